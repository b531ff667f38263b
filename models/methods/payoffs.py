"""A table of plans by scenarios: which is best on average, what counting with chance and knowing it would be worth.

More is better; the table is in the caller's unit. The scenarios of the table are equally likely unless told. With every
plan in the table, the best of them is the optimum of the two-stage programme by complete enumeration (Birge and
Louveaux 2011, sections 4.1 to 4.3). Regret is what a plan falls short of the best in each scenario (Savage 1951).
"""

from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Payoffs:
    """What each plan brings in each scenario."""

    table: np.ndarray  # (plans, scenarios)
    probability: np.ndarray  # (scenarios,) sums to 1

    @property
    def mean(self) -> np.ndarray:
        """Expected payoff of each plan (plans,)."""
        return self.table @ self.probability

    @property
    def best(self) -> int:
        """The plan of the highest expected payoff; the first of equals."""
        return int(self.mean.argmax())

    @property
    def wait_and_see(self) -> float:
        """Expected payoff if the scenario were known before the plan is chosen."""
        return float(self.table.max(axis=0) @ self.probability)

    @property
    def of_perfect_information(self) -> float:
        """What may be paid to know the scenario first."""
        return self.wait_and_see - float(self.mean[self.best])

    @property
    def regret(self) -> np.ndarray:
        """What each plan falls short of the best in each scenario (plans, scenarios)."""
        return self.table.max(axis=0) - self.table

    def of_stochastic_solution(self, expected: int) -> float:
        """By how much the plan that is best for the mean scenario falls short of the best on average."""
        return float(self.mean[self.best] - self.mean[expected])


def payoffs(table: np.ndarray, probability: np.ndarray | None = None) -> Payoffs:
    """Return the table with its chances; scenarios are equally likely if none are given."""
    count = table.shape[1]
    return Payoffs(table, np.full(count, 1 / count) if probability is None else probability)
