"""Our share of the patients treated: attraction over the sum of attractions, against rivals who improve and enter.

Ours grows with quality and falls with the order of entry, against those who were there before (order of entry after
Urban et al. 1986, Management Science 32:645); the rivals' field grows as new ones enter, each better than the last.
Rival luck is an error in our log attraction. Every function takes inputs that hold the market's assumptions.
"""

import numpy as np

from models.years import MONTHS_A_YEAR

POINTS_A_STEP = 10  # odds and preference are given for ten points of quality


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
    ranks = np.arange(1.0, np.ceil(inputs.rivals_now) + 1)
    whole = np.clip(inputs.rivals_now - ranks + 1, 0, 1)
    today = np.sum(whole * ranks**-inputs.entry_order)
    order = np.exp(order_of_entry(inputs, month))
    entering = inputs.rivals_a_year / 12 * np.exp(a_point(inputs) * inputs.rival_improvement * month / 12)
    before, entered = (np.append(0, np.cumsum(np.diff(month) * (rate[1:] + rate[:-1]) / 2))
                       for rate in (entering * order, entering))  # fmt: skip
    till_launch, since = np.interp(launch, month, before), np.interp(launch, month, entered)
    after = np.maximum(entered - since[:, None], 0.0) * np.exp(order_of_entry(inputs, launch))[:, None]
    return np.maximum(today + np.minimum(before, till_launch[:, None]) + after, 1e-6)


def share(attraction, rivals):
    """Return our share for log attractions and rivals' summed attraction that broadcast together."""
    ours = np.exp(attraction)
    return ours / (ours + rivals)
