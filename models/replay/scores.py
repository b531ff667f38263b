"""Scores of forecasts against what happened, known from books: share inside, Brier score, skill against a naive one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

FAR = 0.4  # share of the outcome by which analysts' forecasts are said to miss
COIN = 0.5  # the naive probability of a yes


@dataclass(frozen=True)
class ScoreCard:
    """How a model did; None where there is nothing to say it of."""

    amounts: int  # forecasts of an amount
    odds: int  # forecasts of a yes or no
    held: int | None  # outcomes inside the band
    held_narrow: int | None  # inside the band as first made
    far: int | None  # medians off by more than 40 percent of the outcome
    skill_last: float | None
    skill_class: float | None
    brier: float | None
    brier_coin: float | None
    brier_yes: float | None  # of whoever always says yes


def inside(row: Mapping, low: str = "low", high: str = "high") -> bool:
    """Say whether an outcome lies in a forecast's band, its ends included."""
    return row[low] <= row["outcome"] <= row[high]


def apart(said: Sequence[float], happened: Sequence[float]) -> float:
    """Return the mean absolute log error."""
    return float(np.abs(np.log(np.asarray(said, float) / np.asarray(happened, float))).mean())


def skill(said: Sequence[float], naive: Sequence[float], happened: Sequence[float]) -> float:
    """Return one less the forecasts' error over that of the naive ones: 1 is perfect, 0 no better, below 0 worse."""
    mine, theirs = apart(said, happened), apart(naive, happened)
    return 1 - mine / theirs if theirs else 0.0 if not mine else -float("inf")


def brier(chances: Sequence[float], happened: Sequence[float]) -> float:
    """Return the mean squared distance of probabilities from what happened (1 or 0): 0 is perfect, 0.25 a coin."""
    return float(np.square(np.asarray(chances, float) - np.asarray(happened, float)).mean())


def score(rows: Sequence[Mapping]) -> ScoreCard:
    """Return how forecasts did: rows of the grades, of amounts, of yes or no, or of both."""
    amounts = [row for row in rows if row["median"] is not None]
    odds = [row for row in rows if row["chance"] is not None]
    median, last, middle, happened = columns(amounts, "median", "last", "class_median", "outcome")
    chances, came = columns(odds, "chance", "outcome")
    return ScoreCard(
        amounts=len(amounts),
        odds=len(odds),
        held=sum(inside(row) for row in amounts) if amounts else None,
        held_narrow=sum(inside(row, "narrow_low", "narrow_high") for row in amounts) if amounts else None,
        far=int((np.abs(median / happened - 1) > FAR).sum()) if amounts else None,
        skill_last=skill(median, last, happened) if amounts else None,
        skill_class=skill(median, middle, happened) if amounts else None,
        brier=brier(chances, came) if odds else None,
        brier_coin=brier([COIN] * len(odds), came) if odds else None,
        brier_yes=brier([1.0] * len(odds), came) if odds else None,
    )


def columns(rows: Sequence[Mapping], *names: str) -> list[np.ndarray]:
    """Return some columns of rows."""
    return [np.array([row[name] for row in rows], float) for name in names]
