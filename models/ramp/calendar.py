"""The quarters looked at: from the first order, some months before the launch, to eight years after it."""

from dataclasses import dataclass

import numpy as np

from models.ramp.inputs import Inputs
from models.steps import steps_of
from models.years import MONTHS_A_YEAR

QUARTER = 3  # months
QUARTERS_A_YEAR = MONTHS_A_YEAR // QUARTER
AFTER = 8 * QUARTERS_A_YEAR  # quarters after the launch


@dataclass(frozen=True, eq=False)
class Calendar:
    """Months count from the first order."""

    ordered: float  # months from now, of the first order
    launch: float
    review: float  # when demand is known and more is ordered
    edges: np.ndarray  # (t + 1,) of the quarters
    today: np.ndarray  # (t,) what money in the middle of a quarter is worth today
    data: float  # when pivotal data come; before the first order where it waits for them


def calendar(inputs: Inputs) -> Calendar:
    """Return the quarters; the first order is placed so long before the launch, or today if the launch is sooner."""
    ahead = min(inputs.order_ahead, max(inputs.launch_month, 0.0))
    ordered = max(inputs.launch_month, 0.0) - ahead
    count = int(np.ceil(ahead / QUARTER)) + AFTER
    edges = QUARTER * np.arange(count + 1.0)
    today = worth_today(inputs, ordered + (edges[1:] + edges[:-1]) / 2)
    return Calendar(ordered, ahead, ahead + inputs.review_months, edges, today, ahead - inputs.filing_months)


def worth_today(inputs: Inputs, months):
    """Return what money so many months from now (...) is worth today."""
    return (1 + inputs.discount_rate / 100) ** (-np.asarray(months, float) / MONTHS_A_YEAR)


def fates(inputs: Inputs) -> tuple[float, float, float]:
    """Return the chances of a launch, and that pivotal data or the filing fail after the first order.

    All are told as of today, if there is a proof of concept, so that orders of different dates can be compared: whoever
    orders once the data are there does not order where they failed. What lies in the past has not failed.
    """
    when = calendar(inputs)
    _, pivotal, filing = steps_of(inputs)
    pivotal = pivotal if inputs.launch_month > inputs.filing_months else 1.0
    filing = filing if inputs.launch_month > 0 else 1.0
    fails = (1 - pivotal) * (when.data > 0), pivotal * (1 - filing) * (when.launch > 0)
    return pivotal * filing, *fails
