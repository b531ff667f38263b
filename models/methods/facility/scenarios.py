"""Facility location under chance: plants are opened first, then the patients of each scenario are sent over them.

The extensive form of the two-stage programme (Birge and Louveaux 2011, Introduction to Stochastic Programming, 2nd
edition, section 2.4), each scenario in the strong formulation. Its relaxation alone is a bound that no network beats.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from models.methods.facility.milp import Formulation, formulation
from models.methods.facility.problem import OPEN, Infeasible, Problem
from models.methods.facility.solver import found, run, searched


@dataclass(frozen=True, eq=False)
class Opened:
    """What is opened before chance speaks."""

    open: np.ndarray  # (f,) bool
    cost: float  # expected
    bound: float  # nothing costs less


def here_and_now(
    problems: list[Problem],
    weights: np.ndarray,
    gap: float = 0.0,
    report: Callable[[float, float], bool] | None = None,
) -> Opened:
    """Return what to open for the least expected cost; opening is paid once, as the first problem has it.

    problems: one a scenario, alike but for demand, costs of lanes and capacity. weights: (s,) chances, summing to 1.
    """
    together = extensive(problems, weights)
    columns, info = run(together.model("cost", {}), gap=gap, report=report)
    opened = columns[together.at["open"]] > OPEN
    return Opened(opened, float(info.objective_function_value), float(info.mip_dual_bound))


def bound(problems: list[Problem], weights: np.ndarray) -> float:
    """Return an expected cost that nothing that is opened can be below; Infeasible if nothing keeps the limits."""
    relaxed = searched(extensive(problems, weights).model("cost", {}), {"solve_relaxation": True})
    if not found(relaxed):
        raise Infeasible("No network keeps every limit.")
    return float(relaxed.getInfo().objective_function_value)


def extensive(problems: list[Problem], weights: np.ndarray) -> Formulation:
    """Return the formulation with what is opened once, and the lanes of each scenario."""
    each = [formulation(problem, {"cost"}) for problem in problems]
    first = each[0].at["count"].stop
    heads = sparse.vstack([one.matrix[:, :first] for one in each])
    tails = sparse.block_diag([one.matrix[:, first:] for one in each])
    costs = [weight * one.measures["cost"][first:] for weight, one in zip(weights, each, strict=True)]
    return Formulation(
        lanes=each[0].lanes,
        at={name: each[0].at[name] for name in ("open", "count")},
        lower=np.concatenate([each[0].lower[:first], *(one.lower[first:] for one in each)]),
        upper=np.concatenate([each[0].upper[:first], *(one.upper[first:] for one in each)]),
        matrix=sparse.hstack([heads, tails]).tocsr(),
        row_lower=np.concatenate([one.row_lower for one in each]),
        row_upper=np.concatenate([one.row_upper for one in each]),
        measures={"cost": np.concatenate([each[0].measures["cost"][:first], *costs])},
    )
