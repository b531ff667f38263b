"""The plans beside each other over the same trials: ranking, what cannot be told apart, cash need, right to stop."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from models.answer import Verdict
from models.partner.chance import error_of
from models.partner.classes import CLASSES
from models.partner.deals import ALONE, LIVE, compared, simulate
from models.partner.inputs import Inputs
from models.partner.trials import Trials
from models.partner.years import calendar

FULL, BAND, MOST = 100_000, (0.1, 0.9), 0.9
DIGITS = 6  # USD million; closer ones are told in the order of the plans
RICH = 1e6  # USD million; more than any way needs
NONE = "none"  # the decision not to go on, which leaves founders today's cash


def plans(inputs: Inputs) -> dict[str, Trials]:
    """Return the six plans over the live trials, each at its best date, worked out once."""
    return compared(inputs).plans


def mine_of(inputs: Inputs, trials: Mapping[str, Trials] | None = None) -> Trials:
    """Return the user's plan at the user's date; going alone if there is no deal.

    trials: the six plans, where they are others than the live ones.
    """
    chosen = compared(inputs)
    mine, found = chosen.mine, trials or chosen.plans
    if not mine.plan.signed:
        return found[ALONE]
    same = found[inputs.strategy]
    return same if same.plan.date == mine.plan.date else mine


def signed(trials: Mapping[str, Trials]) -> dict[str, Trials]:
    """Return the plans that a partner would sign, and going alone."""
    return {key: one for key, one in trials.items() if one.plan.signed}


def ranking(trials: Mapping[str, Trials]) -> list[str]:
    """Return the plans that there are, the one that leaves founders most first."""
    return sorted(signed(trials), key=lambda key: -round(trials[key].worth, DIGITS))


def cash_of(trials: Mapping[str, Trials]) -> float:
    """Return what the company has before any plan, USD million."""
    return next(iter(trials.values())).cash


def founders_of(trials: Mapping[str, Trials], key: str) -> np.ndarray:
    """Return (m,) what a decision leaves founders in each trial."""
    one = next(iter(trials.values()))
    return trials[key].founders if key != NONE else np.full_like(one.founders, one.cash)


def companies_of(trials: Mapping[str, Trials], key: str) -> np.ndarray:
    """Return (m,) what the whole company comes to under a decision in each trial, less what investors pay."""
    return trials[key].company if key != NONE else founders_of(trials, key)


def worths(trials: Mapping[str, Trials]) -> dict[str, float]:
    """Return what each decision that there is leaves founders, the best first, USD million; not to go on is one."""
    found = {NONE: cash_of(trials)} | {key: one.worth for key, one in signed(trials).items()}
    return dict(sorted(found.items(), key=lambda pair: -round(pair[1], DIGITS)))


def verdict_of(trials: Mapping[str, Trials], inputs: Inputs, key: str) -> Verdict:
    """Return a decision as a verdict, whose step is the month in which its deal is signed; 0 without a deal."""
    if key in (NONE, ALONE):
        return Verdict(key)
    return Verdict(key, round(calendar(inputs).dates[trials[key].plan.date]))


def ranks(trials: Mapping[str, Trials], inputs: Inputs) -> tuple[tuple[Verdict, ...], ...]:
    """Return the decisions in groups, the best first: none of a group is clearly worth less than its first.

    Clearly is by more than the error of the simulation and than what is material.
    """
    found, groups = worths(trials), []
    least = material(inputs, next(iter(found.values())))
    while found:
        first, top = next(iter(found.items()))
        alike = [key for key, worth in found.items() if top - worth <= max(least, error(trials, first, key))]
        groups.append(tuple(verdict_of(trials, inputs, key) for key in alike))
        found = {key: worth for key, worth in found.items() if key not in alike}
    return tuple(groups)


def material(inputs: Inputs, best):
    """Return the difference from a best worth that counts, USD million: a share of what it is beyond today's cash.

    Cash is there whatever is decided, so that more of it makes no two plans more alike.
    """
    return np.maximum(best - inputs.cash_now, 0.0) * inputs.materiality / 100


def error(trials: Mapping[str, Trials], one: str, other: str) -> float:
    """Return how far the difference between two decisions may lie from the truth, USD million.

    A price of shares that is drawn from the same trials hides a part of their error, which the whole company still has.
    How far a programme goes is told by classes of costs, and a class more or less makes no difference to both sides of
    a deal, but to one: so a plan is not known more closely than what founders gain or lose in one class.
    """
    by_draw = next(iter(trials.values())).by_draw
    drawn = max(error_of(by_draw(of(trials, one) - of(trials, other))) for of in (founders_of, companies_of))
    return max(drawn, *(a_class_of(trials, key) for key in (one, other)))


def a_class_of(trials: Mapping[str, Trials], key: str) -> float:
    """Return what founders gain or lose under a decision in one class of costs, USD million."""
    return next(iter(trials.values())).mean(np.abs(founders_of(trials, key) - cash_of(trials))) / CLASSES


def ahead(trials: Mapping[str, Trials], one: str, other: str, among=True) -> np.ndarray:
    """Return by how much a plan leaves founders more than another, past proof of concept, in equally likely futures.

    Trials are taken evenly by their chances; the futures give the spread, and their mean is the exact difference.
    among (m,): trials that count, all if not given. None where there is no such plan.
    """
    if not (trials[one].plan.signed and trials[other].plan.signed):
        return np.zeros(0)
    on, difference = trials[one].past_proof & among, trials[one].founders - trials[other].founders
    weight = trials[one].weight * on
    if not weight.any():
        return np.zeros(0)
    places = (np.arange(len(trials[one].earns)) + 0.5) / len(trials[one].earns)
    futures = difference[np.searchsorted(weight.cumsum() / weight.sum(), places)]
    return futures - futures.mean() + trials[one].mean(difference, on)


def worth_of(inputs: Inputs, key: str, count: int = LIVE) -> float:
    """Return the mean worth of the founders' shares under one plan at the user's date; going alone without a deal."""
    return worths_of(inputs, (key,), count)[0]


def worths_of(inputs: Inputs, keys: tuple[str, ...], count: int = LIVE) -> list[float]:
    """Return what several plans leave founders at the user's date; going alone where there is no deal."""
    found = simulate(inputs, tuple(dict.fromkeys((*keys, ALONE))), count)
    return [found[key if found[key].plan.signed else ALONE].worth for key in keys]


def cash_need(mine: Trials) -> float:
    """Return the need that nine in ten of the trials past proof of concept stay within, USD million."""
    return float(mine.quantile(mine.need, MOST, mine.past_proof)) if mine.past_proof.any() else 0.0


def broke_share(mine: Trials) -> float:
    """Return the share of trials past proof of concept that run out of money, percent."""
    return 100 * mine.mean(mine.broke, mine.past_proof) if mine.past_proof.any() else 0.0


def worth_of_stopping(inputs: Inputs) -> float:
    """Return what the right to leave study and builds is worth to the project alone, USD million."""
    rich = replace(inputs, cash_now=RICH)
    free, bound = (simulate(rich, (ALONE,), LIVE, may)[ALONE] for may in (True, False))
    return free.mean(free.project) - bound.mean(bound.project)
