"""Scale alone, or with a partner?

The company has a programme with a proof of concept ahead of it, then a pivotal study, filing, plants and a commercial
build in each region, and sales until exclusivity ends. Six plans are worked out over the same trials: alone, keep home
and license abroad, co-develop, a partner for Phase 3, license, sell. Each trial draws sales and costs, and is worked
out for every outcome by its chance. What a plan does not pay for must come from the company's cash and from investors,
who take a part of the company for each hundred million; what they will not give at once comes in slowly and the launch
waits, or never. Money is an asset where it is there and an option where it may be raised: founders stop where going on
at such a price would leave them less. So the plans are compared by what is left to the founders, today's cash
included, and not by the worth of the project alone. Plans whose difference is within the error of the simulation or
below what counts as a difference are not ranked.

When the launch is and how likely approval is come from the lock page; patients treated, capital of the plants and the
cost of serving a patient from the footprint; what comparable deals pay at signing from the pitch. The chance of proof
of concept is what the lock page's chance of success leaves after the pivotal study and the filing.

Worked out: risk-adjusted net present values by simulation (512 stratified draws on the page, 100,000 on demand),
with the right to stop before the study and the builds (see below); terms at which two plans are worth the same, by
root finding; the plan that wins for each amount that can be raised and each size of sales; one-at-a-time ranges and
Sobol indices of the difference between two plans.

Left out: taxes, debt, price changes, competition for partners, what control is worth, and that a partner may be better
or worse at selling. A buyer pays at proof of concept, not before. Not valid where the company has other products.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from models.answer import Answer, Verdict
from models.partner.comparison import (
    BAND,
    FULL,
    LIVE,
    NONE,
    ahead,
    broke_share,
    cash_need,
    founders_of,
    plans,
    ranking,
    ranks,
    worth_of,
    worth_of_stopping,
    worths,
)
from models.partner.inputs import UPSTREAM, Inputs
from models.partner.trials import Trials
from models.partner.words import FIGURES, MECHANISMS, PHRASES, READS, TITLE, UNIT, WORTH
from models.partner.years import Calendar, calendar

__all__ = [
    "FIGURES",
    "FULL",
    "LIVE",
    "MECHANISMS",
    "PHRASES",
    "READS",
    "TITLE",
    "UNIT",
    "UPSTREAM",
    "WORTH",
    "Detail",
    "Inputs",
    "ahead",
    "answer",
    "answer_of",
    "broke_share",
    "cash_need",
    "decision",
    "plan_value",
    "plans",
    "ranking",
    "read",
    "reads",
    "sweep",
    "worth_of",
    "worth_of_stopping",
]


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws."""

    trials: Mapping[str, Trials]  # none of them where there are too many to keep
    calendar: Calendar
    figures: Mapping[str, float]  # of the user's plan, by the keys of FIGURES; and what going alone leaves


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth to the founders and all that the page shows."""
    return answer_of(inputs, plans(inputs))


def answer_of(inputs: Inputs, trials: Mapping[str, Trials], keep: bool = True) -> Answer:
    """Give the answer by any number of trials; they are kept for what the page draws, or let go of."""
    (first, best), (second, next_best), *_ = worths(trials).items()
    mine, go = trials[inputs.strategy], first != NONE
    of_best, of_next = (founders_of(trials, key) for key in (first, second))
    low, high = mine.quantile(of_best, BAND)
    return Answer(
        verdict=Verdict(first),
        value=mine.worth,
        best=best,
        low=float(low),
        high=float(high),
        sure=mine.mean(of_best > of_next if go else of_best >= of_next),
        runner_up=Verdict(second),
        runner_up_cost=best - next_best,
        contributions=mine.parts,
        reads=reads(mine),
        told={"need": cash_need(trials[first])} if go else {},
        ranks=ranks(trials, inputs.materiality),
        detail=Detail(trials if keep else {}, calendar(inputs), figures(trials, mine)),
    )


def figures(trials: Mapping[str, Trials], mine: Trials) -> dict[str, float]:
    """Return the figures of the user's plan that only trials tell, and what going alone leaves."""
    on = mine.past_proof
    return {
        "alone": trials["alone"].worth,
        "need": cash_need(mine),
        "broke": broke_share(mine),
        "wait": mine.mean(mine.wait, on) if on.any() else 0.0,
        "kept": 100 * mine.mean(mine.kept, on) if on.any() else 100.0,
        "company": mine.mean(mine.company),
        "project": mine.mean(mine.project),
    }


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    kind, best = next(iter(worths(plans(inputs)).items()))
    return {"verdict": Verdict(kind), "best": best}


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def plan_value(inputs: Inputs) -> float:
    """Return what the founders' shares are worth under the user's own plan, USD million."""
    return worth_of(inputs, inputs.strategy)


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read, without the rest of the answer."""
    return reads(plans(inputs)[inputs.strategy])


def reads(mine: Trials) -> dict[str, float]:
    """Return what other topics may read of the user's plan."""
    return {
        "need": cash_need(mine),
        "founders": mine.worth,
        "company": mine.mean(mine.company),
        "broke": broke_share(mine),
    }
