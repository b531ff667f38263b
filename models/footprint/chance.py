"""What a network contributes in simulated futures in which each area's demand differs from the plan.

The plants stand as planned; patients go where there is room. First each planned lane carries its patients, a plant
that is too small an equal part of all that come to it; then those left over go to plants with room, the lane that
brings most first. Without any difference of demand nobody is left over, and the future is the plan.
"""

from functools import lru_cache

import numpy as np

from models.footprint.inputs import Inputs
from models.footprint.lanes import a_patient_keeps_busy
from models.footprint.networks import Plan
from models.footprint.plants import problem
from models.years import AREAS

FUTURES = 400

SEED = 20261123


def futures(inputs: Inputs, plan: Plan) -> np.ndarray:
    """Return (FUTURES,) contribution when each area's demand differs; patients are sent to plants with room."""
    here, network = plan.setting, plan.network
    factors = demand_draws(inputs)[:, [AREAS.index(region.area) for region in inputs.geography.regions]]
    patients = here.patients * factors
    lines, paid = (
        np.bincount(here.plant, each * network.open, len(here.place)) for each in (here.lines, here.included)
    )
    room = lines / float(a_patient_keeps_busy(inputs).max())
    margin = here.price[:, None] * here.paid * here.reached - here.transport
    margin -= np.where(here.own, here.doses, 0.0)[:, None, None]
    earned, sent, left = as_planned(patients, network.share, margin, room)
    earned += sent_on(left, room - sent, sent, np.where(usable(inputs, plan), margin - beyond(here), -np.inf), here)
    bought = np.where(here.own, 0.0, np.maximum(sent - paid, 0.0) * here.doses)
    return earned - bought.sum(axis=1) - sum(cost[network.open].sum() for cost in here.yearly.values())


def as_planned(patients: np.ndarray, share: np.ndarray, margin: np.ndarray, room: np.ndarray) -> tuple:
    """Return what the planned lanes earn (n,), patients sent to each plant (n, p), and those left over (n, r)."""
    wanted = patients @ share.sum(axis=2).T
    part = np.divide(room, wanted, out=np.ones_like(wanted), where=wanted > room)
    taken = np.einsum("np,nr,prm->nr", part, patients, share)
    served = patients - patients * (1 - share.sum(axis=(0, 2)))
    earned = (patients @ (share * margin).sum(axis=2).T * part).sum(axis=1)
    return earned, wanted * part, np.maximum(served - taken, 0.0)


def sent_on(left: np.ndarray, spare: np.ndarray, sent: np.ndarray, margin: np.ndarray, here) -> np.ndarray:
    """Send patients left over (n, r) to spare room (n, p), the best lanes first, and return what they earn (n,).

    `left`, `spare` and `sent` are moved along. margin: (p, r, m), what a patient brings, contract slots paid.
    """
    best, earned = margin.max(axis=2), np.zeros(len(left))
    order = np.argsort(-best, axis=None)
    for plant, region in zip(*np.unravel_index(order, best.shape), strict=True):
        if best[plant, region] <= 0:
            break
        moved = np.minimum(left[:, region], np.maximum(spare[:, plant], 0.0))
        left[:, region] -= moved
        spare[:, plant] -= moved
        sent[:, plant] += moved
        earned += moved * (best[plant, region] + beyond(here)[plant, 0, 0])
    return earned


def beyond(here) -> np.ndarray:
    """Return (p, 1, 1) what a contract plant asks for one patient more, USD million."""
    return np.where(here.own, 0.0, here.doses)[:, None, None]


def usable(inputs: Inputs, plan: Plan) -> np.ndarray:
    """Return (p, r, m) the lanes that exist, keep the plan's limits of days and lead to an open plant."""
    asked, here = problem(inputs), plan.setting
    stands = np.bincount(here.plant, plan.network.open, len(here.place)) > 0
    return np.isfinite(asked.cost) & asked.allowed_days & stands[:, None, None]


@lru_cache(maxsize=64)
def demand_draws(inputs: Inputs) -> np.ndarray:
    """Return (FUTURES, areas) log-normal factors with mean 1; the same draws for all that is compared."""
    variance = np.log1p((inputs.demand_spread / 100) ** 2)
    normal = np.random.default_rng(SEED).standard_normal((FUTURES, len(AREAS)))
    return np.exp(np.sqrt(variance) * normal - variance / 2)
