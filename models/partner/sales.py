"""What sales bring in every draw: profit by region until it no longer earns, and what royalties are paid on.

Each region is left in the year from which on it would earn less than it costs, so a product whose sales have gone is
not carried on for ever. Every plan's income is a sum of these streams, each by a share or a rate of its own.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.partner.inputs import Inputs
from models.partner.plan import Plan
from models.partner.years import Calendar
from models.years import MONTHS_A_YEAR, YEARS

AT_ONCE = 2_048  # draws worked out together, as many as a processor keeps at hand
RATES = 3  # of a licence: on sales, on those above the step, and the milestone


@dataclass(frozen=True, eq=False)
class Streams:
    """Income in the first years from launch on, (streams, years, n), and what all of it is worth, (streams, n).

    The first three are the regions' profits; then for each set of licensed regions: sales, sales above the step, and
    1 in the year that first passes it.
    """

    first: int  # index of the year of launch
    sets: tuple[tuple[float, ...], ...]  # (3,) of licensed regions
    yearly: np.ndarray
    worth: np.ndarray
    risky: int  # years from now after which no draw loses money any more
    selling: np.ndarray  # (3, n) what selling takes in each region however large sales are, worth today

    @property
    def project(self) -> np.ndarray:
        """Return (n,) what all sales are worth today."""
        return self.worth[:3].sum(axis=0)

    @cached_property
    def sums(self) -> np.ndarray:
        """Return (years, streams, n) what has come in by each of the first years."""
        return np.ascontiguousarray(np.moveaxis(self.yearly.cumsum(axis=1), 1, 0))


def streams(inputs: Inputs, when: Calendar, sales: np.ndarray, cost: np.ndarray, plans: list[Plan]) -> Streams:
    """Return what sales bring in every draw; sales and cost (n,) are factors on sales and on what plants cost."""
    first = min(int(when.launch // MONTHS_A_YEAR), YEARS - 1)
    sets = tuple(dict.fromkeys(tuple(map(float, plan.licensed)) for plan in plans if plan.licensed.any()))
    some = [slice(at, at + AT_ONCE) for at in range(0, len(sales), AT_ONCE)]
    kept = [kept_up(when, first, sales[at], cost[at]) for at in some]
    ends, earned = (np.concatenate([one[which] for one in kept], axis=1) for which in (0, 1))
    spending = int(np.flatnonzero(when.plants).max(initial=first)) - first  # where plants go on without sales
    losing = max(spending, *(one[2] for one in kept))
    worths = [paid_on(inputs, when, first, sales[at], ends[:, at], sets) for at in some]
    selling = until(ends, (when.discount * when.selling)[:, first:])
    yearly = by_year(inputs, when, slice(first, first + losing + 1), sales, cost, ends, sets)
    worth = np.concatenate([earned, *np.concatenate(worths, axis=2)])
    return Streams(first, sets, yearly, worth, first + losing + 1, selling)


def kept_up(when: Calendar, first: int, sales: np.ndarray, cost: np.ndarray) -> tuple[np.ndarray, np.ndarray, int]:
    """Return (3, n) the last year in which a region is sold in, and what it earns by then, worth today; -1 if nothing.

    That is the year in which its sum of profits is largest. And the last year in which any draw loses money.
    """
    years = slice(first, YEARS)
    sums = profits(when, years, sales, cost, when.discount[years])
    most = sums.max(axis=1)
    ends = np.where(most > 0, sums.argmax(axis=1), -1)
    loses = profits(when, years, sales, cost) < 0
    loses &= until_left(ends, len(when.discount) - first)
    return ends, np.maximum(most, 0.0), int(np.flatnonzero(loses.any(axis=(0, 2))).max(initial=0))


def profits(when: Calendar, years: slice, sales, cost, discount: np.ndarray | None = None) -> np.ndarray:
    """Return (3, years, n) each region's profit; or, with a discount by year, what it comes to by then, worth today.

    A profit is so much for each unit of sales less what is fixed and what plants cost, so its sums are too.
    """
    rates = np.array([when.varying[:, years], -when.fixed[:, years], -when.later[:, years]])
    if discount is not None:
        rates = np.cumsum(rates * discount, axis=2)
    return np.moveaxis(rates, 0, 2) @ np.array([sales, np.ones_like(sales), cost])


def until_left(ends: np.ndarray, count: int) -> np.ndarray:
    """Return (3, years, n) whether a region is still sold in, in each of so many years."""
    return np.arange(count)[:, None] <= ends[:, None]


def until(ends: np.ndarray, yearly: np.ndarray) -> np.ndarray:
    """Return (3, n) what amounts a year (3, years) come to until the last year of each draw."""
    sums = np.pad(yearly.cumsum(axis=1), ((0, 0), (1, 0)))
    return np.take_along_axis(sums, ends + 1, axis=1)


def licensed(when: Calendar, years: slice, sales, ends, regions) -> np.ndarray:
    """Return (years, n) the sales of licensed regions."""
    sold = until_left(ends, years.stop - years.start)
    return sales * sum(when.sales[at, years, None] * sold[at] for at in np.flatnonzero(regions))


def paid_on(inputs: Inputs, when: Calendar, first: int, sales, ends, sets) -> np.ndarray:
    """Return (sets, 3, n) what licensed sales are worth, those above the step, and 1 in the year that passes it."""
    discount, worth = when.discount[first:], np.zeros((len(sets), RATES, len(sales)))
    whole = sales * until(ends, discount * when.sales[:, first:])
    for at, regions in enumerate(sets):
        over = licensed(when, slice(first, YEARS), sales, ends, regions) - inputs.royalty_step
        passes = over > 0
        year = passes.argmax(axis=0)
        worth[at] = (
            np.array(regions) @ whole,
            discount @ np.maximum(over, 0.0, out=over),
            discount[year] * passes[year, np.arange(len(year))],
        )
    return worth


def by_year(inputs: Inputs, when: Calendar, years: slice, sales, cost, ends, sets) -> np.ndarray:
    """Return (streams, years, n) each stream in some years from the launch on."""
    parts = [profits(when, years, sales, cost) * until_left(ends, years.stop - years.start)]
    for regions in sets:
        sold = licensed(when, years, sales, ends, regions)
        over = np.maximum(sold - inputs.royalty_step, 0.0)
        passed = over > 0
        parts.append(np.array([sold, over, passed & (np.cumsum(passed, axis=0) == 1)]))
    return np.concatenate(parts)


def weights(found: Streams, plans: list[Plan]) -> tuple[np.ndarray, np.ndarray]:
    """Return (plans, streams) of each stream that the company keeps as profit, and that it is paid as royalty."""
    profit = np.zeros((len(plans), len(found.yearly)))
    royalty = np.zeros_like(profit)
    for row, plan in enumerate(plans):
        profit[row, :3] = 1 - plan.profit
        if plan.licensed.any():
            at = 3 + RATES * found.sets.index(tuple(map(float, plan.licensed)))
            royalty[row, at : at + RATES] = plan.royalty, plan.royalty_high - plan.royalty, plan.sales
    return profit, royalty
