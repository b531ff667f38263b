"""Where names stand that are written beside what they name, for the charts of every topic."""

from collections.abc import Sequence

import numpy as np


def lifted(wanted: Sequence[float], line: float, top: float = np.inf) -> list[float]:
    """Return how high names stand: where they belong, or as far above the name below as a line of text is high.

    None stands above the top: there those below give way.
    """
    stands, below, order = np.empty(len(wanted)), -np.inf, np.argsort(wanted, kind="stable")
    for at in order:
        stands[at] = below = max(wanted[at], below + line)
    for at in order[::-1]:
        stands[at] = min(stands[at], top)
        top = stands[at] - line
    return stands.tolist()
