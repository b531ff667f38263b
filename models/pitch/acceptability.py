"""The asset among its rivals: what is compared, and how often each is first over weights and futures (SMAA-2)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from models.market import response_locked
from models.methods import smaa
from models.pitch import rivals
from models.pitch.buyers import weightings
from models.pitch.inputs import Inputs
from models.pitch.landscape import (
    FUTURES,
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
WEST = ("US", "EU", "UK")

EVEN = 0.5


@dataclass(frozen=True, eq=False)
class Ranking:
    """Everything that the weightings say; the asset is the last alternative, a rival without a name before it."""

    names: tuple[str, ...]  # product keys, RIVAL, ASSET
    keys: tuple[str, ...]  # criteria
    measured: np.ndarray  # (m, k, FUTURES) in the criteria's units
    values: np.ndarray  # (FUTURES, m, k) from 0 to 1
    weights: np.ndarray  # (FUTURES, WEIGHTINGS, k)
    worths: np.ndarray  # (FUTURES, WEIGHTINGS, m)
    out: np.ndarray  # (FUTURES, m) taken from the worth of who is not there, or below the gate; 0 of all others
    bar: np.ndarray  # (FUTURES,) response in percent below which nobody can be first
    first: np.ndarray  # (FUTURES, WEIGHTINGS) index of the best
    wins: np.ndarray  # (FUTURES,) share of weightings in which the asset is first
    true: np.ndarray  # (FUTURES, k) whether the asset is better than every product with a figure
    shares: np.ndarray  # (m,) how often each alternative is first
    unnamed: tuple[float, float]  # how often the asset is first without and with a rival that nobody can name yet

    @property
    def response(self) -> int:
        """Place of the response among the criteria."""
        return self.keys.index("response")

    @property
    def asset(self) -> int:
        """Place of the asset among the alternatives."""
        return len(self.names) - 1

    @cached_property
    def standing(self) -> np.ndarray:
        """What alternatives are ranked by (FUTURES, WEIGHTINGS, m): last who is not there or cannot be first."""
        return self.worths - self.out[:, None]

    @cached_property
    def strongest(self) -> np.ndarray:
        """Index (FUTURES, WEIGHTINGS) of the best alternative besides the asset; there must be one."""
        return self.standing[..., :-1].argmax(axis=-1)

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
        return float(np.mean(np.argmax(self.values @ self.central - self.out, axis=-1) == self.asset))


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
    regions = WEST if inputs.scope == "marketed" else ()
    return Field(inputs.indication, target, regions, rivals.late(inputs), inputs.kinds == "alike")


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


@lru_cache(maxsize=8)
def ranking(inputs: Inputs) -> Ranking:
    """Rank the asset, the products and, if it counts, a rival that nobody can name yet under every weighting."""
    products, criteria, figures = compared(inputs), inputs.landscape.criteria, asset_figures(inputs)
    known = landscape_draws(inputs.landscape, field_of(inputs), spread_of(inputs))
    mine = np.array([asset_draws(inputs, one, figures[one.key]) for one in criteria])
    weights, here = weightings_of(inputs), rivals.there(inputs, tuple(products))
    sold = np.array([rivals.on_market(inputs, key) for key in products], bool)
    unknown = rivals.unknown_draws(inputs, known, sold, weights)
    measured = np.concatenate([known, unknown, mine[None]])
    values = np.stack([one.value(measured[:, k]) for k, one in enumerate(criteria)], axis=-1).swapaxes(0, 1)
    enters = [rivals.rival_enters(inputs)] * len(unknown)
    limit = rivals.bar(inputs, products, measured[:, criteria_keys(inputs).index("response")])
    out = kept_out(inputs, measured, np.array([*here, *enters, np.ones(FUTURES, bool)]), limit)
    worths = smaa.worth(values, weights)
    names = (*products, *([RIVAL] * len(unknown)), ASSET)
    named = [row for row, name in enumerate(names) if name != RIVAL]
    counted = named if inputs.unknown_rivals == "no" else list(range(len(names)))
    standing = worths - out[:, None]
    first = standing[..., counted].argmax(axis=-1)
    return Ranking(
        names=tuple(names[row] for row in counted),
        keys=tuple(criteria_keys(inputs)),
        measured=measured[counted],
        values=values[:, counted],
        weights=weights,
        worths=worths[..., counted],
        out=out[:, counted],
        bar=limit,
        first=first,
        wins=np.mean(first == len(counted) - 1, axis=1),
        true=truths(inputs, products, measured, here),
        shares=np.bincount(first.ravel(), minlength=len(counted)) / first.size,
        unnamed=(first_of(standing[..., named]), first_of(standing)),
    )


def kept_out(inputs: Inputs, measured: np.ndarray, here: np.ndarray, limit: np.ndarray) -> np.ndarray:
    """Return (FUTURES, m) what is taken from who is not there, or is below the gate; here: (m, FUTURES)."""
    below = measured[:, criteria_keys(inputs).index("response")] < limit
    return (rivals.ABSENT * ~here + rivals.BARRED * below).T


def first_of(standing: np.ndarray) -> float:
    """Return in what share of weightings the asset, which comes last, is first; standing: (FUTURES, WEIGHTINGS, m)."""
    return float(np.mean(standing.argmax(axis=-1) == standing.shape[-1] - 1))


def counted(inputs: Inputs) -> tuple[bool, ...]:
    """Return which criteria tell therapies apart: those on which a product compared has a figure; all if none has."""
    shown = compared(inputs).values()
    found = tuple(any(key in one for one in shown) for key in criteria_keys(inputs))
    return found if any(found) else tuple(True for _ in found)


def weightings_of(inputs: Inputs) -> np.ndarray:
    """Return (FUTURES, WEIGHTINGS, k) sets of weights of the buyer."""
    buyer = inputs.buyers[inputs.buyer]
    own = tuple(getattr(inputs, f"weight_{key}") for key in criteria_keys(inputs))
    families = tuple(one.family for one in inputs.landscape.criteria)
    return weightings(buyer.how, own if buyer.how == "own" else buyer.said, inputs.firmness, families, counted(inputs))


def truths(inputs: Inputs, products: Mapping, measured: np.ndarray, here: np.ndarray) -> np.ndarray:
    """Return (FUTURES, k) whether the asset is better than every product there with a figure; not where none has."""
    found = np.zeros((FUTURES, len(inputs.landscape.criteria)), bool)
    for k, one in enumerate(inputs.landscape.criteria):
        rows = [row for row, shown in enumerate(products.values()) if one.key in shown]
        if rows:
            found[:, k] = better_than_all(one, measured[-1, k], measured[rows, k], here[rows])
    return found


def better_than_all(one: Criterion, mine: np.ndarray, shown: np.ndarray, here: np.ndarray) -> np.ndarray:
    """Return (FUTURES,) whether mine beats every product there, and there is one; shown, here: (n, FUTURES)."""
    return (one.better(mine, shown) | ~here).all(axis=0) & here.any(axis=0)
