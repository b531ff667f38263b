"""A check on method: would other multicriteria methods put the same therapy first?

TOPSIS (Hwang and Yoon 1981), PROMETHEE II (Brans and Vincke 1985) and VIKOR (Opricovic and Tzeng 2004) rank the middle
figures under the buyer's mean weights. They need one figure for every cell and one set of weights, so they are a check
and not the decision: where they disagree, the ranking hangs on the method. TOPSIS hangs on how the criteria are made
comparable too; the scale in use is named. Weights taken from comparing criteria in pairs (AHP, Saaty 1980) come with
the consistency of the comparisons: from a ratio of 0.10 they should be asked again.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from pyrepo_mcda import normalizations
from pyrepo_mcda.mcda_methods import PROMETHEE_II, TOPSIS, VIKOR

NORMALISATIONS = {"range": normalizations.minmax_normalization, "vector": normalizations.vector_normalization}
RANDOM_INDEX = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)  # Saaty, by size
MOST_INCONSISTENT, VIKOR_MAJORITY = 0.10, 0.5
PAIR_SCALE = (9, 7, 5, 3, 1, 3, 5, 7, 9)  # Saaty: how many times as important, from the left to the right


def topsis(matrix: np.ndarray, weights: np.ndarray, signs: np.ndarray, normalisation: str) -> np.ndarray:
    """Return (m,) closeness to the ideal, higher is better; matrix (m, k), signs 1 where more is better, else -1."""
    return TOPSIS(normalization_method=NORMALISATIONS[normalisation])(matrix, weights, signs)


def promethee(matrix, weights, signs, indifference: np.ndarray, preference: np.ndarray) -> np.ndarray:
    """Return (m,) net outranking flow, higher is better; thresholds (k,) in the criteria's units, linear between."""
    method = PROMETHEE_II()
    shapes = [method._linear_function] * len(weights)
    return method(matrix, weights, signs, preference_functions=shapes, p=preference, q=indifference)


def vikor(matrix, weights, signs, majority: float = VIKOR_MAJORITY) -> np.ndarray:
    """Return (m,) VIKOR's Q, lower is better."""
    return VIKOR(v=majority)(matrix, weights, signs)


@dataclass(frozen=True)
class Paired:
    """Weights from comparisons in pairs, and how consistent these are."""

    weights: np.ndarray
    largest_eigenvalue: float
    index: float
    ratio: float

    @property
    def consistent(self) -> bool:
        """Say whether the comparisons may be used."""
        return self.ratio < MOST_INCONSISTENT


def from_pairs(steps: Mapping[tuple[int, int], int], count: int) -> np.ndarray:
    """Return the reciprocal matrix (count, count) of comparisons, each a place on PAIR_SCALE; unsaid ones are even."""
    found = np.ones((count, count))
    for (left, right), step in steps.items():
        times = PAIR_SCALE[step] if step <= len(PAIR_SCALE) // 2 else 1 / PAIR_SCALE[step]
        found[left, right], found[right, left] = times, 1 / times
    return found


def ahp(comparisons: np.ndarray) -> Paired:
    """Return the weights of a reciprocal matrix (k, k) by its principal eigenvector, and its consistency."""
    values, vectors = np.linalg.eig(comparisons)
    at, size = int(np.argmax(values.real)), len(comparisons)
    vector, largest = np.abs(vectors[:, at].real), float(values[at].real)
    index = (largest - size) / (size - 1)
    return Paired(vector / vector.sum(), largest, index, index / RANDOM_INDEX[size - 1] if size > 2 else 0.0)
