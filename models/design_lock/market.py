"""Who asks for our therapy after a launch, by its month and by quality, and what that launch is then worth.

Patients, uptake, exclusivity and share are those of the market; share is looked up by quarter of a year, patients are
counted by calendar year. What they bring and cost is in `earnings`. Rival luck is an error in our log attraction, so
its expectation is one smoothing of the table.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from scipy.special import expit, logit

from models.design_lock.earnings import Earnings, earnings
from models.design_lock.inputs import Inputs
from models.design_lock.volumes import Timing, Volume, at_point, volume
from models.market import (
    POINTS_A_STEP,
    DemandInputs,
    PoolInputs,
    a_point,
    head_start,
    order_of_entry,
    pools,
    rival_field,
    share,
    taken_up,
)
from models.methods import chance
from models.years import AREAS, MONTHS, MONTHS_A_YEAR, YEARS

QUALITY_POINTS = 65
QUARTER = 3  # months; launches are tabulated and shares looked up a quarter apart
QUARTERS = MONTHS_A_YEAR // QUARTER
EDGES = np.arange(0.0, MONTHS + 1, QUARTER)
MIDDLES = (EDGES[1:] + EDGES[:-1]) / 2
SPREADS_OF_LUCK = 3
TWO = 2  # launches at least, between which another one lies
PRICELESS = dict.fromkeys(("out_of_spec", *(f"price_{area}" for area in AREAS)), 0.0)
ONE_EACH = {"launch_in": "all", "demand_factor": 1.0, **{f"eligible_{area}": 1.0 for area in AREAS},
            **{f"reach_{area}": 100.0 for area in AREAS}}  # fmt: skip


@dataclass(frozen=True)
class Grid:
    """Points of quality, and what the luck of rivals makes of them."""

    quality: np.ndarray  # (q,) points against the first design as expected
    points: np.ndarray  # (x,) the same steps, further out on both sides by the luck of rivals
    smooth: np.ndarray  # (q, x) chances of the points that luck leaves of each quality


@dataclass(frozen=True)
class Table:
    """Patients who ask for an approved therapy."""

    grid: Grid
    edges: np.ndarray  # (t,) months of launches, of EDGES
    asked: np.ndarray  # (areas, t, years, x) patients a year by launch and points, rivals as expected


@dataclass(frozen=True)
class Market:
    """Worth of a launch by month and quality, in USD million of today."""

    grid: Grid
    earnings: Earnings  # of an approved launch by points (t, x)
    edges: np.ndarray  # (t,) months of launches, of EDGES
    worth: np.ndarray  # (t, q) of a launch on them, times the probability of success
    worth_late: np.ndarray  # (t, q) the same after a late change

    @property
    def quality(self) -> np.ndarray:
        """Points against the first design as expected, (q,)."""
        return self.grid.quality

    def at(self, launch, table):
        """Interpolate the rows of `table` (t, ...) at launch months (...,); nothing after the last year."""
        index, part = position(self.edges, launch)
        part = part.reshape(part.shape + (1,) * (table.ndim - 1))
        return table[index] * (1 - part) + table[index + 1] * part

    def at_column(self, launch, table, column):
        """Interpolate one column of `table` (t, n) for each launch month (...), both arrays alike."""
        index, part = position(self.edges, launch)
        return table[index, column] * (1 - part) + table[index + 1, column] * part

    def realised(self, launch, quality, luck):
        """Return the worth of an approved launch at months, true quality and rival luck (points)."""
        row, row_part = position(self.edges, launch)
        column, part = position(self.grid.points, quality - luck)
        table = self.earnings.left
        near = table[row, column] * (1 - part) + table[row, column + 1] * part
        far = table[row + 1, column] * (1 - part) + table[row + 1, column + 1] * part
        return near * (1 - row_part) + far * row_part


def position(grid, at):
    """Return the cell of an even grid and the part of the cell passed; outside counts as the end."""
    step = grid[1] - grid[0]
    place = np.clip((np.asarray(at, float) - grid[0]) / step, 0, len(grid) - 1)
    index = np.minimum(place.astype(np.intp), len(grid) - 2)
    return index, place - index


def market_for(inputs: Inputs, lowest: float, highest: float, begin: float = 0.0, last: float = MONTHS) -> Market:
    """Build the market on even points of quality from the lowest to the highest, for launches between two months."""
    rows = int(min(begin, MONTHS) // QUARTER), int(np.ceil(min(last, MONTHS) / QUARTER)) + 1
    about = market_of_one(inputs), lowest, highest, min(rows[0], rows[1] - TWO), rows[1]
    table = table_for(*about)
    first = p_success(inputs, 0.0) * at_point(table.grid.quality, table.grid.smooth.T, 0.0)
    found = earnings(inputs, table.edges, patients_for(inputs, *about), first)
    on_time, late = (p_success(inputs, table.grid.quality, odds) for odds in (1.0, inputs.late_change_odds))
    expected = found.left @ table.grid.smooth.T
    return Market(table.grid, found, table.edges, expected * on_time, expected * late)


def market_of_one(inputs: DemandInputs) -> DemandInputs:
    """Return the same market with one patient a year in each area: how many there are moves no share."""
    return replace(demand_of(inputs), **ONE_EACH)


def demand_of(inputs: DemandInputs) -> DemandInputs:
    """Return what patients come from: no price moves how many ask."""
    return replace(DemandInputs.of(inputs), **PRICELESS)


def patients_for(inputs: Inputs, *about) -> list[Volume | None]:
    """Sum up by area who asks, None where nobody may."""
    each = zip(volumes_for(Timing.of(inputs), *about), pools(inputs).tolist(), strict=True)
    return [one.times(patients) if patients else None for one, patients in each]


@lru_cache(maxsize=2)
def volumes_for(timing: Timing, inputs: DemandInputs, lowest: float, highest: float, *rows: int) -> list[Volume]:
    """Sum up by area who asks if one patient a year may; no number, price, cost or lane moves it."""
    table = table_for(inputs, lowest, highest, *rows)
    whole = volume(timing, table.edges, table.asked, table.grid.points, np.arange(len(AREAS)) == 0)
    return [whole.of(area) for area in range(len(AREAS))]


@lru_cache(maxsize=2)
def table_for(inputs: DemandInputs, lowest: float, highest: float, first: int = 0, count: int = len(EDGES)) -> Table:
    """Tabulate who asks after launches of EDGES; remembered, since most moves leave it as it is."""
    quality = np.linspace(lowest, highest, QUALITY_POINTS)
    step = quality[1] - quality[0]
    beyond = int(np.ceil(SPREADS_OF_LUCK * inputs.rival_spread / step)) + 1
    points = quality[0] + step * np.arange(-beyond, QUALITY_POINTS + beyond)
    smooth = chance.weights(chance.cell_survival(points, quality, inputs.rival_spread))
    launches = EDGES[first:count]
    return Table(Grid(quality, points, smooth), launches, asked(inputs, points, launches))


def asked(inputs: DemandInputs, points: np.ndarray, launches: np.ndarray) -> np.ndarray:
    """Return (areas, t, years, x) patients a year after launches (t,), some of EDGES: our share by quarter."""
    kernel, rivals = patients_by_quarter(PoolInputs.of(inputs)), rival_field(inputs, launches, MIDDLES)
    ours = np.exp(a_point(inputs) * (points + head_start(inputs)))
    order = np.exp(order_of_entry(inputs, launches))
    found = np.zeros((len(AREAS), len(launches), YEARS, len(points)))
    for row, at in enumerate((launches // QUARTER).astype(int)):
        first = at // QUARTERS  # the year of the launch
        if first == YEARS:
            break
        mine, quarters = order[row] * ours, slice(first * QUARTERS, None)
        part = (mine / (mine + rivals[row, quarters, None])).reshape(-1, QUARTERS, len(points))
        by_year = kernel[:, at, quarters].reshape(len(AREAS), -1, QUARTERS).swapaxes(0, 1) / QUARTERS @ part
        found[:, row, first:] = by_year.swapaxes(0, 1)
    return found


@lru_cache(maxsize=16)
def patients_by_quarter(inputs: PoolInputs) -> np.ndarray:
    """Return (areas, t, quarters) patients a year of the whole market that has taken a launch on EDGES up."""
    return pools(inputs)[:, None, None] * taken_up(inputs, EDGES, EDGES)


def share_by_quarter(inputs: DemandInputs, grid: Grid, launch: float, weights: np.ndarray) -> np.ndarray:
    """Return (quarters,) our expected share of patients treated, for a launch and weights (q,) of the quality."""
    attraction = a_point(inputs) * (grid.points + head_start(inputs)) + order_of_entry(inputs, launch)
    return (weights @ grid.smooth) @ share(attraction[:, None], rival_field(inputs, launch, MIDDLES))


def p_success(inputs: Inputs, quality, odds: float = 1.0):
    """Return the probability that a design of this quality goes from lock to approval, its odds times a factor."""
    points = quality + head_start(inputs)
    better = np.log(inputs.success_odds) * points / POINTS_A_STEP
    return expit(logit(inputs.p_success / 100) + better + np.log(odds))
