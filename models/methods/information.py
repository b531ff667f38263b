"""What knowing is worth when a project of normal worth is taken or left: closed forms.

The worth of the project over doing nothing is normal. Before any study the better of the two is chosen by its mean; a
study moves the mean, and is worth what it lets one choose better (Raiffa and Schlaifer 1961, ch. 5: the preposterior
distribution of the mean; the unit normal loss). Where worths are not normal or decisions are more than two, see
value_of_information.
"""

import numpy as np

from models.methods.chance import excess


def worth_of_moving(mean, sd):
    """Return what it is worth to see the mean of a decision move by a standard deviation sd >= 0 before it is taken.

    mean: the worth of the project over doing nothing. All in its unit; arguments broadcast. Perfect information where
    sd is that of the worth itself; of one input, where sd is that input's share.
    """
    return excess(0.0, mean, sd) - np.maximum(mean, 0.0)


def evppi(mean, slopes, sds) -> np.ndarray:
    """Return what knowing each independent normal input (inputs,) is worth, in the unit of the project's worth.

    The worth is linear: mean at the inputs' means, slopes (inputs,) per unit of each input, sds (inputs,) of them.
    """
    return worth_of_moving(mean, np.abs(slopes) * np.asarray(sds, float))


def evpi(mean, slopes, sds) -> float:
    """Return what knowing all these inputs is worth: see evppi. Never their sum."""
    return float(worth_of_moving(mean, np.sqrt(np.sum((np.asarray(slopes) * sds) ** 2))))


def moved(prior, noise, n):
    """Return the standard deviation by which n observations will move the mean: broadcast, unit of prior.

    prior: standard deviation of what is unknown, > 0; noise: of one observation of it, >= 0; n >= 0, need not be whole.
    """
    prior, noise, n = (np.asarray(a, float) for a in (prior, noise, n))
    return prior * np.sqrt(np.divide(n * prior**2, n * prior**2 + noise**2, out=np.zeros_like(n * noise), where=n > 0))


def evsi(mean, prior, noise, n):
    """Return what n observations are worth before the decision: units and shapes as in worth_of_moving and moved."""
    return worth_of_moving(mean, moved(prior, noise, n))


def best_sample(mean, prior, noise, start, each, most: int) -> tuple[int, float]:
    """Return the number of observations worth most, 0 to most, and what they are worth net of their cost.

    start: cost of any study at all, each: cost of one observation, both in the unit of worth. Every number is tried:
    the net worth has several peaks where the mean lies far from nothing (Radner and Stiglitz 1984).
    """
    n = np.arange(most + 1)
    net = evsi(mean, prior, noise, n) - np.where(n > 0, start + each * n, 0.0)
    best = int(net.argmax())
    return best, float(net[best])
