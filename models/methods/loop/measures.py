"""What a run says: means with intervals over replications, quantiles, and how many are inside at a time."""

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

SURE = 0.975  # both sides together: 95 %


@dataclass(frozen=True, eq=False)
class Interval:
    """Means over replications and the 95 % intervals they lie in; shapes are those of what was averaged."""

    mean: np.ndarray
    half: np.ndarray  # half the width

    @property
    def low(self) -> np.ndarray:
        """Lower end."""
        return self.mean - self.half

    @property
    def high(self) -> np.ndarray:
        """Upper end."""
        return self.mean + self.half

    def holds(self, value) -> np.ndarray:
        """Say whether a value lies inside."""
        return (self.low <= value) & (value <= self.high)


def interval(values: np.ndarray) -> Interval:
    """Return the mean of independent replications (..., r) and its 95 % interval by Student's t; r >= 2."""
    count = values.shape[-1]
    if count < 2:
        raise ValueError("one replication has no interval")
    half = stdtrit(count - 1, SURE) * values.std(axis=-1, ddof=1) / np.sqrt(count)
    return Interval(values.mean(axis=-1), half)


def in_window(patients: int, warm: float, cool: float) -> slice:
    """Return the patients that are measured: without the first share `warm` and the last share `cool` of them."""
    first, last = round(warm * patients), patients - round(cool * patients)
    if not 0 <= first < last <= patients:
        raise ValueError("nobody is left between warm-up and end")
    return slice(first, last)


def mean_inside(came: np.ndarray, left: np.ndarray, begin, end) -> np.ndarray:
    """Return (r,) the mean number between `came` and `left` (r, n), from `begin` to `end`, (r,) or scalars."""
    begin, end = (np.broadcast_to(np.asarray(at, float), came.shape[:1])[:, None] for at in (begin, end))
    spent = np.minimum(left, end) - np.maximum(came, begin)
    return np.clip(spent, 0.0, None).sum(axis=1) / (end - begin)[:, 0]


def inside_at(came: np.ndarray, left: np.ndarray, at: np.ndarray) -> np.ndarray:
    """Return (r, t) how many came and have not left at each of the times (t,)."""
    counted = [np.sort(times, axis=1) for times in (came, left)]
    rows = [[np.searchsorted(row, at, side="right") for row in times] for times in counted]
    return np.array(rows[0]) - np.array(rows[1])


def quantiles(values: np.ndarray, shares) -> np.ndarray:
    """Return the quantiles over all patients and rows of what is a number."""
    known = values[np.isfinite(values)]
    return np.quantile(known, shares) if known.size else np.full(np.shape(shares), np.nan)
