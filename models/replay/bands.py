"""Bands of a forecast: wide ones of Student's t, in which few errors count for little, and narrow ones as first made.

Errors are natural logs of what happened over what was said; a band is a pair of factors about the median.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.stats import norm, t

COVERED = 0.8  # of what happens, that a band is to hold
UP_TO = (1 + COVERED) / 2  # the quantile at a band's upper end


@dataclass(frozen=True)
class Prior:
    """What is taken for granted before any error is known."""

    spread: float  # log error
    counts: float  # as so many earlier errors
    least: float  # log error; no band is made of less


def predictive(errors: Sequence[float], prior: Prior, estimated: bool = False) -> float:
    """Return the factor by which a band reaches above and below its median.

    estimated: the errors are of figures about their own median, which costs a degree of freedom and adds its own
    uncertainty to the next one's; else they are of earlier forecasts.
    """
    count = len(errors)
    freedom = count + prior.counts - estimated
    variance = (prior.counts * prior.spread**2 + float(np.square(errors).sum())) / freedom
    variance = max(variance, prior.least**2)
    wider = 1 + 1 / count if estimated else 1.0
    return float(np.exp(t.ppf(UP_TO, freedom) * np.sqrt(variance * wider)))


def set_right(errors: Sequence[float], prior: Prior) -> tuple[float, float]:
    """Return by how much earlier errors move the next one's median, in logs, and the factor of its band.

    Normal errors with unknown mean and variance under their conjugate prior (Gelman et al., Bayesian Data Analysis,
    3.3): a mean of 0 and the prior's spread, which count as so many errors; the next error is Student's t.
    """
    count, known = len(errors), prior.counts + len(errors)
    mean = float(np.mean(errors)) if count else 0.0
    scatter = float(np.square(np.asarray(errors, float) - mean).sum()) + prior.counts * count / known * mean**2
    variance = max((prior.counts * prior.spread**2 + scatter) / known, prior.least**2) * (1 + 1 / known)
    return count * mean / known, float(np.exp(t.ppf(UP_TO, known) * np.sqrt(variance)))


def narrow(errors: Sequence[float], prior: Prior) -> float:
    """Return the factor of the band as first made: normal, as wide as the errors known or the least spread."""
    spread = float(np.sqrt(np.square(errors).mean())) if len(errors) else prior.least
    return float(np.exp(norm.ppf(UP_TO) * max(spread, prior.least)))


def told_before(figures: Sequence[float]) -> tuple[float, list[float]]:
    """Return the median of figures, and the log error of each about it."""
    median = float(np.median(figures))
    return median, np.log(np.asarray(figures, float) / median).tolist()
