"""Random draws by patient and step: each kind has its own stream, so that one more kind moves none of the others."""

import numpy as np
from scipy.special import gammaincinv


def uniform(seed: int, kind: int, shape: tuple[int, ...]) -> np.ndarray:
    """Return draws between 0 and 1 of one kind, the same for the same seed, kind and shape."""
    return np.random.default_rng([seed, kind]).random(shape)


def exponential(seed: int, kind: int, shape: tuple[int, ...]) -> np.ndarray:
    """Return draws with mean 1 and no memory."""
    return np.random.default_rng([seed, kind]).standard_exponential(shape)


def poisson_stream(gaps: np.ndarray, rate) -> np.ndarray:
    """Return (..., n) times of arrival of a Poisson stream; gaps: exponential draws of mean 1; rate a unit of time."""
    return np.cumsum(gaps, axis=-1) / rate


def gamma_like(draws: np.ndarray, variation: float) -> np.ndarray:
    """Return factors with mean 1 and a squared coefficient of variation from uniform draws; 0 is no spread at all.

    A gamma distribution by its inverse, read off a table fine enough for a mean to four digits; a draw keeps its rank
    whatever the variation is.
    """
    if variation == 0:
        return np.ones(draws.shape)
    grid = (np.arange(STEPS) + 0.5) / STEPS
    table = gammaincinv(1 / variation, grid) * variation
    return (table / table.mean())[(draws * STEPS).astype(int)]


STEPS = 4_096
