"""Where to learn fastest, and what is it worth?

Design generations are tried one after the other under a Western investigational new drug application, in Chinese trials
that investigators initiate, under Australia's notification scheme, or in China with a Western application opened
alongside; Chinese trials by an own team or through a partner who is sooner, pays a part, is paid at signing and keeps a
share. Each path has its months to a first patient and between generations, its patients and cost a generation, the
noise of few patients and of a place that is not the market, its bridging to a Western pivotal study, and a chance that
the data are not accepted and an early study must be repeated.

How good the best of n designs is follows from order statistics (Tippett 1925; David and Nagaraja 2003): the best of
noisy readings is believed only as far as readings tell the truth, so that part of its lead is luck (the optimiser's
curse: Smith and Winkler 2006, Management Science 52:311). Designs of one programme share its biology, and some die in
their first patients.

What a design is worth is not worked out here a second time: every path is given to the lock's own model, which locks it
in the month worth most, with the same market, launch, process and team; this page takes off what a partner takes and
what followers take. So own team in the West, in China and in both are worth here what they are on the lock page, but
for leakage. Australia is bridged as China is, by its own numbers.

Being first: two independent programmes race to a design whose truth gains the points you ask; the rival has your pace
and noise on his path, and a head start. Acceptance: the worth is linear in the chance that data are repeated, so the
chance at which China's lead is gone is exact to a tenth of a percent.

Left out: constructs that a partner brings, what is learned on one path and used on another, a partner who stops,
hospitals that are full, that regulators accept one asset's data more readily than another's, and that being first
changes what a launch is worth beyond the order of entry that the market counts. How fast generations follow each other,
how noisy a Chinese read-out is, what a partner keeps and how often know-how leaks nobody has published: the order of
the paths hangs on them. Not valid where the design can be changed after approval at will.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from models import design_lock
from models.answer import Answer, Verdict
from models.iteration.acceptance import Acceptance, acceptance, kind_of, unbridged
from models.iteration.inputs import GIVEN, UPSTREAM, Inputs, lock_of
from models.iteration.plans import ALLY, AUSTRALIA, BOTH, CHINA, KINDS, STOP, WEST, Terms, drawn, mine, terms
from models.iteration.promise import promised
from models.iteration.race import Race, against, as_good_by, month_as_good, race, races
from models.iteration.runners import Runner, runner, runners
from models.iteration.words import FIGURES, MECHANISMS, PHRASES, READS, SHORT, TITLE, UNIT, WORTH
from models.methods.alike import groups as in_groups

__all__ = [
    "ALLY",
    "AUSTRALIA",
    "BAND",
    "BOTH",
    "CHINA",
    "FIGURES",
    "GIVEN",
    "KINDS",
    "MECHANISMS",
    "PHRASES",
    "READS",
    "SHORT",
    "STOP",
    "TITLE",
    "UNIT",
    "UPSTREAM",
    "WEST",
    "WORTH",
    "Acceptance",
    "Detail",
    "Inputs",
    "Race",
    "Runner",
    "Terms",
    "acceptance",
    "against",
    "answer",
    "as_good_by",
    "contributions",
    "decision",
    "drawn",
    "groups",
    "kind_of",
    "lock_of",
    "mine",
    "month_as_good",
    "plan_value",
    "promised",
    "race",
    "races",
    "read",
    "runner",
    "runners",
    "sweep",
    "terms",
    "unbridged",
]

BAND = (0.1, 0.9)


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws: every plan, the most valuable first, and the user's."""

    runners: Mapping[str, Runner]
    mine: Runner


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows; USD million today."""
    found = runners(inputs)
    best, second, *_ = found.values()
    own, go, rival = found[mine(inputs)], best.worth > 0, second.worth > 0  # else the next best is not to go on
    futures = best.futures if go else np.zeros_like(best.futures)
    low, high = np.quantile(futures, BAND)
    return Answer(
        verdict=Verdict(best.kind if go else STOP),
        value=own.worth,
        best=max(best.worth, 0.0),
        low=float(low),
        high=float(high),
        sure=float(np.mean(futures >= (best.futures if not go else second.futures if rival else 0.0))),
        runner_up=Verdict(best.kind if not go else second.kind if rival else STOP),
        runner_up_cost=best.worth - max(second.worth, 0.0) if go else -best.worth,
        contributions=contributions(own),
        reads=reads(own),
        told={"learned": float(best.gain[best.month])} if go else {},
        ranks=tuple(tuple(Verdict(kind) for kind in group) for group in groups(inputs)) if go else (),
        detail=Detail(found, own),
    )


def groups(inputs: Inputs) -> tuple[tuple[str, ...], ...]:
    """Return the plans in groups, the best first; none of a group is worth less than its first by what is material."""
    worth = {kind: one.worth for kind, one in runners(inputs).items()}
    least = inputs.materiality / 100
    return in_groups(list(worth), lambda one, other: worth[one] - worth[other] <= abs(worth[one]) * least)


def contributions(plan: Runner) -> dict[str, float]:
    """Split the worth of a plan by mechanism; the parts sum to it exactly."""
    parts, brings = design_lock.contributions(plan.curve, plan.month), max(float(plan.brings[plan.month]), 0.0)
    partner = brings * plan.terms.partner / 100
    leak = (brings - partner) * plan.terms.leak / 100
    return parts | {"partner": -partner, "leak": -leak, "signing": -plan.terms.signing}


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    best = next(iter(runners(inputs).values()))
    return {"verdict": Verdict(best.kind if best.worth > 0 else STOP), "best": max(best.worth, 0.0)}


def plan_value(inputs: Inputs) -> float:
    """Return what the user's own path is worth, USD million today."""
    return runner(inputs, mine(inputs)).worth


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read of the user's path, without the rest of the answer."""
    return reads(runner(inputs, mine(inputs)))


def reads(plan: Runner) -> dict[str, float]:
    """Return what other topics may read: points gained, designs read and money spent on them until the lock."""
    return {
        "learned": float(plan.gain[plan.month]),
        "designs": float(plan.designs),
        "design_cost": plan.research,
    }
