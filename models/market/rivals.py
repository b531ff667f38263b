"""Our share of the patients treated: attraction over the sum of attractions, against rivals who improve and enter.

Ours grows with quality and falls with the order of entry, against those who were there before (order of entry after
Urban et al. 1986, Management Science 32:645); the rivals' field grows as new ones enter, each better than the last.
Rival luck is an error in our log attraction. Every function takes inputs that hold the market's assumptions.
"""

import numpy as np

from models.years import MONTHS_A_YEAR

POINTS_A_STEP = 10  # odds and preference are given for ten points of quality
TRACE = 1e-6  # of attraction, where there is no rival


def head_start(inputs) -> float:
    """Return by how many points of response the first design is expected to beat today's standard."""
    return inputs.response - inputs.standard_response


def response_locked(inputs) -> float:
    """Return what the asset is expected to show, percent in complete response: the design that the plan locks.

    The first design's response and the points gained until the lock; inputs hold both. A share ends at 0 and at 100.
    """
    return float(np.clip(inputs.response + inputs.gained, 0.0, 100.0))


def a_point(inputs) -> float:
    """Return log attraction a point of quality."""
    return float(np.log(inputs.preference) / POINTS_A_STEP)


def order_of_entry(inputs, launch):
    """Return what the order of entry takes from our log attraction for launches (...) in months from now."""
    return -inputs.entry_order * np.log(1 + inputs.rivals_now + inputs.rivals_a_year * launch / MONTHS_A_YEAR)


def rival_field(inputs, launch, month) -> np.ndarray:
    """Return (launch, month) the summed attraction of all rivals on the market in each month (at least a trace).

    Those who enter before our launch gain by their order of entry; those who enter after it stand where we stand, but
    for their quality: whoever enters late pays for it, and nobody is paid for who comes later still.
    """
    launch, month = np.atleast_1d(np.asarray(launch, float)), np.asarray(month, float)
    entered = running_sum(month, entering(inputs, month))
    after = np.maximum(entered - np.interp(launch, month, entered)[:, None], 0.0)
    found = np.maximum(ahead_of_us(inputs, launch, month) + after, TRACE)
    return found * np.exp(order_of_entry(inputs, launch))[:, None]


def ahead_of_us(inputs, launch, month) -> np.ndarray:
    """Return (launch, month) the summed attraction of those who enter before us, over what our order of entry leaves.

    One rival more today also pushes back those who come after it, and by the law alone may so help us in the end: of
    whole numbers of rivals the larger counts for no less than the smaller, and between two it is in proportion.
    """
    rivals = np.arange(np.ceil(inputs.rivals_now) + 1)
    field = np.maximum.accumulate([with_rivals(inputs, count, launch, month) for count in rivals])
    part = rivals[-1] - inputs.rivals_now
    return field[-1] if not part else (1 - part) * field[-1] + part * field[-2]


def with_rivals(inputs, rivals: float, launch, month) -> np.ndarray:
    """Return (launch, month) the same by the law of entry alone, for a whole number of rivals today."""
    first = 1 + rivals
    order = (first + inputs.rivals_a_year * month / MONTHS_A_YEAR) ** -inputs.entry_order
    ours = (first + inputs.rivals_a_year * launch / MONTHS_A_YEAR) ** -inputs.entry_order
    today = np.sum(np.arange(1.0, first) ** -inputs.entry_order)
    before = running_sum(month, entering(inputs, month) * order)
    return (today + np.minimum(before, np.interp(launch, month, before)[:, None])) / ours[:, None]


def entering(inputs, month) -> np.ndarray:
    """Return (month,) the attraction that new rivals bring to the market a month, their order of entry apart."""
    better = a_point(inputs) * inputs.rival_improvement * month / MONTHS_A_YEAR
    return inputs.rivals_a_year / MONTHS_A_YEAR * np.exp(better)


def running_sum(month, rate) -> np.ndarray:
    """Return (month,) what a rate a month has come to since the first month, in straight lines between months."""
    return np.append(0, np.cumsum(np.diff(month) * (rate[1:] + rate[:-1]) / 2))


def share(attraction, rivals):
    """Return our share for log attractions and rivals' summed attraction that broadcast together."""
    ours = np.exp(attraction)
    return ours / (ours + rivals)
