"""What does a dose cost, when does it pay, and which lever is worth most?

A batch costs labour, materials, vector and tests, whether it fails or not; it gives one dose where cells are the
patient's own, and many from a donor or in a vial. Plants cost the same whether full or empty; the first comes whole,
more come suite by suite. A plant makes its stated doses when always full and at the stated line time, more with a
shorter process, less at the use it is run at. Automation takes over labour and adds to plants. Two effects that are
often mixed are kept apart: economies of scale (the same plant spread over more doses) and experience (labour and
materials fall with each doubling of all batches ever made, Wright 1936, Journal of the Aeronautical Sciences 3:122).

Four levers are pulled one at a time, each as far as it can be pulled: yield, automation, utilisation, process days.
The decision is the one that adds most gross profit in the year of full demand. Doses are those of the footprint's
plan times a factor; doses out of specification are made and not paid.

The split of a batch is our own, set so that an autologous dose at 85 % use and 4 % failure costs what the published
process model prints (USD 95,780, Harrison et al. 2019) and a donor dose at 100 doses a batch about its 4,460. In vivo
doses have no published figure: their batches are yours to set. Left out: transport, selling, taxes, price changes, and
that a first plant takes years. Not valid below about a hundred doses a year.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from models.answer import Answer, Verdict
from models.viability.chance import by_year, margin_futures, pays_for_a_plant, profit_futures, years_to
from models.viability.cost import (
    LEVERS,
    YEARS,
    Account,
    account,
    experience,
    outcomes,
    plant_makes,
    pull,
    ranking,
    volume_of,
)
from models.viability.inputs import UPSTREAM, Inputs
from models.viability.words import FIGURES, MECHANISMS, NONE, PHRASES, READS, TITLE, UNIT, WORTH

__all__ = [
    "BAND",
    "FIGURES",
    "LEVERS",
    "MECHANISMS",
    "NONE",
    "PHRASES",
    "READS",
    "TITLE",
    "UNIT",
    "UPSTREAM",
    "WORTH",
    "YEARS",
    "Detail",
    "Inputs",
    "account",
    "answer",
    "by_year",
    "decision",
    "experience",
    "margin_futures",
    "outcomes",
    "pays_for_a_plant",
    "plan_value",
    "plant_makes",
    "pull",
    "read",
    "reads",
    "sweep",
    "volume_of",
    "years_to",
]

BAND = (0.1, 0.9)


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws."""

    now: Account  # before any lever, at the plan's volume
    pulled: Mapping[str, Account]  # each lever pulled alone, at the plan's volume


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows; money in USD million a year."""
    volume, found, ranked = volume_of(inputs), outcomes(inputs), ranking(inputs)
    pulled = {lever: account(pull(inputs, lever), volume) for lever in LEVERS}
    futures = {lever: profit_futures(inputs, lever) for lever in ranked[:2]}
    low, high = np.quantile(futures[ranked[0]], BAND)
    now = account(inputs, volume)
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
        reads=reads(now),
        told={read: reads(now)[read] for read in READS},  # before any lever is pulled, whichever comes first
        detail=Detail(now, pulled),
    )


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    best = ranking(inputs)[0]
    return {"verdict": Verdict(best), "best": outcomes(inputs)[best]}


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def plan_value(inputs: Inputs) -> float:
    """Return the gross profit a year with the user's own lever pulled, USD million."""
    return outcomes(inputs)[inputs.lever]


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read, without the rest of the answer."""
    return reads(account(inputs, volume_of(inputs)))


def reads(now: Account) -> dict[str, float]:
    """Return what other topics may read of the present setting."""
    return {"cost_a_dose": float(now.cost_a_dose[0]), "margin": float(now.margin[0])}
