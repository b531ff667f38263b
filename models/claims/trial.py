"""What a test asks for, and how its futures are summed up into a verdict."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from models.answer import Absent, Figure
from models.claims.beside import NO_FIGURES, Beside
from models.claims.record import Record

VERDICTS = {"holds": "Holds", "contested": "Contested", "close": "No clear difference", "fails": "Fails"}
BAND, ENDS, BARS = (0.1, 0.9), (0.02, 0.98), 24
NOTHING = 1e-9  # less is the rounding of a sum


@dataclass(frozen=True)
class Ask:
    """What a test may ask: its topic's inputs, what an option brings along, the settings that its claim names."""

    inputs: Any  # the topic's Inputs under the scenario
    brought: Callable[[str, str], Mapping[str, Any]]  # (key, option) -> key -> value
    named: Mapping[str, Any]  # key -> value
    reach: Callable[[str], tuple[float, float]] = None  # key -> its low and high
    of: Callable[[str], Any] = None  # another topic that the test reads -> its Inputs under the scenario
    rows: Callable[[str], Sequence[Mapping]] = None  # table of the store -> its rows


@dataclass(frozen=True, eq=False)
class Ahead:
    """By how much a claim's side is ahead, and of what: both in the figure's unit."""

    by_future: np.ndarray  # (n,)
    worth: float  # of the better side on average, or the length of a scale; what is a small part of it is no difference
    error: float = 0.0  # by which chance may move the mean; what is no more is no difference either
    beside: Beside = NO_FIGURES  # figures of both sides that are told with the margin
    whole: bool = False  # whether the share is of all futures, and not only of those that differ


@dataclass(frozen=True)
class Test:
    """How a claim is tried: by which topic's model, what is measured, and the measure in each future."""

    topic: str
    figure: Figure
    ahead: Callable[[Ask], Ahead | Absent]  # absent where the store has nothing to try the claim with
    chooser: str  # who would choose the other side
    blind: str  # what the test cannot see
    also: tuple[str, ...] = ()  # other topics whose Inputs it reads
    record: Callable[[Ask], Record] | None = None  # what the store says by year beside the claim

    @property
    def told(self) -> tuple[str, str, str]:
        """Return what is compared, who would choose the other side, and what the test cannot see."""
        return self.figure.formula, self.chooser, self.blind


@dataclass(frozen=True)
class Tried:
    """What a test found."""

    margin: float  # mean over the futures
    share: float  # of the futures that differ (or of all), those in which the claim's side is ahead; 0 if there is none
    low: float  # 10th percentile
    high: float  # 90th percentile
    ends: tuple[float, float]  # the outer edges of the bars
    bars: tuple[int, ...]  # futures in each of evenly wide bars; those beyond the ends stand in the outer ones
    least: float = 0.0  # a margin within this either way is no clear difference
    beside: Beside = NO_FIGURES  # figures of both sides, and what is said of this setting
    whole: bool = False  # whether the share is of all futures

    @property
    def verdict(self) -> str:
        """One of VERDICTS."""
        if abs(self.margin) <= max(self.least, NOTHING):
            return "close"
        average, most = self.margin > 0, self.share > 1 / 2
        return "holds" if average and most else "contested" if average or most else "fails"


def tried(found: Ahead, materiality: float) -> Tried:
    """Sum up how far a claim's side is ahead; materiality is the percent of its worth that is no clear difference."""
    ahead = found.by_future if len(found.by_future) else np.zeros(1)
    counted = np.abs(ahead) > (-1.0 if found.whole else NOTHING)
    share = float(np.mean(ahead[counted] > NOTHING)) if counted.any() else 0.0
    low, high = (float(end) for end in np.quantile(ahead, BAND))
    ends = outer(ahead)
    bars, _ = np.histogram(np.clip(ahead, *ends), BARS, ends)
    least = max(abs(found.worth) * materiality / 100, found.error)
    beside = found.beside.judged(materiality)
    return Tried(
        float(ahead.mean()), share, low, high, ends, tuple(int(bar) for bar in bars), least, beside, found.whole
    )


def outer(ahead: np.ndarray) -> tuple[float, float]:
    """Return the edges that hold nearly all futures and zero."""
    low, high = (float(end) for end in np.quantile(ahead, ENDS))
    low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if high - low > NOTHING else (-1.0, 1.0)
