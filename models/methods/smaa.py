"""Stochastic multicriteria acceptability analysis: who is first, under which weights, and how surely.

SMAA-2 (Lahdelma and Salminen 2001, Operations Research 49:444) turns the usual question round. Instead of asking for
weights and giving a ranking, it looks at every set of weights that a buyer might hold, and at every value that the
uncertain measurements might take, and says for each alternative in what share of them it takes each rank (rank
acceptability), which weights it is first under on average (central weights), and how often it is first if exactly
those weights hold (confidence factor). Values are additive over criteria.

Everything here works on `values` (f, m, k): in each of f futures the value, 0 to 1, of m alternatives on k criteria;
and on `weights` (f, w, k): in each future w sets of weights, each summing to 1, so that no set is used twice.
"""

import numpy as np


def free_weights(random: np.random.Generator, shape: tuple[int, int], criteria: int) -> np.ndarray:
    """Return (f, w, k) weights drawn evenly from the simplex: nothing is known of them."""
    return random.dirichlet(np.ones(criteria), shape)


def ordered_weights(random: np.random.Generator, shape: tuple[int, int], order: np.ndarray) -> np.ndarray:
    """Return (f, w, k) weights drawn evenly from those in an order; order (k,) is 1 for the most important."""
    free = free_weights(random, shape, len(order))
    return np.sort(free, axis=-1)[..., ::-1][..., np.argsort(np.argsort(order))]


def weights_around(random: np.random.Generator, shape: tuple[int, int], mean: np.ndarray, firmness: float):
    """Return (f, w, k) weights about a mean (k,); with more firmness they lie closer (Dirichlet, at 1 it is even)."""
    share = mean / mean.sum()
    return random.dirichlet(np.maximum(share, 1e-3) * firmness * len(mean) / 2, shape)


def worth(values: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return (f, w, m) additive worth of each alternative under each set of weights."""
    return weights @ values.swapaxes(-1, -2)


def rank_acceptability(worths: np.ndarray) -> np.ndarray:
    """Return (m, m): share of weightings in which an alternative (row) takes a rank (column, the first one best)."""
    count = worths.shape[-1]
    taken = np.argsort(-worths, axis=-1).reshape(-1, count)
    return np.stack([np.bincount(taken[:, rank], minlength=count) for rank in range(count)], axis=1) / len(taken)


def central_weights(first: np.ndarray, weights: np.ndarray, count: int) -> np.ndarray:
    """Return (m, k) mean weights under which each alternative is first; not a number where it never is.

    first: (f, w) the index of the best alternative.
    """
    flat, chosen = weights.reshape(-1, weights.shape[-1]), first.ravel()
    times = np.bincount(chosen, minlength=count)
    sums = np.stack([np.bincount(chosen, weight, minlength=count) for weight in flat.T], axis=1)
    return np.divide(sums, times[:, None], out=np.full(sums.shape, np.nan), where=times[:, None] > 0)


def confidence_factors(values: np.ndarray, central: np.ndarray) -> np.ndarray:
    """Return (m,) share of futures in which an alternative is first under its own central weights; 0 without any."""
    known = np.nan_to_num(central)
    first = np.argmax(values @ known.T, axis=1)
    return np.where(np.isnan(central[:, 0]), 0.0, np.mean(first == np.arange(len(central)), axis=0))
