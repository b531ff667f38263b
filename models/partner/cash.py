"""Cash by year on every way a programme can go, for the project, the company and its partner.

Twenty-five years from now. A cost runs evenly between two months; sales rise evenly to their peak and end with
exclusivity, a date that a later launch does not move. Every draw has sales and costs of its own and is worked out for
each outcome by its chance; the same draws for every plan. The launch is given up where it would not earn its builds,
and wherever going on would leave founders less than stopping (see below).

Money: today's cash belongs to the founders, spent or not. What a way needs beyond it comes from investors in the
years in which it is spent, each hundred million for a part of the company. What they will not give at once comes in
at a pace of its own and the launch waits; what would take longer than the longest wait is not begun. Nobody can lose
more than there is. Founders keep what is not given away; investors get their part less what they paid.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from models.partner.chance import draws, log_normal
from models.partner.inputs import Inputs
from models.partner.plan import PLANS, Plan, plan_of
from models.partner.sales import Earned, earnings
from models.partner.stops import steps
from models.partner.trials import BUILDS, EARLY, OFF, STUDY, Trials, Way
from models.partner.years import HUNDRED, MONTHS, YEARS, Calendar, calendar, spread_over


@dataclass(frozen=True, eq=False)
class Drawn:
    """What every plan is worked out with: the calendar, and factors on sales and costs, (n,) each."""

    inputs: Inputs
    when: Calendar
    sales: np.ndarray
    cost: np.ndarray
    order: np.ndarray  # of the draws, the cheapest first
    may_stop: bool

    @cached_property
    def early(self) -> Way:
        """What every draw comes to if its programme ends with the early work, which no plan's terms touch."""
        spent = self.when.early.cumsum()[: last_year(self.when.early)]
        return funded(self, np.outer(-spent, self.cost), np.zeros(len(self.cost)))

    @cached_property
    def earns(self) -> np.ndarray:
        """Whether a launch would earn its builds, as seen with pivotal data in hand; (n,)."""
        builds = float(self.when.builds.sum()) * float(self.when.build_time @ self.when.discount)
        expected = self.inputs.p_filing / 100 * self.sales * launch_worth(self.when)
        return (expected >= self.cost * builds) | (not self.may_stop)


def simulate(inputs: Inputs, keys: tuple[str, ...], count: int, may_stop: bool = True) -> dict[str, Trials]:
    """Return every plan over the same trials."""
    drawn = draws(count)
    sales = log_normal(drawn.sales, inputs.sales_spread / 100)
    cost = log_normal(drawn.cost, inputs.cost_spread_partner / 100)
    given = Drawn(inputs, calendar(inputs), sales, cost, drawn.order, may_stop)
    return {key: one_plan(given, plan_of(inputs, key)) for key in keys}


def one_plan(drawn: Drawn, plan: Plan) -> Trials:
    """Work one plan out over every draw and outcome."""
    paths, early = paths_of(drawn.when, plan), drawn.early
    study = way_of(drawn, paths[0])
    builds = way_of(drawn, paths[1]) if (plan.builds < 1).any() else paid_for(study, drawn.cost, paths)
    wait, able = waiting(drawn.inputs, [early.need, study.need, builds.need])
    sells = np.flatnonzero(drawn.earns & able[BUILDS])
    years = last_year(paths[-1].spent, paths[-1].given) if drawn.when.margin >= 0 else YEARS
    earned = earnings(drawn.inputs, drawn.when, plan, drawn.sales[sells], wait[sells], years)
    ways = left_off(early), early, study, builds, launched(drawn, paths[-1], builds, sells, earned)
    taken = taken_by(drawn, ways, able)
    return Trials(
        plan=plan,
        cash=drawn.inputs.cash_now,
        chances=drawn.when.chances,
        ways=ways,
        taken=taken,
        earns=drawn.earns,
        able=able[[STUDY, BUILDS]],
        wait_of_draw=wait,
        programme=programme(drawn, plan, ways, taken, (sells, earned)),
    )


def taken_by(drawn: Drawn, ways: tuple[Way, ...], able: np.ndarray) -> np.ndarray:
    """Return (3, n) whether the early work is done, the study and the builds; all that can be, if nobody may stop."""
    if not drawn.may_stop:
        return np.logical_and.accumulate(able[EARLY : BUILDS + 1], axis=0)
    first, *_ = drawn.when.chances
    chances = 1 - first, drawn.inputs.p_pivotal / 100, drawn.inputs.p_filing / 100
    return np.array(steps([way.founders for way in ways], drawn.cost, drawn.order, able, drawn.earns, chances))


@dataclass(frozen=True, eq=False)
class Path:
    """What the company pays and gets by year before sales, (YEARS,), and what the partner pays in money of today."""

    spent: np.ndarray
    given: np.ndarray
    partner_spent: float
    partner_given: float


def paths_of(when: Calendar, plan: Plan) -> tuple[Path, Path, Path]:
    """Return the paths of a plan that goes as far as the study, as far as the builds, and to a launch."""
    study, builds = when.study + when.team, when.build_time
    later = when.early + (1 - plan.study) * study
    built = later + float((1 - plan.builds) @ when.builds) * builds
    shared = float(plan.study * study @ when.discount)
    shared_builds = shared + float(plan.builds @ when.builds) * float(builds @ when.discount)
    money = receipts(when, plan)
    signed, approved = money["upfront"], money["upfront"] + money["approval"]
    return (
        Path(later, signed, shared, float(signed @ when.discount)),
        Path(built, signed, shared_builds, float(signed @ when.discount)),
        Path(built, approved, shared_builds, float(approved @ when.discount)),
    )


def last_year(*flows: np.ndarray) -> int:
    """Return the number of years until none of the flows comes or goes any more, one at least."""
    return int(max(np.flatnonzero(flow).max(initial=0) for flow in flows)) + 1


def receipts(when: Calendar, plan: Plan) -> dict[str, np.ndarray]:
    """Return what the partner pays by year at proof of concept and at approval."""
    return {
        "upfront": plan.upfront * spread_over(when.proof, when.proof),
        "approval": plan.approval * spread_over(when.launch, when.launch),
    }


def launch_worth(when: Calendar) -> float:
    """Return what expected sales are worth to the whole project at today's discount, USD million."""
    return when.peak * when.margin * float(when.curves[0] @ when.discount)


def waiting(inputs: Inputs, needs: list[np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Return (n,) months the launch waits for money, and (4, n) whether each step can be paid for in time.

    needs: of the early work, the study and the builds; a row of `able` for each after that of doing nothing.
    """
    months = MONTHS * np.maximum(np.array(needs) - inputs.cash_now - inputs.can_raise, 0.0) / inputs.raise_pace
    return months[-1], np.vstack([np.ones_like(months[:1], bool), months <= inputs.patience])


def way_of(drawn: Drawn, path: Path) -> Way:
    """Return what every draw comes to if its programme goes along a path and ends without sales."""
    years = last_year(path.spent, path.given)
    return funded(drawn, levels(path, drawn.cost, years), -drawn.cost * path.partner_spent - path.partner_given)


def levels(path: Path, cost: np.ndarray, years: int) -> np.ndarray:
    """Return (years, n) the company's cash before sales, added up."""
    spent = np.outer(path.spent[:years].cumsum(), cost)
    return np.subtract(path.given[:years].cumsum()[:, None], spent, out=spent)


def launched(drawn: Drawn, path: Path, builds: Way, sells: np.ndarray, earned: Earned) -> Way:
    """Return what the draws that may sell come to with their sales; the others as they are with the builds.

    Once nothing is spent any more the cash only grows: how deep it went is seen in the years before.
    """
    cost, years = drawn.cost[sells], len(earned.first)
    level = levels(path, cost, years)
    level += np.cumsum(earned.first, axis=0, out=earned.first)
    sold = funded(drawn, level, earned.partner - cost * path.partner_spent - path.partner_given)
    whole = {name: getattr(builds, name).copy() for name in ("flows", "paid", "kept", "partner", "need", "deepest")}
    for name, values in whole.items():
        values[sells] = getattr(sold, name)
    spent = float(path.spent @ drawn.when.discount)
    whole["flows"][sells] = path.partner_given - cost * spent + earned.profit + earned.royalty
    return Way(cash=builds.cash, **whole)


def paid_for(study: Way, cost: np.ndarray, paths: tuple[Path, ...]) -> Way:
    """Return the way with builds that the partner pays for: the company's cash is that of the study."""
    return replace(study, partner=study.partner - cost * (paths[1].partner_spent - paths[0].partner_spent))


def left_off(early: Way) -> Way:
    """Return what founders have who raise nothing: early work ends when their own cash does."""
    none = np.zeros_like(early.paid)
    return Way(early.cash, early.flows + early.paid, none, none + 1, none, early.need, early.deepest)


def funded(drawn: Drawn, level: np.ndarray, partner: np.ndarray) -> Way:
    """Return a way whose cash of the programme adds up to `level` (years, n), paid for by cash and then by investors.

    Investors pay in as the cash runs out. A sum of discounted flows is that of the levels, each by what a year's
    discount takes. What is in `level` is written over.
    """
    cash, discount = drawn.inputs.cash_now, drawn.when.discount[: len(level)]
    by_year = discount - np.append(discount[1:], 0.0)
    flows = by_year @ level
    lowest = np.minimum(level, 0.0, out=level)
    for before, year in pairwise(lowest):  # three times as fast as `accumulate` down the years
        np.minimum(before, year, out=year)
    need, deepest = -lowest[-1], np.sum(lowest > lowest[-1], axis=0)
    raised = np.maximum(np.subtract(-cash, lowest, out=level), 0.0, out=level)
    kept = (1 - drawn.inputs.dilution / 100) ** (raised[-1] / HUNDRED)
    return Way(cash, flows, by_year @ raised, kept, partner, need, deepest)


def programme(drawn: Drawn, plan: Plan, ways, taken: np.ndarray, sold: tuple[np.ndarray, Earned]) -> dict[str, float]:
    """Return what cash and programme bring the company on average, by mechanism."""
    when, money, (sells, earned) = drawn.when, receipts(drawn.when, plan), sold
    reached, count = 1 - np.append(0.0, when.chances[:-1].cumsum()), len(drawn.cost)
    chance = reached[:3, None] * taken / count  # (3, n) of the early work, the study, the builds
    spent, ends = chance @ drawn.cost, float(reached[3])
    sale = ends * taken[2, sells] / count
    own = 1 - plan.study

    def today(flow: np.ndarray) -> float:
        return float(flow @ when.discount)

    broken = float(np.sum(ways[OFF].flows * ~taken[0])) / count
    return {
        "cash": drawn.inputs.cash_now,
        "profit": float(sale @ earned.profit),
        "royalty": float(sale @ earned.royalty),
        "upfront": today(money["upfront"]) * float(chance[1].sum())
        + today(money["approval"]) * ends * float(taken[2].mean()),
        "early": -today(when.early) * float(spent[0]) + broken,
        "study": -own * today(when.study) * float(spent[1]),
        "team": -own * today(when.team) * float(spent[1]),
        "builds": -float((1 - plan.builds) @ when.builds) * today(when.build_time) * float(spent[2]),
    }


def all_plans(inputs: Inputs, count: int) -> dict[str, Trials]:
    """Return the six plans over the same trials."""
    return simulate(inputs, PLANS, count)
