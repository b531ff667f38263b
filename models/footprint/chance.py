"""What a network contributes in simulated futures in which each area's demand differs from the plan.

The plants stand as planned; in each future patients are sent anew over them so that they bring most, exactly, and
those for whom there is no room, or who would bring less than they cost, are turned away. A contract plant's patients
whose slots are paid for bring more than those beyond, so it counts as two plants: the slots included, and the rest.
Without any difference of demand the future is the plan, unless the plan promises slots at a loss.
"""

from functools import lru_cache

import numpy as np

from models.footprint.inputs import Inputs
from models.footprint.networks import Plan
from models.footprint.plants import Setting, problem
from models.making import a_patient_keeps_busy
from models.methods.rerouting import rerouted
from models.years import AREAS

FUTURES = 400

SEED = 20261123


def futures(inputs: Inputs, plan: Plan) -> np.ndarray:
    """Return (FUTURES,) contribution when each area's demand differs; patients are sent anew over what is open."""
    here, network = plan.setting, plan.network
    stands = np.flatnonzero(np.bincount(here.plant, network.open, len(here.place)) > 0)
    margin, room = twice(here, brings(inputs, plan), rooms(inputs, plan), stands)
    factors = demand_draws(inputs)[:, [AREAS.index(region.area) for region in inputs.geography.regions]]
    flow = rerouted(here.patients * factors, margin, room)
    earned = (flow * np.where(np.isfinite(margin), margin, 0.0)).sum(axis=(1, 2))
    return earned - sum(cost[network.open].sum() for cost in here.yearly.values())


def brings(inputs: Inputs, plan: Plan) -> np.ndarray:
    """Return (p, r) what a patient brings by the best lane, slots of a contract paid; -inf without a lane."""
    here = plan.setting
    margin = here.price[:, None] * here.paid * here.reached - here.transport
    margin -= np.where(here.own, here.doses, 0.0)[:, None, None]
    return np.where(usable(inputs, plan), margin, -np.inf).max(axis=2)


def rooms(inputs: Inputs, plan: Plan) -> tuple[np.ndarray, np.ndarray]:
    """Return (p,) patients a year for whom there is room, and of those at a contract plant the ones paid for."""
    here = plan.setting
    lines, paid = (np.bincount(here.plant, each * plan.network.open, len(here.place))
                   for each in (here.lines, here.included))  # fmt: skip
    room = lines / float(a_patient_keeps_busy(inputs).max())
    return room, np.where(here.own, room, np.minimum(paid, room))


def twice(here: Setting, margin: np.ndarray, rooms: tuple, stands: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return margins and rooms of the plants that stand, contract plants once more for what is beyond their slots."""
    (room, first), more = rooms, stands[~here.own[stands]]
    beyond = margin[more] - here.doses[more, None]
    return np.concatenate([margin[stands], beyond]), np.concatenate([first[stands], (room - first)[more]])


def usable(inputs: Inputs, plan: Plan) -> np.ndarray:
    """Return (p, r, m) lanes that are planned, or that keep the limits of days and lead to an open plant."""
    asked, here = problem(inputs), plan.setting
    stands = np.bincount(here.plant, plan.network.open, len(here.place)) > 0
    return (np.isfinite(asked.cost) & asked.allowed_days & stands[:, None, None]) | (plan.network.share > 0)


@lru_cache(maxsize=64)
def demand_draws(inputs: Inputs) -> np.ndarray:
    """Return (FUTURES, areas) log-normal factors with mean 1; the same draws for all that is compared."""
    variance = np.log1p((inputs.demand_spread / 100) ** 2)
    normal = np.random.default_rng(SEED).standard_normal((FUTURES, len(AREAS)))
    return np.exp(np.sqrt(variance) * normal - variance / 2)
