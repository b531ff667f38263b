"""Facility location on the sixteen OR-Library instances: ours, the textbook formulation on HiGHS, and PuLP with CBC.

Each is timed with its model building; every optimum is checked. The textbook formulation links only in sum (capacity
times open); CBC is given the same strong formulation as ours.
"""

import csv
import time
from collections.abc import Iterator
from pathlib import Path

import highspy
import numpy as np
import pulp

from benchmarks.apps import App
from benchmarks.report import Figure, attempt
from models.methods import facility

FOLDER = Path(__file__).parent / "orlib"
ROUNDS, CLOSE = 3, 1e-6


def optima() -> dict[str, float]:
    """Return the proven optimum of each instance."""
    with (FOLDER / "optima.csv").open(encoding="utf-8") as file:
        return {row["instance"]: float(row["optimal_cost"]) for row in csv.DictReader(file)}


def instance(name: str) -> facility.Problem:
    """Read an instance: `m n`, m lines of capacity and fixed cost, then each demand and its m costs of serving it."""
    numbers = np.array((FOLDER / f"{name}.txt").read_text(encoding="utf-8").split(), float)
    m, n = numbers[:2].astype(int)
    plants, customers = numbers[2 : 2 + 2 * m].reshape(m, 2), numbers[2 + 2 * m :].reshape(n, m + 1)
    return facility.Problem(
        fixed=plants[:, 1], capacity=plants[:, 0], demand=customers[:, 0], cost=customers[:, 1:].T[:, :, None]
    )


def ours(problem: facility.Problem) -> float:
    """Solve with this project's core."""
    return facility.solve(problem).cost


def textbook(problem: facility.Problem) -> float:
    """Solve the aggregated formulation handed straight to HiGHS."""
    m, n, _ = problem.cost.shape
    rows = [np.concatenate([m + np.arange(j, m * n, n)]) for j in range(n)]
    rows += [np.append(m + n * i + np.arange(n), i) for i in range(m)]
    values = [np.ones(m)] * n + [np.append(problem.demand, -problem.capacity[i]) for i in range(m)]
    lp = highspy.HighsLp()
    lp.num_col_, lp.num_row_ = m + m * n, n + m
    lp.col_cost_ = np.concatenate([problem.fixed, problem.cost[:, :, 0].ravel()])
    lp.col_lower_, lp.col_upper_ = np.zeros(m + m * n), np.ones(m + m * n)
    lp.row_lower_ = np.concatenate([np.ones(n), np.full(m, -np.inf)])
    lp.row_upper_ = np.concatenate([np.ones(n), np.zeros(m)])
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_ = np.cumsum([0, *(len(row) for row in rows)])
    lp.a_matrix_.index_, lp.a_matrix_.value_ = np.concatenate(rows), np.concatenate(values)
    lp.integrality_ = [highspy.HighsVarType.kInteger] * m + [highspy.HighsVarType.kContinuous] * (m * n)
    solver = highspy.Highs()
    solver.silent()
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.passModel(lp)
    solver.run()
    return solver.getInfo().objective_function_value


def cbc(problem: facility.Problem) -> float:
    """Solve the strong formulation with PuLP and the CBC it brings."""
    m, n, _ = problem.cost.shape
    model = pulp.LpProblem("facility", pulp.LpMinimize)
    opened = [pulp.LpVariable(f"y{i}", cat="Binary") for i in range(m)]
    share = [[pulp.LpVariable(f"x{i}_{j}", 0, 1) for j in range(n)] for i in range(m)]
    model += pulp.lpSum(problem.fixed[i] * opened[i] for i in range(m)) + pulp.lpSum(
        problem.cost[i, j, 0] * share[i][j] for i in range(m) for j in range(n)
    )
    for j in range(n):
        model += pulp.lpSum(share[i][j] for i in range(m)) == 1
    for i in range(m):
        model += pulp.lpSum(problem.demand[j] * share[i][j] for j in range(n)) <= problem.capacity[i] * opened[i]
        for j in range(n):
            model += share[i][j] <= opened[i]
    model.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=0.0))
    return pulp.value(model.objective)


def seconds(solve, problems: dict[str, facility.Problem], best: dict[str, float]) -> float:
    """Time all instances, and hold each answer against its proven optimum."""
    began = time.perf_counter()
    found = {name: solve(problem) for name, problem in problems.items()}
    spent = time.perf_counter() - began
    for name, cost in found.items():
        if abs(cost - best[name]) > CLOSE * best[name]:
            raise AssertionError(f"{solve.__name__} found {cost} for {name}; the optimum is {best[name]}.")
    return spent


def measure(_ours: App, _stock: App) -> Iterator[Figure]:
    """All three in turn, the best of a few rounds each; the apps play no part."""
    best, times = optima(), {solve: [] for solve in (ours, textbook, cbc)}
    for _ in range(ROUNDS):
        for solve, found in times.items():
            problems = {name: instance(name) for name in best}
            found.append(attempt(solve.__name__, seconds, solve, problems, best))
    mine, aggregated, bundled = (min((t for t in found if t is not None), default=None) for found in times.values())
    yield Figure("Sixteen OR-Library instances; beside the textbook formulation on HiGHS", "s", mine, aggregated)
    yield Figure("Sixteen OR-Library instances; beside PuLP with CBC, same formulation", "s", mine, bundled)
