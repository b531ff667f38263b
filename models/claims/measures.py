"""By how much each claim's side is ahead in each future, and of how much."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
from scipy.stats import qmc

from models import design_lock, footprint
from models.answer import Absent
from models.claims.trial import Ahead, Ask
from models.design_lock import Curve, simulate
from models.footprint import OWN

UNSURE = (
    "design_spread",
    "learning",
    "china_transfer_spread",
    "rework_share",
    "process_months",
    "late_change_hazard",
    "late_change_months",
    "late_change_cost",
)  # beliefs about designs and process, which decide when to lock and leave the market alone
SURPRISES, SEED, ERRORS = 64, 20_261_127, 2.0
NOWHERE = Ahead(np.zeros(1), 0.0)
NO_LOCK = Absent(
    "No month to lock earns its cost",
    "No month to lock on your path earns its cost under this setting, so there is no month to choose.",
)
NO_MIX = Absent(
    "No network of both kinds", "No contract manufacturer stands beside an own plant, so there is nothing to compare."
)
NO_EARNING = Absent(
    "No network earns its cost",
    "Neither own plants alone nor own plants with contract slots earn their cost under this setting.",
)


def lock(ask: Ask) -> Ahead | Absent:
    """Worth of the month that weighs both sides less that of the better month of one side alone, in other beliefs.

    Each rule chooses the month worth most by what it believes now. They meet futures in which the beliefs prove wrong
    within their ranges; which side alone is the better is chosen in one half of them, and all are judged in the other.
    """
    inputs = ask.inputs
    plan = design_lock.curve(inputs, inputs.path)
    if plan.value.max() <= 0:
        return NO_LOCK
    sides = design_lock.research_alone(plan), design_lock.manufacturing_alone(plan)
    months = [curve.top_month for curve in (plan, *sides)]
    market = design_lock.market_of(replace(inputs, **{key: ask.reach(key)[1] for key in UNSURE}))  # holds every design
    worths = np.array([design_lock.curve(one, inputs.path, market).value[months] for one in surprises(ask)])
    other = 1 + int(worths[::2, 1:].mean(axis=0).argmax())
    judged = worths[1::2]  # nobody knows before the lock which of these futures loses: none is left out
    ahead = judged[:, 0] - judged[:, other]
    error = ERRORS * float(ahead.std() / np.sqrt(len(ahead)))
    return Ahead(ahead, float(judged[:, [0, other]].mean(axis=0).max()), error)


def surprises(ask: Ask) -> Iterator[design_lock.Inputs]:
    """Yield the inputs with beliefs about designs and process wrong, as often and as far too low as too high.

    Each is drawn evenly within half of the way from what is believed to the nearer end of its range.
    """
    points = qmc.LatinHypercube(len(UNSURE), rng=np.random.default_rng(SEED)).random(SURPRISES) - 0.5
    believed = np.array([getattr(ask.inputs, key) for key in UNSURE])
    low, high = np.array([ask.reach(key) for key in UNSURE]).T
    for values in believed + points * np.minimum(believed - low, high - believed):
        yield replace(ask.inputs, **dict(zip(UNSURE, map(float, values), strict=True)))


def locks_ahead(first: tuple[Curve, int], second: tuple[Curve, int]) -> Ahead:
    """Return by how much one lock (curve, month) is worth more than another in simulated futures; zeros if none earns.

    The futures give the spread; their mean is the exact difference, so that chance does not decide small ones.
    """
    worths = [float(curve.value[month]) for curve, month in (first, second)]
    if max(worths) <= 0:
        return NOWHERE
    ahead = np.subtract(*(simulate(curve, month)[:, 0] for curve, month in (first, second)))
    return Ahead(ahead - ahead.mean() + worths[0] - worths[1], max(worths))


def diversified(ask: Ask) -> Ahead | Absent:
    """Contribution of the best network with plants of both kinds less that of the best of own plants only."""
    both = footprint.best_mixed(ask.inputs)
    if both is None:
        return NO_MIX
    found = networks_ahead(ask.inputs, both, network(ask.inputs, OWN))
    return found if found.worth > 0 else NO_EARNING


def sites_of(named: Mapping[str, Any]) -> dict[str, str]:
    """Return those of the settings that say what stands where."""
    return {key: value for key, value in named.items() if key.startswith("site_") and key != "site_limit"}


def network(inputs: footprint.Inputs, ownership: str, sites: Mapping[str, str] | None = None) -> footprint.Plan:
    """Return the network of the highest contribution, free of the plan's limits; of exactly these sites if named."""
    most = {"site_limit": float(len(sites))} if sites else {}
    asked = {"ownership": ownership} | dict(sites or {}) | most
    return footprint.plan_of(replace(footprint.free_of_choices(inputs), **asked))


def networks_ahead(inputs: footprint.Inputs, first: footprint.Plan, second: footprint.Plan) -> Ahead:
    """Return by how much one network contributes more than another when demand differs."""
    one, other = (footprint.futures(inputs, plan) for plan in (first, second))
    return Ahead(one - other, max(float(one.mean()), float(other.mean())))
