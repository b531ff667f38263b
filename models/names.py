"""Where names stand that are written beside what they name, for the charts of every topic."""

from collections.abc import Sequence

import numpy as np


def lifted(wanted: Sequence[float], line: float) -> list[float]:
    """Return how high names stand: where they belong, or as far above the name below as a line of text is high."""
    stands, below = np.empty(len(wanted)), -np.inf
    for at in np.argsort(wanted, kind="stable"):
        stands[at] = below = max(wanted[at], below + line)
    return stands.tolist()
