"""What a year earns in simulated futures, year by year, and when it pays for a plant."""

from dataclasses import replace
from functools import lru_cache

import numpy as np
from scipy.special import ndtri

from models.viability.cost import Account, account, learned, plant_cost, plant_makes, pull, ramped, volume_of
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
    """Return (FUTURES,) gross profit with a lever pulled when demand and cost differ; plants stay those planned."""
    sales, cost = futures(inputs if lever == "none" else pull(inputs, lever))
    return sales - cost


def margin_futures(inputs: Inputs) -> np.ndarray:
    """Return (FUTURES,) gross margin, percent of sales, before any lever when demand and cost differ; -100 at worst."""
    sales, cost = futures(inputs)
    return np.maximum(100 * (sales - cost) / np.maximum(sales, 1e-9), -100.0)


def futures(inputs: Inputs) -> tuple[np.ndarray, np.ndarray]:
    """Return (FUTURES,) sales and (FUTURES,) cost, USD million a year; doses are those that the plants can make."""
    demand, cost = draws(inputs.demand_spread, inputs.cost_spread)
    planned = account(inputs, volume_of(inputs))
    made = np.minimum(volume_of(inputs) * demand, planned.plants[0] * plant_makes(inputs))
    free = account(replace(inputs, plant_fixed=0.0), made)
    return free.sales, cost * (free.sales - free.profit + planned.plants[0] * plant_cost(inputs))


def pays_for_a_plant(inputs: Inputs) -> float:
    """Return the doses a year at which one plant's fixed cost is paid; infinite if a dose does not pay its batch."""
    one = account(replace(inputs, plant_fixed=0.0), 1.0)
    left = float(one.profit[0])
    return plant_cost(inputs) / left if left > 0 else np.inf


def by_year(inputs: Inputs) -> Account:
    """Return the account of each year of the ramp, with the experience of that year."""
    return account(inputs, np.maximum(volume_of(inputs) * ramped(inputs), 1.0), learned(inputs))


def years_to(inputs: Inputs, margin: float) -> int | None:
    """Return the first year in which the gross margin is above a percentage, or None within the years looked at."""
    there = np.flatnonzero(by_year(inputs).margin > margin)
    return int(there[0]) + 1 if len(there) else None
