"""Why is this the best differentiated approach to this clinical problem, against this landscape?

Pharma asks three questions: what is the modality, how does the mechanism work, and why is it the best approach. The
asset is the one that the company's plan locks, makes and sells: a partner who signs buys what comes to the market, and
all else that is said of it (days, cost, doses, launch) is of that one. So its response is that of the first design, as
you say, with the points that the generations until your lock are expected to add; the page tells both. Durability and
safety are as you say for it. The products of the store stand beside it with what they have shown, each figure with its
source, its uncertainty and its gaps. In each of 400 futures every figure takes one of the values it may truly have, and
25 sets of weights that the buyer may hold rank the field: 10,000 weightings, none used twice (SMAA-2, Lahdelma and
Salminen 2001; see below). The asset's days, cost of a dose and doses a year are those of its network on the footprint
page, unless it comes from a shelf; its launch is that of the lock page. Products that the store names and expects
before that launch stand in the field as often as their phase is approved. A rival that nobody can name yet is left out
unless asked for; the page tells both. Criteria of one family share one weight, figures counted otherwise than the
asset's are not compared, and whose response lies too far below today's standard cannot be first, whatever else it
shows.

A pitch leads with one sentence: ours is better on this. It survives a weighting if the asset is first and the sentence
is true, that is, no product with a figure is better. The decision is the sentence that survives the most, and the
asset's place by how often each alternative is first. The parts of its worth are the weightings that the asset wins
mainly by one criterion, the one with the largest weighted lead over the second, less those in which the sentence at
the head is not true.

Left out: how far the design locked may fall beside what is expected of it (the patients behind your figures are all
the doubt of them); that of the designs locked the better ones are approved more often, which the market counts; that
criteria may depend on each other, values that are not straight lines between the ends of a scale, and what a partner
knows and does not say. A product that nobody has measured on a criterion may stand anywhere on its scale. Not valid
for clinical problems in which no product has shown a complete response.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from models.answer import Answer, Verdict
from models.pitch.acceptability import (
    EVEN,
    RIVAL,
    Ranking,
    asset_figures,
    compared,
    criteria_keys,
    moved_handle,
    ranking,
)
from models.pitch.deals import Comparables, comparables
from models.pitch.inputs import GIVEN, UPSTREAM, Inputs
from models.pitch.rivals import rival_enters
from models.pitch.words import ALONE, FIGURES, MECHANISMS, PHRASES, READS, TITLE, UNIT, WORTH

__all__ = [
    "ALONE",
    "BAND",
    "FIGURES",
    "GIVEN",
    "MECHANISMS",
    "PHRASES",
    "READS",
    "RIVAL",
    "TITLE",
    "UNIT",
    "UPSTREAM",
    "WORTH",
    "Detail",
    "Inputs",
    "answer",
    "asset_figures",
    "comparable_deals",
    "compared",
    "contributions",
    "criteria_keys",
    "decision",
    "moved_handle",
    "plan_value",
    "ranking",
    "read",
    "reads",
    "rival_enters",
    "sure_of_place",
    "sweep",
    "verdict_of",
]


BAND = (0.1, 0.9)


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws."""

    ranking: Ranking
    comparables: Comparables


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows; worth is a share of weightings in percent."""
    found = ranking(inputs)
    order = np.argsort(-found.survives, kind="stable")
    keys = criteria_keys(inputs)
    lead = keys.index(inputs.lead)
    verdict = verdict_of(inputs, found)
    best, second = (100 * float(found.survives[one]) for one in order[:2])
    low, high = np.quantile(100 * found.wins * found.true[:, order[0]], BAND)
    compared = comparable_deals(inputs)
    return Answer(
        verdict=verdict,
        value=100 * float(found.survives[lead]),
        best=best,
        low=float(low),
        high=float(high),
        sure=sure_of_place(found),
        runner_up=Verdict(keys[order[0 if verdict.kind not in keys else 1]], found.place),
        runner_up_cost=0.0 if verdict.kind not in keys else best - second,
        contributions=contributions(inputs, found, lead),
        reads=read(inputs),
        told={"first": 100 * float(found.shares[-1])} if verdict.kind != ALONE else {},
        detail=Detail(found, compared),
    )


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    found = ranking(inputs)
    return {"verdict": verdict_of(inputs, found), "best": 100 * float(found.survives.max())}


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def plan_value(inputs: Inputs) -> float:
    """Return the share of weightings won with the user's own lead, percent."""
    return 100 * float(ranking(inputs).survives[criteria_keys(inputs).index(inputs.lead)])


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read: what comparable deals paid at signing, and what buyers of companies did."""
    deals, sold = comparable_deals(inputs), comparable_deals(inputs, "acquisition")
    return {
        "upfront": deals.upfront.median if deals.upfront else 0.0,
        "company_price": sold.upfront.median if sold.upfront else 0.0,
    }


def verdict_of(inputs: Inputs, found: Ranking) -> Verdict:
    """Return the criterion to lead with and the asset's place, or that nothing makes it the best."""
    if len(found.names) == 1:
        return Verdict(ALONE)
    if found.shares[-1] == 0 or found.confidence <= EVEN or not found.survives.max():
        return Verdict("none")
    return Verdict(criteria_keys(inputs)[int(found.survives.argmax())], found.place)


def sure_of_place(found: Ranking) -> float:
    """Return the share of futures in which the asset leads, if it leads over all of them, or else does not lead."""
    count, futures = len(found.names), np.arange(len(found.wins))[:, None]
    firsts = np.bincount((futures * count + found.first).ravel(), minlength=found.wins.size * count)
    firsts = firsts.reshape(-1, count)
    leads = firsts[:, -1] >= firsts.max(axis=1)
    return float(np.mean(leads == (found.place == 1)))


def comparable_deals(inputs: Inputs, kind: str = "") -> Comparables:
    """Return the deals that the asset is compared with, of the kind offered or of another."""
    group = inputs.classes[inputs.modality]
    return comparables(inputs.deals, kind or inputs.offered, group, inputs.stage, inputs.deal_years)


def contributions(inputs: Inputs, found: Ranking, lead: int) -> dict[str, float]:
    """Split the weightings won with a lead by the criterion that wins them, percent; the sum is the plan's worth."""
    won = found.first == found.asset
    others = found.standing[..., :-1]
    second = others.argmax(axis=-1) if others.shape[-1] else np.zeros(found.first.shape, int)
    future = np.nonzero(won)[0]
    against = (
        found.values[future, second[won]] if others.shape[-1] else np.zeros((len(future), len(found.values[0, 0])))
    )
    ahead = found.weights[won] * (found.values[future, -1] - against)
    mainly = np.bincount(ahead.argmax(axis=-1), minlength=ahead.shape[-1]) if len(future) else np.zeros(ahead.shape[-1])
    parts = dict(zip(criteria_keys(inputs), (100 * mainly / won.size).tolist(), strict=True))
    return parts | {"untrue": -100 * float(np.mean(found.wins * ~found.true[:, lead]))}
