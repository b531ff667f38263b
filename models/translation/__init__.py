"""What is a partner's question to your cell model worth?

Candidates are scored in a cell model; the best are passed to a second screen, and the best of those into patients.
Validity is the correlation of score and truth, noise included (Taylor and Russell 1939; Scannell and Bosley 2016); it
rises with the root of reproducibility and never above it (Spearman 1904). A question about the decision that the model
serves, about reference compounds or donors raises validity, one about workflow reproducibility. Each costs. A partner
who asks takes a fee, a share of what the programme gains by the answers, or a royalty on all its successes: of this
programme only, never of others. The decision is which questions to ask, to screen more candidates instead, or both. As
many go into patients either way.

A success is worth what the asset of the pitch would earn, were it in its place, less its pivotal study and commercial
build, paid for good candidates only: what the others cost is the cost of a candidate in patients. Assumed: scores and
truth are jointly normal; the two screens err independently given the truth, which flatters the second where both share
cells; more candidates are as often good as the first ones; where all questions are asked, each adds less by what they
overlap. Published panels of drugs that are clearly toxic or clearly safe make a validity look higher than it is among
candidates. No study was found that measured the same cell model before and after one of these questions: the rises are
the user's own, each anywhere within its spread; an answer may also mislead, and a rise be a fall. Left out: time, what
else a partner brings (cells, patients, data, money), what the other side learns, and risk aversion.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite, nan

import numpy as np
import pandas as pd

from models.answer import NOT_VALID, Absent, Answer, Verdict, no_answer
from models.translation.inputs import GIVEN, UPSTREAM, Inputs
from models.translation.plans import (
    ALL,
    ALONE,
    DEALS,
    FEE,
    GAIN,
    MORE,
    MOVES,
    OWN,
    PLANS,
    QUESTIONS,
    SCALED,
    SUCCESS,
    Plan,
)
from models.translation.words import (
    CHECKLIST,
    FIGURES,
    MECHANISMS,
    NO_SALES,
    NOBODY,
    PHRASES,
    READS,
    TITLE,
    UNIT,
    WORTH,
)
from models.translation.worth import (
    break_even,
    drawn,
    gains,
    good_share,
    groups,
    pieces,
    rise,
    scored,
    steadied,
    success_costs,
    success_earns,
    success_sells,
    success_worth,
    successes_per_hundred_million,
    taken,
    worth,
)

__all__ = [
    "ALL", "ALONE", "BAND", "CHECKLIST", "DEALS", "FEE", "FIGURES", "GAIN", "GIVEN", "MECHANISMS", "MORE", "MOVES",
    "OWN", "PHRASES", "PLANS", "QUESTIONS", "READS", "SCALED", "SUCCESS", "TITLE", "UNIT", "UPSTREAM", "WORTH",
    "Detail", "Inputs", "Plan", "answer", "break_even", "decision", "gains", "good_of", "good_share",
    "groups", "not_valid", "pieces", "plan_value", "read", "rise", "scored", "steadied", "success_costs",
    "success_earns", "success_sells", "success_worth", "successes_per_hundred_million", "sweep", "taken",
    "weighed_value", "worth",
]  # fmt: skip

BAND = (0.1, 0.9)
ONE = 1.0  # candidate taken into patients


@dataclass(frozen=True)
class Detail:
    """What the page tells besides."""

    break_even: float  # points of the score's validity that pay for all four questions; nan where none does
    rise: float  # points that their answers bring
    takes: float  # USD million a programme, by the partner in the user's plan


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows; money in USD million a programme."""
    if why := not_valid(inputs):
        return no_answer(why)
    found, order = gains(inputs), groups(inputs)
    best, runner_up = [plan for group in order for plan in group][:2]
    low, high = np.quantile(found[best], BAND)
    parts = contributions(inputs)
    return Answer(
        verdict=Verdict(best),
        value=sum(parts.values()),
        best=float(found[best].mean()),
        low=float(low),
        high=float(high),
        sure=float(np.mean(found[best] >= found[runner_up])),
        runner_up=Verdict(runner_up),
        runner_up_cost=float(found[best].mean() - found[runner_up].mean()),
        contributions=parts,
        reads=read(inputs),
        told={"good_share": good_of(inputs, best)},
        ranks=tuple(tuple(Verdict(plan) for plan in group) for group in order),
        detail=Detail(break_even(inputs), rise(inputs, ALL), max(-parts["partner"], 0.0)),
    )


def contributions(inputs: Inputs) -> dict[str, float]:
    """Return the user's gain by mechanism, USD million; the parts sum to it."""
    own = pieces(inputs, OWN, scored(inputs, OWN))
    mine = pieces(inputs, inputs.questions, scored(inputs, inputs.questions, drawn(inputs)))
    return {name: float(np.mean(mine[name]) - np.mean(own[name])) for name in MECHANISMS}


def not_valid(inputs: Inputs) -> Absent | None:
    """Say why the page does not hold for a setting: no candidate goes into patients, or a success has no worth."""
    if not taken(inputs) >= ONE:
        return Absent(*NOBODY)
    worth_of_one = success_worth(inputs)
    return None if isfinite(worth_of_one) and worth_of_one > 0 else Absent(*NO_SALES)


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    if why := not_valid(inputs):
        return {"verdict": Verdict(NOT_VALID, said=why.short), "best": nan}
    best = groups(inputs)[0][0]
    return {"verdict": Verdict(best), "best": float(gains(inputs)[best].mean())}


def plan_value(inputs: Inputs) -> float:
    """Return what the user's plan gains over the own model, USD million a programme; nan where not valid."""
    return nan if not_valid(inputs) else float(gains(inputs)[inputs.questions].mean())


def weighed_value(inputs: Inputs) -> float:
    """Return what is weighed: the decision's gain, since a plan that asks nothing gains nothing by any belief."""
    return decision(inputs)["best"]


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read: percent good of those taken into patients in the user's plan."""
    why = not_valid(inputs)
    return dict(why.reads) if why else {"good_share": good_of(inputs, inputs.questions)}


def good_of(inputs: Inputs, plan: str) -> float:
    """Return the percent good of those taken into patients in a plan, mean over the draws of the rises."""
    found = good_share(inputs, scored(inputs, plan, drawn(inputs)), PLANS[plan].more)
    return 100 * float(np.mean(found))
