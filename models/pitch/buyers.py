"""Whose weights therapies are ranked by: nobody's, an order, a kind of buyer, or one's own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

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


@lru_cache(maxsize=8)
def weightings(how: str, said: tuple[float, ...], firmness: float) -> np.ndarray:
    """Return (FUTURES, WEIGHTINGS, k) sets of weights of a buyer, the same whenever asked."""
    random, shape = np.random.default_rng(SEED), (FUTURES, WEIGHTINGS)
    if how == "order":
        return smaa.ordered_weights(random, shape, np.array(said))
    if how == "free" or not any(said):
        return smaa.free_weights(random, shape, len(said))
    return smaa.weights_around(random, shape, np.array(said), firmness)
