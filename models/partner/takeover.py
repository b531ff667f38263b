"""Rescue: what someone pays who takes over what the company still has to pay and to earn, when its money ends.

The last dates before the next bill are proof of concept, before the study, and pivotal data, before the builds. The
two split evenly what going on is worth beyond stopping (Nash 1950: the company has nothing else then). With pivotal
data sales are known, before them only costs. Founders and investors each get their part of it, as of all shares.
"""

import numpy as np

from models.partner.spending import Spent

EVEN = 1 / 2


def taken_over(of, spent: Spent, income, early, study, builds) -> tuple[np.ndarray, np.ndarray]:
    """Return (plans, n) what is paid at proof of concept and with pivotal data, worth today; 0 where nobody would.

    of: the World. income (plans, n): what sales bring the company. early, study, builds (plans, n): what it pays and
    gets by how far the programme goes, all worth today.
    """
    filing, discount = of.chances[2], of.when.discount
    last = [back @ discount for _, back in spent.ways]
    more = filing * (last[3] - last[2])[:, None] + filing * income
    with_data = np.maximum(more + builds - study, 0.0) * of.earns
    at_proof = before_data(of, spent, more, last)
    return EVEN * np.maximum(at_proof, 0.0), EVEN * with_data


def before_data(of, spent: Spent, more: np.ndarray, last: list[np.ndarray]) -> np.ndarray:
    """Return (plans, n) what the study is worth to whoever pays for it, by each draw's cost and any sales."""
    discount, pivotal = of.when.discount, of.chances[1]
    study, builds = (spent.stages[stage] @ discount for stage in (1, 2))
    costs, earns, between = of.grid
    worth = np.empty((len(study), len(costs)))
    for at, (cost, seen) in enumerate(zip(costs, earns, strict=True)):
        gain = more + (last[2] - last[1] - cost * builds)[:, None]
        worth[:, at] = pivotal * (np.maximum(gain, 0.0, out=gain) @ seen) + last[1] - last[0] - cost * study
    return worth @ between
