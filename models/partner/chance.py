"""The draws that all plans share: the spreads of sales and of costs, in sets independent of each other."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.special import ndtri
from scipy.stats import qmc, t

from models.partner.classes import Classes

SEED, SETS = 20261123, 8
SURE = 0.975  # of one side: how sure a difference must be to be told
WIDE = float(t.ppf(SURE, SETS - 1))  # errors of a mean to either side of it


@dataclass(frozen=True, eq=False)
class Draws:
    """What every trial draws; the same for every plan and every setting. One set follows the other."""

    sales: np.ndarray  # (n,) standard normal
    cost: np.ndarray  # (n,) standard normal
    classes: Classes  # of the draws by cost


@lru_cache(maxsize=4)
def draws(count: int) -> Draws:
    """Return so many draws, a multiple of SETS, each set spread evenly (scrambled Sobol points, Owen 1998)."""
    each = count // SETS
    power = int(np.ceil(np.log2(each)))
    random = np.random.default_rng(SEED).spawn(SETS)
    points = np.vstack([qmc.Sobol(2, rng=one).random_base2(power)[:each] for one in random])
    return Draws(ndtri(points[:, 0]), ndtri(points[:, 1]), Classes(points[:, 1].argsort(kind="stable")))


def log_normal(normal: np.ndarray, spread: float) -> np.ndarray:
    """Return factors with mean 1 and a spread (one standard deviation as a share)."""
    variance = np.log1p(spread**2)
    return np.exp(np.sqrt(variance) * normal - variance / 2)


def error_of(by_draw: np.ndarray) -> float:
    """Return how far the mean of (n,) draws may lie from the truth, by how far the sets' means lie apart.

    Points of one set are spread on purpose and so not independent; the sets are (Owen 1998, section 5).
    """
    means = by_draw.reshape(SETS, -1).mean(axis=1)
    return float(WIDE * means.std(ddof=1) / np.sqrt(SETS))
