"""Chances of a yes or no that stand on a few earlier cases: how often it came so far, and whether a size is enough."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import t

from models.replay.bands import COVERED, Prior, predictive, told_before


@dataclass(frozen=True)
class Sized:
    """A size that could be chosen, and the chance that it is enough."""

    name: str
    size: float  # in the unit of what is asked for
    chance: float


def succession(came: Sequence[bool]) -> float:
    """Return the chance that it comes again: Laplace's rule of succession (1774), a coin before the first case."""
    return (sum(came) + 1) / (len(came) + 2)


def enough(size: float, asked: Sequence[float], prior: Prior) -> float:
    """Return the chance that the next figure is no larger than a size, by the band of the earlier ones."""
    median, errors = told_before(asked)
    freedom = len(errors) + prior.counts - 1
    spread = np.log(predictive(errors, prior, estimated=True)) / t.ppf((1 + COVERED) / 2, freedom)
    return float(t.cdf(np.log(size / median) / spread, freedom))


def ranked(sizes: dict[str, float], asked: Sequence[float], prior: Prior) -> list[Sized]:
    """Return the sizes, the best first: the smallest that is enough at the chance of a band, the others after it.

    Those that are enough stand before those that are not; of the first the smaller is better, for less of it stands
    empty, of the others the larger.
    """
    found = [Sized(name, size, enough(size, asked, prior)) for name, size in sizes.items()]
    return sorted(found, key=lambda one: (short := one.chance < COVERED, -one.size if short else one.size))
