"""What sales bring the company and its partner, when the launch waits for money or does not."""

from dataclasses import dataclass

import numpy as np

from models.partner.inputs import Inputs
from models.partner.plan import Plan, shares_of
from models.partner.years import DELAYS, YEARS, Calendar


@dataclass(frozen=True, eq=False)
class Earned:
    """What sales bring in money of today, (n,), and the company's part of it in the first years, (years, n)."""

    profit: np.ndarray
    royalty: np.ndarray
    partner: np.ndarray
    first: np.ndarray


def earnings(inputs: Inputs, when: Calendar, plan: Plan, sales: np.ndarray, wait: np.ndarray, years: int) -> Earned:
    """Return what the company and the partner earn on sales; sales (n,) is a factor, wait (n,) in months.

    years: so many first years are asked for one by one.
    """
    shares = shares_of(inputs)
    kept, licensed = float(shares @ (1 - plan.profit)), float(shares @ plan.licensed)
    profit, peaks = kept * when.margin, when.peak * sales
    worth = peaks * np.interp(wait, DELAYS, when.curves @ when.discount)
    first = profit * peaks * late_curves(when, wait, 0, years) if kept else np.zeros((years, len(sales)))
    royalty = np.zeros(len(sales))
    if licensed:
        begin = min(int(np.flatnonzero(when.curves[0]).min(initial=YEARS)), years)
        paid = royalties(inputs, plan, licensed * peaks * late_curves(when, wait, begin, YEARS))
        royalty = when.discount[begin:] @ paid
        first[begin:] += paid[: years - begin]
    return Earned(profit * worth, royalty, (1 - kept) * when.margin * worth - royalty, first)


def late_curves(when: Calendar, wait: np.ndarray, begin: int, end: int) -> np.ndarray:
    """Return (end - begin, n or 1) the sales curve of a launch so many months late, between the delays worked out."""
    curves, late = when.curves[:, begin:end].T, np.flatnonzero(wait)
    if not len(late):
        return curves[:, :1]
    steps = np.clip(wait[late] / DELAYS[1], 0, len(DELAYS) - 1)
    at = np.minimum(steps.astype(int), len(DELAYS) - 2)
    found = np.repeat(curves[:, :1], len(wait), axis=1)
    found[:, late] = curves[:, at] + (steps - at) * (curves[:, at + 1] - curves[:, at])
    return found


def royalties(inputs: Inputs, plan: Plan, licensed: np.ndarray) -> np.ndarray:
    """Return (years, n) royalties on licensed sales, and the milestone in the year that first passes the step.

    licensed: sales under the licence, (years, n), written over.
    """
    over = np.subtract(licensed, inputs.royalty_step)
    np.maximum(over, 0.0, out=over)
    passed = np.flatnonzero(over.any(axis=0))
    first = (over[:, passed] > 0).argmax(axis=0)
    over *= (inputs.royalty_high - inputs.royalty) / 100
    licensed *= inputs.royalty / 100
    licensed += over
    licensed[first, passed] += plan.sales
    return licensed
