"""The days from referral to infusion piece by piece, in order of time: work, hand-offs apart from it, and waiting."""

from dataclasses import dataclass

import numpy as np

from models.vein_to_vein.line import Run
from models.vein_to_vein.steps import AGAIN, STEPS

WORK, HAND_OFF, WAIT = "work", "hand_off", "wait"
NOTHING = 1e-9  # days; less is the rounding of a sum
BEFORE = ("referral", "booking", "apheresis")  # steps until cells are collected
ORDER = (*list(STEPS)[: list(STEPS).index("transport_back")], AGAIN, "transport_back", "bridging", "infusion")


@dataclass(frozen=True, eq=False)
class Piece:
    """A part of the days of those infused."""

    step: str  # one of STEPS, or AGAIN
    kind: str  # WORK, HAND_OFF (deviations closed between two owners too) or WAIT
    days: np.ndarray  # (s,) mean of each setting


def pieces_of(run: Run) -> tuple[Piece, ...]:
    """Return the mean days of those infused, piece by piece; before collection and after it they sum to the whole."""
    found, apart = [], run.hand_offs
    for step in ORDER:
        whole, handed = mean(run, run.days[step]), mean(run, apart[step]) if step in apart else 0.0
        found.append(Piece(step, HAND_OFF, handed + np.zeros(len(run.settings))))
        found += [Piece(step, kind, days) for kind, days in split(run, step, whole - handed).items()]
    return tuple(piece for piece in found if np.any(piece.days > NOTHING))


def split(run: Run, step: str, days: np.ndarray) -> dict[str, np.ndarray]:
    """Return what is left of a step's days without its hand-off, by kind: of release, what closes deviations apart."""
    if step == "release":
        closing = mean(run, run.closing)
        return {HAND_OFF: closing, WAIT: days - closing}
    return {WAIT if step in ("booking", "infusion", AGAIN) else WORK: days}


def mean(run: Run, days: np.ndarray, lines: slice = slice(None)) -> np.ndarray:
    """Return (s,) the mean of those measured and infused, of some of the settings."""
    there = np.isfinite(run.infused[lines, :, run.seen])
    seen = np.where(there, np.broadcast_to(days, run.came.shape)[lines, :, run.seen], 0.0)
    return seen.sum(axis=(1, 2)) / np.maximum(there.sum(axis=(1, 2)), 1)


def waits_of(run: Run, at: int) -> dict[str, float]:
    """Return the mean days of waiting at each station, of those infused in one setting, in the order of STATIONS."""
    one = slice(at, at + 1)
    found = {
        "apheresis_places": run.made.placed - run.made.asked,
        "suites": run.slot_wait,
        "beds": run.days["infusion"] - run.hand_offs["infusion"],
    }
    return {station: max(float(mean(run, days, one)[0]), 0.0) for station, days in found.items()}
