"""Who has a design this good first: by month the chance that the best one read is truly as good, against a rival's."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.design_lock import Curve
from models.iteration.inputs import Inputs
from models.iteration.plans import KINDS
from models.iteration.runners import Runner, runners

HALF = 0.5  # of the months in which both come, each is first


@dataclass(frozen=True, eq=False)
class Race:
    """Chances that sum to 1."""

    first: float  # we have a design this good before the rival
    beaten: float  # the rival has it before us
    neither: float  # nobody has it within the months looked at


def as_good_by(curve: Curve, points: float) -> np.ndarray:
    """Return (m,) the chance that by each month a design was read out and picked whose truth gains so many points.

    The pick is the best by what can be believed of its reading; read-outs come early or late as the lock counts, and
    with some chance no design of the programme lives. A later pick never undoes that one as good was there.
    """
    quality = curve.market.quality
    step = quality[1] - quality[0]
    good = np.clip((quality - points) / step + HALF, 0.0, 1.0)
    chance = curve.designs.qualities @ good
    chance[0] = 0.0
    return curve.spread.weights @ np.maximum.accumulate(chance)[curve.spread.read]


def moved(chance: np.ndarray, months: float) -> np.ndarray:
    """Return the chances (m,) of one who began so many months earlier; what lies behind now is there at once."""
    at = np.arange(len(chance)) + months
    return np.interp(at, np.arange(len(chance)), chance, left=0.0)


def race(inputs: Inputs, runner: Runner) -> Race:
    """Return the chances of a plan against the named rival, the two programmes independent."""
    ours = as_good_by(runner.curve, inputs.good_gain)
    theirs = moved(as_good_by(runners(inputs)[inputs.race_rival].curve, inputs.good_gain), inputs.rival_ahead)
    return against(ours, theirs)


def against(ours: np.ndarray, theirs: np.ndarray) -> Race:
    """Return the chances of two who come by each month with chances (m,) and (m,)."""
    comes, before = np.diff(ours, prepend=0.0), np.append(0.0, theirs[:-1])
    first = float(comes @ (1 - HALF * (before + theirs)))
    nobody = float((1 - ours[-1]) * (1 - theirs[-1]))
    return Race(first, max(1 - nobody - first, 0.0), nobody)


@lru_cache(maxsize=32)
def races(inputs: Inputs) -> dict[str, Race]:
    """Return the chances of every plan."""
    found = runners(inputs)
    return {kind: race(inputs, found[kind]) for kind in KINDS}


def month_as_good(runner: Runner, points: float) -> float:
    """Return the month by which the best design read is expected to gain so many points; nan where none is in sight."""
    good = np.flatnonzero((runner.gain >= points - 1e-9) & (runner.curve.schedule.read > 0))
    return float(good[0]) if len(good) else float("nan")
