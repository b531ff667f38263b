"""The draws that all plans share: which stages succeed, and the spreads of sales, costs and delays."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.special import ndtri
from scipy.stats import qmc

SEED = 20261123
OUTCOMES = ("no_proof", "pivotal_fails", "filing_fails", "launched")


@dataclass(frozen=True, eq=False)
class Draws:
    """What every trial draws; the same for every plan and every setting."""

    luck: np.ndarray  # (n,) even from 0 to 1: how far the programme comes
    sales: np.ndarray  # (n,) standard normal
    cost: np.ndarray  # (n,) standard normal


@lru_cache(maxsize=4)
def draws(count: int) -> Draws:
    """Return so many trials, spread evenly over all three at once (scrambled Sobol points, Owen 1998)."""
    points = qmc.Sobol(3, rng=np.random.default_rng(SEED)).random_base2(int(np.ceil(np.log2(count))))[:count]
    return Draws(points[:, 0], ndtri(points[:, 1]), ndtri(points[:, 2]))


def log_normal(normal: np.ndarray, spread: float) -> np.ndarray:
    """Return factors with mean 1 and a spread (one standard deviation as a share)."""
    variance = np.log1p(spread**2)
    return np.exp(np.sqrt(variance) * normal - variance / 2)
