"""What a programme is worth as its cell model predicts better: two screens, then patients. Shares 0 to 1."""

from functools import lru_cache
from math import nan

import numpy as np
from scipy.interpolate import CubicSpline

from models.methods.cascade import CLOSEST, cascade
from models.translation.inputs import Inputs
from models.translation.plans import (
    ALL,
    ALONE,
    FEE,
    GAIN,
    MORE,
    MOVES,
    OWN,
    PLANS,
    QUESTIONS,
    REPRODUCIBILITY,
    SCALED,
    VALIDITY,
)
from models.years import AREAS, MONTHS_A_YEAR

GRID = np.linspace(0.0, CLOSEST, 33)
TRIED = 401  # rises at which a plan is looked at
DRAWS, SEED, SURE = 1000, 7, 1.96
MILLION = 1e6


def success_worth(inputs: Inputs) -> float:
    """Return what a good candidate earns less what bringing it to patients costs, USD million today."""
    return success_earns(inputs) - success_costs(inputs)


def success_costs(inputs: Inputs) -> float:
    """Return what the pivotal study and the commercial build of a success cost, USD million today.

    The company's own, by the keys from which the ledger's programme and build are: the study half way through it, the
    build of every area that is asked for at the launch.
    """
    study = inputs.launch_month - inputs.filing_months - inputs.pivotal_months / 2
    build = sum(getattr(inputs, f"launch_{area}") for area in AREAS if any(getattr(inputs, f"asked_{area}")))
    spent = ((inputs.pivotal_cost, study), (build, inputs.launch_month))
    return sum(cost * (1 + inputs.discount_rate / 100) ** -max(month / MONTHS_A_YEAR, 0.0) for cost, month in spent)


def success_earns(inputs: Inputs) -> float:
    """Return what a good candidate earns, USD million today."""
    return success_sells(inputs) * inputs.earned / 100


def success_sells(inputs: Inputs) -> float:
    """Return what a good candidate sells, USD million today: sales like the asset's, years from today discounted."""
    sales = sum(np.asarray(getattr(inputs, f"asked_{area}")) * getattr(inputs, f"price_{area}") for area in AREAS)
    years = np.arange(len(sales)) + 0.5
    return float(sales @ (1 + inputs.discount_rate / 100) ** -years) / MILLION


def taken(inputs: Inputs) -> float:
    """Return how many candidates go into patients, whichever the plan."""
    return inputs.candidates * inputs.passed / 100 * inputs.second_passed / 100


def steadied(validity, reproducibility, steadier):
    """Return the validity of a score once it repeats better (Spearman 1904); all 0 to 1, arrays broadcast.

    Without noise it would be the validity over the root of reproducibility, never above 1: what is more is not counted.
    """
    free = np.clip(validity / np.sqrt(reproducibility), 0.0, 1.0)
    return free * np.sqrt(np.clip(steadier, 0.0, 1.0))


@lru_cache(maxsize=256)
def curve(good_rate: float, passed: float, second_passed: float, second_validity: float) -> CubicSpline:
    """Return the share good after both screens as a function of the first one's validity, 0 to CLOSEST."""
    second = min(second_validity, CLOSEST)
    found = [cascade(good_rate, (passed, second_passed), (one, second))[-1] for one in GRID]
    return CubicSpline(GRID, found)


def good_share(inputs: Inputs, validity, more: bool = False):
    """Return the share of those taken into patients that is good, by the first screen's validity, 0 to 1."""
    passed = inputs.passed / 100 / (inputs.more_candidates if more else 1.0)
    found = curve(inputs.good_rate / 100, passed, inputs.second_passed / 100, inputs.second_validity / 100)
    return np.clip(found(np.minimum(validity, CLOSEST)), 0.0, 1.0)


def scored(inputs: Inputs, plan: str, factors=None):
    """Return the validity of the score in a plan, noise included; factors (..., questions) of each rise, else 1.

    Where several questions are asked each rise loses the part in which they overlap.
    """
    factors = np.ones(len(QUESTIONS)) if factors is None else factors
    asked, points = PLANS[plan].asked, {VALIDITY: inputs.validity, REPRODUCIBILITY: inputs.reproducibility}
    kept = 1 - inputs.overlap / 100 if len(asked) > 1 else 1.0
    for question in asked:
        rise = kept * getattr(inputs, f"{question}_rise") * factors[..., QUESTIONS.index(question)]
        points[MOVES[question]] = points[MOVES[question]] + rise
    before, after = inputs.reproducibility / 100, np.asarray(points[REPRODUCIBILITY]) / 100
    return steadied(np.asarray(points[VALIDITY]) / 100, before, after)


def pieces(inputs: Inputs, plan: str, validity) -> dict[str, np.ndarray]:
    """Return the parts of a plan's worth, USD million a programme; they sum to it. validity as in good_share.

    As many are taken into patients whichever the plan: who screens more passes a smaller share.
    """
    asked, more = PLANS[plan].asked, PLANS[plan].more
    won = successes(inputs, validity, more)
    second = inputs.candidates * inputs.passed / 100
    screened = inputs.candidates * (inputs.more_candidates if more else 1.0)
    nothing = np.zeros_like(won)
    return {
        "successes": won,
        "screens": nothing - screened * inputs.screen_cost / MILLION - second * inputs.second_cost,
        "patients": nothing - taken(inputs) * inputs.follow_cost,
        "asking": nothing - sum(getattr(inputs, f"{question}_cost") for question in asked),
        "partner": nothing - (due(inputs, validity, more) if asked else 0.0),
    }


def successes(inputs: Inputs, validity, more: bool):
    """Return what the good ones among those taken into patients are worth, USD million a programme."""
    return taken(inputs) * good_share(inputs, validity, more) * success_worth(inputs)


def due(inputs: Inputs, validity, more: bool):
    """Return what the partner takes of a programme in which it asked, USD million: of the gain, or of all sales."""
    if inputs.deal == ALONE:
        return 0.0
    if inputs.deal == FEE:
        return inputs.partner_fee
    if inputs.deal == GAIN:
        without = successes(inputs, scored(inputs, OWN), more)
        return inputs.partner_share / 100 * np.maximum(successes(inputs, validity, more) - without, 0.0)
    sold = taken(inputs) * good_share(inputs, validity, more) * success_sells(inputs)
    return inputs.partner_share / 100 * sold


def worth(inputs: Inputs, plan: str, validity):
    """Return what a programme is worth, USD million."""
    return sum(pieces(inputs, plan, validity).values())


def drawn(inputs: Inputs) -> np.ndarray:
    """Return factors (DRAWS, questions) of the rises, each even in its spread."""
    spread = inputs.rise_spread / 100
    return 1 + spread * np.random.default_rng(SEED).uniform(-1, 1, (DRAWS, len(QUESTIONS)))


@lru_cache(maxsize=64)
def gains(inputs: Inputs) -> dict[str, np.ndarray]:
    """Return each plan's gain over the own model as it is (DRAWS,), USD million a programme."""
    factors = drawn(inputs)
    own = worth(inputs, OWN, scored(inputs, OWN))
    return {plan: np.broadcast_to(worth(inputs, plan, scored(inputs, plan, factors)) - own, DRAWS) for plan in PLANS}


def groups(inputs: Inputs) -> list[list[str]]:
    """Return the plans by mean gain, those together that are not clearly less than the first of their group."""
    found = gains(inputs)
    order = sorted(found, key=lambda plan: -found[plan].mean())
    least = inputs.materiality / 100 * max(found[order[0]].mean(), 0.0)
    grouped: list[list[str]] = []
    for plan in order:
        behind = found[grouped[-1][0]] - found[plan] if grouped else None
        if behind is not None and behind.mean() <= max(least, SURE * behind.std() / np.sqrt(DRAWS)):
            grouped[-1].append(plan)
        else:
            grouped.append([plan])
    return grouped


def break_even(inputs: Inputs, plan: str = ALL) -> float:
    """Return by how many points the score's validity must rise to pay for a plan's questions and for the partner.

    The least such rise, noise included, against the same number of candidates without questions; nan where none pays.
    """
    before = MORE if plan == SCALED else OWN
    own = float(scored(inputs, OWN))
    tried = np.linspace(own, max(CLOSEST, own), TRIED)  # a weak second screen can turn the curve down again
    ahead = worth(inputs, plan, tried) - float(worth(inputs, before, scored(inputs, before)))
    pays = np.flatnonzero(ahead >= 0)
    if not len(pays):
        return nan
    at = pays[0]
    if at == 0:
        return 0.0
    step = ahead[at - 1] / (ahead[at - 1] - ahead[at])
    return float(100 * (tried[at - 1] + step * (tried[at] - tried[at - 1]) - own))


def rise(inputs: Inputs, plan: str) -> float:
    """Return by how many points a plan's answers raise the score's validity, noise included."""
    return float(100 * (scored(inputs, plan) - scored(inputs, OWN)))


def successes_per_hundred_million(inputs: Inputs, plan: str) -> float:
    """Return the good candidates taken into patients per USD 100 million spent, the partner's part not counted."""
    at = pieces(inputs, plan, scored(inputs, plan))
    spent = -float(at["screens"] + at["patients"] + at["asking"])
    good = taken(inputs) * float(good_share(inputs, scored(inputs, plan), PLANS[plan].more))
    return 100 * good / spent if spent > 0 else nan
