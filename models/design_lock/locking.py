"""What locking is worth on a schedule: a launch on time or after a late change, later designs taken up, costs."""

from dataclasses import dataclass

import numpy as np

from models.design_lock.designs import Designs
from models.design_lock.inputs import Inputs
from models.design_lock.market import Market
from models.design_lock.money import annuity, burn, monthly_rate
from models.design_lock.schedule import Schedule
from models.methods import chance

SWANSON = np.array([0.3, 0.4, 0.3])  # weights of the low, middle and high delay


@dataclass(frozen=True)
class Launches:
    """Worth (t, q) of a launch by month and quality, early data repeated as often as they are."""

    market: Market
    on_time: np.ndarray
    late: np.ndarray  # after a late change, by the month it was planned for: averaged over its delays, its cost apart


def launches_of(inputs: Inputs, market: Market, plan: Schedule) -> Launches:
    """Average the worth of a launch over repeated data and over the delays of a late change (Swanson's rule)."""

    def repeated(table, delay):
        first = market.at(market.edges + delay, table)
        if not plan.p_repeat:
            return first
        return (1 - plan.p_repeat) * first + plan.p_repeat * market.at(market.edges + delay + plan.repeat_months, table)

    late = sum(weight * repeated(market.worth_late, delay)
               for weight, delay in zip(SWANSON, late_delays(inputs), strict=True))  # fmt: skip
    return Launches(market, repeated(market.worth, 0.0), late)


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
    return costs["research"] + costs["process"] + costs["early"], costs["pivotal"] + costs["team"] + costs["plants"]


def worth_of_stopping(inputs: Inputs, launches: Launches, plan: Schedule, designs: Designs) -> np.ndarray:
    """Return (..., m, b) worth of locking by the best believed quality, all costs taken off."""
    sunk, study = sunk_and_study(plan)
    stop = worth_of_locking(inputs, launches, plan, designs) - sunk[..., None]
    stop[..., 1:] -= study[..., None]
    return stop


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
