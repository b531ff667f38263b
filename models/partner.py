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
from functools import lru_cache

import numpy as np
import pandas as pd

from models import partner_words
from models.answer import Answer, Verdict
from models.partner_cash import Calendar, Trials, all_plans, calendar, simulate

FIGURES, MECHANISMS, UNIT, WORTH = (
    partner_words.FIGURES, partner_words.MECHANISMS, partner_words.UNIT, partner_words.WORTH,
)  # fmt: skip
PHRASES, READS, TITLE = partner_words.PHRASES, partner_words.READS, partner_words.TITLE
UPSTREAM = {
    "launch_month": "design_lock",
    "p_success": "design_lock",
    "treated": "footprint",
    "network_capital": "footprint",
    "serving_cost": "footprint",
    "upfront": "pitch",
    "company_price": "pitch",
}
LIVE, FULL, BAND, MOST = 512, 100_000, (0.1, 0.9), 90.0


@dataclass(frozen=True, eq=False)
class Inputs:
    """One field an assumption, named as its key; the first seven are read of the other topics."""

    launch_month: float  # months from now
    p_success: float  # percent, from lock to approval
    treated: float  # patients a year
    network_capital: float  # USD million
    serving_cost: float  # USD a treated patient
    upfront: float  # USD million, median of comparable deals
    company_price: float  # USD million, median of comparable purchases
    strategy: str  # one of PLANS
    can_raise: float  # USD million
    sales_factor: float  # x
    upfront_factor: float  # x
    profit_share: float  # percent
    royalty: float  # percent
    dilution: float  # percent for each USD 100 million
    cash_now: float  # USD million
    raise_pace: float  # USD million a year
    patience: float  # months
    early_cost: float  # USD million a year
    overhead: float  # USD million a year
    p_pivotal: float  # percent
    p_filing: float  # percent
    pivotal_cost: float  # USD million
    pivotal_months: float  # months
    filing_months: float  # months
    uptake_months: float  # months
    exclusivity_month: float  # months from now
    discount_rate: float  # percent a year
    net_price: float  # USD a treated patient
    share_us: float  # percent, scaled to 100 with the others
    share_europe: float  # percent
    share_asia: float  # percent
    launch_us: float  # USD million
    launch_europe: float  # USD million
    launch_asia: float  # USD million
    selling: float  # percent of sales
    sales_spread: float  # percent
    cost_spread_partner: float  # percent
    cost_share: float  # percent
    phase3_cost_share: float  # percent
    phase3_profit_share: float  # percent
    milestone_approval: float  # USD million
    milestone_sales: float  # USD million
    royalty_step: float  # USD million a year
    royalty_high: float  # percent
    sale_factor: float  # x
    cash_in: str  # middle or end


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws."""

    trials: Mapping[str, Trials]
    calendar: Calendar


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth to the founders and all that the page shows."""
    trials = plans(inputs)
    ranked = ranking(trials)
    best, second, mine = trials[ranked[0]], trials[ranked[1]], trials[inputs.strategy]
    go = best.founders.mean() > 0
    low, high = np.quantile(best.founders, BAND)
    return Answer(
        verdict=verdict_of(trials),
        value=float(mine.founders.mean()),
        best=float(best.founders.mean()) if go else 0.0,
        low=float(low) if go else 0.0,
        high=float(high) if go else 0.0,
        sure=float(np.mean(best.founders > second.founders)) if go else float(np.mean(best.founders <= 0)),
        runner_up=Verdict(ranked[1] if go else ranked[0]),
        runner_up_cost=float(best.founders.mean() - second.founders.mean()) if go else -float(best.founders.mean()),
        contributions=mine.parts,
        reads=reads(mine),
        detail=Detail(trials, calendar(inputs)),
    )


@lru_cache(maxsize=64)
def plans(inputs: Inputs) -> dict[str, Trials]:
    """Return the six plans over the live trials, worked out once."""
    return all_plans(inputs, LIVE)


def ranking(trials: Mapping[str, Trials]) -> list[str]:
    """Return the plans, the one that leaves founders most first."""
    return sorted(trials, key=lambda key: -trials[key].founders.mean())


def verdict_of(trials: Mapping[str, Trials]) -> Verdict:
    """Return the best plan, or that none is worth its cost."""
    best = ranking(trials)[0]
    return Verdict(best if trials[best].founders.mean() > 0 else "none")


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    trials = plans(inputs)
    return {"verdict": verdict_of(trials), "best": max(float(trials[ranking(trials)[0]].founders.mean()), 0.0)}


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def plan_value(inputs: Inputs) -> float:
    """Return what the founders' shares are worth under the user's own plan, USD million."""
    return worth_of(inputs, inputs.strategy)


def worth_of(inputs: Inputs, key: str, count: int = LIVE) -> float:
    """Return the mean worth of the founders' shares under one plan, USD million."""
    return float(simulate(inputs, (key,), count)[key].founders.mean())


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read, without the rest of the answer."""
    return reads(plans(inputs)[inputs.strategy])


def reads(mine: Trials) -> dict[str, float]:
    """Return what other topics may read of the user's plan."""
    return {
        "need": cash_need(mine),
        "founders": float(mine.founders.mean()),
        "company": float(mine.company.mean()),
        "broke": broke_share(mine),
    }


def going_on(mine: Trials) -> np.ndarray:
    """Return (n,) the trials that come past proof of concept."""
    return mine.past_proof


def cash_need(mine: Trials) -> float:
    """Return the need that nine in ten of the trials past proof of concept stay within, USD million."""
    needs = mine.need[going_on(mine)]
    return float(np.percentile(needs, MOST)) if len(needs) else 0.0


def broke_share(mine: Trials) -> float:
    """Return the share of trials past proof of concept that run out of money, percent."""
    on = going_on(mine)
    return 100 * float(mine.broke[on].mean()) if on.any() else 0.0


def worth_of_stopping(inputs: Inputs) -> float:
    """Return what the right to leave the builds is worth to the project alone, USD million."""
    rich = replace(inputs, can_raise=1e9)
    free, bound = (simulate(rich, ("alone",), LIVE, may)["alone"].project.mean() for may in (True, False))
    return float(free - bound)
