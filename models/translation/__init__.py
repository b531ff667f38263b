"""What is a partner's question to a cell model worth?

Candidates are scored in a cell model; the best are passed to a second screen, and the best of those into patients.
Validity is the correlation of score and truth (Taylor and Russell 1939; Scannell and Bosley 2016), and noise lowers it
by the root of reproducibility (Spearman 1904). A question of context, of reference compounds or of donors raises
validity, one of workflow reproducibility; each costs, and a partner who asks takes a share of what all successes are
worth. The decision is which to ask, or to screen more candidates instead. As many go into patients either way.

Assumed: scores and truth are jointly normal; the two screens err independently given the truth; rises add up. By how
much a question raises validity has not been measured: the rises are the user's own. Left out: time, and risk aversion.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from models.answer import Answer, Verdict
from models.translation.inputs import GIVEN, UPSTREAM, Inputs
from models.translation.plans import ALL, MORE, MOVES, OWN, PLANS, QUESTIONS
from models.translation.words import CHECKLIST, FIGURES, MECHANISMS, PHRASES, READS, TITLE, UNIT, WORTH
from models.translation.worth import (
    attenuated,
    break_even,
    drawn,
    gains,
    good_share,
    groups,
    pieces,
    scored,
    successes_a_million,
    worth,
)

__all__ = [
    "ALL", "BAND", "CHECKLIST", "FIGURES", "GIVEN", "MECHANISMS", "MORE", "MOVES", "OWN", "PHRASES", "PLANS",
    "QUESTIONS", "READS", "TITLE", "UNIT", "UPSTREAM", "WORTH", "Detail", "Inputs", "answer", "attenuated",
    "break_even", "checklist", "decision", "gains", "good_share", "groups", "pieces", "plan_value", "read", "scored",
    "successes_a_million", "sweep", "worth",
]  # fmt: skip

BAND = (0.1, 0.9)


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws."""

    break_even: float  # points of validity that pay for all four questions; nan where none does
    checklist: pd.DataFrame  # a row a question


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows; money in USD million a programme."""
    found, order = gains(inputs), groups(inputs)
    best, runner_up = [plan for group in order for plan in group][:2]
    low, high = np.quantile(found[best], BAND)
    return Answer(
        verdict=Verdict(best),
        value=plan_value(inputs),
        best=float(found[best].mean()),
        low=float(low),
        high=float(high),
        sure=float(np.mean(found[best] >= found[runner_up])),
        runner_up=Verdict(runner_up),
        runner_up_cost=float(found[best].mean() - found[runner_up].mean()),
        contributions=contributions(inputs),
        reads=read(inputs),
        ranks=tuple(tuple(Verdict(plan) for plan in group) for group in order),
        detail=Detail(break_even(inputs), checklist(inputs)),
    )


def contributions(inputs: Inputs) -> dict[str, float]:
    """Return the user's gain by mechanism, USD million; the parts sum to it."""
    factors = drawn(inputs)
    own, mine = (pieces(inputs, plan, scored(inputs, plan, factors)) for plan in (OWN, inputs.questions))
    return {name: float(np.mean(mine[name]) - np.mean(own[name])) for name in MECHANISMS}


def checklist(inputs: Inputs) -> pd.DataFrame:
    """Return each question with what it moves, its rise (points), its gain alone (USD million), and break_even.

    That is in points of validity for every question, also for the one that moves reproducibility.
    """
    found = gains(inputs)
    rows = [
        {"question": one, "words": CHECKLIST[one], "moves": MOVES[one], "rise": getattr(inputs, f"{one}_rise"),
         "gain": float(found[one].mean()), "break_even": break_even(inputs, one)}
        for one in QUESTIONS
    ]  # fmt: skip
    return pd.DataFrame(rows)


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    best = groups(inputs)[0][0]
    return {"verdict": Verdict(best), "best": float(gains(inputs)[best].mean())}


def plan_value(inputs: Inputs) -> float:
    """Return what the user's plan gains over the own model, USD million a programme."""
    return float(gains(inputs)[inputs.questions].mean())


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read: the share good of those taken into patients in the user's plan."""
    return {"good_share": float(np.mean(good_share_of(inputs)))}


def good_share_of(inputs: Inputs) -> np.ndarray:
    """Return that share, 0 to 1, in each draw or once."""
    more = inputs.more_candidates if inputs.questions == MORE else 1.0
    return good_share(inputs, scored(inputs, inputs.questions, drawn(inputs)), more)
