"""Options that cannot be told apart: by what counts as a difference, and by what the draws can tell.

Two options are compared in the same draws (common random numbers), so that the error of their mean difference is that
of the differences, and not of each alone (Law 2015, Simulation Modeling and Analysis, ch. 11).
"""

from collections.abc import Callable, Sequence

import numpy as np

TWO_SIGMA = 2.0


def error(one: np.ndarray, other: np.ndarray) -> float:
    """Return the error of the mean difference of two options over the same draws (s,), at about 95 %; their unit."""
    apart = one - other
    return float(TWO_SIGMA * apart.std() / np.sqrt(len(apart)))


def alike(best: np.ndarray, other: np.ndarray, percent: float) -> bool:
    """Say whether an option (s,) is not clearly less than the best: within a percent of it, or the draws' error."""
    return bool(best.mean() - other.mean() <= max(abs(best.mean()) * percent / 100, error(best, other)))


def groups(ranked: Sequence[str], same: Callable[[str, str], bool]) -> tuple[tuple[str, ...], ...]:
    """Return options, the best first, in groups; same(first, other) says who stands with the first of a group."""
    left, told = list(ranked), []
    while left:
        first, *rest = left
        told.append((first, *(one for one in rest if same(first, one))))
        left = [one for one in rest if not same(first, one)]
    return tuple(told)
