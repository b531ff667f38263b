"""How fast a path learns: designs tried, and months, until the best of them is expected to be as good as asked."""

from math import nan

import numpy as np

from models.design_lock.worth import Curve

ROUNDING = 1e-9


def expected_gain(plan: Curve) -> np.ndarray:
    """Return (n,) points by which the best of the first 1..n designs read out is expected to beat the first expected.

    Of those programmes that have a design; what a read-out in few patients, or from afar, cannot tell is counted.
    """
    quality = plan.designs.qualities[1 : len(plan.schedule.reads) + 1]
    return quality @ plan.market.quality / np.maximum(quality.sum(axis=1), ROUNDING)


def until_as_good(plan: Curve, points: float) -> tuple[float, float]:
    """Return designs tried and the month, from now, in which the last is read out; nan where none is within sight."""
    good = np.flatnonzero(expected_gain(plan) >= points - ROUNDING)
    return (float(good[0] + 1), float(plan.schedule.reads[good[0]])) if len(good) else (nan, nan)


def gain_if_locked(plan: Curve, month: int) -> float:
    """Return points expected of a design locked in a month, read-outs in the months expected; 0 where none is read."""
    count = int(plan.schedule.read[month])
    return float(expected_gain(plan)[count - 1]) if count else 0.0
