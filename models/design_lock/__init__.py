"""When should the design be locked?

Research draws design generations one after the other. Each takes months and money, is read out in a few
patients, and survives them or not. The first is
expected to be as good as you say (the expected complete response, against today's standard); designs differ by chance
(the spread between designs) and by what was learned
(points gained each time the number of generations doubles). The company keeps the best surviving design. A read-out
in few patients is noisy, so a high reading is pulled back towards the mean before it is believed, and less is
learned from it: both are scaled by the accuracy of the read-out (its correlation with the truth), as the breeder's
equation does. That is why the two uncertainties act against each other. Spread between designs is settled by
waiting and pays to wait; noise in the read-out is not settled before the pivotal study and pays to hurry
(Huchzermeier and Loch 2001, Management Science 47:85; Santiago and Vakili 2005, Management Science 51:1206).
Designs of one programme share its biology: with some chance none of them can work, so that many tries help less than
as many programmes would. Read-outs come early or late together.

Manufacturing develops the process meanwhile, and loses a share of that work with each later design. At lock the rest of
the work starts to bind, then come the pivotal study, filing and launch. The less of the process is known at lock, the
higher the hazard of a late change, which costs months, money, the team's time and some of the odds of approval. Quality
sets the probability of success (log-odds linear in points) and our share of the one market. What a launch leaves is
counted year by year for thirty years, each discounted from its middle: patients who are not lost on the way pay their
area's mean price, doses and shipments cost what they do everywhere, one planned site stands and its suites grow with
the patients, so that the first years are not full (`earnings`). Every programme pays a small team from today until the
pivotal study starts; one that has a design pays the larger team from then to pivotal data, and the plants that have to
be begun by then; those that succeed pay the team until launch, then the commercial build and what stands by, unless
they would lose by it: then nobody launches.

Worked out: the expected net present value of every lock month by exact integration over the best design so far and
seven shifts of the read-outs; an 80 % band by Monte Carlo over designs, read-outs, rivals and late changes (success
itself is carried as a probability, as rNPV does); the adaptive rule by backward induction with recall, read-outs in the
months expected. Late delays take the low, middle and high value with weights 30, 40 and 30 % (Swanson's rule).
Research alone counts the process as free and instant; manufacturing alone counts every design as equally good. The
answer is a window of months that differ by less than can be known; the month told is its middle.

A programme that no lock month can make earn its cost is not gone on with. Points of quality are a straight scale, not
capped at a response of 100 %. Left out: stopping half-way, a partner, competition for slots, a failed pivotal study
that is repeated, experience in making, the choice of plants (the footprint's). Not valid where the design can be
changed after approval at will.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import pandas as pd

from models.answer import Answer, Verdict
from models.design_lock.detail import Detail, manufacturing_alone, research_alone
from models.design_lock.inputs import GIVEN, UPSTREAM, Inputs
from models.design_lock.learning import expected_gain, gain_if_locked, until_as_good
from models.design_lock.patients import asked, gained, left_out, p_approval, quality_locked
from models.design_lock.schedule import PATHS
from models.design_lock.simulation import BAND, simulate
from models.design_lock.spending import spending_by_year
from models.design_lock.words import FIGURES, MECHANISMS, PHRASES, READS, STOP, TITLE, UNIT, WORTH
from models.design_lock.worth import Curve, curve, market_of, own_curve
from models.years import AREAS, ByYear

IF_LIVING = ("pivotal", "team", "plants")  # what is paid only where there is a design to lock

__all__ = [
    "FIGURES",
    "GIVEN",
    "MECHANISMS",
    "PHRASES",
    "READS",
    "STOP",
    "TITLE",
    "UNIT",
    "UPSTREAM",
    "WORTH",
    "Curve",
    "Inputs",
    "all_curves",
    "answer",
    "areas_left_out",
    "best_months",
    "contributions",
    "curve",
    "decision",
    "expected_gain",
    "gain_if_locked",
    "manufacturing_alone",
    "market_of",
    "plan_month",
    "plan_value",
    "ranked",
    "read",
    "reads",
    "research_alone",
    "simulate",
    "sweep",
    "until_as_good",
    "verdict_of",
]


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows."""
    curves = all_curves(inputs)
    best, second, *_ = paths = ranked(curves)
    plan, month = curves[inputs.path], plan_month(inputs)
    go, futures = best.value.max() > 0, simulate(best, best.best_month)[:, 0]
    others = np.max([simulate(one, one.best_month)[:, 0] for one in paths[1:]], axis=0) if go else futures
    futures = futures if go else np.zeros_like(futures)
    low, high = np.quantile(futures, BAND)
    return Answer(
        verdict=verdict_of(curves),
        value=float(plan.value[month]),
        best=max(float(best.value.max()), 0.0),
        low=float(low),
        high=float(high),
        sure=float(np.mean(futures > others)),
        runner_up=second.verdict if go else best.verdict,
        runner_up_cost=float(best.value.max() - second.value.max()) if go else -float(best.value.max()),
        contributions=contributions(plan, month),
        reads=reads(plan, month),
        told={name: figure for name, figure in singles(best, best.best_month).items() if name in READS} if go else {},
        detail=Detail(curves, plan),
    )


def ranked(curves: Mapping[str, Curve]) -> list[Curve]:
    """Return the paths, the most valuable first."""
    return sorted(curves.values(), key=lambda c: -c.value.max())


def verdict_of(curves: Mapping[str, Curve]) -> Verdict:
    """Return path and generation to lock, or that no lock month earns its cost."""
    best = ranked(curves)[0]
    return best.verdict if best.value.max() > 0 else Verdict(STOP)


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    return pd.DataFrame([decision(replace(inputs, **{field: value})) | {"at": value} for value in values])


def decision(inputs: Inputs) -> dict:
    """Return verdict, lock month, worth of the decision and of the user's plan, without the simulation."""
    curves = all_curves(inputs)
    best = ranked(curves)[0]
    return {
        "verdict": verdict_of(curves),
        "month": best.best_month,
        "best": max(float(best.value.max()), 0.0),
        "value": float(curves[inputs.path].value[plan_month(inputs)]),
    }


def plan_value(inputs: Inputs) -> float:
    """Return what the user's own plan is worth, USD million."""
    return float(own_curve(inputs).value[plan_month(inputs)])


def plan_month(inputs: Inputs) -> int:
    """Return the plan's lock month as an index into the months worked out."""
    return int(min(inputs.lock_month, inputs.horizon_months))


def best_months(inputs: Inputs, field: str, values: Sequence) -> list[int]:
    """Return the best month on the user's own path for each value of one field."""
    return [curve(replace(inputs, **{field: value}), inputs.path).best_month for value in values]


def all_curves(inputs: Inputs) -> dict[str, Curve]:
    """Work out every path."""
    market = market_of(inputs)
    return {path: own_curve(inputs) if path == inputs.path else curve(inputs, path, market) for path in PATHS}


def contributions(plan: Curve, month: int) -> dict[str, float]:
    """Split the worth of locking in a month by mechanism; the parts sum to it exactly."""
    when, designs, quality = plan.spread, plan.designs, plan.designs.qualities[plan.spread.read[:, month]]

    def worth(launch, weights):
        return float(when.weights @ np.sum(plan.market.at(launch, plan.launches.on_time) * weights, axis=-1))

    at_once, living = when.launch_if_ready[:, 0], designs.living[when.read[:, month]]
    totals = [
        worth(at_once, designs.qualities[0]),
        worth(at_once, quality),
        worth(when.launch_if_ready[:, month], quality),
        worth(when.launch[:, month], quality),
    ]
    paid = {name: float(when.weights @ (cost[:, month] * (living if name in IF_LIVING else 1.0)))
            for name, cost in when.costs.items()}  # fmt: skip
    totals.append(float(plan.value[month]) + sum(paid.values()))
    names = "first_design", "better_design", "waiting", "process_after_lock", "late_change"
    parts = dict(zip(names, np.diff(totals, prepend=0.0), strict=True))
    return {k: float(v) for k, v in (parts | {k: -v for k, v in paid.items()}).items()}


@lru_cache(maxsize=8)
def read(inputs: Inputs) -> Mapping[str, float | ByYear]:
    """Return what other topics may read, without the rest of the answer; remembered, since the answer has it too."""
    return reads(own_curve(inputs), plan_month(inputs))


def reads(plan: Curve, month: int) -> dict[str, float | ByYear]:
    """Return what other topics may read of the user's plan."""
    return singles(plan, month) | asked(plan, month) | spending_by_year(plan, month)


def areas_left_out(inputs: Inputs) -> list[str]:
    """Return the areas that the plan launches in and that every page leaves out, since they would lose."""
    left = left_out(curve(inputs, inputs.path), plan_month(inputs))
    return [area for area, out in zip(AREAS, left, strict=True) if out]


def singles(plan: Curve, month: int) -> dict[str, float]:
    """Return what others may read of a plan but for its patients."""
    return {
        "lock_month": float(month),
        "generation": float(max(plan.schedule.read[month], 1)),
        "launch_month": float(plan.expected_launch[month]),
        "p_late_change": float(100 * plan.p_late[month]),
        "p_success": float(100 * p_approval(plan, month).sum()),
        "quality": quality_locked(plan, month),
        "gained": gained(plan, month),
    }
