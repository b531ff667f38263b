"""Why is this the best differentiated approach to this clinical problem, against this landscape?

Pharma asks three questions: what is the modality, how does the mechanism work, and why is it the best approach. The
asset is described by what it is expected to show; the products of the store stand beside it with what they have shown,
each figure with its source, its uncertainty and its gaps. In each of 400 futures every figure takes one of the values
it may truly have, and 25 sets of weights that the buyer may hold rank the field: 10,000 weightings, none used
twice (SMAA-2, Lahdelma and Salminen 2001; see below). The asset's days, cost of a dose and doses a year are those of
its network on the footprint page, unless it comes from a shelf; its launch is that of the lock page. Until then a
rival may enter: today's leading product, better by the yearly gain of new rivals.

A pitch leads with one sentence: ours is better on this. It survives a weighting if the asset is first and the sentence
is true, that is, no product with a figure is better. The decision is the sentence that survives the most, and the
asset's place by how often each alternative is first. The parts of its worth are the weightings that the asset wins
mainly by one criterion, the one with the largest weighted lead over the second, less those in which the sentence at
the head is not true.

Left out: that criteria may depend on each other, values that are not straight lines between the ends of a scale, and
what a partner knows and does not say. A product that nobody has measured on a criterion may stand anywhere on its
scale. Not valid for clinical problems in which no product has shown a complete response.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np
import pandas as pd

from models import pitch_words, smaa
from models.answer import Answer, Verdict
from models.pitch_buyers import Buyer, buyers_of, weightings
from models.pitch_deals import Comparables, Deal, comparables, deals_of
from models.pitch_landscape import (
    FUTURES,
    SEED,
    Criterion,
    Field,
    Landscape,
    Measure,
    Spread,
    landscape_draws,
    landscape_of,
    scaled_draws,
    share_draws,
)

FIGURES, MECHANISMS, UNIT, WORTH = pitch_words.FIGURES, pitch_words.MECHANISMS, pitch_words.UNIT, pitch_words.WORTH
PHRASES, READS, TITLE = pitch_words.PHRASES, pitch_words.READS, pitch_words.TITLE


def labels_of(options: Sequence) -> dict[str, dict[str, str]]:
    """Return what the options of choices are called."""
    found = {}
    for row in options:
        found.setdefault(row["key"], {})[row["option"]] = row["label"]
    return found


GIVEN = {
    "landscape": (landscape_of, ("criteria", "landscape", "products", "product_metrics", "facts")),
    "buyers": (buyers_of, ("buyers", "buyer_weights", "criteria")),
    "deals": (deals_of, ("deals", "modality_class_map")),
    "classes": (lambda rows: {row["modality_class"]: row["analysis_group"] for row in rows}, ("modality_class_map",)),
    "described": (lambda rows: {row["fact_id"]: row for row in rows}, ("modality_classes",)),
    "labels": (labels_of, ("assumption_options",)),
    "from_shelf": (
        lambda rows: frozenset(row["modality_class"] for row in rows if row["scale_logic"] == "scale-up"),
        ("modality_class_map",),
    ),
}
UPSTREAM = {
    "launch_month": "design_lock",
    "vein_to_vein": "footprint",
    "making_cost": "footprint",
    "treated": "footprint",
}
ASSET, RIVAL = "asset", "rival"
TARGETS = {"cd19": "CD19", "bcma": "BCMA", "other": "another target"}
SOLD, WEST = ("marketed", "under review"), ("US", "EU", "UK")
BAND, EVEN, MONTHS = (0.1, 0.9), 0.5, 12
ABSENT = -1e6  # the value of an alternative that is not there: last under all weights


@dataclass(frozen=True, eq=False)
class Inputs:
    """One field an assumption, named as its key; the first fields come from the store and from other topics."""

    landscape: Landscape
    buyers: Mapping[str, Buyer]
    deals: Sequence[Deal]
    classes: Mapping[str, str]  # modality class -> modality group
    described: Mapping[str, Mapping]  # modality class -> what the store says of it
    labels: Mapping[str, Mapping[str, str]]  # choice -> option -> its label
    from_shelf: frozenset[str]  # modality classes made in advance
    launch_month: float  # months from now, as the lock page says
    vein_to_vein: float  # days, as the footprint page says
    making_cost: float  # USD a dose, as the footprint page says
    treated: float  # patients a year, as the footprint page says
    modality: str
    indication: str
    target: str
    vector: str
    costimulation: str
    stage: str
    offered: str
    scope: str
    buyer: str
    lead: str
    map_x: str
    map_y: str
    response: float  # percent
    durability: float  # percent
    crs: float  # percent
    icans: float  # percent
    failure: float  # percent
    process_days: float  # days
    dose_cost: float  # USD a dose
    patients: float  # patients a year
    shelf_days: float  # days
    shelf_cost: float  # USD a dose
    asset_patients: float  # patients
    asset_batches: float  # batches
    days_spread: float  # percent
    cost_spread: float  # percent
    doses_spread: float  # percent
    unknown_patients: float  # patients
    gaps: str  # anywhere or worst
    firmness: float  # x
    rivals_a_year: float  # products a year
    rival_improvement: float  # points a year
    weight_response: float  # points; so with every criterion
    weight_durability: float
    weight_crs: float
    weight_icans: float
    weight_days: float
    weight_cost: float
    weight_failure: float
    weight_doses: float
    normalisation: str  # range or vector
    indifference: float  # percent of a scale
    full_preference: float  # percent of a scale
    strong_share: float  # percent
    weak_share: float  # percent
    few_patients: float  # patients
    deal_years: float  # years


@dataclass(frozen=True, eq=False)
class Ranking:
    """Everything that the weightings say; alternatives are the products compared, the rival to come, the asset last."""

    names: tuple[str, ...]  # product keys, RIVAL, ASSET
    measured: np.ndarray  # (m, k, FUTURES) in the criteria's units
    values: np.ndarray  # (FUTURES, m, k) from 0 to 1; of the rival ABSENT where it does not enter
    weights: np.ndarray  # (FUTURES, WEIGHTINGS, k)
    worths: np.ndarray  # (FUTURES, WEIGHTINGS, m)
    first: np.ndarray  # (FUTURES, WEIGHTINGS) index of the best
    wins: np.ndarray  # (FUTURES,) share of weightings in which the asset is first
    true: np.ndarray  # (FUTURES, k) whether the asset is better than every product with a figure
    shares: np.ndarray  # (m,) how often each alternative is first

    @property
    def asset(self) -> int:
        """Place of the asset among the alternatives."""
        return len(self.names) - 1

    @cached_property
    def survives(self) -> np.ndarray:
        """Share (k,) of weightings in which the asset is first and better on a criterion."""
        return self.wins @ self.true / len(self.wins)

    @property
    def place(self) -> int:
        """The asset's place by how often each alternative is first; equals share the better place."""
        return 1 + int(np.sum(self.shares[:-1] > self.shares[-1]))

    @cached_property
    def central(self) -> np.ndarray:
        """Central weights (k,) of the asset: the mean of those under which it is first; not a number without any."""
        won = self.weights[self.first == self.asset]
        return won.mean(axis=0) if len(won) else np.full(self.weights.shape[-1], np.nan)

    @cached_property
    def confidence(self) -> float:
        """Confidence factor of the asset: share of futures in which it is first under its central weights."""
        if np.isnan(self.central[0]):
            return 0.0
        return float(np.mean(np.argmax(self.values @ self.central, axis=-1) == self.asset))


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
        reads=reads(inputs, found, compared),
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
    """Return what other topics may read, without the rest of the answer."""
    return reads(inputs, ranking(inputs), comparable_deals(inputs))


def reads(inputs: Inputs, found: Ranking, compared: Comparables) -> dict[str, float]:
    """Return what other topics may read of the asset."""
    sold = comparable_deals(inputs, "acquisition")
    return {
        "first": 100 * float(found.shares[-1]),
        "place": float(found.place),
        "upfront": compared.upfront.median if compared.upfront else 0.0,
        "company_price": sold.upfront.median if sold.upfront else 0.0,
    }


def criteria_keys(inputs: Inputs) -> list[str]:
    """Return the criteria in their order."""
    return [one.key for one in inputs.landscape.criteria]


def verdict_of(inputs: Inputs, found: Ranking) -> Verdict:
    """Return the criterion to lead with and the asset's place, or that nothing makes it the best."""
    if len(found.names) == 1:
        return Verdict("alone")
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


def asset_figures(inputs: Inputs) -> dict[str, float]:
    """Return what the asset is expected to show on each criterion, in the criterion's unit.

    Days, cost and doses are those of its network; from a shelf they are its own, and every patient can be served.
    """
    shelf = inputs.modality in inputs.from_shelf
    return {
        "response": inputs.response,
        "durability": inputs.durability,
        "crs": inputs.crs,
        "icans": inputs.icans,
        "days": inputs.shelf_days if shelf else inputs.vein_to_vein,
        "cost": inputs.shelf_cost if shelf else inputs.making_cost,
        "failure": inputs.failure,
        "doses": inputs.patients if shelf else inputs.treated,
    }


def handle(inputs: Inputs, criterion: str) -> str:
    """Return the assumption that moves the asset on a criterion."""
    shelf = inputs.modality in inputs.from_shelf
    made = {"days": "process_days", "cost": "dose_cost", "doses": "patients"}
    kept = {"days": "shelf_days", "cost": "shelf_cost", "doses": "patients"}
    return (kept if shelf else made).get(criterion, criterion)


def moved_handle(inputs: Inputs, criterion: str, figure: float) -> tuple[str, float]:
    """Return the assumption that moves the asset on a criterion, and what to set it to for a figure there.

    Days and cost move one for one with those of the process, doses in proportion to patients: what else the network
    does after such a move is worked out anew, so the asset may land a little beside the place asked for.
    """
    key = handle(inputs, criterion)
    now, shown = getattr(inputs, key), float(asset_figures(inputs)[criterion])
    if criterion == "doses" and shown:
        return key, now * figure / shown
    return key, now + figure - shown


def field_of(inputs: Inputs) -> Field:
    """Return which products the asset is compared with."""
    target = TARGETS[inputs.target] if inputs.scope == "target" else None
    sold = inputs.scope == "marketed"
    return Field(inputs.indication, target, SOLD if sold else (), WEST if sold else ())


def compared(inputs: Inputs) -> dict[str, Mapping[str, Measure]]:
    """Return the products that the asset is compared with, and what they have shown."""
    return inputs.landscape.compared(field_of(inputs))


def spread_of(inputs: Inputs) -> Spread:
    """Return how uncertain figures are that do not say so themselves."""
    percents = inputs.days_spread, inputs.cost_spread, inputs.doses_spread
    return Spread(*(percent / 100 for percent in percents), inputs.unknown_patients, inputs.gaps)


def asset_draws(inputs: Inputs, criterion: Criterion, figure: float) -> np.ndarray:
    """Return (FUTURES,) what the asset may truly show on a criterion."""
    if criterion.unit != "percent":
        return scaled_draws(ASSET, criterion.key, figure, spread_of(inputs).of(criterion.key))
    seen = inputs.asset_batches if criterion.key == "failure" else inputs.asset_patients
    return share_draws(ASSET, criterion.key, figure, seen)


@lru_cache(maxsize=64)
def ranking(inputs: Inputs) -> Ranking:
    """Rank the asset, the products and the rival to come under every weighting."""
    products, criteria, figures = compared(inputs), inputs.landscape.criteria, asset_figures(inputs)
    known = landscape_draws(inputs.landscape, field_of(inputs), spread_of(inputs))
    mine = np.array([asset_draws(inputs, one, figures[one.key]) for one in criteria])
    weights = weightings_of(inputs)
    measured = np.concatenate([known, rival_draws(inputs, known, weights), mine[None]])
    values = np.stack([one.value(measured[:, k]) for k, one in enumerate(criteria)], axis=-1).swapaxes(0, 1)
    if len(known):
        values[~rival_enters(inputs), -2] = ABSENT
    worths = smaa.worth(values, weights)
    first = worths.argmax(axis=-1)
    count = len(measured)
    return Ranking(
        names=(*products, *([RIVAL] if len(known) else []), ASSET),
        measured=measured,
        values=values,
        weights=weights,
        worths=worths,
        first=first,
        wins=np.mean(first == count - 1, axis=1),
        true=truths(inputs, products, measured),
        shares=np.bincount(first.ravel(), minlength=count) / first.size,
    )


def weightings_of(inputs: Inputs) -> np.ndarray:
    """Return (FUTURES, WEIGHTINGS, k) sets of weights of the buyer."""
    buyer = inputs.buyers[inputs.buyer]
    own = tuple(getattr(inputs, f"weight_{key}") for key in criteria_keys(inputs))
    return weightings(buyer.how, own if buyer.how == "own" else buyer.said, inputs.firmness)


def rival_draws(inputs: Inputs, known: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return (1, k, FUTURES) today's leading product, better by the yearly gain until launch; (0, ...) without one."""
    if not len(known):
        return known
    criteria = inputs.landscape.criteria
    middle = np.stack([one.value(known[:, k].mean(axis=-1)) for k, one in enumerate(criteria)], axis=-1)
    leader = np.roll(known[int(np.argmax(middle @ weights.mean(axis=(0, 1))))], 1, axis=-1)  # independent of today's
    response = criteria_keys(inputs).index("response")
    leader[response] = np.minimum(leader[response] + inputs.rival_improvement * inputs.launch_month / MONTHS, 100.0)
    return leader[None]


def rival_enters(inputs: Inputs) -> np.ndarray:
    """Return (FUTURES,) whether a new rival has entered by the launch."""
    chance = 1 - np.exp(-inputs.rivals_a_year * inputs.launch_month / MONTHS)
    order = np.random.default_rng(SEED).permutation(FUTURES)
    return (order + 0.5) / FUTURES < chance


def truths(inputs: Inputs, products: Mapping, measured: np.ndarray) -> np.ndarray:
    """Return (FUTURES, k) whether the asset is better than every product that has a figure; not where none has."""
    found = np.zeros((FUTURES, len(inputs.landscape.criteria)), bool)
    for k, one in enumerate(inputs.landscape.criteria):
        rows = [row for row, shown in enumerate(products.values()) if one.key in shown]
        if rows:
            found[:, k] = one.better(measured[-1, k], measured[rows, k]).all(axis=0)
    return found


def contributions(inputs: Inputs, found: Ranking, lead: int) -> dict[str, float]:
    """Split the weightings won with a lead by the criterion that wins them, percent; the sum is the plan's worth."""
    won = found.first == found.asset
    others = found.worths[..., :-1]
    second = others.argmax(axis=-1) if others.shape[-1] else np.zeros(found.first.shape, int)
    future = np.nonzero(won)[0]
    against = (
        found.values[future, second[won]] if others.shape[-1] else np.zeros((len(future), len(found.values[0, 0])))
    )
    ahead = found.weights[won] * (found.values[future, -1] - against)
    mainly = np.bincount(ahead.argmax(axis=-1), minlength=ahead.shape[-1]) if len(future) else np.zeros(ahead.shape[-1])
    parts = dict(zip(criteria_keys(inputs), (100 * mainly / won.size).tolist(), strict=True))
    return parts | {"untrue": -100 * float(np.mean(found.wins * ~found.true[:, lead]))}
