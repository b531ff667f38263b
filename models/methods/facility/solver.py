"""Hands a formulation to HiGHS and reads the network back.

The relaxation is nearly as good as the best network, so many options are ruled out before the search: one whose reduced
cost is more than a network already known lies from the relaxation is in no better network (reduced-cost fixing;
Crowder, Johnson and Padberg 1983, Operations Research 31:803). The network known is the best of the plants that the
relaxation uses, in every size (a kernel search; Angelelli, Mansini and Speranza 2010, Computers and Operations
Research 37:2017).
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import highspy
import numpy as np

from models.methods.facility.milp import formulation, network
from models.methods.facility.problem import TOLERANCE, Infeasible, Network, Problem, Stopped, Unfinished

MILP_GAP = 1e-9  # relative; closer than any figure is shown
FEW = 10  # nodes of the search among the plants that the relaxation uses
SHORTER, FARTHER = 12, 4  # parts of the nodes for a second look, and times the nodes for a first network
# Strong at its root: searching neighbourhoods and starting over cost more than they find.
SEARCH = dict.fromkeys(
    (
        "mip_heuristic_run_rins",
        "mip_heuristic_run_rens",
        "mip_heuristic_run_root_reduced_cost",
        "mip_heuristic_run_feasibility_jump",
        "mip_allow_restart",
    ),
    False,
)
FIRST = dict.fromkeys(SEARCH, True) | {"mip_max_improving_sols": 1}  # any network, as soon as it can be had

REPORT: ContextVar[Callable[[float, float], bool] | None] = ContextVar("report", default=None)


@contextmanager
def reported_to(report: Callable[[float, float], bool]) -> Iterator[None]:
    """Tell `report` of every search in the block; one that it stops raises Stopped, so that no half answer is kept."""
    token = REPORT.set(report)
    try:
        yield
    finally:
        REPORT.reset(token)


def solve(
    problem: Problem,
    objective: str = "cost",
    bounds: dict[str, float] | None = None,
    start: Network | None = None,
    seconds: float | None = None,
    gap: float = 0.0,
    report: Callable[[float, float], bool] | None = None,
    nodes: int | None = None,
) -> Network:
    """Return the best network by one measure while the others keep their bounds; raise Infeasible if none does.

    cost and days are bounded from above and minimised, kept from below and maximised. `start` is a network to begin
    from, `seconds` and `gap` end the search early, `report(best, bound)` is told of progress and returns True to stop.
    `nodes` ends it early too, at the same network on every machine; a first network is looked for beyond it.
    """
    bounds = bounds or {}
    unreachable = np.flatnonzero(~problem.allowed.any(axis=(0, 2)) & (problem.due > 0))
    if problem.service >= 1 and len(unreachable):
        raise Infeasible(f"{len(unreachable)} regions have no lane within their limit of days.")
    parts = formulation(problem, {objective, *bounds})
    lp = parts.model(objective, bounds)
    known = narrowed(lp, parts.at["open"], problem.plants, nodes, report) if seconds is None else None
    columns, info = run(lp, known or (start and start.columns), seconds, gap, report, nodes)
    return network(problem, parts, columns, info)


def least(problem: Problem, objective: str, bounds: dict[str, float]) -> float:
    """Return what no network is below by a measure while others keep their bounds: that of the relaxation."""
    lp = formulation(problem, {objective, *bounds}).model(objective, bounds)
    return float(searched(lp, {"solve_relaxation": True}).getInfo().objective_function_value)


def narrowed(
    lp: highspy.HighsLp, options: slice, plants: np.ndarray, nodes: int | None, report: Callable | None = None
) -> list[float] | None:
    """Close the options of a model that are in no network better than one found first; return its columns, if any."""
    relaxed = searched(lp, {"solve_relaxation": True})
    if relaxed.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None
    used, dearer = (np.array(getattr(relaxed.getSolution(), name))[options] for name in ("col_value", "col_dual"))
    upper, likely = np.array(lp.col_upper_), np.isin(plants, plants[used > TOLERANCE])
    close(lp, options, ~likely)
    few = FEW if nodes is None else min(FEW, nodes)
    first = searched(lp, SEARCH | {"mip_rel_gap": MILP_GAP, "mip_max_nodes": few}, None, report)
    lp.col_upper_ = upper
    if not found(first):
        return None
    best = first.getInfo().objective_function_value
    above = abs(best - relaxed.getInfo().objective_function_value) + TOLERANCE * max(abs(best), 1.0)
    close(lp, options, np.abs(dearer) * (used <= TOLERANCE) > above)
    return list(first.getSolution().col_value)


def close(lp: highspy.HighsLp, options: slice, shut: np.ndarray) -> None:
    """Close options (f,) of a model, but for those forced open."""
    upper, lower = np.array(lp.col_upper_), np.array(lp.col_lower_)
    upper[options] = np.where(shut, lower[options], upper[options])
    lp.col_upper_ = upper


def run(
    lp: highspy.HighsLp, start=None, seconds=None, gap=0.0, report=None, nodes=None, options=SEARCH
) -> tuple[np.ndarray, highspy.HighsInfo]:
    """Solve a model and return its columns, or raise Infeasible; the arguments are those of `solve`.

    options: of the search, by their names in HiGHS.
    """
    limits = {} if seconds is None else {"time_limit": float(seconds)}
    limits |= {} if nodes is None else {"mip_max_nodes": nodes}
    solver = searched(lp, options | limits | {"mip_rel_gap": max(gap, MILP_GAP)}, start, report or REPORT.get())
    if report is None and solver.getModelStatus() == highspy.HighsModelStatus.kInterrupt:
        raise Stopped("The search was stopped.")
    if nodes is not None and solver.getModelStatus() == highspy.HighsModelStatus.kSolutionLimit:
        solver = better(lp, solver, nodes)
    if not found(solver):
        raise none_found(solver)
    return np.array(solver.getSolution().col_value), solver.getInfo()


def searched(lp: highspy.HighsLp, options: dict, start=None, report=None) -> highspy.Highs:
    """Return the solver after its search, which began from the columns `start` if they are given."""
    solver = highspy.Highs()
    solver.silent()
    for option, value in options.items():
        solver.setOptionValue(option, value)
    solver.passModel(lp)
    if start is not None and len(start) == lp.num_col_:
        solution = highspy.HighsSolution()
        solution.col_value = list(start)
        solver.setSolution(solution)
    if report:
        listen(solver, report)
    solver.run()
    return solver


def better(lp: highspy.HighsLp, solver: highspy.Highs, nodes: int) -> highspy.Highs:
    """Return the end of a second, short search that looks in neighbourhoods, or of the first if that was no worse.

    Without a network to begin from it looks on for any.
    """
    near = SEARCH | {"mip_heuristic_run_rens": True, "mip_max_nodes": max(nodes // SHORTER, 1)}
    start = list(solver.getSolution().col_value) if found(solver) else None
    second = searched(lp, near if start else FIRST | {"mip_max_nodes": FARTHER * nodes}, start)
    if not found(solver) or second.getInfo().mip_gap < solver.getInfo().mip_gap:
        return second
    return solver


def found(solver: highspy.Highs) -> bool:
    """Say whether a search ended with a network."""
    return solver.getInfo().primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible


def none_found(solver: highspy.Highs) -> Infeasible:
    """Return why there is no network: none is possible, or none was found before the limit."""
    status = solver.getModelStatus()
    why = f"No network was found: {solver.modelStatusToString(status)}."
    none = status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible)
    return Infeasible(why) if none else Unfinished(why)


def listen(solver: highspy.Highs, report: Callable[[float, float], bool]) -> None:
    """Tell `report` the best value and the bound whenever the solver may be interrupted."""

    def told(event):
        if report(event.data_out.mip_primal_bound, event.data_out.mip_dual_bound):
            event.interrupt()

    solver.cbMipInterrupt += told
