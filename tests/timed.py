"""What a work costs, so that a busy or a slower machine counts little.

The least of several turns, in time of the thread; where another work says how fast the machine is, the least of the
ratios, turn by turn. A bound leaves twice to three times what a quiet machine takes: a memory that is slow against its
arithmetic alone makes 30 times out of 17.
"""

from collections.abc import Callable
from time import thread_time

TURNS = 5


def seconds(work: Callable) -> float:
    """Return what a work costs once, in seconds of this thread."""
    start = thread_time()
    work()
    return thread_time() - start


def least(work: Callable, turns: int = TURNS) -> float:
    """Return the least that a work costs in several turns, in seconds of this thread."""
    return min(seconds(work) for _ in range(turns))


def times_as_long(one: Callable, other: Callable, turns: int = TURNS) -> float:
    """Return how many times as long another work takes as one, least of several turns: load slows both in a turn."""
    return min(ratio(one, other) for _ in range(turns))


def ratio(one: Callable, other: Callable) -> float:
    """Return how many times as long another work takes as one, once."""
    yardstick = seconds(one)
    return seconds(other) / yardstick
