"""How large an early trial to run and what result to go on with, for the worth of the whole programme.

A phase II trial estimates the effect, a log ratio with less being better, turned so that more is better. Where the
estimate reaches a threshold the programme goes on to a phase III trial sized for that very estimate; a significant
result is worth more the larger the effect it shows (Kirchner, Kieser, Goette and Schueler, Statistics in Medicine 2016;
the R package drugdevelopR). The effect is known, or a mixture of normals; every integral over it is in closed form, and
the one over the estimate is by panels between the thresholds.
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import ndtr, ndtri

PANEL = 0.5  # width of a panel of eight points, in standard deviations of the surest estimate
NODE, WEIGHT = np.polynomial.legendre.leggauss(8)
FURTHEST = 8.0  # standard deviations above the effect at which estimates end


@dataclass(frozen=True)
class Endpoint:
    """What an observation tells: the effect estimated from m observations has variance `variance` / m."""

    variance: float
    sized: float  # phase III takes sized / estimate squared observations, for its error and its power
    rate: float  # observations a patient gives: share with an event, or 1


@dataclass(frozen=True)
class Money:
    """What a programme costs and brings, in one unit of money."""

    early_start: float
    early_each: float  # a patient of phase II
    late_start: float  # paid only where the programme goes on
    late_each: float  # a patient of phase III
    gains: np.ndarray  # (classes,) of a success by the effect it shows, smallest first
    ratios: np.ndarray  # (classes,) ratio at which each class begins: 1 for any effect, then less


@dataclass(frozen=True)
class Programmes:
    """Every programme on the grid: arrays (sizes, thresholds)."""

    early: np.ndarray  # (sizes, 1) patients of phase II
    late: np.ndarray  # patients of phase III expected, those that stop counted as none
    goes_on: np.ndarray  # chance
    success: np.ndarray  # (classes, sizes, thresholds) chance
    spent: np.ndarray  # (2, sizes, thresholds) expected cost of each phase
    utility: np.ndarray  # gains less costs


def events(alpha: float, beta: float, rate: float) -> Endpoint:
    """Return the endpoint of a hazard ratio between two equal arms: one-sided alpha, power 1 - beta (Schoenfeld)."""
    size = (ndtri(1 - alpha) + ndtri(1 - beta)) ** 2
    return Endpoint(4.0, 4.0 * size, rate)


def responses(alpha: float, beta: float, p0: float, p1: float) -> Endpoint:
    """Return the endpoint of a risk ratio where the control's rate is p0 and the treatment's is planned to be p1."""
    middle = (p0 + p1) / 2
    null = np.sqrt(2 * (1 - middle) / middle)
    real = np.sqrt((1 - p0) / p0 + (1 - p1) / p1)
    return Endpoint(2 * real**2, 2 * (ndtri(1 - alpha) * null + ndtri(1 - beta) * real) ** 2, 1.0)


def programmes(sizes, thresholds, effects, endpoint: Endpoint, alpha: float, money: Money) -> Programmes:
    """Return what every programme costs and brings.

    sizes: observations of phase II; thresholds: ratios, below 1 and rising, at or under which it goes on. effects
    (parts, 3): share, ratio and observations' worth of each normal part of what is believed (infinity: known).
    ValueError for a threshold at which no effect is left to size a trial for.
    """
    if np.max(thresholds) >= 1:
        raise ValueError("a threshold lies below 1")
    sizes, bars = np.asarray(sizes, float), -np.log(np.asarray(thresholds, float))
    estimate, weight = points(bars, sizes, effects, endpoint)
    goes_on, success = believed(estimate, sizes, effects, endpoint, alpha, money.ratios)
    observed = endpoint.sized / estimate**2
    least = np.searchsorted(-estimate, -bars, side="right")  # estimates fall: those above each bar come first
    goes_on, late, success = (upto(each * weight, least) for each in (goes_on, goes_on * observed, success))
    early, late = even(sizes / endpoint.rate)[:, None], even(late / endpoint.rate)
    spent = np.stack(
        np.broadcast_arrays(
            money.early_start + money.early_each * early, money.late_start * goes_on + money.late_each * late
        )
    )
    gained = np.tensordot(money.gains, success, 1)
    return Programmes(early, late, goes_on, success, spent, gained - spent.sum(axis=0))


def points(bars, sizes, effects, endpoint: Endpoint) -> tuple[np.ndarray, np.ndarray]:
    """Return estimates from high to low and their weights; no panel lies on both sides of a bar."""
    _, ratio, worth = np.transpose(effects)
    surest, vaguest = (np.sqrt(endpoint.variance * (1 / n + 1 / worth)) for n in (sizes.max(), sizes.min()))
    end = max(bars.max(), -np.log(ratio.min())) + FURTHEST * vaguest.max()
    even_edges = np.arange(bars.min(), end, PANEL * surest.min())
    edges = np.unique(np.concatenate([bars, even_edges, [end]]))
    width = np.diff(edges)[:, None]
    estimate = (edges[:-1, None] + width * (NODE + 1) / 2).ravel()
    return estimate[::-1], (width * WEIGHT / 2).ravel()[::-1]


def believed(estimate, sizes, effects, endpoint: Endpoint, alpha: float, ratios) -> tuple[np.ndarray, np.ndarray]:
    """Return the density of each estimate (sizes, estimates), and that of it with a success (classes, ...)."""
    density, success = 0.0, 0.0
    for share, ratio, worth in effects:
        error = endpoint.variance / sizes[:, None]
        prior = endpoint.variance / worth
        gap = estimate + np.log(ratio)
        one = share * np.exp(-(gap**2) / (2 * (prior + error))) / np.sqrt(2 * np.pi * (prior + error))
        mean = gap * prior / (prior + error) - np.log(ratio)
        density = density + one
        success = success + one * shown(estimate, mean, prior * error / (prior + error), endpoint, alpha, ratios)
    return density, success


def shown(estimate, mean, variance, endpoint: Endpoint, alpha: float, ratios) -> np.ndarray:
    """Return the chance that phase III shows an effect of each class (classes, sizes, estimates).

    The effect, given the estimate, has this mean and variance. A class begins where the effect is significantly better
    than nothing by its ratio: at the quantile of alpha plus its own effect in standard errors.
    """
    error = np.abs(estimate) * np.sqrt(endpoint.variance / endpoint.sized)
    spread = np.sqrt(1 + variance / error**2)
    beyond = [ndtr((mean / error - ndtri(1 - alpha) + np.log(ratio) / error) / spread) for ratio in ratios]
    return -np.diff(np.stack([*beyond, np.zeros_like(beyond[0])]), axis=0)


def upto(summed, least) -> np.ndarray:
    """Return the sums of the first `least` along the last axis."""
    sums = np.concatenate([np.zeros_like(summed[..., :1]), np.cumsum(summed, axis=-1)], axis=-1)
    return sums[..., least]


def even(patients) -> np.ndarray:
    """Return patients rounded up to an even number, one half for each arm."""
    return 2 * np.ceil(np.round(patients, 9) / 2)


def best_programme(found: Programmes, budget: float = np.inf) -> tuple[int, int]:
    """Return the places of size and threshold of most utility whose expected costs keep to the budget.

    ValueError where none does.
    """
    within = found.spent.sum(axis=0) <= budget
    if not within.any():
        raise ValueError("no programme keeps to this budget")
    return tuple(int(i) for i in np.unravel_index(np.where(within, found.utility, -np.inf).argmax(), within.shape))
