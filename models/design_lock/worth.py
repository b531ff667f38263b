"""What every lock month is worth on one path, exactly: designs as draws with recall, late changes, upgrades, costs."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from models.answer import Verdict
from models.design_lock.inputs import Inputs
from models.design_lock.market import EDGES, QUALITY_POINTS, Market, annuity, burn, market_for, monthly_rate
from models.design_lock.schedule import PATHS, Schedule, iteration, middle, spread_out
from models.methods import chance, stopping

SWANSON = np.array([0.3, 0.4, 0.3])  # weights of the low, middle and high delay
MOST_DESIGNS = 160  # more generations than any setting can draw
LEAST_REACH = 1e-3  # points; keeps a grid where designs do not differ
SPREADS_IN_GRID = 5


@dataclass(frozen=True)
class Designs:
    """What the read-outs of one path say about quality; the lowest point of the grid stands for no design."""

    grid: np.ndarray  # (b,) points, values of the believed quality
    means: np.ndarray  # (n,) points, mean of generation 1..n
    believed_sd: float  # points, spread of the believed quality between generations
    left_sd: float  # points, what a read-out leaves unknown
    works: float  # probability that the programme's biology can work at all
    alive: float  # probability that a design survives its first patients if it can
    truth: np.ndarray  # (b, q) weights of the true quality for each believed quality
    best: np.ndarray  # (n + 1, b) weights of the best believed quality of the first n; of 0, whether one lives
    unread: np.ndarray  # (q,) weights of the true quality of a first design that lives but nobody has read

    @cached_property
    def outlook(self) -> np.ndarray:
        """Weights (q, b + 1) of the true quality: a column a believed quality, the last for the unread design."""
        return np.column_stack([self.truth.T, self.unread])

    @cached_property
    def qualities(self) -> np.ndarray:
        """Weights (n + 1, q) of the true quality of the best of the first n, of 0 of the unread one."""
        return np.vstack([self.best[0][-1] * self.unread, self.best[1:] @ self.truth])

    @property
    def living(self) -> np.ndarray:
        """Chances (n + 1,) that one of the first n is there to be locked."""
        return 1.0 - self.best[:, 0]

    @property
    def still_possible(self) -> np.ndarray:
        """Chances (n + 1,) that the biology works though none of the first n survived."""
        failed = self.works * (1 - self.alive) ** np.arange(len(self.means) + 1)
        return np.divide(failed, failed + 1 - self.works, out=np.ones_like(failed), where=failed + 1 > self.works)


@dataclass(frozen=True)
class Launches:
    """Worth (t, q) of a launch by month and quality, early data repeated as often as they are."""

    market: Market
    on_time: np.ndarray
    late: np.ndarray  # after a late change, by the month it was planned for: averaged over its delays, its cost apart


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
    def window(self) -> tuple[int, int]:
        """First and last month, without a gap, that lose no more than the window share of the best month's sales."""
        top = int(np.argmax(self.value))
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


@dataclass(frozen=True)
class Detail:
    """What the charts of the page draw."""

    curves: Mapping[str, Curve]  # path -> curve
    research: Curve  # the plan's path as research alone counts it
    manufacturing: Curve  # the plan's path as manufacturing alone counts it
    band: np.ndarray  # (2, months) 10th and 90th percentile on the plan's path


def market_of(inputs: Inputs) -> Market:
    """Build the market on even points of quality that hold every design any path can draw."""
    reach = max(SPREADS_IN_GRID * inputs.design_spread, inputs.rival_spread) + 1
    accurate = max(accuracy(inputs, path) for path in PATHS)
    learned = inputs.learning * accurate * np.log2(MOST_DESIGNS)
    return market_for(inputs, -reach, learned + reach)


def accuracy(inputs: Inputs, path: str) -> float:
    """Return the correlation of a read-out with the truth; 1 if there is nothing to tell apart and no noise."""
    noise = iteration(inputs, path).noise
    total = np.hypot(inputs.design_spread, noise)
    return float(inputs.design_spread / total) if total else 1.0


def curve(inputs: Inputs, path: str, market: Market | None = None) -> Curve:
    """Work out the worth of every lock month on one path."""
    market = market or market_of(inputs)
    plan = spread_out(inputs, path)
    launches = launches_of(inputs, market, plan)
    designs = designs_of(inputs, path, market.quality, int((plan.read + plan.upgrades).max()))
    value = by_quality if plan.upgrades.any() else by_count
    return Curve(inputs, path, market, launches, plan, designs, plan.weights @ value(inputs, launches, plan, designs))


def by_quality(inputs: Inputs, launches: Launches, plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (k, m) worth of locking, with designs read out later weighed against the one locked."""
    return np.sum(designs.best[plan.read] * worth_of_stopping(inputs, launches, plan, designs), axis=-1)


def by_count(inputs: Inputs, launches: Launches, plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (k, m) worth of locking where no later design is taken up: one look-up by designs read out so far."""
    living = designs.living[plan.read]
    on_time, late = (launches.market.at_column(plan.launch, table @ designs.qualities.T, plan.read)
                     for table in (launches.on_time, launches.late))  # fmt: skip
    worth = (1 - plan.p_late) * on_time + plan.p_late * (late - living * late_cost(inputs, plan))
    sunk, study = sunk_and_study(plan)
    return worth - sunk - living * study


def sunk_and_study(plan: Schedule) -> tuple[np.ndarray, np.ndarray]:
    """Return what is paid whether a design lives or not, and what is paid only where one does."""
    costs = plan.costs
    return costs["research"] + costs["process"], costs["pivotal"] + costs["team"]


def worth_of_stopping(inputs: Inputs, launches: Launches, plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (..., m, b) worth of locking by the best believed quality, all costs taken off."""
    sunk, study = sunk_and_study(plan)
    stop = worth_of_locking(inputs, launches, plan, designs) - sunk[..., None]
    stop[..., 1:] -= study[..., None]
    return stop


def designs_of(inputs: Inputs, path: str, quality: np.ndarray, count: int) -> Designs:
    """Say what the read-outs of a path tell about quality."""
    exact, noise = accuracy(inputs, path), iteration(inputs, path).noise
    works, alive = common_factor(inputs.p_first_patients / 100, inputs.design_correlation / 100)
    spread = inputs.design_spread, exact, noise
    return designs_for(*spread, inputs.learning, works, alive, count, quality[0], quality[-1])


def common_factor(alive: float, correlation: float) -> tuple[float, float]:
    """Return the chance that a programme's biology works at all, and that a design then survives its first patients.

    Designs survive together as often as their correlation says: a design survives with probability `alive`, two with
    alive x (alive + correlation x (1 - alive)).
    """
    given = alive + correlation * (1 - alive)
    return alive / given, given


@lru_cache(maxsize=64)
def designs_for(spread, exact, noise, learning, works, alive, count, lowest, highest) -> Designs:
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
    best = works * chance.best_of_weights(grid, means, believed_sd, alive)
    best[:, 0] += 1 - works
    best[0, [0, -1]] = 1 - works * alive, works * alive
    unread = chance.weights(chance.cell_survival(quality, 0.0, spread))
    return Designs(grid, means, believed_sd, left_sd, works, alive, truth, best, unread)


def launches_of(inputs: Inputs, market: Market, plan: Schedule) -> Launches:
    """Average the worth of a launch over repeated data and over the delays of a late change (Swanson's rule)."""

    def repeated(table, delay):
        first, again = (market.at(EDGES + delay + more, table) for more in (0.0, plan.repeat_months))
        return (1 - plan.p_repeat) * first + plan.p_repeat * again

    late = sum(weight * repeated(market.worth_late, delay)
               for weight, delay in zip(SWANSON, late_delays(inputs), strict=True))  # fmt: skip
    return Launches(market, repeated(market.worth, 0.0), late)


def launch_worth(launches: Launches, plan: Schedule, designs: Designs, table: np.ndarray) -> np.ndarray:
    """Return (..., m, b) worth of the planned launch by a table (t, q); living designs are alike until read out."""
    worth = launches.market.at(plan.launch, table @ designs.outlook)
    blind = plan.read == 0
    worth[blind, 1:-1] = worth[blind, -1:]
    worth[blind, 0] = 0.0
    return worth[..., :-1]


def late_delays(inputs: Inputs) -> np.ndarray:
    """Return the low, middle and high delay of a late change in months."""
    return np.array([inputs.late_change_low, inputs.late_change_months, inputs.late_change_high])


def late_costs(inputs: Inputs) -> np.ndarray:
    """Return (3,) what a late change costs at the launch it puts off, by its delay: the change, and the team."""
    return inputs.late_change_cost + burn(inputs) * annuity(monthly_rate(inputs), 0.0, late_delays(inputs))


def late_cost(inputs: Inputs, plan: Schedule) -> np.ndarray:
    """Return the expected discounted cost of a late change for each lock month."""
    return SWANSON @ late_costs(inputs) * np.exp(-monthly_rate(inputs) * plan.launch)


def worth_of_locking(inputs: Inputs, launches: Launches, plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (..., m, b) expected worth of locking, before research, process, pivotal study and team.

    Designs read out between lock and filing may be taken up at the price of a late change and a share of a new
    study; where there is no design to lock, the programme ends.
    """
    p_late = plan.p_late[..., None]
    on_time = launch_worth(launches, plan, designs, launches.on_time)
    late = launch_worth(launches, plan, designs, launches.late)
    late[..., 1:] -= late_cost(inputs, plan)[..., None]
    if plan.upgrades.any():
        later, change = later_weights(plan, designs), upgrade_worth(inputs, launches, plan, designs)
        on_time, late = better_of(on_time, change, later), better_of(late, change, later)
    return (1 - p_late) * on_time + p_late * late


def upgrade_worth(inputs: Inputs, launches: Launches, plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (..., m, b) worth of launching a later design instead of the locked one."""
    launch = plan.launch + study_again(inputs)
    return launches.market.at(launch, launches.late @ designs.truth.T) - upgrade_cost(inputs, plan)[..., None]


def study_again(inputs: Inputs) -> float:
    """Return the months of study that a design taken up after lock repeats."""
    return inputs.upgrade_repeat / 100 * inputs.pivotal_months


def upgrade_cost(inputs: Inputs, plan: Schedule) -> np.ndarray:
    """Return the discounted cost of taking up a later design: a late change, a share of a new study, and the team."""
    team = burn(inputs) * annuity(monthly_rate(inputs), plan.launch, plan.launch + study_again(inputs))
    return late_cost(inputs, plan) + inputs.upgrade_repeat / 100 * plan.costs["pivotal"] + team


def later_weights(plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (..., m, b) weights of the best design read out between lock and filing, if the biology works."""
    each = chance.weights(chance.cell_survival(designs.grid, designs.means, designs.believed_sd)).cumsum(axis=1)
    below = np.log(np.maximum(1 - designs.alive + designs.alive * each, np.finfo(float).tiny))
    below = np.vstack([np.zeros(len(designs.grid)), np.cumsum(below, axis=0)])
    return np.diff(np.exp(below[plan.read + plan.upgrades] - below[plan.read]), axis=-1, prepend=0.0)


def better_of(keep: np.ndarray, change: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return E max(keep, change) for each month and kept quality; `change` rises with quality along its row.

    Each kept worth splits the changes into those below it and those above: two sums, cumulated once a month.
    """
    none = np.zeros((*weights.shape[:-1], 1))
    p_below = np.concatenate([none, np.cumsum(weights, axis=-1)], axis=-1)
    below = np.concatenate([none, np.cumsum(weights * change, axis=-1)], axis=-1)
    rows = (array.reshape(-1, array.shape[-1]) for array in (change, keep))
    cut = np.array([np.searchsorted(c, k) for c, k in zip(*rows, strict=True)]).reshape(keep.shape)
    gained = below[..., -1:] - np.take_along_axis(below, cut, axis=-1)
    best = keep * np.take_along_axis(p_below, cut, axis=-1) + gained
    best[..., 0] = keep[..., 0]
    return best


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
