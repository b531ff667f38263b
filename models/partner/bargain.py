"""Where two sides gain the same: the root of what one gains over the other, for many bargains at once.

The gap rises with what is offered, near a straight line. It is known at the most that may be offered; from there
Newton's step, then secants, and the middle of the bracket where a secant leaves it (Dekker 1969).
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

SAME = 1e-6  # USD million; gaps no larger are none
ROUNDS = 10  # of offers after the most

Ask = Callable[[np.ndarray, np.ndarray], np.ndarray]  # rows and what is offered in them -> gaps


@dataclass(frozen=True, eq=False)
class Bracket:
    """Between which offers the even split lies, and the last two offers with their gaps; (bargains,) each."""

    low: np.ndarray
    high: np.ndarray
    offer: np.ndarray
    gap: np.ndarray
    slope: np.ndarray  # of the gap, as last seen

    def put(self, rows: np.ndarray, offers: np.ndarray, gaps: np.ndarray) -> None:
        """Take in the gaps of other offers."""
        step = offers - self.offer[rows]
        seen = np.divide(gaps - self.gap[rows], step, out=self.slope[rows], where=step != 0)
        self.slope[rows], self.offer[rows], self.gap[rows] = seen, offers, gaps
        self.low[rows] = np.where(gaps < 0, offers, self.low[rows])
        self.high[rows] = np.where(gaps < 0, self.high[rows], offers)

    def next(self, rows: np.ndarray) -> np.ndarray:
        """Return the next offers: where a straight line would be even, or the middle if that lies outside."""
        offer, gap, slope = self.offer[rows], self.gap[rows], self.slope[rows]
        low, high = self.low[rows], self.high[rows]
        line = offer - np.divide(gap, slope, out=np.full_like(gap, np.inf), where=slope > 0)
        return np.where((line > low) & (line < high), line, (low + high) / 2)


def even_split(ask: Ask, least: np.ndarray, most: np.ndarray, gaps: np.ndarray, slopes: np.ndarray) -> None:
    """Ask for offers until both sides gain the same, or the least is reached; gaps: those at the most, (bargains,).

    slopes: by how much a gap rises with what is offered, as far as is known. The last offer asked for stands; of a
    bargain whose gap leaps over nothing the one that is nearest to even.
    """
    found = Bracket(least.copy(), most.copy(), most.copy(), gaps.copy(), slopes.copy())
    rows = np.flatnonzero((gaps > SAME) & (most > least))
    offers = np.maximum(most - np.divide(gaps, slopes, out=np.full_like(gaps, np.inf), where=slopes > 0), least)[rows]
    nearest, best = most.copy(), np.abs(gaps)
    for _ in range(ROUNDS):
        if not len(rows):
            return
        here = ask(rows, offers)
        found.put(rows, offers, here)
        closer = np.abs(here) < best[rows]
        nearest[rows[closer]], best[rows[closer]] = offers[closer], np.abs(here)[closer]
        rows = rows[(np.abs(here) > SAME) & ((here < 0) | (offers > least[rows]))]
        offers = found.next(rows)
    if len(rows):
        ask(rows, nearest[rows])
