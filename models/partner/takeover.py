"""Rescue: what someone pays who takes over what the company still has to pay and to earn, when its money ends.

The last dates before the next bill are proof of concept, before the study, and pivotal data, before the builds. The
two split evenly what going on is worth beyond stopping (Nash 1950: the company has nothing else then). With pivotal
data sales are known, before them only costs. Founders and investors each get their part of it, as of all shares.
"""

import numpy as np

from models.partner.spending import Spent

GRID = 5  # costs at which the worth before pivotal data is worked out; between them it is a straight line
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
    discount, (_, pivotal, filing) = of.when.discount, of.chances
    study, builds = (spent.stages[stage] @ discount for stage in (1, 2))
    costs = np.quantile(of.cost, np.linspace(0, 1, GRID))
    needed = costs * of.stages[2]
    earned = filing * of.income.project
    worth = []
    for cost, least in zip(costs, needed, strict=True):
        gain = np.maximum(more + (last[2] - last[1] - cost * builds)[:, None], 0.0) * (earned >= least)
        worth.append(pivotal * gain.mean(axis=1) + last[1] - last[0] - cost * study)
    return np.array([np.interp(of.cost, costs, row) for row in np.transpose(worth)])
