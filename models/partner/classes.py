"""Draws by what they cost, in classes of many: how dear a programme may be is told by them, not by single draws."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

CLASSES = 32
FEW = 2_048  # draws of which a table by class is no larger than what is added up by it


@dataclass(frozen=True, eq=False)
class Classes:
    """The draws in classes of about as many each, the cheapest first."""

    order: np.ndarray  # (n,) the draws by cost, the lowest first

    @cached_property
    def counts(self) -> np.ndarray:
        """How many draws there are up to the end of each class, all of them in one that would be empty; (CLASSES,)."""
        counts = np.linspace(0, len(self.order), CLASSES + 1).astype(int)[1:]
        return np.where(counts, counts, len(self.order))

    @cached_property
    def dearest(self) -> np.ndarray:
        """The dearest draw of each class; (CLASSES,)."""
        return self.order[self.counts - 1]

    @cached_property
    def within(self) -> np.ndarray:
        """1 for the draws up to the end of each class; (n, CLASSES)."""
        return (self.order.argsort()[:, None] < self.counts).astype(float)

    def up_to(self, values: np.ndarray) -> np.ndarray:
        """Return (plans, CLASSES) values (plans, n) added up to the end of each class."""
        if len(self.order) <= FEW:
            return values @ self.within
        begins = np.append(0, self.counts[:-1])
        return np.add.reduceat(values.take(self.order, axis=1), begins, axis=1).cumsum(axis=1)
