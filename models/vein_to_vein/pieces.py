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
    found, apart = [], run.made.hand_offs_by_step(run)
    for step in ORDER:
        whole, handed = mean(run, run.days[step]), mean(run, apart[step]) if step in apart else 0.0
        found.append(Piece(step, HAND_OFF, handed + np.zeros(len(run.settings))))
        found += [Piece(step, kind, days) for kind, days in split(run, step, whole - handed).items()]
    return tuple(piece for piece in found if np.any(piece.days > NOTHING))


def split(run: Run, step: str, days: np.ndarray) -> dict[str, np.ndarray]:
    """Return what is left of a step's days without its hand-off, by kind: of release, what closes deviations apart."""
    if step == "release":
        closing = mean(run, run.made.closing(run))
        return {HAND_OFF: closing, WAIT: days - closing}
    return {WAIT if step in ("booking", "infusion", AGAIN) else WORK: days}


def mean(run: Run, days: np.ndarray) -> np.ndarray:
    """Return (s,) the mean of those measured and infused."""
    there = np.isfinite(run.infused)[..., run.seen]
    seen = np.where(there, np.broadcast_to(days, run.came.shape)[..., run.seen], 0.0)
    return seen.sum(axis=(1, 2)) / np.maximum(there.sum(axis=(1, 2)), 1)


def waits_of(run: Run) -> dict[str, np.ndarray]:
    """Return (s,) mean days of waiting at each station, of those infused, in the order of STATIONS."""
    handed = run.made.hand_offs_by_step(run)
    return {
        "apheresis_places": mean(run, run.made.placed - run.made.asked),
        "suites": mean(run, run.slot_wait),
        "beds": np.maximum(mean(run, run.days["infusion"] - handed["infusion"]), 0.0),
    }
