"""Scale alone, or with a partner?

The company has a programme with a proof of concept ahead of it, then a pivotal study, filing, plants and a commercial
build in each region, and sales. Six plans are worked out over the same trials: alone, keep home and license abroad,
co-develop, a partner for Phase 3, license, sell; a deal may be signed before proof of concept, at it, after pivotal
data or after approval, on terms of its date. Each trial draws sales and costs, and is worked out for every outcome by
its chance. What a plan does not pay for must come from the company's cash and from investors, who buy shares before
the early work, at proof of concept and with pivotal data, at what the company is then worth, and no less than a given
part for each hundred million; what they will not give at once comes in slowly while the team is paid and the launch
waits, or never. Founders stop where going on would leave them less; a company without money for the next step is taken
over at the last date before, for half of what going on is worth. With a partner, how far to go is chosen by what both
gain, as a part of the deal. So the plans are compared by what is left to the founders, today's cash included, and not
by the worth of the project alone. Plans whose difference is within the error of the simulation or below what counts as
a difference are not ranked.

What is paid at signing follows the asset: it lets founders gain over the best way without a partner as much as the
partner gains over nothing, at the same discount rate (Nash 1950), up to the most that comparable deals, or purchases
of companies, of that stage paid. Where nothing at signing leaves founders more, less is paid at approval, and then
less of the profit or of royalties. A partner signs only if it gains. It makes nothing surer, faster or cheaper but for
what is assumed that it saves of the commercial build and of selling; so there is something to share where it spares
the company dilution, waiting and being taken over, or saves. So plans leave founders nearly the same wherever no end
of those spreads holds them: that is the method, not a finding.

Sales by region and year come from the market, what they cost from viability, what plants cost in each year, open sites
and depreciation from the footprint; when the launch is and how likely approval is from the lock page; how comparable
licences pay against all licences from the pitch. Plants paid for before pivotal data are at risk with the study and
cannot be stopped. The chance of proof of concept is what the lock page's chance of success leaves after study and
filing; where it is higher than both together, they rise with it.

Worked out: risk-adjusted net present values by simulation (512 stratified draws on the page, 100,000 on demand),
with the right to stop before the study and the builds (see below); terms at which two plans are worth the same, by
root finding; the upfront at which both sides gain the same; the plan that wins for each amount that can be
raised and each size of sales; one-at-a-time ranges and Sobol indices of the difference between two plans.

Each trial knows its costs before they are spent and can stop, so less sure costs can only look like a gain.

Left out: taxes, debt, preferred shares, price changes, competition for partners, what control is worth, that a partner
may be faster, surer or better at selling. Not valid where the company has other products.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import pandas as pd

from models.answer import Answer
from models.partner.chance import error_of
from models.partner.comparison import (
    ALONE,
    BAND,
    FULL,
    NONE,
    ahead,
    broke_share,
    cash_need,
    founders_of,
    material,
    mine_of,
    plans,
    ranking,
    ranks,
    verdict_of,
    worth_of,
    worth_of_stopping,
    worths,
)
from models.partner.deals import LIVE, compared, fair_deals
from models.partner.inputs import GIVEN, UPSTREAM, Inputs
from models.partner.trials import Trials
from models.partner.words import FIGURES, MECHANISMS, PHRASES, READS, TITLE, UNIT, WORTH
from models.partner.years import Calendar, by_year, calendar, cash_of

__all__ = [
    "ALONE",
    "FIGURES",
    "FULL",
    "GIVEN",
    "LIVE",
    "MECHANISMS",
    "NONE",
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
    "by_year",
    "calendar",
    "cash_need",
    "cash_of",
    "decision",
    "error_of",
    "fair_deals",
    "material",
    "mine_of",
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

    trials: Mapping[str, Trials]  # the six plans, each at its best date; none of them where there are too many to keep
    mine: Trials | None  # the user's plan at the user's date; going alone where there is no deal
    would_sign: bool  # whether there is a deal on the user's plan in which the partner gains
    funded: bool  # whether anybody pays for the early work under the user's plan
    calendar: Calendar
    figures: Mapping[str, float]  # of the user's plan, by the keys of FIGURES; and what going alone leaves


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth to the founders and all that the page shows."""
    return answer_of(inputs, plans(inputs))


def answer_of(inputs: Inputs, trials: Mapping[str, Trials], keep: bool = True) -> Answer:
    """Give the answer by any number of trials; they are kept for what the page draws, or let go of."""
    (first, best), (second, next_best), *_ = worths(trials).items()
    mine, go = mine_of(inputs, trials), first != NONE
    of_best, of_next = (founders_of(trials, key) for key in (first, second))
    low, high = next(iter(trials.values())).quantile(of_best, BAND)
    return Answer(
        verdict=verdict_of(trials, inputs, first),
        value=mine.worth,
        best=best,
        low=float(low),
        high=float(high),
        sure=trials[ALONE].mean(of_best > of_next if go else of_best >= of_next),
        runner_up=verdict_of(trials, inputs, second),
        runner_up_cost=best - next_best,
        contributions=mine.parts,
        reads=reads(mine),
        told={"need": cash_need(trials[first])} if go else {},
        ranks=ranks(trials, inputs),
        detail=Detail(
            trials=trials if keep else {},
            mine=mine if keep else None,
            would_sign=would_sign(inputs),
            funded=mine.funded,
            calendar=calendar(inputs),
            figures=figures(trials, mine),
        ),
    )


def would_sign(inputs: Inputs) -> bool:
    """Return whether a partner would sign the user's plan; nobody must where the company goes alone."""
    return compared(inputs).mine.plan.signed


def figures(trials: Mapping[str, Trials], mine: Trials) -> dict[str, float]:
    """Return the figures of the user's plan that only trials tell, and what going alone leaves."""
    on = mine.past_proof
    return {
        "alone": trials[ALONE].worth,
        "need": cash_need(mine),
        "broke": broke_share(mine),
        "wait": mine.mean(mine.wait, on) if on.any() else 0.0,
        "kept": 100 * mine.mean(mine.kept, on) if on.any() else 100.0,
        "company": mine.mean(mine.company),
        "project": mine.mean(mine.project),
        "partner": mine.mean(mine.partner),
        "signing": mine.plan.upfront,
    }


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    trials = plans(inputs)
    kind, best = next(iter(worths(trials).items()))
    return {"verdict": verdict_of(trials, inputs, kind), "best": best}


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def plan_value(inputs: Inputs) -> float:
    """Return what the founders' shares are worth under the user's own plan, USD million."""
    return mine_of(inputs).worth


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read, without the rest of the answer."""
    return reads(mine_of(inputs))


def reads(mine: Trials) -> dict[str, float]:
    """Return what other topics may read of the user's plan."""
    return {
        "need": cash_need(mine),
        "founders": mine.worth,
        "company": mine.mean(mine.company),
        "broke": broke_share(mine),
    }
