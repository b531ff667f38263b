"""Capacity bought ahead of demand: it comes after its lead time, fills up, and serves a queue that loses who waits.

Times and edges are in the caller's unit. Slots paid for whether used or not are taken first, since using them costs
nothing more; then whatever is cheaper to use. That is best for each span on its own (Luss 1982, Operations Research
30:907, surveys what is bought when; here it is given).
"""

import numpy as np

TINY = 1e-9


def filled(edges: np.ndarray, ready: np.ndarray, fill: float) -> np.ndarray:
    """Return (n, ...) the share of full output in each span between edges (n + 1,), for lots ready at (...).

    Output rises in a straight line from nothing at `ready` to all of it `fill` later.
    """
    since = np.maximum(edges.reshape(-1, *[1] * np.ndim(ready)) - ready, 0.0)
    made = np.where(since < fill, since**2 / (2 * max(fill, TINY)), since - fill / 2)
    return np.diff(made, axis=0) / np.diff(edges).reshape(-1, *[1] * np.ndim(ready))


def serve(
    need: np.ndarray, prepaid: np.ndarray, own: np.ndarray, more: np.ndarray, own_first: bool = True
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return how many of those who need it are served prepaid, by own capacity and by bought slots beyond (...)."""
    first = np.minimum(need, prepaid)
    left = need - first
    if own_first:
        made = np.minimum(left, own)
        return first, made, np.minimum(left - made, more)
    bought = np.minimum(left, more)
    return first, np.minimum(left - bought, own), bought


def annuity(rate: float, years: float) -> float:
    """Return the yearly payment that pays back 1 over so many years at a yearly rate."""
    return 1 / years if rate == 0 else rate / (1 - (1 + rate) ** -years)


def newsvendor(asked: np.ndarray, margin: float, cost: float) -> float:
    """Return the capacity that is best for demand (n,) equally likely: the quantile at which it earns its cost.

    margin: earned by one served; cost: of one unit of capacity, used or not (Arrow, Harris and Marschak 1951).
    """
    ordered = np.sort(asked)
    served = margin * np.minimum(asked, ordered[:, None]).mean(axis=1) - cost * ordered
    return float(ordered[served.argmax()]) if served.max() > 0 else 0.0
