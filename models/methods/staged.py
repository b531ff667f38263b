"""Staged investment with the right to stop: what a programme is worth with and without abandonment.

At each stage money is spent; the next one is reached with some probability, and the worth of a launch has moved by
then. Whoever may stop does so wherever going on is worth less than nothing: the worth of stopping is the difference to
the plain risk-adjusted net present value (Brealey, Myers and Allen, Principles of Corporate Finance, section 10-3).
"""

from collections.abc import Sequence
from dataclasses import dataclass

STAY = ((1.0, 1.0),)


@dataclass(frozen=True)
class Stage:
    """One stage: cost at its start, chance of reaching the next, years it takes, and how the worth then moves."""

    cost: float
    p: float
    years: float = 0.0
    moves: Sequence[tuple[float, float]] = STAY  # (factor on the worth, probability); probabilities sum to 1


def staged_value(stages: Sequence[Stage], worth: float, launch_cost: float, rate: float, may_stop: bool) -> float:
    """Return the value at the start; rate is yearly, worth is that of a launch as seen now, all in one currency."""
    if not stages:
        return max(worth - launch_cost, 0.0) if may_stop else worth - launch_cost
    first, *rest = stages
    reached = sum(p * staged_value(rest, worth * factor, launch_cost, rate, may_stop) for factor, p in first.moves)
    value = first.p * reached / (1 + rate) ** first.years - first.cost
    return max(value, 0.0) if may_stop else value
