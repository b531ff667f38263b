"""What a network contributes in simulated futures in which each area's demand differs from the plan."""

from functools import lru_cache

import numpy as np

from models.footprint.geography import AREAS
from models.footprint.inputs import Inputs
from models.footprint.networks import Plan
from models.footprint.plants import problem

FUTURES = 400

SEED = 20261123


def futures(inputs: Inputs, plan: Plan) -> np.ndarray:
    """Return (FUTURES,) contribution when each area's demand differs; full plants turn patients away."""
    here, network = plan.setting, plan.network
    demand = demand_draws(inputs)[:, [AREAS.index(region.area) for region in inputs.geography.regions]]
    patients = here.patients * demand
    flow = patients @ network.share.sum(axis=2).T
    load = patients @ (facility_load(inputs)[:, None] * network.share.sum(axis=2).T)
    lines, paid = (
        np.bincount(here.plant, each * network.open, len(here.place)) for each in (here.lines, here.included)
    )
    room = np.divide(lines, load, out=np.ones_like(load), where=load > lines)
    taken = flow * room
    margin = here.price * here.paid * here.reached - here.transport - np.where(here.own, here.doses, 0.0)[:, None, None]
    earned = patients @ (network.share * margin).sum(axis=2).T * room
    beyond = np.where(here.own, 0.0, np.maximum(taken - paid, 0.0) * here.doses)
    return (earned - beyond).sum(axis=1) - sum(cost[network.open].sum() for cost in here.yearly.values())


@lru_cache(maxsize=64)
def demand_draws(inputs: Inputs) -> np.ndarray:
    """Return (FUTURES, areas) log-normal factors with mean 1; the same draws for all that is compared."""
    variance = np.log1p((inputs.demand_spread / 100) ** 2)
    normal = np.random.default_rng(SEED).standard_normal((FUTURES, len(AREAS)))
    return np.exp(np.sqrt(variance) * normal - variance / 2)


def facility_load(inputs: Inputs) -> np.ndarray:
    """Return (r,) lines that one patient a year of each region keeps busy on the busiest day of the week."""
    asked = problem(inputs, free=True)
    return asked.windows.max(axis=1) / np.maximum(asked.demand, np.finfo(float).tiny)
