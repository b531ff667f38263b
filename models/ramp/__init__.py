"""Which capacity to order first, how much of it and when, so that doses are there when patients ask?

Orders are placed some months before the launch: a new plant, suites at a plant that stands, slots with one or two
contract makers, a shorter process, automation. Each comes after its lead time and then fills up. Builds slip, transfers
and changes of the process fail and are repeated, and demand comes higher or lower, sooner or later than the market
expects. A year after the launch demand is known, and the best of what can then be ordered is, with its own lead time:
a two-stage stochastic programme with recourse (Birge and Louveaux 2011, Introduction to Stochastic Programming), whose
first stage is the order now. Patients who find no slot wait, and a part of those who wait is lost every day.

Worked out by trying every order on offer in the same futures: exact within the sizes on offer and the futures drawn.
More is ordered once, with all of a future known, which flatters waiting, and never again, which does the opposite; the
plan rolled forward, an order a year with no more known than has been seen, is told beside it. Sizes are chosen on one
half of the futures and judged on the other. The programme with all sizes free to be joined is solved for a few futures
with a proven bound.

Capital is paid back over its life, and the years after the eighth from the launch do not count: plants and patients of
later years are both left out. What is spent on a launch that does not come is lost until the news; nobody orders after
it. The chance of reaching proof of concept is not in the worth. Reserved slots are paid in part whether used or not
while the contract runs, and then go on as they are used; with a product that fails it ends. Prices are those of the
areas as they are expected to ask; transport is not counted. How often transfers fail, and what changes of the process
cost, has not been published by anybody. Not valid for doses made in advance.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import nan

import numpy as np
import pandas as pd

from models.answer import NOT_VALID, Absent, Answer, Verdict, no_answer
from models.ramp.beside import Ledger
from models.ramp.calendar import AFTER, QUARTER, Calendar, calendar, fates
from models.ramp.choice import (
    Information,
    Option,
    groups,
    information,
    mixed_over_own,
    options,
    regret,
    regrets,
    told_apart,
    worth_of,
)
from models.ramp.exact import FEW, Solved, solved
from models.ramp.flexibility import Flexibility, best_under, flexibility
from models.ramp.futures import Futures, expected, futures
from models.ramp.inputs import GIVEN, UPSTREAM, Inputs
from models.ramp.lines import BEST, END, YOURS, hero, last, middles, reached, top
from models.ramp.mixes import KINDS, Mix, later, offered, planned
from models.ramp.outcome import (
    Delay,
    Path,
    capital_by_year,
    contributions,
    delay,
    months_to,
    path,
    path_in,
    quantiles,
    yearly,
)
from models.ramp.rolling import Rolled, rolled
from models.ramp.words import FIGURES, FROM_SHELF, MECHANISMS, NO_PATIENTS, PHRASES, READS, TITLE, UNIT, WORTH
from models.years import AREAS, YEARS, ByYear

__all__ = [
    "AFTER",
    "AREAS",
    "BAND",
    "BEST",
    "END",
    "FEW",
    "FIGURES",
    "GIVEN",
    "KINDS",
    "MECHANISMS",
    "PHRASES",
    "QUARTER",
    "READS",
    "TITLE",
    "UNIT",
    "UPSTREAM",
    "WORTH",
    "YOURS",
    "Calendar",
    "Delay",
    "Detail",
    "Flexibility",
    "Futures",
    "Information",
    "Inputs",
    "Ledger",
    "Mix",
    "Option",
    "Path",
    "Rolled",
    "Solved",
    "answer",
    "best_under",
    "calendar",
    "capital_by_year",
    "contributions",
    "decision",
    "delay",
    "expected",
    "fates",
    "flexibility",
    "futures",
    "groups",
    "hero",
    "information",
    "last",
    "later",
    "middles",
    "mixed_over_own",
    "months_to",
    "not_valid",
    "offered",
    "options",
    "path",
    "path_in",
    "plan_value",
    "planned",
    "quantiles",
    "reached",
    "read",
    "regret",
    "regrets",
    "rolled",
    "solved",
    "sweep",
    "told_apart",
    "top",
    "worth_of",
    "yearly",
]

BAND = (0.1, 0.9)
ONE_PATIENT = 1.0  # a year


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws: the user's order and the best one, in the futures that plans are judged in."""

    plan: Mix
    best: Mix
    ramp: Path  # of the user's order
    best_ramp: Path
    months_to_target: np.ndarray  # (s,) of the user's order; inf where it is not reached


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows; USD million today, if there is a proof of concept."""
    if why := not_valid(inputs):
        return no_answer(why)
    best, second, *_ = options(inputs).values()
    own = planned(inputs)
    parts = contributions(inputs, own)
    low, high = np.quantile(best.worth, BAND)
    return Answer(
        verdict=Verdict(best.mix.kind),
        value=sum(parts.values()),
        best=best.mean,
        low=float(low),
        high=float(high),
        sure=float(np.mean(best.worth >= second.worth)),
        runner_up=Verdict(second.mix.kind),
        runner_up_cost=best.mean - second.mean,
        contributions=parts,
        reads=read_of(inputs, own),
        told={name: read_of(inputs, best.mix)[name] for name in READS},
        ranks=tuple(tuple(Verdict(kind) for kind in group) for group in groups(inputs)),
        detail=detail(inputs, own, best.mix),
    )


def detail(inputs: Inputs, own: Mix, best: Mix) -> Detail:
    """Return what the page draws."""
    ramp = path(inputs, own)
    return Detail(
        plan=own,
        best=best,
        ramp=ramp,
        best_ramp=path(inputs, best),
        months_to_target=months_to(inputs, inputs.target_doses, ramp.capacity),
    )


def not_valid(inputs: Inputs) -> Absent | None:
    """Say why the page does not hold for a setting: the asset is made in advance, or nobody asks for it."""
    if inputs.modality in inputs.from_shelf:
        return Absent(*FROM_SHELF)
    asked = expected(inputs).asked
    if asked.sum() < ONE_PATIENT * len(asked) / 4:
        return Absent(*NO_PATIENTS, reads={"ramp_capital": (0.0,) * YEARS, "ramp_capacity": (0.0,) * YEARS})
    return None


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    if why := not_valid(inputs):
        return {"verdict": Verdict(NOT_VALID, said=why.short), "best": nan}
    best = next(iter(options(inputs).values()))
    return {"verdict": Verdict(best.mix.kind), "best": best.mean}


def plan_value(inputs: Inputs) -> float:
    """Return what the user's own order is worth, USD million today; nan where not valid."""
    return nan if not_valid(inputs) else float(worth_of(inputs, planned(inputs)).mean())


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def read(inputs: Inputs) -> dict[str, float | ByYear]:
    """Return what other topics may read, of the user's plan, without the rest of the answer."""
    why = not_valid(inputs)
    return dict(why.reads) if why else read_of(inputs, planned(inputs))


def read_of(inputs: Inputs, mix: Mix) -> dict[str, float | ByYear]:
    """Return what other topics may read of an order: capital and capacity in each year from now, if it is launched."""
    ramp = path(inputs, mix)
    return {
        "ramp_capital": capital_by_year(inputs, mix),
        "ramp_capacity": yearly(inputs, ramp.capacity),
        "treated": float(ramp.treated.mean()),
    }
