"""Where two sides gain the same: the root of what one gains over the other, for many bargains at once.

The gap rises with what is offered, near a straight line. It is known at the most that may be offered; from there
Newton's step, then secants, and the middle of the bracket where a secant leaves it (Dekker 1969). Where both lose at
an offer there is none at which both gain: more only costs the one, less the other.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

SAME = 1e-6  # USD million; gaps no larger are none
ROUNDS = 8  # of offers after the most

Ask = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]  # rows, offers in them -> what each side gains


@dataclass(frozen=True, eq=False)
class Bracket:
    """Between which offers the even split lies, the last offers with their gaps, and the nearest to even; (n,) each."""

    low: np.ndarray
    high: np.ndarray
    offer: np.ndarray
    gap: np.ndarray
    slope: np.ndarray  # of the gap, as last seen
    nearest: np.ndarray
    least_gap: np.ndarray

    def put(self, rows: np.ndarray, offers: np.ndarray, gaps: np.ndarray) -> None:
        """Take in the gaps of other offers."""
        step = offers - self.offer[rows]
        seen = np.divide(gaps - self.gap[rows], step, out=self.slope[rows], where=step != 0)
        self.slope[rows], self.offer[rows], self.gap[rows] = seen, offers, gaps
        self.low[rows] = np.where(gaps < 0, offers, self.low[rows])
        self.high[rows] = np.where(gaps < 0, self.high[rows], offers)
        closer = np.abs(gaps) < self.least_gap[rows]
        self.nearest[rows] = np.where(closer, offers, self.nearest[rows])
        self.least_gap[rows] = np.minimum(np.abs(gaps), self.least_gap[rows])

    def next(self, rows: np.ndarray) -> np.ndarray:
        """Return the next offers: where a straight line would be even, or the middle if that lies outside."""
        line = straight(self.offer[rows], self.gap[rows], self.slope[rows])
        low, high = self.low[rows], self.high[rows]
        return np.where((line > low) & (line < high), line, (low + high) / 2)


def straight(offer: np.ndarray, gap: np.ndarray, slope: np.ndarray) -> np.ndarray:
    """Return where a straight line through an offer has no gap; far below where it does not rise."""
    return offer - np.divide(gap, slope, out=np.full_like(gap, np.inf), where=slope > 0)


def even_split(
    ask: Ask, least: np.ndarray, most: np.ndarray, gaps: np.ndarray, slopes: np.ndarray, same: float
) -> None:
    """Ask for offers until both sides gain the same, both lose, or the least is reached; the last offer stands.

    gaps: at the most, (n,); slopes: by how much they rise with what is offered, as far as is known; same: the gap that
    is none. Where a gap leaps over nothing the offer nearest to even is the last.
    """
    found = Bracket(least.copy(), most.copy(), most.copy(), gaps.copy(), slopes.copy(), most.copy(), np.abs(gaps))
    rows = np.flatnonzero((gaps > same) & (most > least))
    offers = np.maximum(straight(most, gaps, slopes), least)[rows]
    for _ in range(ROUNDS):
        if not len(rows):
            return
        one, other = ask(rows, offers)
        found.put(rows, offers, one - other)
        even, ended = np.abs(one - other) <= same, (one > other) & (offers <= least[rows])
        rows = rows[~(even | ended | ((one <= 0) & (other <= 0)))]
        offers = found.next(rows)
    rows = rows[found.nearest[rows] != found.offer[rows]]
    if len(rows):
        ask(rows, found.nearest[rows])
