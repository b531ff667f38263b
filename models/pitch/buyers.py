"""Whose weights therapies are ranked by: nobody's, an order, a kind of buyer, or one's own.

Criteria of one family tell much the same: severe cytokine release and severe neurotoxicity go together, and a short
process is a cheap one. Were each drawn by itself, a family would count as often as it has criteria. So a family is
weighted once, and its weight is then shared among its criteria. Nothing said: every set of weights of the families is
as likely as any other, and so is every way to share one. An order: families in the order of their first criterion,
criteria in their order within. Weights: a family has the points of its criteria together, for they are points of a
whole. A criterion on which no product has a figure to compare with tells no therapy from another: it has no weight.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

import numpy as np

from models.methods import smaa
from models.pitch.landscape import FUTURES, SEED

WEIGHTINGS = 25  # in each future, all different


@dataclass(frozen=True)
class Buyer:
    """What one kind of buyer weighs: how it is said, and the rank or weight of each criterion in their order."""

    how: str  # free, order, weights or own
    said: tuple[float, ...]


def buyers_of(buyers: Sequence, weights: Sequence, criteria: Sequence) -> Mapping[str, Buyer]:
    """Build the buyers from the store's tables."""
    said = {(row["buyer"], row["criterion"]): row["weight"] for row in weights}
    return {
        row["buyer"]: Buyer(row["how"], tuple(said.get((row["buyer"], one["criterion"]), 0.0) for one in criteria))
        for row in buyers
    }


def drawn(how: str, random: np.random.Generator, firmness: float) -> Callable[[np.ndarray], np.ndarray]:
    """Return what draws (FUTURES, WEIGHTINGS, n) weights of n things from their ranks or points."""
    shape = (FUTURES, WEIGHTINGS)
    if how == "order":
        return partial(smaa.ordered_weights, random, shape)
    if how == "free":
        return lambda said: smaa.free_weights(random, shape, len(said))
    return lambda said: smaa.weights_around(random, shape, said if said.any() else np.ones(len(said)), firmness)


@lru_cache(maxsize=8)
def weightings(
    how: str, said: tuple[float, ...], firmness: float, families: tuple[str, ...], counted: tuple[bool, ...]
) -> np.ndarray:
    """Return (FUTURES, WEIGHTINGS, k) sets of weights of a buyer, the same whenever asked; 0 where not counted."""
    points, counts = np.array(said), np.array(counted)
    nothing_said = how != "order" and not points[counts].any()
    draw = drawn("free" if nothing_said else how, np.random.default_rng(SEED), firmness)
    members = [[k for k, one in enumerate(families) if one == name and counts[k]] for name in dict.fromkeys(families)]
    members = [each for each in members if each]
    together = min if how == "order" else sum
    shares = draw(np.array([together(points[each]) for each in members], float))
    found = np.zeros((FUTURES, WEIGHTINGS, len(said)))
    for share, each in zip(np.moveaxis(shares, -1, 0), members, strict=True):
        found[..., each] = share[..., None] * (draw(points[each]) if len(each) > 1 else 1.0)
    return found
