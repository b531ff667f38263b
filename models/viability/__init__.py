"""What does a dose cost, when does it pay, and which lever is worth most?

A batch costs labour, materials, vector and tests, whether it fails or not, and serves one patient; a failed one is made
again. Plants are those that the footprint opens: a site costs the same however many of its suites run, suites open in
steps ahead of demand, capital is written off in equal parts. So the first years carry plants that are hardly used, and
a dose is dear. Two effects that are often mixed are kept apart: economies of scale (the same plants spread over more
doses) and experience: labour and materials stand above the cost given here until so many batches were made, and at it
from then on (Wright 1936, Journal of the Aeronautical Sciences 3:122). Sales are the market's, year by year; the cost
of sales is batches, transport, sites, suites and depreciation. What plants cost before the first sale is told apart.

Four levers are pulled one at a time, each as far as it can be pulled: yield, automation, utilisation, process days.
They change batches, labour, and in proportion the suites that are needed; sites and sales stay. The decision is the one
that adds most gross profit in the year in which most patients are started.

Batch and plants are set so that a company of the size of Legend in 2025 earns the gross margin it reports, 57 %. The
published process model (USD 95,780 a dose, Harrison et al. 2019) lies far below that, and is shown beside it. Left
out: what a lever costs to develop and license, selling, royalties, taxes, changes of price, and that suites come whole
when a lever frees some. Not modelled for doses made in advance, many to a batch: the pages that read this one then
count with the one cost of such a dose.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import nan

import numpy as np
import pandas as pd

from models import making
from models.answer import NOT_VALID, Absent, Answer, Verdict, no_answer
from models.viability.chance import (
    first_margin,
    margin_futures,
    pays_for_plants,
    profit_futures,
    year_of_sales,
    years_to,
)
from models.viability.cost import (
    LEVERS,
    MILLION,
    Account,
    account,
    at_peak,
    at_volumes,
    outcomes,
    peak,
    pull,
    ranking,
)
from models.viability.inputs import GIVEN, UPSTREAM, Inputs
from models.viability.words import (
    FIGURES,
    FROM_SHELF,
    MECHANISMS,
    NO_PATIENTS,
    NONE,
    PHRASES,
    READ_INSTEAD,
    READS,
    TITLE,
    UNIT,
    WORTH,
)

__all__ = [
    "BAND",
    "FIGURES",
    "GIVEN",
    "LEVERS",
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
    "account",
    "answer",
    "at_peak",
    "at_volumes",
    "decision",
    "first_margin",
    "margin_futures",
    "not_valid",
    "outcomes",
    "pays_for_plants",
    "peak",
    "plan_value",
    "pull",
    "read",
    "reads",
    "sweep",
    "year_of_sales",
    "years_to",
]

BAND = (0.1, 0.9)
SOMEBODY = 1.0  # patients a year; with fewer in every year there is no dose to tell of


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws."""

    years: Account  # every year from now, before any lever
    now: Account  # the peak year, before any lever
    pulled: Mapping[str, Account]  # the peak year with each lever pulled alone


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows; money in USD million a year."""
    if why := not_valid(inputs):
        return no_answer(why)
    found, ranked, years = outcomes(inputs), ranking(inputs), account(inputs)
    pulled = {lever: at_peak(pull(inputs, lever)) for lever in LEVERS}
    futures = {lever: profit_futures(inputs, lever) for lever in ranked[:2]}
    low, high = np.quantile(futures[ranked[0]], BAND)
    handed_on = reads(years, peak(inputs))
    return Answer(
        verdict=Verdict(ranked[0]),
        value=found[inputs.lever],
        best=found[ranked[0]],
        low=float(low),
        high=float(high),
        sure=float(np.mean(futures[ranked[0]] >= futures[ranked[1]])),
        runner_up=Verdict(ranked[1]),
        runner_up_cost=found[ranked[0]] - found[ranked[1]],
        contributions={name: float(part[0]) for name, part in pulled[inputs.lever].parts.items()},
        reads=handed_on,
        told={read: handed_on[read] for read in READS},  # before any lever is pulled, whichever comes first
        detail=Detail(years, years.of(peak(inputs)), pulled),
    )


def not_valid(inputs: Inputs) -> Absent | None:
    """Say why the page does not hold for a setting: the asset is made in advance, or hardly anybody is treated."""
    if inputs.modality in inputs.from_shelf:
        return Absent(*FROM_SHELF, from_the_shelf(inputs), READ_INSTEAD)
    if max(inputs.started) < SOMEBODY:
        nobody = reads(account(inputs), 0) | {"cost_a_dose": making.dose_cost(inputs)}
        return Absent(*NO_PATIENTS, nobody)
    return None


def from_the_shelf(inputs: Inputs) -> dict:
    """Return what other topics count with where doses are made in advance: each at the one cost of such a dose."""
    years = account(inputs)
    cost = years.started * inputs.shelf_cost / MILLION
    return reads(Account(years.started, {"sales": years.sales, "doses": -cost, "transport": 0 * cost}), peak(inputs))


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    if why := not_valid(inputs):
        return {"verdict": Verdict(NOT_VALID, said=why.short), "best": nan}
    best = ranking(inputs)[0]
    return {"verdict": Verdict(best), "best": outcomes(inputs)[best]}


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def plan_value(inputs: Inputs) -> float:
    """Return the gross profit of the peak year with the user's own lever pulled, USD million; nan where not valid."""
    return nan if not_valid(inputs) else outcomes(inputs)[inputs.lever]


def read(inputs: Inputs) -> dict:
    """Return what other topics may read, without the rest of the answer."""
    why = not_valid(inputs)
    return dict(why.reads) if why else reads(account(inputs), peak(inputs))


def reads(years: Account, at: int) -> dict:
    """Return what other topics may read of an account of all years, `at` the place of the peak year.

    What plants cost in years without sales is no cost of sales: it is handed on apart, so that nothing is lost.
    """
    selling = years.sales > 0
    return {
        "cost_of_sales": tuple(map(float, np.where(selling, years.cost, 0.0))),
        "ready_cost": tuple(map(float, np.where(selling, 0.0, years.cost))),
        "margin_by_year": tuple(map(float, years.margin)),
        "cost_a_dose": float(years.cost_a_dose[at]),
        "margin": float(years.margin[at]),
    }
