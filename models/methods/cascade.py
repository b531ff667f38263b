"""Screens one after another, each taking the best scores of what the one before has passed.

Scores and truth are jointly normal, as in screening. Where the screens err independently given the truth, one integral
over the truth is enough; where their errors are correlated (two assays in the same cells), seeded draws are taken and
their error is told. Selection in stages: Cochran, Second Berkeley
Symposium 1951.
"""

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtr, ndtri

PANEL = 0.1  # standard deviations of truth in one panel of four points of Gauss and Legendre
FURTHEST = 9.0
CLOSEST = 0.999  # validity above which a screen is sharper than the panels


def cascade(base_rate: float, passed, validities) -> np.ndarray:
    """Return the share that is good after each screen (screens + 1,), the base rate first.

    passed (screens,): share of what comes in that each screen passes, above 0; validities (screens,): correlation of
    each score with the truth among all candidates. ValueError outside 0 to CLOSEST.
    """
    if min(validities) < 0 or max(validities) > CLOSEST:
        raise ValueError(f"validities of a cascade lie between 0 and {CLOSEST}")
    bar = -ndtri(base_rate)
    truth, left = points(bar)
    good = [base_rate]
    for share, validity in zip(passed, validities, strict=True):
        left = left * passing(truth, left, share, validity)
        good.append(left[truth > bar].sum() / left.sum())
    return np.array(good)


def points(bar: float) -> tuple[np.ndarray, np.ndarray]:
    """Return points of the truth, no panel of which straddles the bar, and their normal weights."""
    node, weight = np.polynomial.legendre.leggauss(4)
    edges = bar + PANEL * np.arange(np.floor((-FURTHEST - bar) / PANEL), np.ceil((FURTHEST - bar) / PANEL) + 1)
    at = (edges[:-1, None] + PANEL * (node + 1) / 2).ravel()
    return at, np.tile(weight, len(edges) - 1) * PANEL / 2 * np.exp(-(at**2) / 2) / np.sqrt(2 * np.pi)


def passing(truth, left, share: float, validity: float) -> np.ndarray:
    """Return the chance to pass at each truth when this share of what is left passes."""
    if share >= 1:
        return np.ones(len(truth))

    def chances(cut: float) -> np.ndarray:
        return ndtr((validity * truth - cut) / np.sqrt(1 - validity**2))

    cut = brentq(lambda cut: left @ chances(cut) / left.sum() - share, -40.0, 40.0, xtol=1e-13)
    return chances(cut)


def cascade_drawn(base_rate: float, passed, correlations, draws: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Return the share good after each screen (screens + 1,) and its standard error, for any correlations.

    correlations (screens + 1, screens + 1): of the truth, first, and the scores. The error is that of a share of those
    that are left, and no number where none is. ValueError unless the correlations are those of some normal.
    """
    correlations = np.asarray(correlations, float)
    if np.linalg.eigvalsh(correlations).min() < -1e-9:
        raise ValueError("no joint normal has these correlations")
    values, vectors = np.linalg.eigh(correlations)
    root = vectors * np.sqrt(np.maximum(values, 0.0))
    drawn = np.random.default_rng(seed).normal(size=(draws, len(root))) @ root.T
    left, good = drawn, [(drawn[:, 0] > -ndtri(base_rate)).mean()]
    counts = [draws]
    for screen, share in enumerate(passed, 1):
        left = left[np.argsort(-left[:, screen], kind="stable")[: round(share * len(left))]]
        counts.append(len(left))
        good.append((left[:, 0] > -ndtri(base_rate)).mean() if len(left) else np.nan)
    good, counts = np.array(good), np.array(counts)
    return good, np.sqrt(np.divide(good * (1 - good), counts, out=np.full(len(good), np.nan), where=counts > 0))
