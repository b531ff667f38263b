"""What every lock month is worth on one path, exactly: designs as draws with recall, late changes, upgrades, costs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from models.answer import Verdict
from models.design_lock.inputs import Inputs
from models.design_lock.market import QUALITY_POINTS, SPREADS_IN_GRID, Market, MarketInputs, market_for, monthly_rate
from models.design_lock.schedule import PATHS, Schedule, iteration, schedule
from models.methods import chance, stopping

SWANSON = np.array([0.3, 0.4, 0.3])  # weights of the low, middle and high delay
MOST_DESIGNS = 160  # more generations than any setting can draw
LEAST_REACH = 1e-3  # points; keeps a grid where designs do not differ


@dataclass(frozen=True)
class Designs:
    """What the read-outs of one path say about quality; the lowest point of the grid stands for no design."""

    grid: np.ndarray  # (b,) points, values of the believed quality
    means: np.ndarray  # (n,) points, mean of generation 1..n
    believed_sd: float  # points, spread of the believed quality between generations
    left_sd: float  # points, what a read-out leaves unknown
    alive: float  # probability that a design survives its first patients
    truth: np.ndarray  # (b, q) weights of the true quality for each believed quality
    best: np.ndarray  # (n + 1, b) weights of the best believed quality of the first n; of 0, whether one lives
    unread: np.ndarray  # (q,) weights of the true quality of a first design that lives but nobody has read

    @cached_property
    def outlook(self) -> np.ndarray:
        """Weights (q, b + 1) of the true quality: a column a believed quality, the last for the unread design."""
        return np.column_stack([self.truth.T, self.unread])


@dataclass(frozen=True)
class Curve:
    """The worth of every lock month on one path, in USD million of today."""

    inputs: Inputs
    path: str
    market: Market
    schedule: Schedule
    designs: Designs
    stop: np.ndarray  # (months, b) worth of locking then, by best believed quality
    value: np.ndarray  # (months,) expected net present value

    @property
    def best_month(self) -> int:
        """Month with the highest expected value."""
        return int(np.argmax(self.value))

    @property
    def verdict(self) -> Verdict:
        """Path and generation to lock; a design that was never read out is the first."""
        return Verdict(self.path, max(int(self.schedule.read[self.best_month]), 1))

    @property
    def window(self) -> tuple[int, int]:
        """First and last month, without a gap, that keep the value within the window share of the best."""
        best = self.value.max()
        good = self.value >= best - abs(best) * self.inputs.window_share / 100
        outside = np.flatnonzero(~good)
        before, after = outside[outside < self.best_month], outside[outside > self.best_month]
        return int(before.max(initial=-1)) + 1, int(after.min(initial=len(good))) - 1

    @cached_property
    def rule(self) -> stopping.Rule | None:
        """The adaptive rule: lock at generation n if the best design so far clears q(n)."""
        return adaptive_rule(self)

    @cached_property
    def value_of_waiting_for_data(self) -> float:
        """What deciding at each read-out is worth over the best fixed month."""
        return self.rule.start - best_fixed(self) if self.rule else 0.0

    def miss(self, months: float) -> float:
        """Price of locking so many months off the best one, at most to the ends of the range."""
        month = np.clip(self.best_month + months, 0, self.schedule.month[-1])
        return float(self.value.max() - self.value[int(month)])

    def quality_of(self, month: int) -> np.ndarray:
        """Return the weights (q,) of the true quality locked in a month; they sum to the chance of having one."""
        read, designs = self.schedule.read[month], self.designs
        return designs.best[read] @ designs.truth if read else designs.alive * designs.unread

    def alive(self, month: int) -> float:
        """Return the probability that there is a design to lock."""
        return 1.0 - self.designs.best[self.schedule.read[month]][0]


@dataclass(frozen=True)
class Detail:
    """What the charts of the page draw."""

    curves: Mapping[str, Curve]  # path -> curve
    research: Curve  # the plan's path as research alone counts it
    manufacturing: Curve  # the plan's path as manufacturing alone counts it
    band: np.ndarray  # (2, months) 10th and 90th percentile on the plan's path


def market_of(inputs: Inputs) -> Market:
    """Build the market on even points of quality that hold every design any path can draw."""
    reach = SPREADS_IN_GRID * inputs.design_spread + 1
    accurate = max(accuracy(inputs, path) for path in PATHS)
    learned = inputs.learning * accurate * np.log2(MOST_DESIGNS)
    return market_for(MarketInputs.of(inputs), -reach, learned + reach)


def accuracy(inputs: Inputs, path: str) -> float:
    """Return the correlation of a read-out with the truth; 1 if there is nothing to tell apart and no noise."""
    noise = iteration(inputs, path).noise
    total = np.hypot(inputs.design_spread, noise)
    return float(inputs.design_spread / total) if total else 1.0


def curve(inputs: Inputs, path: str, market: Market | None = None) -> Curve:
    """Work out the worth of every lock month on one path."""
    market = market or market_of(inputs)
    plan = schedule(inputs, path)
    designs = designs_of(inputs, path, market.quality, int((plan.read + plan.upgrades).max()))
    sunk, study = plan.costs["research"] + plan.costs["process"], plan.costs["pivotal"]
    stop = worth_of_locking(inputs, market, plan, designs) - sunk[:, None]
    stop[:, 1:] -= study[:, None]
    return Curve(inputs, path, market, plan, designs, stop, np.sum(designs.best[plan.read] * stop, axis=1))


def designs_of(inputs: Inputs, path: str, quality: np.ndarray, count: int) -> Designs:
    """Say what the read-outs of a path tell about quality."""
    exact, noise = accuracy(inputs, path), iteration(inputs, path).noise
    alive = inputs.p_first_patients / 100
    return designs_for(inputs.design_spread, exact, noise, inputs.learning, alive, count, quality[0], quality[-1])


@lru_cache(maxsize=64)
def designs_for(spread, exact, noise, learning, alive, count, lowest, highest) -> Designs:
    """Shrink noisy read-outs to what can be believed of each generation and of the best so far.

    Remembered, since most moves leave the read-outs as they are.
    """
    quality = np.linspace(lowest, highest, QUALITY_POINTS)
    believed_sd, left_sd = spread * exact, noise * exact
    means = learning * exact * np.log2(np.arange(1, count + 1))
    reach = SPREADS_IN_GRID * believed_sd + LEAST_REACH
    grid = np.linspace(-reach, means.max(initial=0.0) + reach, QUALITY_POINTS)
    truth = chance.weights(chance.cell_survival(quality, grid, left_sd))
    truth[0] = 0.0
    best = chance.best_of_weights(grid, means, believed_sd, alive)
    best[0, [0, -1]] = 1 - alive, alive
    unread = chance.weights(chance.cell_survival(quality, 0.0, spread))
    return Designs(grid, means, believed_sd, left_sd, alive, truth, best, unread)


def launch_at(market: Market, plan: Schedule, launch, table: np.ndarray) -> np.ndarray:
    """Look `table` up at launch months; where early data may have to be repeated, average over that."""
    if not plan.p_repeat:
        return market.at(launch, table)
    repeated = market.at(launch + plan.repeat_months, table)
    return (1 - plan.p_repeat) * market.at(launch, table) + plan.p_repeat * repeated


def launch_worth(market: Market, plan: Schedule, designs: Designs, delay) -> np.ndarray:
    """Return (..., months, b) worth of launching `delay` (...) months late; living designs are alike until read out."""
    worth = launch_at(market, plan, plan.launch + np.asarray(delay)[..., None], market.worth @ designs.outlook)
    blind = plan.read == 0
    worth[..., blind, 1:-1] = worth[..., blind, -1:]
    worth[..., blind, 0] = 0.0
    return worth[..., :-1]


def late_delays(inputs: Inputs) -> np.ndarray:
    """Return the low, middle and high delay of a late change in months."""
    return np.array([inputs.late_change_low, inputs.late_change_months, inputs.late_change_high])


def after_delay(inputs: Inputs, worth_at: Callable) -> np.ndarray:
    """Average a worth (3, ...) at the delays of a late change (Swanson's rule)."""
    return np.tensordot(SWANSON, worth_at(late_delays(inputs)), axes=1)


def late_cost(inputs: Inputs, plan: Schedule) -> np.ndarray:
    """Return the discounted cost of a late change for each lock month."""
    return inputs.late_change_cost * np.exp(-monthly_rate(inputs) * plan.launch)


def worth_of_locking(inputs: Inputs, market: Market, plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (months, b) expected worth of locking, before research, process and the pivotal study.

    Designs read out between lock and filing may be taken up at the price of a late change and a share of a new
    study; where there is no design to lock, the programme ends.
    """
    p_late = plan.p_late[:, None]
    on_time = launch_worth(market, plan, designs, 0.0)
    late = after_delay(inputs, lambda delay: launch_worth(market, plan, designs, delay))
    late[:, 1:] -= late_cost(inputs, plan)[:, None]
    if plan.upgrades.any():
        later, change = later_weights(plan, designs), upgrade_worth(inputs, market, plan, designs)
        on_time, late = better_of(on_time, change, later), better_of(late, change, later)
    return (1 - p_late) * on_time + p_late * late


def upgrade_worth(inputs: Inputs, market: Market, plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (months, b) worth of launching a later design instead of the locked one."""
    believed = market.worth @ designs.truth.T
    launch = plan.launch + inputs.upgrade_repeat / 100 * inputs.pivotal_months
    gross = after_delay(inputs, lambda delay: launch_at(market, plan, launch + delay[:, None], believed))
    return gross - upgrade_cost(inputs, plan)[:, None]


def upgrade_cost(inputs: Inputs, plan: Schedule) -> np.ndarray:
    """Return the discounted cost of taking up a later design: a late change and a share of a new study."""
    return late_cost(inputs, plan) + inputs.upgrade_repeat / 100 * plan.costs["pivotal"]


def later_weights(plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (months, b) weights of the best design read out between lock and filing."""
    each = chance.weights(chance.cell_survival(designs.grid, designs.means, designs.believed_sd)).cumsum(axis=1)
    below = np.log(np.maximum(1 - designs.alive + designs.alive * each, np.finfo(float).tiny))
    below = np.vstack([np.zeros(len(designs.grid)), np.cumsum(below, axis=0)])
    return np.diff(np.exp(below[plan.read + plan.upgrades] - below[plan.read]), axis=1, prepend=0.0)


def better_of(keep: np.ndarray, change: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return E max(keep, change) for each month and kept quality; `change` rises with quality along its row.

    Each kept worth splits the changes into those below it and those above: two sums, cumulated once a month.
    """
    none = np.zeros((len(weights), 1))
    p_below = np.hstack([none, np.cumsum(weights, axis=1)])
    below = np.hstack([none, np.cumsum(weights * change, axis=1)])
    cut = np.array([np.searchsorted(c, k) for c, k in zip(change, keep, strict=True)])
    best = keep * np.take_along_axis(p_below, cut, axis=1) + below[:, -1:] - np.take_along_axis(below, cut, axis=1)
    best[:, 0] = keep[:, 0]
    return best


def survivals(plan: Curve, count: int) -> np.ndarray:
    """Return (count, b - 1) average P(X > x) of each generation's believed quality, none of it if it fails."""
    designs = plan.designs
    return designs.alive * chance.cell_survival(designs.grid, designs.means[:count], designs.believed_sd)


def adaptive_rule(plan: Curve) -> stopping.Rule | None:
    """Solve when to lock by what the read-outs show; any month before the next read-out is allowed."""
    read, count = plan.schedule.read, int(plan.schedule.read[-1])
    if not count:
        return None
    stop = np.array([plan.stop[read == stage].max(axis=0) for stage in range(1, count + 1)])
    unread = (plan.stop[read == 0] @ plan.designs.best[0]).max(initial=-np.inf)
    return stopping.best_rule(plan.designs.grid, stop, survivals(plan, count), unread)


def best_fixed(plan: Curve) -> float:
    """Return the worth of the best fixed month, worked out on the rule's own grid so that the two compare."""
    read, designs = plan.schedule.read, plan.designs
    best, kept = (plan.stop[read == 0] @ designs.best[0]).max(initial=-np.inf), np.eye(len(designs.grid))[0]
    for stage, survival in enumerate(survivals(plan, int(read[-1])), 1):
        kept = chance.keep_the_better(kept, survival)
        best = max(best, (plan.stop[read == stage] @ kept).max())
    return float(best)
