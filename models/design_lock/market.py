"""What a launch is worth: what the one market brings at our share, less making, selling and what stands by for it.

Patients, prices, uptake, exclusivity and share are those of the market; a table over launch month and quality holds
what they come to. Share is looked up by quarter of a year, sales are counted by calendar year and discounted from the
middle of it, and what is left of a dollar of sales is one planned margin. Rival luck is an error in our log attraction,
so its expectation is one smoothing of the table.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.special import expit, logit

from models import making
from models.design_lock.inputs import Inputs
from models.market import (
    LAUNCHED,
    POINTS_A_STEP,
    DemandInputs,
    PoolInputs,
    a_point,
    head_start,
    launches,
    net_prices,
    order_of_entry,
    pools,
    rival_field,
    share,
    taken_up,
)
from models.methods import chance
from models.years import AREAS, MONTHS, MONTHS_A_YEAR

QUALITY_POINTS = 65
QUARTER = 3  # months; launches are tabulated and shares looked up a quarter apart
EDGES = np.arange(0.0, MONTHS + 1, QUARTER)
MIDDLES = (EDGES[1:] + EDGES[:-1]) / 2
SPREADS_OF_LUCK = 3


@dataclass(frozen=True)
class Table:
    """Discounted net sales of an approved launch, USD million of today."""

    quality: np.ndarray  # (q,) points against the first design as expected
    points: np.ndarray  # (x,) the same steps, further out on both sides by the luck of rivals
    smooth: np.ndarray  # (q, x) chances of the points that luck leaves of each quality
    by_points: np.ndarray  # (t, x) sales by launch on EDGES and points, rivals as expected
    sales: np.ndarray  # (t, q) the same by quality, rival luck averaged


@dataclass(frozen=True)
class Market:
    """Worth of a launch by month and quality, in USD million of today."""

    table: Table
    margin: float  # what is left of a dollar of sales
    left: np.ndarray  # (t, x) worth of an approved launch by points; 0 where it would lose, since nobody launches then
    worth: np.ndarray  # (t, q) of a launch on EDGES, times the probability of success
    worth_late: np.ndarray  # (t, q) the same after a late change

    @property
    def quality(self) -> np.ndarray:
        """Points against the first design as expected, (q,)."""
        return self.table.quality

    def at(self, launch, table):
        """Interpolate the rows of `table` (t, ...) at launch months (...,); nothing after the last year."""
        index, part = position(EDGES, launch)
        part = part.reshape(part.shape + (1,) * (table.ndim - 1))
        return table[index] * (1 - part) + table[index + 1] * part

    def at_column(self, launch, table, column):
        """Interpolate one column of `table` (t, n) for each launch month (...), both arrays alike."""
        index, part = position(EDGES, launch)
        return table[index, column] * (1 - part) + table[index + 1, column] * part

    def realised(self, launch, quality, luck):
        """Return the worth of an approved launch at months, true quality and rival luck (points)."""
        row, row_part = position(EDGES, launch)
        column, part = position(self.table.points, quality - luck)
        table = self.left
        near = table[row, column] * (1 - part) + table[row, column + 1] * part
        far = table[row + 1, column] * (1 - part) + table[row + 1, column + 1] * part
        return near * (1 - row_part) + far * row_part


def position(grid, at):
    """Return the cell of an even grid and the part of the cell passed; outside counts as the end."""
    step = grid[1] - grid[0]
    place = np.clip((np.asarray(at, float) - grid[0]) / step, 0, len(grid) - 1)
    index = np.minimum(place.astype(np.intp), len(grid) - 2)
    return index, place - index


def market_for(inputs: Inputs, lowest: float, highest: float) -> Market:
    """Build the market on even points of quality from the lowest to the highest."""
    table, margin = table_for(DemandInputs.of(inputs), inputs.discount_rate, lowest, highest), planned_margin(inputs)
    left = np.maximum(margin * table.by_points - standing(inputs, EDGES)[:, None], 0.0)
    on_time, late = (p_success(inputs, table.quality, odds) for odds in (1.0, inputs.late_change_odds))
    expected = left @ table.smooth.T
    return Market(table, margin, left, expected * on_time, expected * late)


@lru_cache(maxsize=32)
def table_for(inputs: DemandInputs, rate: float, lowest: float, highest: float) -> Table:
    """Tabulate sales at a yearly discount rate, percent; remembered, since most moves leave them as they are."""
    quality = np.linspace(lowest, highest, QUALITY_POINTS)
    step = quality[1] - quality[0]
    beyond = int(np.ceil(SPREADS_OF_LUCK * inputs.rival_spread / step)) + 1
    points = quality[0] + step * np.arange(-beyond, QUALITY_POINTS + beyond)
    smooth = chance.weights(chance.cell_survival(points, quality, inputs.rival_spread))
    by_points = sold(inputs, rate, points)
    return Table(quality, points, smooth, by_points, by_points @ smooth.T)


def sold(inputs: DemandInputs, rate: float, points: np.ndarray) -> np.ndarray:
    """Return (t, x) discounted sales of a launch on EDGES: our share of each quarter from the launch on."""
    kernel, rivals = sales_kernel(PoolInputs.of(inputs), rate), rival_field(inputs, EDGES, MIDDLES)
    ours = np.exp(a_point(inputs) * (points + head_start(inputs)))
    order = np.exp(order_of_entry(inputs, EDGES))
    found = [kernel[at, at:] @ (order[at] * ours / (order[at] * ours + rivals[at, at:, None]))
             for at in range(len(EDGES))]  # fmt: skip
    return np.array(found)


@lru_cache(maxsize=32)
def sales_kernel(inputs: PoolInputs, rate: float) -> np.ndarray:
    """Return (t, quarters) discounted sales of the whole market that has taken a launch on EDGES up, USD million."""
    whole = np.tensordot(pools(inputs) * net_prices(inputs), taken_up(inputs, EDGES, EDGES), 1)
    return QUARTER / MONTHS_A_YEAR * whole * discount_by_quarter(rate)


def discount_by_quarter(rate: float) -> np.ndarray:
    """Return (quarters,) what a dollar of sales is worth today, each discounted from the middle of its year."""
    middle_of_year = np.floor(MIDDLES / MONTHS_A_YEAR) + 0.5
    return (1 + rate / 100) ** -middle_of_year


def share_by_quarter(inputs: DemandInputs, table: Table, launch: float, weights: np.ndarray) -> np.ndarray:
    """Return (quarters,) our expected share of patients treated, for a launch and weights (q,) of the quality."""
    attraction = a_point(inputs) * (table.points + head_start(inputs)) + order_of_entry(inputs, launch)
    return (weights @ table.smooth) @ share(attraction[:, None], rival_field(inputs, launch, MIDDLES))


def planned_margin(inputs: Inputs) -> float:
    """Return what is planned to be left of a dollar of sales, at the mean net price of the patients reached."""
    reached = pools(inputs)
    return making.planned_margin(inputs, float(reached @ net_prices(inputs) / reached.sum()))


def p_success(inputs: Inputs, quality, odds: float = 1.0):
    """Return the probability that a design of this quality goes from lock to approval, its odds times a factor."""
    points = quality + head_start(inputs)
    better = np.log(inputs.success_odds) * points / POINTS_A_STEP
    return expit(logit(inputs.p_success / 100) + better + np.log(odds))


def standing(inputs: Inputs, launch):
    """Return the discounted cost of launches (...) however much they sell, paid by those whose study succeeds.

    The team from pivotal data to launch, the commercial build area by area, selling and administration from launch on.
    """
    rate, launch = monthly_rate(inputs), np.asarray(launch, float)
    team = burn(inputs) * annuity(rate, launch - inputs.filing_months, launch)
    selling = inputs.selling_fixed / MONTHS_A_YEAR * annuity(rate, launch, np.maximum(launch, MONTHS))
    builds = np.array([getattr(inputs, f"launch_{area}") for area in AREAS]) * LAUNCHED[inputs.launch_in]
    return team + selling + np.tensordot(builds, np.exp(-rate * launches(inputs, launch)), 1)


def burn(inputs: Inputs) -> float:
    """Return what the team until launch costs, USD million a month."""
    return inputs.overhead / MONTHS_A_YEAR


def monthly_rate(inputs: Inputs) -> float:
    """Return the continuous discount rate a month."""
    return float(np.log1p(inputs.discount_rate / 100) / MONTHS_A_YEAR)


def annuity(rate, begin, end):
    """Return the discounted length of time between two months."""
    rate = max(rate, 1e-9)
    return np.exp(-rate * begin) * -np.expm1(-rate * (end - begin)) / rate
