"""How large is it, and what share is ours?

Patients are counted by region: those eligible, those of them who reach a cell therapy of any maker once access is as
assumed, those who are to be given ours, those who are given a dose, and those whose dose is paid. Our share is our
attraction over the sum of all: it grows with complete response, and falls with the order of entry against those who
were there before (measured on drugs by Regnier and Ridley 2015, Nature Reviews Drug Discovery 14:594; the law is that
of Urban and others 1986, Management Science 32:645). Rivals enter at a pace, each better than the last. The design that
is locked and its launch come from the design lock, the patients who have a slot and live to their dose from the
footprint: capacity is never demand, and sales are the smaller of the two in every year.

Sales rise as published launches did (Robey and David 2017, Nature Reviews Drug Discovery 16:13), stretched to the years
to the peak, later in Europe and in Asia. Exclusivity runs from launch, or to the end of the patents if that is later;
then copies take a share of sales each year, and nothing ends on a date. Each country pays its own price: where the
footprint serves some of a region, sales count what those pay, not the region's mean. Doses out of specification are
given and not paid.

A size is large, middle or small by two limits that are yours. The band is of demand in each region (log-normal, all
years alike, regions on their own) and of the luck of all rivals; in it plants follow demand. Left out: patients who
come back for a second dose, the backlog before a first launch, prices that change after launch, and lines of therapy
opened later. Not valid for a market that one patient a year would fill.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pandas as pd

from models.answer import Answer, Verdict
from models.market.chance import BAND, band, futures, odds, spread
from models.market.countries import Paying, paying_of, price_mean
from models.market.demand import (
    LAUNCHED,
    asked_by_year,
    kept_after_copies,
    launches,
    net_prices,
    pools,
    risen,
    sales_by_year,
    taken_up,
)
from models.market.inputs import GIVEN, UPSTREAM, DemandInputs, Inputs, PoolInputs, RivalInputs, curve_of
from models.market.real import launched, ramps
from models.market.rivals import (
    POINTS_A_STEP,
    a_point,
    head_start,
    order_of_entry,
    response_locked,
    rival_field,
    share,
)
from models.market.sales import (
    Size,
    class_of,
    contributions,
    distance,
    everywhere,
    share_by_year,
    size,
    whole_market,
)
from models.market.words import FIGURES, MECHANISMS, NONE, PHRASES, READS, SMALL, TITLE, UNIT, WORTH
from models.years import AREAS, ByYear

__all__ = [
    "BAND",
    "FIGURES",
    "GIVEN",
    "LAUNCHED",
    "MECHANISMS",
    "NONE",
    "PHRASES",
    "POINTS_A_STEP",
    "READS",
    "TITLE",
    "UNIT",
    "UPSTREAM",
    "WORTH",
    "DemandInputs",
    "Detail",
    "Inputs",
    "Paying",
    "PoolInputs",
    "RivalInputs",
    "Size",
    "a_point",
    "answer",
    "asked_by_year",
    "band",
    "curve_of",
    "decision",
    "everywhere",
    "futures",
    "head_start",
    "kept_after_copies",
    "launched",
    "launches",
    "net_prices",
    "odds",
    "order_of_entry",
    "paying_of",
    "plan_value",
    "pools",
    "price_mean",
    "ramps",
    "read",
    "reads",
    "response_locked",
    "risen",
    "rival_field",
    "sales_by_year",
    "share",
    "share_by_year",
    "size",
    "sweep",
    "taken_up",
    "whole_market",
]


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws."""

    now: Size  # the user's plan
    everywhere: Size  # launched in all regions
    odds: dict[str, float]  # size -> share of futures


def answer(inputs: Inputs) -> Answer:
    """Give the size, its peak sales and all that the page shows; USD million a year."""
    now, wider, chances = size(inputs), everywhere(inputs), odds(inputs)
    kind = class_of(inputs, now)
    other = runner_up(inputs, kind, chances, now.peak_sales)
    low, high = spread(inputs)
    return Answer(
        verdict=Verdict(kind),
        value=now.peak_sales,
        best=wider.peak_sales,
        low=low,
        high=high,
        sure=chances.get(kind, 1.0),
        runner_up=Verdict(other),
        runner_up_cost=distance(inputs, other, now.peak_sales),
        contributions=contributions(inputs),
        reads=reads(now),
        told={"peak_sales": now.peak_sales} if kind != NONE else {},
        detail=Detail(now, wider, chances),
    )


def runner_up(inputs: Inputs, kind: str, chances: dict[str, float], sales: float) -> str:
    """Return the likeliest other size, the nearest of those as likely."""
    if kind == NONE:
        return SMALL
    return max(
        (name for name in chances if name != kind), key=lambda name: (chances[name], -distance(inputs, name, sales))
    )


def decision(inputs: Inputs) -> dict:
    """Return the size and what it is worth if launched everywhere."""
    return {"verdict": Verdict(class_of(inputs, size(inputs))), "best": everywhere(inputs).peak_sales}


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the size out for each value of one field, patients as other topics gave them; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def plan_value(inputs: Inputs) -> float:
    """Return peak sales of the user's own plan, USD million a year."""
    return size(inputs).peak_sales


def read(inputs: Inputs) -> dict[str, float | ByYear]:
    """Return what other topics may read, without the rest of the answer."""
    return reads(size(inputs))


def reads(now: Size) -> dict[str, float | ByYear]:
    """Return what other topics may read: sales by area and year, their peak and its year, of which the first is 1."""
    years = {f"sales_{area}": tuple(row.tolist()) for area, row in zip(AREAS, now.sales, strict=True)}
    return years | {"peak_sales": now.peak_sales, "peak_year": float(now.peak + 1)}
