"""Scale alone, or with a partner?

The company has a programme with a proof of concept ahead of it, then a pivotal study, filing, plants and a commercial
build in each region, and sales until exclusivity ends. Six plans are worked out over the same trials: alone, keep home
and license abroad, co-develop, a partner for Phase 3, license, sell. Each trial draws how far the programme comes, its
sales and its costs. What a plan does not pay for must come from the company's cash and from investors, who take a part
of the company for each hundred million; what they will not give comes in slowly and the launch waits, or never. So
the plans are compared by what is left to the founders, and not by the worth of the project alone.

When the launch is and how likely approval is come from the lock page; patients treated, capital of the plants and the
cost of serving a patient from the footprint; what comparable deals pay at signing from the pitch. The chance of proof
of concept is what the lock page's chance of success leaves after the pivotal study and the filing.

Worked out: risk-adjusted net present values by simulation (512 stratified trials on the page, 100,000 on demand),
with the right to stop before the builds (see below); terms at which two plans are worth the same, by root finding;
the plan that wins for each amount that can be raised and each size of sales; one-at-a-time ranges and Sobol indices
of the difference between two plans.

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
    plans,
    ranking,
    ranks,
    verdict_of,
    worth_of,
    worth_of_stopping,
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

    trials: Mapping[str, Trials]
    calendar: Calendar


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth to the founders and all that the page shows."""
    return answer_of(inputs, plans(inputs))


def answer_of(inputs: Inputs, trials: Mapping[str, Trials]) -> Answer:
    """Give the answer by any number of trials."""
    ranked, verdict, mine = ranking(trials), verdict_of(trials), trials[inputs.strategy]
    best, second = trials[ranked[0]], trials[ranked[1]]
    go = verdict.kind != NONE
    low, high = best.quantile(best.founders, BAND) if go else (best.cash, best.cash)
    return Answer(
        verdict=verdict,
        value=mine.worth,
        best=max(best.worth, best.cash),
        low=float(low),
        high=float(high),
        sure=best.mean(best.founders > second.founders if go else best.founders <= best.cash),
        runner_up=Verdict(ranked[1] if go else ranked[0]),
        runner_up_cost=best.worth - second.worth if go else best.cash - best.worth,
        contributions=mine.parts,
        reads=reads(mine),
        told={"need": cash_need(best)} if go else {},
        ranks=ranks(trials, inputs.materiality),
        detail=Detail(trials, calendar(inputs)),
    )


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    trials = plans(inputs)
    best = trials[ranking(trials)[0]]
    return {"verdict": verdict_of(trials), "best": max(best.worth, best.cash)}


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
