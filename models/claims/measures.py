"""By how much each claim's side is ahead in each future, and of how much."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from models import design_lock, footprint, partner, pitch, viability
from models.claims.trial import Ahead, Ask
from models.design_lock import Curve, simulate
from models.footprint import EITHER, OWN

IN_VIVO = ("in_vivo_lentiviral", "in_vivo_lnp_mrna")
DONOR = ("allogeneic_donor", "ipsc_allogeneic", "car_nk")
SCALE = 100.0  # points of a share or of a scale
NOWHERE = Ahead(np.zeros(1), 0.0)


def capital(ask: Ask) -> Ahead:
    """Founders' worth with the best partner less alone, past proof of concept."""
    trials = partner.plans(ask.inputs)
    best = next((plan for plan in partner.ranking(trials) if plan not in (partner.ALONE, "sale")), None)
    return founders_ahead(trials, best) if best else NOWHERE


def phase_three(ask: Ask) -> Ahead:
    """Founders' worth with a partner for Phase 3 less alone, past proof of concept."""
    return founders_ahead(partner.plans(ask.inputs), "phase3")


def founders_ahead(trials: Mapping, plan: str) -> Ahead:
    """Return by how much a plan leaves founders more than going alone in the trials past proof of concept."""
    ahead = partner.ahead(trials, plan, partner.ALONE)
    if not len(ahead):
        return NOWHERE
    both = (trials[key] for key in (plan, partner.ALONE))
    return Ahead(ahead, max(one.mean(one.founders, one.past_proof) for one in both))


def china(ask: Ask) -> Ahead:
    """Worth of the best lock with the China path, alone or beside the Western one, less the best on the Western one."""
    curves = design_lock.all_curves(ask.inputs)
    through = max((curves["china"], curves["both"]), key=lambda curve: curve.value.max())
    return locks_ahead(through, through.top_month, curves["west"], curves["west"].top_month)


def lock(ask: Ask) -> Ahead:
    """Worth of the month that weighs both sides less that of the better of the months each side alone would choose."""
    best = design_lock.ranked(design_lock.all_curves(ask.inputs))[0]
    sides = design_lock.research_alone(best), design_lock.manufacturing_alone(replace(ask.inputs, path=best.path))
    month = max((side.top_month for side in sides), key=lambda month: best.value[month])
    return locks_ahead(best, best.top_month, best, month)


def locks_ahead(first: Curve, month: int, second: Curve, other: int) -> Ahead:
    """Return by how much one lock is worth more than another in simulated futures; zeros where neither earns its cost.

    The futures give the spread; their mean is the exact difference, so that chance does not decide small ones.
    """
    exact = float(first.value[month] - second.value[other])
    same = first is second and month == other
    if same or max(first.value[month], second.value[other]) <= 0:
        return NOWHERE
    ahead = simulate(first, month)[:, 0] - simulate(second, other)[:, 0]
    return Ahead(ahead - ahead.mean() + exact, max(float(first.value[month]), float(second.value[other])))


def contract(ask: Ask) -> Ahead:
    """Contribution of the best network in which contract slots may stand beside own plants less that of own plants."""
    best = footprint.best_of(ask.inputs)
    slots = any(best.setting.options[i].kind != OWN for i in best.opened)
    return networks_ahead(ask.inputs, best, network(ask.inputs, OWN) if slots else best)


def diversified(ask: Ask) -> Ahead:
    """Contribution of the network the claim names less that of own plants at the same places."""
    sites = sites_of(ask.named)
    return networks_ahead(
        ask.inputs, network(ask.inputs, EITHER, sites), network(ask.inputs, OWN, dict.fromkeys(sites, OWN))
    )


def regional(ask: Ask) -> Ahead:
    """Contribution of the regional network the claim names less that of the best single plant as large as all of it."""
    spread = network(ask.inputs, EITHER, sites_of(ask.named))
    together = sum(spread.setting.options[i].suites for i in spread.opened) * ask.inputs.suite_doses
    hub = footprint.best_of(replace(ask.inputs, large_plant=max(together, ask.inputs.large_plant)), 1)
    return networks_ahead(ask.inputs, spread, hub)


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


def margin_missed(ask: Ask) -> Ahead:
    """The gross margin aimed at less the gross margin made in the peak year."""
    inputs = ask.inputs
    return Ahead(inputs.target_margin - viability.margin_futures(inputs), SCALE)


def in_vivo(ask: Ask) -> Ahead:
    """Weighted value of the asset as an in vivo product less as a donor product, percent of the scale."""
    first, second = (pitch.ranking(as_one_of(ask, classes)).worths[..., -1] for classes in (IN_VIVO, DONOR))
    return Ahead(SCALE * (first - second).mean(axis=1), SCALE)


def as_one_of(ask: Ask, classes: tuple[str, ...]) -> pitch.Inputs:
    """Return the asset as the user set it if it is of one of the classes, or else with what the first has shown."""
    if ask.inputs.modality in classes:
        return ask.inputs
    shown = ask.brought("modality", classes[0])
    own = {key: value for key, value in shown.items() if hasattr(ask.inputs, key)}
    return replace(ask.inputs, modality=classes[0], **own)


def best_lead(ask: Ask) -> Ahead:
    """Share of weightings won while the best lead is true, less the share that the strongest other wins, percent."""
    found = pitch.ranking(ask.inputs)
    true = found.true[:, int(found.survives.argmax())]
    others = found.shares[:-1]
    strongest = np.mean(found.first == int(others.argmax()), axis=1) if len(others) else 0.0
    return Ahead(SCALE * (found.wins * true - strongest), SCALE)
