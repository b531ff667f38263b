"""The worlds a network is chosen for: the years of the ramp, what demand may come to, and plants that stand still.

A year counts as what it is worth today against the others. Few years and few futures stand for all of them (scenario
reduction), each area scaled so that its mean demand is kept. In a part of the time one plant stands still; then demand
is the year's own, and the patients go to the others.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.footprint.inputs import Inputs
from models.footprint.lanes import patients_by_year
from models.methods.scenario_reduction import reduced
from models.years import AREAS, MONTHS_A_YEAR

FUTURES, SEED = 400, 20261123
FEW_FUTURES, FEW_YEARS = 6, 3  # that stand for all
MIDDLE = 0.5  # of a year, when its money comes


@dataclass(frozen=True, eq=False)
class Worlds:
    """Demand in years and futures, and how much each counts; `y` years that stand for all, `k` futures."""

    years: np.ndarray  # (y, r) patients as planned
    year_weight: np.ndarray  # (y,) sums to 1
    factors: np.ndarray  # (k, r) x the year's patients
    chance: np.ndarray  # (k,) sums to 1
    out: float  # part of the time in which a plant stands still

    @property
    def patients(self) -> np.ndarray:
        """Patients (y * k, r) in each year of each future."""
        return (self.years[:, None] * self.factors).reshape(-1, self.years.shape[1])

    @property
    def mean(self) -> np.ndarray:
        """Patients (y, r) in each year on average over the futures."""
        return self.years * (self.chance @ self.factors)

    @property
    def weight(self) -> np.ndarray:
        """How much (y * k,) each counts while no plant stands still; sums to 1."""
        return np.outer(self.year_weight, self.chance).ravel()


def worlds(inputs: Inputs) -> Worlds:
    """Return the few worlds that a network is chosen for."""
    chance, factors = few_factors(inputs.demand_spread)
    return worlds_of(inputs, factors[:, of_area(inputs)], chance)


def all_worlds(inputs: Inputs) -> Worlds:
    """Return the worlds with every future that is drawn."""
    factors = demand_draws(inputs.demand_spread)
    return worlds_of(inputs, factors[:, of_area(inputs)], np.full(len(factors), 1 / len(factors)))


def certain(inputs: Inputs, factor: np.ndarray | None = None, out: float = 0.0) -> Worlds:
    """Return the worlds of one future that is certain: its factors (r,), the plan's own if none are given."""
    there = np.ones((1, len(inputs.geography.regions))) if factor is None else factor[None]
    return worlds_of(inputs, there, np.ones(1), out)


def worlds_of(inputs: Inputs, factors: np.ndarray, chance: np.ndarray, out: float | None = None) -> Worlds:
    """Return the years that stand for all with these futures."""
    weight, years = few_years(inputs)
    still = inputs.outage_chance / 100 * inputs.outage_months / MONTHS_A_YEAR if out is None else out
    return Worlds(years, weight, factors, chance, still)


def of_area(inputs: Inputs) -> list[int]:
    """Return the area of each region."""
    return [AREAS.index(region.area) for region in inputs.geography.regions]


@lru_cache(maxsize=64)
def demand_draws(spread: float) -> np.ndarray:
    """Return (FUTURES, areas) log-normal factors with mean 1 for a spread in percent; the same draws for all."""
    variance = np.log1p((spread / 100) ** 2)
    normal = np.random.default_rng(SEED).standard_normal((FUTURES, len(AREAS)))
    return np.exp(np.sqrt(variance) * normal - variance / 2)


@lru_cache(maxsize=64)
def few_factors(spread: float) -> tuple[np.ndarray, np.ndarray]:
    """Return chances (k,) and factors (k, areas) of the futures that stand for all; the means are those of all."""
    draws = demand_draws(spread)
    if not spread:
        return np.ones(1), np.ones((1, len(AREAS)))
    found = reduced(draws, FEW_FUTURES)
    few = draws[found.chosen]
    return found.probability, few * draws.mean(axis=0) / (found.probability @ few)


@lru_cache(maxsize=64)
def few_years(inputs: Inputs) -> tuple[np.ndarray, np.ndarray]:
    """Return weights (y,) and patients (y, r) of the years that stand for all from the first patients to the last.

    The year of the launch counts by the part of it that has sales, with as many patients as would ask in a whole one.
    """
    part = np.clip(np.arange(len(inputs.asked_us)) + 1 - inputs.launch_month / MONTHS_A_YEAR, 0.0, 1.0)
    demand, weight = patients_by_year(inputs).T / np.where(part > 0, part, 1.0)[:, None], today(inputs) * part
    weight = np.where(demand.sum(axis=1) > 0, weight, 0.0)
    counts = np.flatnonzero(weight)
    if not len(counts):
        return np.ones(1), demand[:1]
    demand, weight = demand[counts], weight[counts] / weight[counts].sum()
    found = reduced(demand, min(FEW_YEARS, len(demand)), weight)
    few, all_of_them = demand[found.chosen], weight @ demand
    mean = found.probability @ few
    scale = np.divide(all_of_them, mean, out=np.ones_like(mean), where=mean > 0)
    return found.probability, few * scale


def today(inputs: Inputs) -> np.ndarray:
    """Return (years,) what money in the middle of each year is worth against the first day."""
    years = np.arange(len(inputs.asked_us))
    return (1 + inputs.discount_rate / 100) ** -(years + MIDDLE)
