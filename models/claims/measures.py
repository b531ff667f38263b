"""By how much each claim's side is ahead in each future, and of how much."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from scipy.stats import qmc

from models import design_lock, footprint, partner
from models.claims.trial import Ahead, Ask
from models.design_lock import Curve, simulate
from models.footprint import EITHER, OWN
from models.partner import Trials

SCALE = 100.0  # points of a share
SALE, PHASE_THREE = "sale", "phase3"
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


def capital(ask: Ask) -> Ahead:
    """Share of programmes past proof of concept that reach patients with the best partner less alone, points."""
    trials = partner.plans(ask.inputs)
    best = best_of(trials, [key for key in trials if key not in (partner.ALONE, SALE)])
    return Ahead(SCALE * reaching(trials[best], trials[partner.ALONE]), SCALE) if best else NOWHERE


def reaching(one: Trials, other: Trials) -> np.ndarray:
    """Return (n,) in equally likely futures past proof of concept whether one plan reaches patients less the other."""
    on = one.past_proof & ~chosen_in(one)
    weight = one.weight * on
    places = (np.arange(len(one.earns)) + 0.5) / len(one.earns)
    at = np.searchsorted(weight.cumsum() / weight.sum(), places) if weight.any() else []
    return np.subtract(*(plan.launched[at].astype(float) for plan in (one, other)))


def phase_three(ask: Ask) -> Ahead:
    """Founders' worth with a partner for Phase 3 less the best other plan open then, past proof of concept."""
    trials = partner.plans(ask.inputs)
    return founders_ahead(trials, PHASE_THREE, best_of(trials, [key for key in trials if key != PHASE_THREE]))


def best_of(trials: Mapping, keys: Sequence[str]) -> str | None:
    """Return which of the plans that a partner signs leaves founders most in one half of the trials."""
    open_to = [key for key in keys if trials[key].plan.signed]
    return max(open_to, key=lambda key: left_in(trials[key], chosen_in(trials[key])), default=None)


def chosen_in(trials: Trials) -> np.ndarray:
    """Return (m,) the half of the trials past proof of concept in which a plan is chosen; judged it is in the other."""
    return trials.past_proof & (np.arange(len(trials.past_proof)) % 2 == 0)


def left_in(trials: Trials, on: np.ndarray) -> float:
    """Return what a plan leaves founders on average in some of the trials."""
    return trials.mean(trials.founders, on)


def founders_ahead(trials: Mapping, plan: str, other: str) -> Ahead:
    """Return by how much a plan leaves founders more than another in the trials in which neither was chosen."""
    ahead = partner.ahead(trials, plan, other, ~chosen_in(trials[plan]))
    if not len(ahead):
        return NOWHERE
    both = (trials[key] for key in (plan, other))
    return Ahead(ahead, max(left_in(one, one.past_proof & ~chosen_in(one)) for one in both))


def lock(ask: Ask) -> Ahead:
    """Worth of the month that weighs both sides less that of the better month of one side alone, in other beliefs.

    Each rule chooses its month by what is believed now. They meet futures in which the beliefs prove wrong within their
    ranges; which side alone is the better is chosen in one half of them, and all are judged in the other.
    """
    inputs = ask.inputs
    plan = design_lock.curve(inputs, inputs.path)
    sides = design_lock.research_alone(plan), design_lock.manufacturing_alone(inputs)
    months = [curve.best_month for curve in (plan, *sides)]
    market = design_lock.market_of(replace(inputs, **{key: ask.reach(key)[1] for key in UNSURE}))  # holds every design
    worths = np.array([design_lock.curve(one, inputs.path, market).value[months] for one in surprises(ask)])
    other = 1 + int(worths[::2, 1:].mean(axis=0).argmax())
    judged = np.maximum(worths[1::2], 0.0)  # what loses is not gone on with
    ahead = judged[:, 0] - judged[:, other]
    error = ERRORS * float(ahead.std()) / np.sqrt(len(ahead))
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


def diversified(ask: Ask) -> Ahead:
    """Contribution of the network the claim names less that of the best of own plants only, of no more sites."""
    sites = sites_of(ask.named)
    own = replace(footprint.free_of_choices(ask.inputs), ownership=OWN, site_limit=float(len(sites)))
    return networks_ahead(ask.inputs, network(ask.inputs, EITHER, sites), footprint.plan_of(own))


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
