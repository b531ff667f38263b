"""What sales bring in every draw: profit by region until it no longer earns, and what royalties are paid on.

Each region is left in the year from which on it would earn less than it costs, so a product whose sales have gone is
not carried on for ever. Every plan's income is a sum of these streams, each by a share or a rate of its own.
"""

from dataclasses import dataclass

import numpy as np

from models.partner.inputs import Inputs
from models.partner.plan import Plan
from models.partner.years import Calendar
from models.years import MONTHS_A_YEAR, YEARS

AT_ONCE = 2_048  # draws worked out together, as many as a processor keeps at hand
RATES = 3  # of a licence: on sales, on those above the step, and the milestone


@dataclass(frozen=True, eq=False)
class Streams:
    """Income in the first years from launch on, (streams, years, n), and what all of it is worth, (streams, n).

    The first three are the regions' profits; then for each set of licensed regions: sales, sales above the step, and
    1 in the year that first passes it.
    """

    first: int  # index of the year of launch
    sets: tuple[tuple[float, ...], ...]  # (3,) of licensed regions
    yearly: np.ndarray
    worth: np.ndarray
    risky: int  # years from now after which no draw loses money any more
    selling: np.ndarray  # (3, n) what selling takes in each region however large sales are, worth today

    @property
    def project(self) -> np.ndarray:
        """Return (n,) what all sales are worth today."""
        return self.worth[:3].sum(axis=0)


def streams(inputs: Inputs, when: Calendar, sales: np.ndarray, cost: np.ndarray, plans: list[Plan]) -> Streams:
    """Return what sales bring in every draw; sales and cost (n,) are factors on sales and on what plants cost."""
    first = min(int(when.launch // MONTHS_A_YEAR), YEARS - 1)
    sets = tuple(dict.fromkeys(tuple(map(float, plan.licensed)) for plan in plans if plan.licensed.any()))
    pieces = [
        some_streams(inputs, when, first, sales[at : at + AT_ONCE], cost[at : at + AT_ONCE], sets)
        for at in range(0, len(sales), AT_ONCE)
    ]
    spending = int(np.flatnonzero(when.plants).max(initial=first)) - first  # where plants go on without sales
    losing = max(spending, *(piece[0] for piece in pieces))
    yearly = np.concatenate([piece[1][:, : losing + 1] for piece in pieces], axis=2)
    worth, selling = (np.concatenate([piece[at] for piece in pieces], axis=1) for at in (2, 3))
    return Streams(first, sets, yearly, worth, first + losing + 1, selling)


def some_streams(inputs: Inputs, when: Calendar, first: int, sales, cost, sets) -> tuple:
    """Return the last year from launch on in which a draw loses money, the streams by year, what each is worth.

    And what selling takes, worth today.
    """
    discount = when.discount[first:]
    profit = when.varying[:, first:, None] * sales - when.fixed[:, first:, None]
    if when.later.any():
        profit -= when.later[:, first:, None] * cost
    sold = kept_up(profit, discount)
    profit *= sold
    licensed = when.sales[:, first:, None] * sales * sold if sets else None
    parts = [profit, *(tiers(inputs, np.tensordot(np.array(one), licensed, 1)) for one in sets)]
    yearly = np.concatenate(parts)
    losing = np.flatnonzero((profit < 0).any(axis=(0, 2))).max(initial=0)
    selling = np.einsum("sy,syn->sn", discount * when.selling[:, first:], sold.astype(float))
    return int(losing), yearly, np.einsum("y,syn->sn", discount, yearly), selling


def kept_up(profit: np.ndarray, discount: np.ndarray) -> np.ndarray:
    """Return (3, years, n) whether a region is still sold in: until the year in which its sum of profits is largest."""
    sums = np.cumsum(profit * discount[:, None], axis=1)
    best = sums.argmax(axis=1)
    ends = np.where(np.take_along_axis(sums, best[:, None], 1)[:, 0] > 0, best, -1)
    return np.arange(profit.shape[1])[:, None] <= ends[:, None]


def tiers(inputs: Inputs, licensed: np.ndarray) -> np.ndarray:
    """Return (3, years, n) licensed sales, those above the step, and 1 in the year that first passes it."""
    over = np.maximum(licensed - inputs.royalty_step, 0.0)
    passed = over > 0
    return np.array([licensed, over, passed & (np.cumsum(passed, axis=0) == 1)])


def weights(found: Streams, plans: list[Plan]) -> tuple[np.ndarray, np.ndarray]:
    """Return (plans, streams) of each stream that the company keeps as profit, and that it is paid as royalty."""
    profit = np.zeros((len(plans), len(found.yearly)))
    royalty = np.zeros_like(profit)
    for row, plan in enumerate(plans):
        profit[row, :3] = 1 - plan.profit
        if plan.licensed.any():
            at = 3 + RATES * found.sets.index(tuple(map(float, plan.licensed)))
            royalty[row, at : at + RATES] = plan.royalty, plan.royalty_high - plan.royalty, plan.sales
    return profit, royalty
