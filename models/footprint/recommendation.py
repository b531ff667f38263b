"""What is recommended within what the user said is possible, what comes next, and what lifting the limits is worth."""

from dataclasses import dataclass, replace

import numpy as np

from models.answer import Verdict
from models.footprint.inputs import Inputs
from models.footprint.lanes import closed_by
from models.footprint.networks import Plan, Solved, best_of, nothing, searched
from models.footprint.plants import EITHER, allowed, forced_open, problem
from models.methods.facility.checks import Diagnosis, explain
from models.methods.facility.problem import SERVED

NOTHING = 1e-6  # USD million a year; less is the solver's rounding


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws."""

    plan: Plan | None  # None if no network keeps the plan's limits
    best: Plan | None  # the highest contribution within the limits; building nothing where none earns its cost
    second: Plan
    free: Plan  # the highest contribution of all, free of the plan's limits
    problem: Diagnosis | None  # why there is no plan

    @property
    def lifted(self) -> float:
        """What the best network is worth more without the limits, USD million a year; not a number without a best."""
        return max(self.free.value - self.best.value, 0.0) if self.best else float("nan")


def cheapest(inputs: Inputs, sites: int | None = None) -> Solved:
    """Return what the search came to for the network of the highest contribution within the plan's limits."""
    return searched(replace(inputs, objective="cost"), sites)


def recommended(inputs: Inputs) -> Plan | None:
    """Return the best network within the plan's limits, or building nothing; None if none keeps them and one pays."""
    within = cheapest(inputs).plan
    if within and within.value > NOTHING:
        return within
    return nothing(inputs) if within or not best_of(inputs).opened else None


def verdict_of(inputs: Inputs, best: Plan | None) -> Verdict:
    """Return the decision in a word: how many plants and whose, nothing, or that no network keeps the limits."""
    if best is None:
        return Verdict("infeasible" if cheapest(inputs).finished else "unfinished")
    if not best.opened and best_of(inputs).opened:
        return Verdict("none_within")
    return best.verdict


def runner_up(inputs: Inputs, best: Plan) -> Plan:
    """Return the next best network within the limits: a plant fewer, a plant more, or nothing at all."""
    count = len(best.opened)
    if not count:
        return cheapest(inputs).plan or best_of(inputs, 1)
    most = min(inputs.site_limit, len(inputs.geography.places))
    asked = [sites for sites in (count - 1, count + 1) if 0 < sites <= most]
    others = [plan for sites in asked if (plan := cheapest(inputs, sites).plan)]
    others += [nothing(inputs)] if count == 1 or not others else []
    return max(others, key=lambda plan: plan.value)


def diagnosis(inputs: Inputs) -> Diagnosis | None:
    """Return why no network keeps the plan's limits; None if that is not certain yet, or one does."""
    found = cheapest(inputs)
    return explain(problem(inputs), inputs.nodes) if found.plan is None and found.finished else None


def gap_of(inputs: Inputs, detail: Detail) -> float:
    """Return the percent of the best there can be that the search may have missed, the most of all that is told."""
    told = [each.gap for each in (detail.best, detail.second, detail.free) if each]
    return max([searched(inputs).gap, cheapest(inputs).gap, *told])


def broken(inputs: Inputs, plan: Plan) -> list[str]:
    """Return which of the user's limits a network does not keep, in words."""
    here, asked = plan.setting, problem(inputs)
    said = {
        f"{inputs.site_limit:.0f} {'plant' if inputs.site_limit == 1 else 'plants'}": len(plan.opened)
        > inputs.site_limit,
        f"{inputs.ownership} plants only": any(
            inputs.ownership not in (EITHER, here.options[i].kind) for i in plan.opened
        ),
        "what may stand where": not keeps_places(inputs, plan),
        "the longest vein to vein": bool((plan.flow[~asked.allowed_days] > SERVED).any()),
        f"{inputs.service:.0f} % given a slot": served(inputs, plan) < inputs.service / 100 - SERVED,
    }
    return [words for words, is_broken in said.items() if is_broken]


def keeps_places(inputs: Inputs, plan: Plan) -> bool:
    """Say whether a network stands where the user said, whoever owns it."""
    either, options = replace(inputs, ownership=EITHER), plan.setting.options
    stands = {options[i].place for i in plan.opened}
    return all(allowed(either, options[i]) for i in plan.opened) and stands >= set(np.flatnonzero(forced_open(inputs)))


def served(inputs: Inputs, plan: Plan) -> float:
    """Return the share given a slot of the patients to whom one is promised; all where it is promised to nobody."""
    due = plan.setting.patients * inputs.counted
    return float(plan.network.share.sum(axis=(0, 2)) @ due / due.sum()) if due.any() else 1.0


def unserved_by_law(inputs: Inputs, plan: Plan) -> dict[str, list[str]]:
    """Return the regions with patients that no open plant may serve, by the assumption that closes their lanes."""
    stands = [inputs.geography.places[plan.setting.options[i].place] for i in plan.opened]
    found = {}
    for region in inputs.geography.regions:
        laws = [closed_by(inputs, place, region) for place in stands]
        if laws and all(laws) and any(inputs.asked(region.area)):
            found.setdefault(laws[0], []).append(region.label)
    return found
