"""What the best of many is worth when it is picked by a score that only partly tells the truth.

The best score of n normal ones lies E[max] standard deviations above their mean (order statistics: Tippett, Biometrika
1925; David and Nagaraja 2003, ch. 3). The truth follows the score by the root of its reliability, so the pick's truth
lies below its score: the optimiser's curse (Smith and Winkler, Management Science 2006).
"""

import numpy as np
from scipy.special import log_ndtr, ndtri

NODE, WEIGHT = np.polynomial.legendre.leggauss(240)  # errors below 1e-10 from 1 to 10 million draws
EDGE = 1e-16  # chance that the best lies beyond either end of what is integrated


def best_score(n) -> tuple[np.ndarray, np.ndarray]:
    """Return points and weights (240,) of the best of n >= 1 standard normal draws: E f(best) = weights @ f(points).

    n need not be whole: it stands for the power of the distribution function. ValueError below 1.
    """
    if n < 1:
        raise ValueError(f"the best of {n} draws: at least one is needed")
    low, high = below_best(np.log(EDGE), n), -ndtri(EDGE / n)
    point = low + (high - low) * (NODE + 1) / 2
    density = n * np.exp((n - 1) * log_ndtr(point) - point**2 / 2) / np.sqrt(2 * np.pi)
    return point, WEIGHT * density * (high - low) / 2


def below_best(log_chance: float, n: float) -> float:
    """Return the score that the best of n stays below with a chance, given as its logarithm."""
    return float(-ndtri(-np.expm1(log_chance / n)))


def expected_best_score(n) -> np.ndarray:
    """Return E[best of n] in standard deviations of the score above its mean; any shape of n >= 1."""
    counts = np.asarray(n, float)
    means = [np.dot(*best_score(one)) for one in counts.ravel()]
    return np.array(means).reshape(counts.shape)


def expected_truth(n, reliability, mean=0.0, sd=1.0) -> np.ndarray:
    """Return the expected truth of the one of n with the best score, in the unit of mean and sd; arguments broadcast.

    mean and sd >= 0 are those of the truth among the candidates; reliability is the share of the score's variance that
    is truth, 0 to 1 (the square of its correlation with the truth). ValueError outside.
    """
    reliability = np.asarray(reliability, float)
    if (reliability < 0).any() or (reliability > 1).any():
        raise ValueError("a reliability lies between 0 and 1")
    return mean + sd * np.sqrt(reliability) * expected_best_score(n)


def disappointment(n, reliability, sd=1.0) -> np.ndarray:
    """Return by how much the pick's score, taken at its word, promises more than its truth; unit of sd, broadcast.

    The score is truth plus noise, so that its standard deviation is sd over the root of the reliability, > 0.
    """
    promised = sd / np.sqrt(reliability) * expected_best_score(n)
    return promised - expected_truth(n, reliability, 0.0, sd)


def designs_wanted(gain: float, reliability: float, most: int) -> int | None:
    """Return the fewest designs whose pick is expected to gain so many standard deviations of truth; None above most.

    By halving: the gain rises with every design as long as the score tells anything.
    """
    if expected_truth(most, reliability) < gain:
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if expected_truth(middle, reliability) >= gain else (middle, high)
    return high
