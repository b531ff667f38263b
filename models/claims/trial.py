"""What a test asks for, and how its futures are summed up into a verdict."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from models.answer import Figure

VERDICTS = {"holds": "Holds", "contested": "Contested", "fails": "Fails"}
BAND, ENDS, BARS = (0.1, 0.9), (0.02, 0.98), 24
NOTHING = 1e-9  # less is the rounding of a sum


@dataclass(frozen=True)
class Ask:
    """What a test may ask: its topic's inputs, what an option brings along, the settings that its claim names."""

    inputs: Any  # the topic's Inputs under the scenario
    brought: Callable[[str, str], Mapping[str, Any]]  # (key, option) -> key -> value
    named: Mapping[str, Any]  # key -> value


@dataclass(frozen=True)
class Test:
    """How a claim is tried: by which topic's model, what is measured, and the measure in each future."""

    topic: str
    figure: Figure
    ahead: Callable[[Ask], np.ndarray]  # (n,) in the figure's unit


@dataclass(frozen=True)
class Tried:
    """What a test found."""

    margin: float  # mean over the futures
    share: float  # of the futures that differ, those in which the claim's side is ahead; 0 where none differs
    low: float  # 10th percentile
    high: float  # 90th percentile
    ends: tuple[float, float]  # the outer edges of the bars
    bars: tuple[int, ...]  # futures in each of evenly wide bars; those beyond the ends stand in the outer ones

    @property
    def verdict(self) -> str:
        """One of VERDICTS."""
        average, most = self.margin > NOTHING, self.share > 1 / 2
        return "holds" if average and most else "contested" if average or most else "fails"


def tried(ahead: np.ndarray) -> Tried:
    """Sum up how far a claim's side is ahead in futures (n,)."""
    ahead = ahead if len(ahead) else np.zeros(1)
    differ = np.abs(ahead) > NOTHING
    share = float(np.mean(ahead[differ] > 0)) if differ.any() else 0.0
    low, high = (float(end) for end in np.quantile(ahead, BAND))
    ends = outer(ahead)
    bars, _ = np.histogram(np.clip(ahead, *ends), BARS, ends)
    return Tried(float(ahead.mean()), share, low, high, ends, tuple(int(bar) for bar in bars))


def outer(ahead: np.ndarray) -> tuple[float, float]:
    """Return the edges that hold nearly all futures and zero."""
    low, high = (float(end) for end in np.quantile(ahead, ENDS))
    low, high = min(low, 0.0), max(high, 0.0)
    return (low, high) if high - low > NOTHING else (-1.0, 1.0)
