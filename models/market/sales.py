"""How large sales become: by year and area, at the peak, and in a company that launches everywhere."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from models.market.demand import MILLION, net_prices, pools, sales_by_year, taken_up
from models.market.inputs import Inputs
from models.years import AREAS, MONTHS, MONTHS_A_YEAR, YEARS

EDGES = np.arange(MONTHS + 1.0)
SOMEBODY = 1.0  # patients a year; with fewer at the peak there is no market to tell of


@dataclass(frozen=True, eq=False)
class Size:
    """Patients and sales of each year from now."""

    asked: np.ndarray  # (3, YEARS) patients a year by area who are to be given our therapy
    treated: np.ndarray  # (3, YEARS) who are given it
    sales: np.ndarray  # (3, YEARS) USD million

    @property
    def total(self) -> np.ndarray:
        """Return (YEARS,) sales of all areas."""
        return self.sales.sum(axis=0)

    @cached_property
    def peak(self) -> int:
        """Return the index of the year with most sales."""
        return int(np.argmax(self.total))

    @property
    def peak_sales(self) -> float:
        """Return USD million in that year."""
        return float(self.total[self.peak])

    @property
    def patients(self) -> float:
        """Return patients given a dose in that year."""
        return float(self.treated[:, self.peak].sum())


def over_areas(inputs: Inputs, what: str) -> np.ndarray:
    """Return (3, YEARS) what is read of another topic by area."""
    return np.array([getattr(inputs, f"{what}_{area}") for area in AREAS], float)


@lru_cache(maxsize=256)
def size(inputs: Inputs) -> Size:
    """Return patients and sales of the user's plan."""
    treated = over_areas(inputs, "treated")
    return Size(over_areas(inputs, "asked"), treated, sold(inputs, treated))


def sold(inputs: Inputs, treated: np.ndarray) -> np.ndarray:
    """Return (3, YEARS) net sales, USD million, of patients given a dose (3, YEARS), at what their countries pay."""
    return over_areas(inputs, "paid") * sales_by_year(inputs, treated)


@lru_cache(maxsize=256)
def everywhere(inputs: Inputs) -> Size:
    """Return the same if launched in all areas: our share and the part given a dose there as where we are."""
    mine, other = size(inputs), replace(inputs, launch_in="all")
    left_out = (pools(inputs) == 0)[:, None]
    wider = all_treated(other) * share_by_year(inputs)
    asked = np.where(left_out, wider, mine.asked)
    treated = np.where(left_out, wider * given_a_dose(mine), mine.treated)
    return Size(asked, treated, sold(inputs, treated))


def share_by_year(inputs: Inputs) -> np.ndarray:
    """Return (YEARS,) our part, 0 to 1, of all patients treated in the areas we are in; 0 before the launch."""
    asked = size(inputs).asked
    return divided(asked.sum(axis=0), all_treated(inputs)[asked.any(axis=1)].sum(axis=0))


def all_treated(inputs: Inputs) -> np.ndarray:
    """Return (3, YEARS) patients a year by area who are treated with any product that takes up as ours does."""
    monthly = taken_up(inputs, inputs.launch_month, EDGES)
    return pools(inputs)[:, None] * monthly.reshape(len(AREAS), YEARS, MONTHS_A_YEAR).mean(axis=2)


def given_a_dose(mine: Size) -> np.ndarray:
    """Return (YEARS,) the part, 0 to 1, of those asked of us who are given a dose."""
    return divided(mine.treated.sum(axis=0), mine.asked.sum(axis=0))


def divided(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    """Return a part over a whole, 0 where there is no whole."""
    return np.divide(part, whole, out=np.zeros_like(whole), where=whole > 0)


def contributions(inputs: Inputs) -> dict[str, float]:
    """Return what peak sales are made of, USD million: areas as if all asked were paid for, and what is lost of it."""
    mine = size(inputs)
    asked, treated = mine.asked[:, mine.peak], mine.treated[:, mine.peak]
    listed = np.array([getattr(inputs, f"price_{area}") for area in AREAS]) / MILLION
    found = {area: float(value) for area, value in zip(AREAS, listed * asked, strict=True)}
    found["lost"] = float(listed @ (treated - asked))
    paid = over_areas(inputs, "paid")[:, mine.peak] * treated
    found["countries"] = float(listed @ (paid - treated))
    return found | {"out_of_spec": float((net_prices(inputs) - listed) @ paid)}


def whole_market(inputs: Inputs) -> float:
    """Return what all products together sell a year where we are, uptake complete, at our prices, USD million."""
    return float(pools(inputs) * size(inputs).asked.any(axis=1) @ net_prices(inputs))


def bounds(inputs: Inputs) -> dict[str, tuple[float, float]]:
    """Return from and up to which peak sales, USD million, each class reaches."""
    small = min(inputs.small_sales, inputs.large_sales)
    return {"small": (0.0, small), "middle": (small, inputs.large_sales), "large": (inputs.large_sales, np.inf)}


def class_of(inputs: Inputs, found: Size) -> str:
    """Return large, middle or small by peak sales; none where hardly anybody is ever treated."""
    if found.patients < SOMEBODY:
        return "none"
    limits = bounds(inputs)
    return next(name for name, (low, high) in limits.items() if low <= found.peak_sales < high)


def distance(inputs: Inputs, kind: str, sales: float) -> float:
    """Return by how much peak sales would have to move for a class, USD million."""
    low, high = bounds(inputs)[kind]
    return max(low - sales, sales - high, 0.0)
