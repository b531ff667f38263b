"""The claims about partners: how far alone gets, and whether Phase 3 is the deal that leaves founders most.

Deals are signed before anyone knows how the programme ends, so plans are compared over all outcomes by their chances,
each plan at its best date. Which other decision is the best is chosen in one half of the draws of sales and costs and
judged in the other; each half holds every outcome.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from models import partner
from models.answer import Absent
from models.claims.trial import Ahead, Ask
from models.partner import Trials

SCALE = 100.0  # points of a share
SALE, PHASE_THREE = "sale", "phase3"
NO_PARTNER = Absent(
    "No partner would sign", "No partner would sign under this setting, so there is nothing to set going alone beside."
)
NOBODY = Absent(
    "No plan reaches patients", "Under this setting neither going alone nor the best partner ever reaches patients."
)
NO_PHASE_THREE = Absent(
    "No partner signs for Phase 3", "No partner would sign for Phase 3 under this setting, so there is no such plan."
)


def capital(ask: Ask) -> Ahead | Absent:
    """A part of the share of programmes that the best partner brings to patients less the share that alone does.

    The part is the one up to which alone counts as hardly; of programmes past proof of concept, points.
    """
    trials = partner.plans(ask.inputs)
    best = best_of(trials, [key for key in trials if key not in (partner.ALONE, SALE)])
    if best is None:
        return NO_PARTNER
    helped, alone = (reaching(trials[key])[judged_in(trials[key])] for key in (best, partner.ALONE))
    if not (helped.any() or alone.any()):
        return NOBODY
    ahead = SCALE * (ask.inputs.hardly_share / 100 * helped - alone)
    return Ahead(ahead, SCALE, partner.error_of(ahead), whole=True)


def reaching(trials: Trials) -> np.ndarray:
    """Return (n,) in each draw the chance that a programme past proof of concept reaches patients."""
    past = trials.by_draw(trials.past_proof.astype(float))
    return np.divide(trials.by_draw(trials.launched.astype(float)), past, out=np.zeros_like(past), where=past > 0)


def phase_three(ask: Ask) -> Ahead | Absent:
    """Founders' worth with a partner for Phase 3 less that under the best other decision, over all outcomes."""
    trials = partner.plans(ask.inputs)
    if not trials[PHASE_THREE].plan.signed:
        return NO_PHASE_THREE
    one, left = trials[PHASE_THREE], left_by(trials)
    other = best_of(trials, [key for key in left if key != PHASE_THREE])
    on = np.tile(judged_in(one), len(one.outcomes))
    apart = left[PHASE_THREE] - left[other]
    most = max(one.mean(left[key], on) for key in (PHASE_THREE, other))
    error = partner.error_of(one.by_draw(apart)[judged_in(one)])
    return Ahead(evenly(one, apart, on), most - one.cash, error)


def left_by(trials: Mapping[str, Trials]) -> dict[str, np.ndarray]:
    """Return (m,) what each decision that there is leaves founders; not to go on leaves today's cash."""
    found = {key: one.founders for key, one in trials.items() if one.plan.signed}
    alone = trials[partner.ALONE]
    return found | {partner.NONE: np.full_like(alone.founders, alone.cash)}


def best_of(trials: Mapping[str, Trials], keys: Sequence[str]) -> str | None:
    """Return which of some decisions leaves founders most in one half of the draws; None if there is none of them."""
    one, left = trials[partner.ALONE], left_by(trials)
    on = np.tile(~judged_in(one), len(one.outcomes))
    return max((key for key in keys if key in left), key=lambda key: one.mean(left[key], on), default=None)


def judged_in(trials: Trials) -> np.ndarray:
    """Return (n,) the half of the draws in which decisions are judged; one is chosen in the other.

    Draws come in sets, one after the other, each spread evenly over sales and costs: a half is whole sets. Every second
    draw would not do, as those of a set have high sales together.
    """
    return np.arange(len(trials.earns)) >= len(trials.earns) // 2


def evenly(trials: Trials, values: np.ndarray, on: np.ndarray) -> np.ndarray:
    """Return (n,) values of trials in equally likely futures, of some trials (m,) evenly by their chances.

    The futures give the spread; their mean is the exact one.
    """
    weight = trials.weight * on
    places = (np.arange(len(trials.earns)) + 0.5) / len(trials.earns)
    futures = values[np.searchsorted(weight.cumsum() / weight.sum(), places)]
    return futures - futures.mean() + trials.mean(values, on)
