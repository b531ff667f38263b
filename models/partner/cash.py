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
class Sold:
    """What a launch without a wait comes to for each plan, (plans, n)."""

    fixed: np.ndarray  # what is paid and got until launch, worth today
    income: np.ndarray  # what sales bring, worth today
    paid: np.ndarray  # what investors pay in before the year of launch, worth today
    need: np.ndarray  # deepest need before the year of launch
    later: list[np.ndarray]  # cash missing in the year of launch and after
    by_year: np.ndarray  # (years of `later`,) what a sum paid in by then adds to its worth


def years_of(*flows: np.ndarray) -> int:
    """Return the number of years until none of the flows (plans, YEARS) comes or goes any more, one at least."""
    return int(max(np.flatnonzero(flow.any(axis=0)).max(initial=0) for flow in flows)) + 1


def without_sales(of: World, spent: Spent, way: int) -> Funded:
    """Return what every draw comes to if its programme goes so far and ends: early work, study or builds."""
    out, back = spent.until(way)
    years, discount = years_of(out, back), of.when.discount
    steps_down = -np.diff(discount[:years], append=0.0)
    need, paid = funded(levels(of, out, back, years), steps_down, of.inputs.cash_now, nothing(of, out))
    return Funded(worth(of, out, back), paid, need)


def asked_back(of: World, spent: Spent) -> np.ndarray:
    """Return (plans, n) what investors who pay for the early work ask to have, worth today: their money and premium."""
    out, back = spent.until(0)
    years = years_of(out, back)
    steps_down = -np.diff(of.when.venture[:years], append=0.0)
    return funded(levels(of, out, back, years), steps_down, of.inputs.cash_now, nothing(of, out))[1]


def nothing(of: World, out: np.ndarray) -> np.ndarray:
    """Return zeros (plans, n)."""
    return np.zeros((len(out), len(of.cost)))


def levels(of: World, out: np.ndarray, back: np.ndarray, years: int):
    """Yield (plans, n) the cash missing by the end of each year: paid less got, added up."""
    owed, got = out[:, :years].cumsum(axis=1), back[:, :years].cumsum(axis=1)
    return (of.cost * owed[:, year, None] - got[:, year, None] for year in range(years))


def worth(of: World, out: np.ndarray, back: np.ndarray) -> np.ndarray:
    """Return (plans, n) what is got less what is paid, worth today."""
    return (back @ of.when.discount)[:, None] - (out @ of.when.discount)[:, None] * of.cost


def funded(missing, by_year, cash: float, need: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the deepest need and what investors pay in, worth today, as the cash runs out year by year.

    A sum of discounted payments is that of what has been paid by each year, each by what a year's discount takes.
    """
    paid = np.zeros_like(need)
    for short, step in zip(missing, by_year, strict=True):
        need = np.maximum(need, short)
        raised = need - cash
        paid += step * np.maximum(raised, 0.0, out=raised)
    return need, paid


def with_sales(of: World, spent: Spent, share: np.ndarray) -> Sold:
    """Return what a launch comes to that does not wait; share (plans, streams) of what sales bring."""
    out, back = spent.until(3)
    first, discount = of.income.first, of.when.discount
    years = min(max(years_of(out, back), of.income.risky, first + 1), len(discount))
    steps_down = -np.diff(discount[:years], append=0.0)
    need, paid = funded(levels(of, out, back, first), steps_down[:first], of.inputs.cash_now, nothing(of, out))
    later, sold = [], 0.0
    for year, missing in enumerate(levels(of, out, back, years)):
        if year >= first:
            sold = sold + share @ of.income.yearly[:, year - first]
            later.append(missing - sold)
    return Sold(worth(of, out, back), share @ of.income.worth, paid, need, later, steps_down[first:])


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
    team = wait / MONTHS_A_YEAR * of.cost
    today, late = float(of.when.discount[of.income.first]), lateness(of, wait)
    extra = burn[:, None] * team
    need, paid = funded((short + extra for short in sold.later), sold.by_year, of.inputs.cash_now, sold.need)
    flows = sold.fixed - today * extra + late * sold.income
    project = of.projects[2] - of.inputs.overhead * today * team + late * of.income.project
    return Funded(flows, sold.paid + paid, need), project
