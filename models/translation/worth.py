"""What a programme is worth as its cell model predicts better: two screens, then patients. Shares 0 to 1."""

from dataclasses import replace
from functools import lru_cache
from math import nan

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.optimize import brentq

from models.methods.cascade import CLOSEST, cascade
from models.translation.inputs import Inputs
from models.translation.plans import ALL, MORE, MOVES, OWN, PLANS, QUESTIONS, VALIDITY

GRID = np.linspace(0.0, CLOSEST, 49)
DRAWS, SEED, SURE = 1000, 7, 1.96


def attenuated(validity, reproducibility):
    """Return the validity of a score with noise (Spearman 1904); both 0 to 1, arrays broadcast."""
    return np.clip(validity, 0.0, 1.0) * np.sqrt(np.clip(reproducibility, 0.0, 1.0))


@lru_cache(maxsize=256)
def curve(good_rate: float, passed: float, second_passed: float, second_validity: float) -> CubicSpline:
    """Return the share good after both screens as a function of the first one's validity, 0 to CLOSEST."""
    second = min(second_validity, CLOSEST)
    found = [cascade(good_rate, (passed, second_passed), (one, second))[-1] for one in GRID]
    return CubicSpline(GRID, found)


def good_share(inputs: Inputs, validity, more: float = 1.0):
    """Return the share of those taken into patients that is good; validity: of the score with its noise, 0 to 1."""
    passed = inputs.passed / 100 / more
    found = curve(inputs.good_rate / 100, passed, inputs.second_passed / 100, inputs.second_validity / 100)
    return np.clip(found(np.minimum(validity, CLOSEST)), 0.0, 1.0)


def scored(inputs: Inputs, plan: str, factors):
    """Return the validity of the noisy score in a plan; factors (..., questions) of each rise."""
    validity, reproducibility = inputs.validity, inputs.reproducibility
    for question in PLANS[plan]:
        rise = getattr(inputs, f"{question}_rise") * factors[..., QUESTIONS.index(question)]
        if MOVES[question] == VALIDITY:
            validity = validity + rise
        else:
            reproducibility = reproducibility + rise
    return attenuated(np.asarray(validity) / 100, np.asarray(reproducibility) / 100)


def pieces(inputs: Inputs, plan: str, validity) -> dict[str, np.ndarray]:
    """Return the parts of a plan's worth, USD million a programme; they sum to it. validity as in good_share.

    As many are taken into patients whichever the plan: who screens more passes a smaller share.
    """
    more = inputs.more_candidates if plan == MORE else 1.0
    second = inputs.candidates * inputs.passed / 100
    taken = second * inputs.second_passed / 100
    won = taken * good_share(inputs, validity, more) * inputs.success_worth
    screens = inputs.candidates * more * inputs.screen_cost + second * inputs.second_cost
    asked = sum(getattr(inputs, f"{question}_cost") for question in PLANS[plan])
    share = inputs.partner_share / 100 if PLANS[plan] else 0.0
    nothing = np.zeros_like(won)
    return {
        "successes": won,
        "screens": nothing - screens,
        "patients": nothing - taken * inputs.follow_cost,
        "asking": nothing - asked,
        "partner": -share * won,
    }


def worth(inputs: Inputs, plan: str, validity):
    """Return what a programme is worth, USD million."""
    return sum(pieces(inputs, plan, validity).values())


def drawn(inputs: Inputs) -> np.ndarray:
    """Return factors (DRAWS, questions) of the rises, each even in its spread."""
    spread = inputs.rise_spread / 100
    return 1 + spread * np.random.default_rng(SEED).uniform(-1, 1, (DRAWS, len(QUESTIONS)))


def gains(inputs: Inputs) -> dict[str, np.ndarray]:
    """Return each plan's gain over the own model as it is (DRAWS,), USD million a programme."""
    factors = drawn(inputs)
    own = worth(inputs, OWN, scored(inputs, OWN, factors))
    return {plan: np.broadcast_to(worth(inputs, plan, scored(inputs, plan, factors)) - own, DRAWS) for plan in PLANS}


def groups(inputs: Inputs) -> list[list[str]]:
    """Return the plans by mean gain, those together that are not clearly less than the first of their group."""
    found = gains(inputs)
    order = sorted(found, key=lambda plan: -found[plan].mean())
    least = inputs.materiality / 100 * max(abs(part.mean()) for part in found.values())
    grouped: list[list[str]] = []
    for plan in order:
        behind = found[grouped[-1][0]] - found[plan] if grouped else None
        if behind is not None and behind.mean() <= max(least, SURE * behind.std() / np.sqrt(DRAWS)):
            grouped[-1].append(plan)
        else:
            grouped.append([plan])
    return grouped


def break_even(inputs: Inputs, plan: str = ALL) -> float:
    """Return by how many points validity must rise to pay for a plan's cost and what the partner takes.

    The least such rise, in points of the error-free validity, reproducibility left as it is; nan where none pays.
    """
    repeats = inputs.reproducibility / 100
    own = float(worth(inputs, OWN, attenuated(inputs.validity / 100, repeats)))

    def ahead(rise: float) -> float:
        return float(worth(inputs, plan, attenuated((inputs.validity + rise) / 100, repeats))) - own

    tried = np.linspace(0.0, 100.0 - inputs.validity, 101)  # a weak second screen can turn the curve down again
    pays = [rise for rise in tried if ahead(rise) >= 0]
    if not pays or pays[0] == 0:
        return 0.0 if pays else nan
    return brentq(ahead, pays[0] - tried[1], pays[0], xtol=1e-9)


def successes_a_million(inputs: Inputs, plan: str) -> float:
    """Return the good candidates taken into patients per USD million spent, the partner's share not counted."""
    at = pieces(replace(inputs, partner_share=0.0), plan, scored(inputs, plan, np.ones(len(QUESTIONS))))
    spent = -float(at["screens"] + at["patients"] + at["asking"])
    return float(at["successes"]) / inputs.success_worth / spent if spent > 0 and inputs.success_worth > 0 else nan
