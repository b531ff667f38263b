"""What a launch is worth: sales against rivals who improve and launch too, until exclusivity ends.

Share is attraction over the sum of attractions. Ours grows with quality and falls with the order of entry, against
those who were there before; the rivals' field grows as new ones enter, each better than the last. Rival luck is an
error in our log attraction, so its expectation is one smoothing of the share table.
"""

from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np
from scipy.special import expit, logit

from models.design_lock.inputs import Inputs
from models.methods import chance

LAUNCH_POINTS, ATTRACTION_POINTS, QUALITY_POINTS = 121, 121, 65
POINTS_A_STEP = 10  # odds and preference are given for ten points of quality
SPREADS_IN_GRID = 5


@dataclass(frozen=True)
class MarketInputs:
    """The assumptions that a market is built from; units as in the topic's Inputs."""

    market_size: float
    margin: float
    response: float
    standard_response: float
    p_success: float
    success_odds: float
    preference: float
    rivals_now: float
    rivals_a_year: float
    rival_improvement: float
    rival_spread: float
    entry_order: float
    uptake_months: float
    exclusivity_month: float
    discount_rate: float

    @classmethod
    def of(cls, inputs: Inputs) -> "MarketInputs":
        """Take the market's part of a topic's inputs."""
        return cls(**{f.name: getattr(inputs, f.name) for f in fields(cls)})


@dataclass(frozen=True)
class Market:
    """Worth of a launch by month and quality, in USD million of today."""

    quality: np.ndarray  # (q,) points against the first design as expected
    launch: np.ndarray  # (t,) months from now
    sales: np.ndarray  # (t, q) worth of an approved launch, rival luck averaged
    worth: np.ndarray  # (t, q) the same times the probability of success
    attraction: np.ndarray  # (a,) log attraction
    by_attraction: np.ndarray  # (t, a) worth of an approved launch by log attraction, rivals as expected
    order: np.ndarray  # (t,) what the order of entry takes from log attraction
    a_point: float  # log attraction a point of quality
    head_start: float  # points by which the first design is expected to beat today's standard

    def at(self, launch, table):
        """Interpolate the rows of `table` (t, ...) at launch months (...,); nothing after exclusivity."""
        index, part = position(self.launch, launch)
        part = part.reshape(part.shape + (1,) * (table.ndim - 1))
        return table[index] * (1 - part) + table[index + 1] * part

    def realised(self, launch, quality, luck):
        """Return the worth of an approved launch at months, true quality and rival luck (points)."""
        order = np.interp(launch, self.launch, self.order)
        row, row_part = position(self.launch, launch)
        column, part = position(self.attraction, self.a_point * (quality + self.head_start - luck) + order)
        table = self.by_attraction
        near = table[row, column] * (1 - part) + table[row, column + 1] * part
        far = table[row + 1, column] * (1 - part) + table[row + 1, column + 1] * part
        return near * (1 - row_part) + far * row_part


def position(grid, at):
    """Return the cell of an even grid and the part of the cell passed; outside counts as the end."""
    step = grid[1] - grid[0]
    place = np.clip((np.asarray(at, float) - grid[0]) / step, 0, len(grid) - 1)
    index = np.minimum(place.astype(np.intp), len(grid) - 2)
    return index, place - index


@lru_cache(maxsize=32)
def market_for(inputs: MarketInputs, lowest: float, highest: float) -> Market:
    """Build the market for even points of quality; remembered, since most moves leave it as it is."""
    quality = np.linspace(lowest, highest, QUALITY_POINTS)
    launch = np.linspace(0, inputs.exclusivity_month, LAUNCH_POINTS)
    a_point = np.log(inputs.preference) / POINTS_A_STEP
    ahead = 1 + inputs.rivals_now + inputs.rivals_a_year * launch / 12
    order = -inputs.entry_order * np.log(ahead)
    luck = a_point * inputs.rival_spread
    ahead_of_standard = quality + head_start(inputs)
    ends = a_point * ahead_of_standard[0] + order[-1], a_point * ahead_of_standard[-1] + order[0]
    attraction = np.linspace(ends[0] - 3 * luck - 1, ends[1] + 3 * luck + 1, ATTRACTION_POINTS)
    by_attraction = sold(sales_kernel(inputs, launch), attraction, rival_field(inputs, launch, a_point))
    expected = by_attraction @ chance.weights(chance.cell_survival(attraction, attraction, luck)).T
    row = np.arange(LAUNCH_POINTS)[:, None]
    column, part = position(attraction, a_point * ahead_of_standard + order[:, None])
    sales = expected[row, column] * (1 - part) + expected[row, column + 1] * part
    worth = sales * p_success(inputs, quality)
    return Market(quality, launch, sales, worth, attraction, by_attraction, order, a_point, head_start(inputs))


def head_start(inputs: "MarketInputs | Inputs") -> float:
    """Return by how many points of response the first design is expected to beat today's standard."""
    return inputs.response - inputs.standard_response


def p_success(inputs: "MarketInputs | Inputs", quality):
    """Return the probability that a design of this quality goes from lock to approval."""
    points = quality + head_start(inputs)
    return expit(logit(inputs.p_success / 100) + np.log(inputs.success_odds) * points / POINTS_A_STEP)


def rival_field(inputs: MarketInputs, month, a_point):
    """Return (launch, month) the summed attraction of all rivals on the market in each month (at least a trace).

    Those who enter before our launch gain by their order of entry; those who enter after it stand where we stand, but
    for their quality: whoever enters late pays for it, and nobody is paid for who comes later still.
    """
    ranks = np.arange(1.0, np.ceil(inputs.rivals_now) + 1)
    whole = np.clip(inputs.rivals_now - ranks + 1, 0, 1)
    today = np.sum(whole * ranks**-inputs.entry_order)
    order = (1 + inputs.rivals_now + inputs.rivals_a_year * month / 12) ** -inputs.entry_order
    entering = inputs.rivals_a_year / 12 * np.exp(a_point * inputs.rival_improvement * month / 12)
    before, entered = (np.append(0, np.cumsum(np.diff(month) * (rate[1:] + rate[:-1]) / 2))
                       for rate in (entering * order, entering))  # fmt: skip
    after = np.maximum(entered - entered[:, None], 0.0)
    return np.maximum(today + np.minimum(before, before[:, None]) + order[:, None] * after, 1e-6)


def sold(kernel: np.ndarray, attraction: np.ndarray, rivals: np.ndarray) -> np.ndarray:
    """Return (launch, a) the worth of an approved launch: our share of the sales of each month from the launch on."""
    ours = np.exp(attraction)
    return np.array([kernel[at, at:] @ (ours / (ours + rivals[at, at:, None])) for at in range(len(kernel))])


def sales_kernel(inputs: MarketInputs, month):
    """Return (launch, month) weights: margin on whole-market sales, ramped up and discounted."""
    since = month[None, :] - month[:, None]
    ramp = np.clip(since / max(inputs.uptake_months, 1), 0, 1)
    a_month = inputs.market_size * inputs.margin / 100 / 12
    width = np.gradient(month)
    width[[0, -1]] /= 2
    return ramp * a_month * np.exp(-monthly_rate(inputs) * month) * width


def monthly_rate(inputs: "MarketInputs | Inputs") -> float:
    """Return the continuous discount rate a month."""
    return float(np.log1p(inputs.discount_rate / 100) / 12)
