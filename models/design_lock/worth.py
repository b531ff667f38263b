"""What every lock month is worth on one path, exactly, with its window, and the rule that decides by the data."""

from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

import numpy as np

from models.answer import Verdict
from models.design_lock.designs import MOST_DESIGNS, SPREADS_IN_GRID, Designs, accuracy, designs_of
from models.design_lock.inputs import Inputs, whatever_the_plan
from models.design_lock.locking import (
    SWANSON,
    Launches,
    by_count,
    by_quality,
    late_delays,
    launches_of,
    worth_of_stopping,
)
from models.design_lock.market import Market, market_for
from models.design_lock.schedule import PATHS, Schedule, first_launch, last_launch, middle, spread_out
from models.design_lock.volumes import at_point
from models.methods import chance, stopping


@dataclass(frozen=True)
class Curve:
    """The worth of every lock month on one path, in USD million of today."""

    inputs: Inputs
    path: str
    market: Market
    launches: Launches
    spread: Schedule  # (k, m) for each shift of the read-outs
    designs: Designs
    value: np.ndarray  # (m,) expected net present value

    @cached_property
    def stop(self) -> np.ndarray:
        """Worth (m, b) of locking then, by best believed quality, with read-outs in the months expected."""
        return worth_of_stopping(self.inputs, self.launches, self.schedule, self.designs)

    @cached_property
    def schedule(self) -> Schedule:
        """The schedule (m,) with read-outs in the months expected."""
        return middle(self.spread)

    @cached_property
    def best_month(self) -> int:
        """Middle of the window: what is told of it, since the months of a window do not differ in practice."""
        return sum(self.window) // 2

    @cached_property
    def top_month(self) -> int:
        """Month of the highest worth: what two locks are compared by, since the middle of a window may lie below it."""
        return int(np.argmax(self.value))

    @cached_property
    def window(self) -> tuple[int, int]:
        """First and last month, without a gap, that lose no more than the window share of the best month's sales."""
        top = self.top_month
        at_stake = np.sum(self.launch_of(top) * self.quality_of(top))
        good = self.value >= self.value[top] - abs(at_stake) * self.inputs.window_share / 100
        outside = np.flatnonzero(~good)
        before, after = outside[outside < top], outside[outside > top]
        return int(before.max(initial=-1)) + 1, int(after.min(initial=len(good))) - 1

    @property
    def verdict(self) -> Verdict:
        """Path and generation to lock; a design that was never read out is the first."""
        return Verdict(self.path, max(int(self.schedule.read[self.best_month]), 1))

    @cached_property
    def rule(self) -> stopping.Rule | None:
        """The adaptive rule: lock at generation n if the best design so far clears q(n)."""
        return adaptive_rule(self)

    @cached_property
    def value_of_waiting_for_data(self) -> float:
        """What deciding at each read-out is worth over the best fixed month."""
        return self.rule.start - best_fixed(self) if self.rule else 0.0

    @cached_property
    def expected_launch(self) -> np.ndarray:
        """Expected month of the first launch (m,), repeated data and a late change counted by their chances."""
        plan = self.spread
        launch = plan.launch + plan.p_repeat * plan.repeat_months + plan.p_late * (SWANSON @ late_delays(self.inputs))
        return plan.weights @ launch

    @cached_property
    def p_late(self) -> np.ndarray:
        """Expected chance of a late change (m,)."""
        return self.spread.weights @ self.spread.p_late

    def miss(self, months: float) -> float:
        """Price of locking so many months off the month told, at most to the ends of the range."""
        month = np.clip(self.best_month + months, 0, self.schedule.month[-1])
        return float(self.value.max() - self.value[int(month)])

    def launch_of(self, month: int) -> np.ndarray:
        """Return (q,) the worth of a launch that comes on time after locking in a month."""
        plan = self.spread
        return plan.weights @ self.market.at(plan.launch[:, month], self.launches.on_time)

    def quality_of(self, month: int) -> np.ndarray:
        """Return the weights (q,) of the true quality locked in a month; they sum to the chance of having one."""
        return self.spread.weights @ self.designs.qualities[self.spread.read[:, month]]

    def alive(self, month: int) -> float:
        """Return the probability that there is a design to lock."""
        return float(self.spread.weights @ self.designs.living[self.spread.read[:, month]])


def market_of(inputs: Inputs) -> Market:
    """Build the market on even points of quality that hold every design any path can draw."""
    return market_whatever_the_plan(whatever_the_plan(inputs))


@lru_cache(maxsize=8)
def market_whatever_the_plan(inputs: Inputs) -> Market:
    """Build the market, which the plan's own path and month do not touch; remembered."""
    reach = max(SPREADS_IN_GRID * inputs.design_spread, inputs.rival_spread) + 1
    accurate = max(accuracy(inputs, path) for path in PATHS)
    learned = inputs.learning * accurate * np.log2(MOST_DESIGNS)
    return market_for(inputs, -reach, learned + reach, first_launch(inputs), last_launch(inputs))


def curve(inputs: Inputs, path: str, market: Market | None = None) -> Curve:
    """Work out the worth of every lock month on one path."""
    market = market or market_of(inputs)
    bare = spread_out(inputs, path)
    launches = launches_of(inputs, market, bare)
    plan = with_plants(bare, launches)
    designs = designs_of(inputs, path, market.quality, int((plan.read + plan.upgrades).max()))
    value = by_quality if plan.upgrades.any() else by_count
    return Curve(inputs, path, market, launches, plan, designs, plan.weights @ value(inputs, launches, plan, designs))


@lru_cache(maxsize=4)
def own_curve(inputs: Inputs) -> Curve:
    """Work out the plan's own path; remembered, since the answer holds it and other topics read it."""
    return curve(inputs, inputs.path)


def with_plants(plan: Schedule, launches: Launches) -> Schedule:
    """Return the schedule with what is paid for plants before pivotal data among its costs.

    No more than a launch brings with the first design as expected, late or not, by its chances.
    """
    market = launches.market
    on_time, late = (market.at(plan.launch, at_point(market.quality, table, 0.0))
                     for table in (launches.on_time, launches.late))  # fmt: skip
    brings = (1 - plan.p_late) * on_time + plan.p_late * late
    at_risk = np.minimum(market.at(plan.launch, market.earnings.at_risk), brings)
    return replace(plan, costs=plan.costs | {"plants": at_risk})


def survivals(plan: Curve, count: int) -> np.ndarray:
    """Return (count, b - 1) average P(X > x) of each generation's believed quality if the biology works."""
    designs = plan.designs
    return designs.alive * chance.cell_survival(designs.grid, designs.means[:count], designs.believed_sd)


def adaptive_rule(plan: Curve) -> stopping.Rule | None:
    """Solve when to lock by what the read-outs show; any month before the next read-out is allowed.

    Where no design has survived yet, the next one counts only as far as the biology may still work.
    """
    read, designs = plan.schedule.read, plan.designs
    count = int(read[-1])
    if not count:
        return None
    stop = np.array([plan.stop[read == stage].max(axis=0) for stage in range(1, count + 1)])
    unread = (plan.stop[read == 0] @ designs.best[0]).max(initial=-np.inf)
    return stopping.best_rule(designs.grid, stop, survivals(plan, count), unread, designs.still_possible[:count])


def best_fixed(plan: Curve) -> float:
    """Return the worth of the best fixed month, worked out on the rule's own grid so that the two compare."""
    read, designs = plan.schedule.read, plan.designs
    best, kept = (plan.stop[read == 0] @ designs.best[0]).max(initial=-np.inf), np.eye(len(designs.grid))[0]
    for stage, survival in enumerate(survivals(plan, int(read[-1])), 1):
        kept = chance.keep_the_better(kept, survival)
        stop = plan.stop[read == stage]
        best = max(best, (designs.works * stop @ kept + (1 - designs.works) * stop[:, 0]).max())
    return float(best)
