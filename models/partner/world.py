"""What every plan is worked out with: the calendar, the draws, what sales bring in each, what the project comes to."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.partner.chance import draws, log_normal
from models.partner.classes import Classes
from models.partner.inputs import Inputs
from models.partner.plan import Plan
from models.partner.sales import Streams, streams
from models.partner.years import Calendar, calendar
from models.steps import steps_of

GRID = 5


@dataclass(frozen=True, eq=False)
class World:
    """The calendar, factors on sales and costs (n,), and what sales bring."""

    inputs: Inputs
    when: Calendar
    sales: np.ndarray
    cost: np.ndarray
    classes: Classes  # of the draws by cost
    may_stop: bool
    income: Streams

    @cached_property
    def stages(self) -> tuple[float, float, float]:
        """What early work, study and builds cost, worth today, USD million."""
        when = self.when
        flows = when.early, when.study + when.at_risk, when.team + when.plants + when.launches.sum(axis=0)
        return tuple(float(flow @ when.discount) for flow in flows)

    @cached_property
    def discounts(self) -> np.ndarray:
        """What a million of each year is worth today, and what investors who pay for the early work count it.

        (2, YEARS + 1); the year after the last counts nothing.
        """
        return np.pad([self.when.discount, self.when.venture], ((0, 0), (0, 1)))

    @cached_property
    def steps(self) -> np.ndarray:
        """What a year takes of both; (2, YEARS)."""
        return -np.diff(self.discounts)

    @cached_property
    def costs(self) -> np.ndarray:
        """What a cost of one, and a million got, come to in each draw; (2, n)."""
        return np.array([self.cost, np.ones_like(self.cost)])

    @cached_property
    def adding_up(self) -> np.ndarray:
        """What has come in from each stream by each of the first years of sales, and then `costs`.

        (years, streams + 2, n).
        """
        sums = self.income.sums
        return np.concatenate([sums, np.broadcast_to(self.costs, (len(sums), *self.costs.shape))], axis=1)

    @cached_property
    def earns(self) -> np.ndarray:
        """Whether a launch would earn its builds, as seen with pivotal data in hand; (n,)."""
        expected = self.chances[2] * self.income.project
        return ((expected >= self.cost * self.stages[2]) & (expected > 0)) | (not self.may_stop)

    @cached_property
    def grid(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Costs (GRID,) at which the worth before pivotal data is worked out; between them it is a straight line.

        With them (GRID, n) the part of each draw in a mean of those whose launch would earn its builds at that cost,
        and how near each draw's own cost is.
        """
        costs = np.quantile(self.cost, np.linspace(0, 1, GRID))
        earned = self.chances[2] * self.income.project
        earns = (earned >= costs[:, None] * self.stages[2]) / len(earned)
        return costs, earns, np.array([np.interp(self.cost, costs, one) for one in np.eye(GRID)])

    @cached_property
    def projects(self) -> tuple[np.ndarray, ...]:
        """What the project comes to if it ends with early work, study or builds, or is sold without a wait; (n,)."""
        spent = np.cumsum(self.stages)
        return *(-self.cost * one for one in spent), self.income.project - self.cost * spent[-1]

    @property
    def chances(self) -> tuple[float, float, float]:
        """Chances of proof of concept, of the pivotal study and of the filing."""
        return steps_of(self.inputs)


def world(inputs: Inputs, plans: list[Plan], count: int, may_stop: bool = True) -> World:
    """Return the draws, and what sales bring in each under any of the plans."""
    drawn, when = draws(count), calendar(inputs)
    sales = log_normal(drawn.sales, inputs.sales_spread / 100)
    cost = log_normal(drawn.cost, inputs.cost_spread_partner / 100)
    return World(inputs, when, sales, cost, drawn.classes, may_stop, streams(inputs, when, sales, cost, plans))
