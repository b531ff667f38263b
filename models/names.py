"""Where names stand that are written beside what they name, for the charts of every topic."""

from collections.abc import Sequence

import numpy as np
from scipy.optimize import isotonic_regression


def lifted(wanted: Sequence[float], line: float) -> list[float]:
    """Return how high names stand: where they belong, or as far above the name below as a line of text is high."""
    stands, below = np.empty(len(wanted)), -np.inf
    for at in np.argsort(wanted, kind="stable"):
        stands[at] = below = max(wanted[at], below + line)
    return stands.tolist()


def parted(wanted: Sequence[float], line: float, low: float, high: float) -> list[float]:
    """Return how high names stand: a line of text apart, within both ends, and else as near as can be.

    The least squares of that are an isotonic regression of what is left once the lines are taken off.
    """
    order = np.argsort(wanted, kind="stable")
    steps = line * np.arange(len(order))
    near = isotonic_regression(np.asarray(wanted, float)[order] - steps).x
    stands = np.empty(len(order))
    stands[order] = np.clip(near, low, max(low, high - steps[-1])) + steps
    return stands.tolist()
