"""Few scenarios in place of many: those chosen lie nearest, by probability, to all that are left out.

Fast forward selection (Heitsch and Römisch 2003, Computational Optimization and Applications 24:187-206, algorithm
2.4): one scenario after the other is chosen, each time the one that leaves the least distance; then each scenario left
out gives its probability to the nearest chosen one (Dupacova, Groewe-Kuska and Roemisch 2003, Mathematical Programming
95:493-511, theorem 2).
"""

from dataclasses import dataclass

import numpy as np
from scipy.spatial.distance import cdist


@dataclass(frozen=True, eq=False)
class Reduced:
    """The scenarios chosen, and how far the others are from them."""

    chosen: np.ndarray  # (k,) int, in the order of choice
    probability: np.ndarray  # (k,) of each with those that it stands for; sums to that of all
    distance: float  # expected distance of a scenario from the one that stands for it, in the scenarios' own units


def reduced(scenarios: np.ndarray, count: int, probability: np.ndarray | None = None) -> Reduced:
    """Return `count` of the scenarios (n, dims) with new probabilities; (n,) given or alike. Distance is Euclidean.

    The caller brings dimensions to units that may be added. ValueError if `count` is not 1 to n.
    """
    points = np.asarray(scenarios, float)
    if not 1 <= count <= len(points):
        raise ValueError(f"count is {count}; allowed is 1 to {len(points)}, the scenarios there are.")
    chance = np.full(len(points), 1 / len(points)) if probability is None else np.asarray(probability, float)
    apart = cdist(points, points)
    near, chosen = np.full(len(points), np.inf), []
    for _ in range(count):
        left = chance @ np.minimum(near[:, None], apart)  # the distance if each were chosen next
        left[chosen] = np.inf
        chosen.append(int(left.argmin()))
        near = np.minimum(near, apart[:, chosen[-1]])
    owner = apart[:, chosen].argmin(axis=1)
    owner[chosen] = np.arange(count)  # each chosen one stands for itself, whatever is equal to it
    return Reduced(np.array(chosen), np.bincount(owner, chance, count), float(chance @ near))
