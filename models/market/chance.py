"""Sales in simulated futures: demand of each area, and the luck of all rivals."""

from functools import lru_cache

import numpy as np
from scipy.special import ndtri

from models.market.inputs import Inputs
from models.market.rivals import a_point
from models.market.sales import bounds, share_by_year, size
from models.years import AREAS

FUTURES = 400
SEED = 20261126
BAND = (0.1, 0.9)


@lru_cache(maxsize=1)
def draws() -> np.ndarray:
    """Return (4, FUTURES) standard normal draws, evenly spread: three areas and the rivals; the same for everything."""
    random = np.random.default_rng(SEED)
    ranks = np.array([random.permutation(FUTURES) for _ in (*AREAS, "rivals")])
    return ndtri((ranks + 0.5) / FUTURES)


@lru_cache(maxsize=64)
def futures(inputs: Inputs) -> np.ndarray:
    """Return (FUTURES, YEARS) sales of all areas together, USD million a year.

    Demand of an area is log-normal about the expected one, all its years alike. Luck moves rivals' attraction, so ours
    moves the other way, and our share with it. Plants follow demand.
    """
    *areas, rivals = draws()
    variance = np.log1p((inputs.demand_spread / 100) ** 2)
    demand = np.exp(np.sqrt(variance) * np.array(areas) - variance / 2)
    luck = np.exp(a_point(inputs) * inputs.rival_spread * rivals)[:, None]
    share = share_by_year(inputs)
    moved = luck / (1 - share + share * luck)
    return moved * (demand.T @ size(inputs).sales)


def spread(inputs: Inputs) -> tuple[float, float]:
    """Return the 10th and the 90th percentile of peak sales, USD million."""
    low, high = np.quantile(futures(inputs).max(axis=1), BAND)
    return float(low), float(high)


def band(inputs: Inputs) -> np.ndarray:
    """Return (2, YEARS) the 10th and the 90th percentile of each year's sales, USD million."""
    return np.quantile(futures(inputs), BAND, axis=0)


def odds(inputs: Inputs) -> dict[str, float]:
    """Return in which share of futures peak sales lie in each class."""
    peaks = futures(inputs).max(axis=1)
    return {name: float(np.mean((peaks >= low) & (peaks < high))) for name, (low, high) in bounds(inputs).items()}
