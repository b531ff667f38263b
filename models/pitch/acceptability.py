"""The asset among its rivals: what is compared, and how often each is first over weights and futures (SMAA-2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from models.market import response_locked
from models.methods import smaa
from models.pitch.buyers import weightings
from models.pitch.inputs import Inputs
from models.pitch.landscape import (
    FUTURES,
    SEED,
    Criterion,
    Field,
    Measure,
    Spread,
    landscape_draws,
    scaled_draws,
    share_draws,
)

TARGETS = {"cd19": "CD19", "bcma": "BCMA", "other": "another target"}
ASSET, RIVAL = "asset", "rival"
SOLD, WEST = ("marketed", "under review"), ("US", "EU", "UK")

EVEN = 0.5

MONTHS = 12
ABSENT = -1e6  # the value of an alternative that is not there: last under all weights


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
    def strongest(self) -> np.ndarray:
        """Index (FUTURES, WEIGHTINGS) of the best alternative besides the asset; there must be one."""
        return self.worths[..., :-1].argmax(axis=-1)

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


def criteria_keys(inputs: Inputs) -> list[str]:
    """Return the criteria in their order."""
    return [one.key for one in inputs.landscape.criteria]


def asset_figures(inputs: Inputs) -> dict[str, float]:
    """Return what the asset is expected to show on each criterion, in the criterion's unit.

    Response is that of the design which the plan locks, the one that is made and sold. Days, cost and doses are those
    of its network; from a shelf they are its own, and every patient can be served.
    """
    shelf = inputs.modality in inputs.from_shelf
    return {
        "response": response_locked(inputs),
        "durability": inputs.durability,
        "crs": inputs.crs,
        "icans": inputs.icans,
        "days": inputs.shelf_days if shelf else inputs.vein_to_vein,
        "cost": inputs.shelf_cost if shelf else inputs.making_cost,
        "failure": inputs.failure,
        "doses": inputs.treated,
    }


def handle(inputs: Inputs, criterion: str) -> str:
    """Return the assumption that moves the asset on a criterion."""
    shelf = inputs.modality in inputs.from_shelf
    made = {"days": "process_days", "cost": "labour", "doses": "demand_factor"}
    kept = {"days": "shelf_days", "cost": "shelf_cost", "doses": "demand_factor"}
    return (kept if shelf else made).get(criterion, criterion)


def moved_handle(inputs: Inputs, criterion: str, figure: float) -> tuple[str, float]:
    """Return the assumption that moves the asset on a criterion, and what to set it to for a figure there.

    What is gained until the lock does not hang on how good the first design is: for a response there, the first design
    must show that many points less, exactly. Days and cost move one for one with those of the process, doses in
    proportion to patients: what else the network does after such a move is worked out anew, so the asset may land a
    little beside the place asked for.
    """
    key = handle(inputs, criterion)
    if criterion == "response":
        return key, figure - inputs.gained
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


@lru_cache(maxsize=16)
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
