"""Rates of success of studies in classes that lend each other strength: a beta-binomial in two layers, on a grid.

The rate of a study is drawn around that of its class (beta, with a correlation `within` between two patients of one
class and study that says how much studies differ), the rate of a class around that of all (the same with `between`).
The prior: the rate of all is even between 0 and 1; within and between have the grids and weights given, and no others.
Nothing is drawn: every posterior is a sum over the grid (Gelman and others, Bayesian Data Analysis, ch. 5; Griffiths,
Biometrics 1973, for the beta-binomial).
"""

from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, betaln, gammaln

LEAST, MOST = 1e-7, 1 - 1e-5  # correlations nearer to 0 or 1 are taken for these
END, PIECES = 1e-10, 24  # the first and the last cell are parted so many times, down to this width: betas pile up there


@dataclass(frozen=True)
class Spread:
    """What is believed of a correlation before the studies."""

    correlation: np.ndarray  # (levels,) 0: no difference at all, 1: each is all or nothing
    weight: np.ndarray  # (levels,) chances, of sum 1


@dataclass(frozen=True)
class Pooled:
    """What is believed after the studies. Sums of chances are 1."""

    edges: np.ndarray  # (rates + 1,) of the cells of rates
    rates: np.ndarray  # (rates,) their middles
    each: np.ndarray  # (classes, within, rates) chance of within and the rate of a class
    other: np.ndarray  # (within, rates) the same of a class of which no study is known
    overall: np.ndarray  # (rates,) chance of the rate of all
    between: np.ndarray  # (between,) chance of each level
    within: Spread  # levels, with their chances after the studies


def pooled(successes, patients, classes, between: Spread, within: Spread, cells: int) -> Pooled:
    """Return what studies tell of the rate of each class.

    successes and patients (studies,): whole numbers; classes (studies,): 0 to classes - 1; cells: of the grid of rates.
    ValueError where more succeed than take part. Work grows with the square of cells; 200 give three digits of a mean.
    """
    successes, patients, classes = (np.asarray(a) for a in (successes, patients, classes))
    if (successes < 0).any() or (successes > patients).any():
        raise ValueError("successes lie between none and all patients")
    edges = edges_of(cells)
    rates, widths = (edges[:-1] + edges[1:]) / 2, np.diff(edges)
    prior = around(edges, between.correlation)
    likely = np.array(
        [of_class(successes[classes == k], patients[classes == k], rates, within) for k in number(classes)]
    )
    of_all = np.einsum("bmr,kwr->kwbm", prior, likely)  # chance of a class's studies, given within, between and mean
    log_all = np.log(np.maximum(of_all, 1e-300)).sum(axis=0)
    joint = np.exp(log_all - log_all.max()) * within.weight[:, None, None] * between.weight[:, None] * widths
    joint /= joint.sum()
    each = np.einsum("kwbm,bmr->kwr", joint / np.maximum(of_all, 1e-300), prior) * likely
    each /= each.sum(axis=(1, 2), keepdims=True)
    after = Spread(within.correlation, joint.sum(axis=(1, 2)))
    other = np.einsum("wbm,bmr->wr", joint, prior)
    return Pooled(edges, rates, each, other, joint.sum(axis=(0, 1)), joint.sum(axis=(0, 2)), after)


def number(classes) -> range:
    """Return the numbers of the classes."""
    return range(int(classes.max()) + 1)


def size(correlation) -> np.ndarray:
    """Return the sum of a beta's parameters by the correlation of two that share its rate: 1 / correlation - 1."""
    return 1 / np.clip(correlation, LEAST, MOST) - 1


def edges_of(cells: int) -> np.ndarray:
    """Return the edges of even cells between 0 and 1, the outer ones parted further and further."""
    outer = np.geomspace(END, 1 / cells, PIECES)[:-1]
    return np.concatenate([[0.0], outer, np.arange(1, cells) / cells, 1 - outer[::-1], [1.0]])


def around(edges, correlation) -> np.ndarray:
    """Return the chance of each cell of rates (levels, means, rates) around the middle of each."""
    means = (edges[:-1, None] + edges[1:, None]) / 2
    a = size(correlation)[:, None, None] * means
    b = size(correlation)[:, None, None] * (1 - means)
    return np.diff(betainc(a, b, edges), axis=-1)


def of_class(successes, patients, rates, within: Spread) -> np.ndarray:
    """Return how likely the studies (studies,) of one class are (within, rates), at most 1."""
    logs = log_chance(successes[:, None, None], patients[:, None, None], rates, within.correlation[:, None]).sum(axis=0)
    return np.exp(logs - logs.max()) if len(successes) else np.ones(logs.shape)


def log_chance(successes, patients, rates, correlation) -> np.ndarray:
    """Return the logarithm of the beta-binomial chance of so many successes: arguments broadcast."""
    a, b = size(correlation) * rates, size(correlation) * (1 - rates)
    choose = gammaln(patients + 1) - gammaln(successes + 1) - gammaln(patients - successes + 1)
    return choose + betaln(a + successes, b + patients - successes) - betaln(a, b)


def mean(rates, chances) -> float:
    """Return the mean rate of chances (..., rates)."""
    return float((chances @ rates).sum())


def interval(edges, chances, chance: float) -> tuple[float, float]:
    """Return between which rates one lies with this chance, as much left out on either side; chances (..., rates)."""
    below = np.append(0.0, np.cumsum(chances.reshape(-1, len(edges) - 1).sum(axis=0)))
    low, high = np.interp([(1 - chance) / 2, (1 + chance) / 2], below, edges)
    return float(low), float(high)


def new_study(found: Pooled, chances, patients: int) -> np.ndarray:
    """Return the chance of each number of successes (patients + 1,) in a new study.

    chances (within, rates): one of found.each, or found.other for a class not yet known.
    """
    successes = np.arange(patients + 1)[:, None, None]
    logs = log_chance(successes, patients, found.rates, found.within.correlation[:, None])
    return np.einsum("swr,wr->s", np.exp(logs), chances)
