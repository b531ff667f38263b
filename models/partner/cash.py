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

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from models.partner.spending import Spent
from models.partner.world import World
from models.years import MONTHS_A_YEAR

SLOWEST = 1e-9  # USD million a year; a pace that brings nothing in, where nothing is missing


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
    paid: np.ndarray  # (1 or 2, plans, n) what investors pay in for it, by each of `World.steps`

    def after(self, missing: np.ndarray, steps: np.ndarray) -> "Purse":
        """Return the purse after more years: cash missing by the end of each (years, plans, n), which is written over.

        A sum of discounted payments is that of what has been paid by each year, each by what a year's discount takes:
        steps (2, years).
        """
        if not len(missing):
            return self
        for before, short in pairwise([self.short, *missing]):
            np.maximum(before, short, out=short)
        short, taken = missing[-1].copy(), steps[: len(self.paid)]
        raised = np.maximum(missing, 0.0, out=missing).reshape(len(missing), -1)
        return Purse(short, self.paid + (taken @ raised).reshape(self.paid.shape))

    def until(self, years: int, discounts: np.ndarray) -> np.ndarray:
        """Return (1 or 2, plans, n) what investors pay in if that was all, by each discount, after so many years."""
        raised = np.maximum(self.short, 0.0)
        return self.paid + discounts[: len(self.paid), years, None, None] * raised


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
    later: np.ndarray  # (years, plans, n) the most that is missing beyond today's cash from the year of launch on

    @property
    def deepest(self) -> np.ndarray:
        """What is missing beyond today's cash at the most; (plans, n)."""
        return np.maximum(self.purse.short, self.later[-1])


def before_sales(of: World, spent: Spent) -> Early:
    """Return what every draw comes to that never sells, by how far its programme goes.

    Each way is that of the one before until the year in which they part, so no year is gone through twice.
    """
    cash, shape, (begin, *parts) = of.inputs.cash_now, (len(spent.dates), len(of.cost)), spent.parting(of.income.first)
    purse, ends, paid = Purse(np.full(shape, -cash), np.zeros((2, *shape))), [], []
    for way, part in enumerate(parts):
        years = max(spent.years[way], part)
        missing = levels(of, spent, way, slice(begin, years))
        purse = purse.after(missing[: part - begin], of.steps[:, begin:part])
        last = purse.after(missing[part - begin :], of.steps[:, part:years])
        paid.append(last.until(years, of.discounts))
        ends.append(Funded(worth(of, spent, way), paid[way][0], last.short + cash))
        purse, begin = Purse(purse.short, purse.paid[:1]), part  # from then on money is worth what it is to everybody
    return Early(tuple(ends), paid[0][1], purse)


def levels(of: World, spent: Spent, way: int, years: slice) -> np.ndarray:
    """Return (years, plans, n) the cash missing beyond today's by the end of each year: paid less got, added up."""
    owed, got = (flow.T[years] for flow in spent.owed[way])
    shape = *owed.shape, len(of.cost)
    return (np.array([owed.ravel(), -got.ravel() - of.inputs.cash_now]).T @ of.costs).reshape(shape)


def worth(of: World, spent: Spent, way: int) -> np.ndarray:
    """Return (plans, n) what is got less what is paid, worth today."""
    out, back = (flow @ of.when.discount for flow in spent.ways[way])
    return back[:, None] - out[:, None] * of.cost


def with_sales(of: World, spent: Spent, share: np.ndarray, purse: Purse) -> Sold:
    """Return what a launch comes to that does not wait; share (plans, streams) of what sales bring.

    purse: before the year of launch.
    """
    first = of.income.first
    years = min(max(spent.years[3], of.income.risky, first + 1), len(of.when.discount))
    owed, got = (flow.T[first:years, :, None] for flow in spent.owed[3])
    shares = np.broadcast_to(-share, (years - first, *share.shape))
    later = np.concatenate([shares, owed, -got - of.inputs.cash_now], axis=2) @ of.adding_up[: years - first]
    for before, missing in pairwise(later):
        np.maximum(before, missing, out=missing)
    return Sold(worth(of, spent, 3), share @ of.income.worth, purse, later)


def waiting(of: World, spent: Spent, needs: tuple[np.ndarray, ...], can_raise) -> tuple[np.ndarray, np.ndarray]:
    """Return (plans, n) months the launch waits for money, and (3, plans, n) whether each step can be paid for in time.

    needs: of the early work, the study and the launch. can_raise: USD million, one or (plans,). Who waits pays the
    team meanwhile: what it costs comes off the pace at which money comes in.
    """
    inputs = of.inputs
    there = inputs.cash_now + np.reshape(np.asarray(can_raise, float), (-1, 1))
    missing = [need - there for need in needs]
    paces = [inputs.raise_pace - burn[:, None] * of.cost for burn in spent.burns(inputs)]
    able = np.array([in_time(*one, inputs.patience) for one in zip(missing, paces, strict=True)])
    return MONTHS_A_YEAR * np.maximum(missing[2], 0.0) * able[2] / np.maximum(paces[2], SLOWEST), able


def in_time(missing: np.ndarray, pace: np.ndarray, patience: float) -> np.ndarray:
    """Return (plans, n) whether what is missing comes in within so many months; never where nothing comes in."""
    return missing <= np.maximum(pace, 0.0) * (patience / MONTHS_A_YEAR)


def lateness(of: World, wait: np.ndarray) -> np.ndarray:
    """Return what is left of the worth of sales that come so many months late, between whole years in proportion."""
    years = wait / MONTHS_A_YEAR
    whole = np.floor(years)
    rate = 1 / (1 + of.inputs.discount_rate / 100)
    return np.exp(np.log(rate) * whole) * (1 - (1 - rate) * (years - whole))


def launched(of: World, spent: Spent, sold: Sold, wait: np.ndarray, late: np.ndarray) -> tuple[Funded, np.ndarray]:
    """Return what a launch comes to that waits so long, and what the project does then, (plans, n).

    Sales and what they cost move by so many months, which leaves a part of what they are worth, `late`; the team is
    paid from the year of launch on until it comes.
    """
    *_, burn = spent.burns(of.inputs)
    team, first = wait / MONTHS_A_YEAR * of.cost, of.income.first
    today, end = float(of.when.discount[first]), first + len(sold.later)
    extra = burn[:, None] * team
    later, short = sold.later + extra, sold.purse.short
    need = np.maximum(short, later[-1]) + of.inputs.cash_now
    raised = np.maximum(later, np.maximum(short, 0.0), out=later)
    paid = sold.purse.paid[0] + of.discounts[0, end] * raised[-1]
    paid += (of.steps[0, first:end] @ raised.reshape(len(raised), -1)).reshape(paid.shape)
    flows = late * sold.income
    flows += sold.fixed
    flows -= today * extra
    project = late * of.income.project
    project += of.projects[2]
    project -= of.inputs.overhead * today * team
    return Funded(flows, paid, need), project
