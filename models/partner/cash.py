"""Cash by year on every way a programme can go, for all plans at once: what is paid, got, raised and waited for.

Thirty years from now. Every draw has sales and costs of its own and is worked out for each outcome by its chance; the
same draws for every plan. A launch is given up where it would not earn what is still to be spent on it, and wherever
going on would leave founders less than stopping or being taken over.

Money: today's cash belongs to the founders, spent or not. What a way needs beyond it, the losses of the first years of
sales included, comes from investors in the years in which it is spent, for a share that its worth then prices.
What they will not give at once comes in at a pace of its own; meanwhile the launch waits and the team is paid, so what
the team costs comes off the pace. What would take longer than the longest wait is not begun. Nobody can lose more than
there is. Founders keep what is not given away; investors get their part less what they paid.
"""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from models.partner.spending import Spent
from models.partner.world import World
from models.years import MONTHS_A_YEAR


@dataclass(frozen=True, eq=False)
class Funded:
    """What a way comes to for each plan, (plans, n): worth today, but for the need."""

    flows: np.ndarray  # what the company pays and gets
    paid: np.ndarray  # what investors pay in
    need: np.ndarray  # deepest need, USD million


@dataclass(frozen=True, eq=False)
class Purse:
    """How far the cash has run out by some year for each plan, (plans, n)."""

    short: np.ndarray  # deepest need beyond the cash of today until then, USD million; below nothing where some is left
    paid: list[np.ndarray]  # what investors pay in for it, by each of `World.steps`

    def copied(self) -> "Purse":
        """Return a purse that the next years may be taken from: what is paid in is worth today from now on."""
        return Purse(self.short.copy(), [self.paid[0].copy()])

    def run(self, missing: Iterable[np.ndarray], steps: np.ndarray) -> None:
        """Take years from it, in place: the cash missing by the end of each (plans, n), which is written over.

        A sum of discounted payments is that of what has been paid by each year, each by what a year's discount takes:
        steps (1 or 2, years).
        """
        for short, step in zip(missing, steps.T, strict=True):
            raised = np.maximum(np.maximum(self.short, short, out=self.short), 0.0, out=short)
            for paid, taken in zip(self.paid, step, strict=False):
                paid += taken * raised

    def until(self, years: int, discounts: np.ndarray) -> tuple[np.ndarray, ...]:
        """Return what investors pay in if that was all, by each discount, after so many years."""
        raised = np.maximum(self.short, 0.0)
        return tuple(paid + by_year[years] * raised for paid, by_year in zip(self.paid, discounts, strict=False))


@dataclass(frozen=True, eq=False)
class Early:
    """What every draw comes to before sales for each plan, (plans, n)."""

    ends: tuple[Funded, ...]  # if its programme ends with the early work, the study or the builds
    asked: np.ndarray  # what investors who pay for the early work ask to have, worth today: their money and premium
    purse: Purse  # before the year of launch


@dataclass(frozen=True, eq=False)
class Sold:
    """What a launch without a wait comes to for each plan, (plans, n)."""

    fixed: np.ndarray  # what is paid and got until launch, worth today
    income: np.ndarray  # what sales bring, worth today
    purse: Purse  # before the year of launch
    later: list[np.ndarray]  # cash missing beyond today's by the year of launch and each after it
    short: np.ndarray  # the deepest of all of them


def years_of(*flows: np.ndarray) -> int:
    """Return the number of years until none of the flows (plans, YEARS) comes or goes any more, one at least."""
    return int(max(np.flatnonzero(flow.any(axis=0)).max(initial=0) for flow in flows)) + 1


def before_sales(of: World, spent: Spent) -> Early:
    """Return what every draw comes to that never sells, by how far its programme goes.

    Each way is that of the one before until the year in which they part, so no year is gone through twice.
    """
    cash, shape, (begin, *parts) = of.inputs.cash_now, (len(spent.dates), len(of.cost)), spent.parting(of.income.first)
    purse, ends, asked = Purse(np.full(shape, -cash), [np.zeros(shape), np.zeros(shape)]), [], []
    for way, part in enumerate(parts):
        years = max(years_of(*spent.ways[way]), part)
        purse.run(levels(of, spent, way, range(begin, part)), of.steps[:, begin:part])
        last, purse, begin = purse, purse.copied(), part
        last.run(levels(of, spent, way, range(part, years)), of.steps[:, part:years])
        paid, *premium = last.until(years, of.discounts)
        asked += premium
        ends.append(Funded(worth(of, spent, way), paid, last.short + cash))
    return Early(tuple(ends), asked[0], purse)


def levels(of: World, spent: Spent, way: int, years: range) -> Iterable[np.ndarray]:
    """Yield (plans, n) the cash missing beyond today's by the end of each year: paid less got, added up."""
    owed, got = spent.owed[way]
    for year in years:
        missing = of.cost * owed[:, year, None]
        missing -= got[:, year, None] + of.inputs.cash_now
        yield missing


def worth(of: World, spent: Spent, way: int) -> np.ndarray:
    """Return (plans, n) what is got less what is paid, worth today."""
    out, back = (flow @ of.when.discount for flow in spent.ways[way])
    return back[:, None] - out[:, None] * of.cost


def with_sales(of: World, spent: Spent, share: np.ndarray, purse: Purse) -> Sold:
    """Return what a launch comes to that does not wait; share (plans, streams) of what sales bring.

    purse: before the year of launch.
    """
    first = of.income.first
    years = min(max(years_of(*spent.ways[3]), of.income.risky, first + 1), len(of.when.discount))
    later, sold, short = [], 0.0, purse.short
    for year, missing in enumerate(levels(of, spent, 3, range(first, years))):
        sold = sold + share @ of.income.yearly[:, year]
        missing -= sold
        later.append(missing)
        short = np.maximum(short, missing)
    return Sold(worth(of, spent, 3), share @ of.income.worth, purse, later, short)


def waiting(of: World, spent: Spent, needs: tuple[np.ndarray, ...], can_raise) -> tuple[np.ndarray, np.ndarray]:
    """Return (plans, n) months the launch waits for money, and (3, plans, n) whether each step can be paid for in time.

    needs: of the early work, the study and the launch. can_raise: USD million, one or (plans,). Who waits pays the
    team meanwhile: what it costs comes off the pace at which money comes in.
    """
    inputs = of.inputs
    there = inputs.cash_now + np.reshape(np.asarray(can_raise, float), (-1, 1))
    months = [months_of(need - there, inputs.raise_pace - burn[:, None] * of.cost)
              for need, burn in zip(needs, spent.burns(inputs), strict=True)]  # fmt: skip
    able = np.array(months) <= inputs.patience
    return np.where(able[2], months[2], 0.0), able


def months_of(missing: np.ndarray, pace: np.ndarray) -> np.ndarray:
    """Return (plans, n) months until what is missing has come in; for ever where nothing comes in."""
    comes = (missing > 0) & (pace > 0)
    return MONTHS_A_YEAR * np.divide(missing, pace, out=np.where(missing > 0, np.inf, 0.0), where=comes)


def lateness(of: World, wait: np.ndarray) -> np.ndarray:
    """Return what is left of the worth of sales that come so many months late, between whole years in proportion."""
    years = wait / MONTHS_A_YEAR
    whole = np.floor(years)
    rate = 1 / (1 + of.inputs.discount_rate / 100)
    return rate**whole * (1 - (years - whole) * (1 - rate))


def launched(of: World, spent: Spent, sold: Sold, wait: np.ndarray) -> tuple[Funded, np.ndarray]:
    """Return what a launch comes to that waits so long, and what the project does then, (plans, n).

    Sales and what they cost move by so many months; the team is paid from the year of launch on until it comes.
    """
    *_, burn = spent.burns(of.inputs)
    team, first, purse = wait / MONTHS_A_YEAR * of.cost, of.income.first, sold.purse
    today, late, end = float(of.when.discount[first]), lateness(of, wait), first + len(sold.later)
    extra = burn[:, None] * team
    purse.run((np.add(short, extra, out=short) for short in sold.later), of.steps[:, first:end])
    flows = sold.fixed - today * extra + late * sold.income
    project = of.projects[2] - of.inputs.overhead * today * team + late * of.income.project
    return Funded(flows, *purse.until(end, of.discounts), purse.short + of.inputs.cash_now), project
