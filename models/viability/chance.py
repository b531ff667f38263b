"""What the peak year earns in simulated futures, when the margin turns, and how many doses pay for the plants."""

from functools import lru_cache

import numpy as np
from scipy.special import ndtri

from models.viability.cost import MILLION, PLANTS, Account, account, at_peak, pull
from models.viability.inputs import Inputs

FUTURES = 400

SEED = 20261123


@lru_cache(maxsize=8)
def draws(demand: float, cost: float) -> tuple[np.ndarray, np.ndarray]:
    """Return (FUTURES,) factors with mean 1 on doses and on every cost; the same for all that is compared."""
    random = np.random.default_rng(SEED)
    found = []
    for spread in (demand, cost):
        variance = np.log1p((spread / 100) ** 2)
        normal = ndtri((random.permutation(FUTURES) + 0.5) / FUTURES)
        found.append(np.exp(np.sqrt(variance) * normal - variance / 2))
    return found[0], found[1]


def profit_futures(inputs: Inputs, lever: str) -> np.ndarray:
    """Return (FUTURES,) gross profit with a lever pulled when demand and cost differ; suites stay those planned."""
    sales, cost = futures(inputs if lever == "none" else pull(inputs, lever))
    return sales - cost


def margin_futures(inputs: Inputs, year: int | None = None) -> np.ndarray:
    """Return (FUTURES,) gross margin, percent of sales, before any lever when demand and cost differ; -100 at worst.

    year: of sales, from 1; the peak year if none is given, the last one where sales are known for fewer.
    """
    sales, cost = futures(inputs, year)
    return np.maximum(100 * (sales - cost) / np.maximum(sales, 1e-9), -100.0)


def futures(inputs: Inputs, year: int | None = None) -> tuple[np.ndarray, np.ndarray]:
    """Return (FUTURES,) sales and cost of a year, USD million; suites can make what all their time allows."""
    demand, cost = draws(inputs.demand_spread, inputs.cost_spread)
    made = np.minimum(demand, 100 / inputs.utilisation)
    now = at_peak(inputs) if year is None else year_of_sales(inputs, year)
    plants = -sum(now.parts[name] for name in PLANTS)
    return made * now.sales, cost * (plants + made * (now.cost - plants))


def pays_for_plants(inputs: Inputs) -> float:
    """Return the doses that pay for the plants of the peak year; infinite if a dose does not pay its batch."""
    now = at_peak(inputs)
    plants = -sum(now.parts[name] for name in PLANTS)
    left = float(now.a_dose(now.profit + plants)[0])
    return MILLION * float(plants[0]) / left if left > 0 else np.inf


def first_sales(found: Account) -> int:
    """Return the place of the first year with sales; 0 without any."""
    return int(np.argmax(found.sales > 0))


def year_of_sales(inputs: Inputs, year: int) -> Account:
    """Return the account of a year of sales, 1 the launch's."""
    found = account(inputs)
    return found.of(min(first_sales(found) + year, len(found.sales)) - 1)


def years_to(inputs: Inputs, margin: float) -> int | None:
    """Return the first year of sales, 1 the launch's, whose gross margin is above a percentage; None if never."""
    found = account(inputs)
    there = np.flatnonzero((found.sales > 0) & (found.margin > margin))
    return int(there[0]) - first_sales(found) + 1 if len(there) else None


def first_margin(found: Account) -> float:
    """Return the gross margin of the first two calendar years with sales together, percent; 0 without sales."""
    begin = first_sales(found)
    sales, profit = (float(money[begin : begin + 2].sum()) for money in (found.sales, found.profit))
    return 100 * profit / sales if sales else 0.0
