"""What a network covers, what is left when a plant fails, why a problem has no network, and weekly load."""

from dataclasses import dataclass, replace

import numpy as np

from models.methods.facility.problem import SERVED, TOLERANCE, Infeasible, Problem
from models.methods.facility.solver import solve


def coverage(problem: Problem, **changes) -> Problem:
    """Return the problem whose cost is the demand left unserved, whatever serving it costs."""
    asked = {
        "fixed": np.zeros(len(problem.fixed)),
        "cost": np.where(np.isfinite(problem.cost), 0.0, np.inf),
        "service": 0.0,
        "unserved_cost": np.asarray(problem.demand, float),
        "included": None,
        "excess": None,
    }
    return replace(problem, **(asked | changes))


def kept_when_each_fails(problem: Problem, opened: np.ndarray) -> dict[int, float]:
    """Return for each open site the share of all demand the others can still serve."""
    total, kept = float(np.sum(problem.demand)), {}
    stands = problem.sites[problem.plants]
    for site in np.unique(stands[opened]).tolist():
        alive = (opened & (stands != site)).astype(float)
        limits = {"fewest_sites": 0, "most_sites": None, "least_at_site": None}
        left = coverage(problem, least_open=alive, most_open=alive, **limits)
        kept[site] = 1 - solve(left).cost / total if alive.any() and total else 0.0
    return kept


@dataclass(frozen=True)
class Diagnosis:
    """Why no network keeps every limit, and the least change of one of them that would let one."""

    beyond: dict[int, tuple[float, float]]  # region -> (its limit, the fastest lane there is), days
    most_served: float  # the largest share of the demand promised that can be served under all other limits
    sites_needed: int | None  # the fewest sites that would do, if the largest number is what stands in the way


def explain(problem: Problem, nodes: int | None = None) -> Diagnosis:
    """Relax one limit at a time and say by how much each would have to give (elastic re-solve).

    What a search ended by its `nodes` has proven is told: at most so many served, at least so many sites.
    """
    fastest = np.where(np.isfinite(problem.cost), problem.lane_days, np.inf).min(axis=(0, 2))
    limit = np.full(len(problem.demand), np.inf) if problem.days_limit is None else np.asarray(problem.days_limit)
    late = np.flatnonzero((fastest > limit + TOLERANCE) & (problem.due > 0))
    beyond = {int(i): (float(limit[i]), float(fastest[i])) for i in late}
    try:
        covered = coverage(problem, unserved_cost=problem.due)
        most = 1 - solve(covered, nodes=nodes).bound / max(float(problem.due.sum()), SERVED)
    except Infeasible:
        most = 0.0
    one_each = {"fixed": np.ones(len(problem.fixed)), "service": problem.service, "unserved_cost": None}
    try:
        every = coverage(problem, most_sites=None, **one_each)
        needed = np.ceil(solve(every, nodes=nodes).bound - TOLERANCE) if problem.most_sites else None
    except Infeasible:
        needed = None
    return Diagnosis(beyond, float(most), None if needed is None else int(needed))


def weekly_load(arrivals: np.ndarray, days: float) -> np.ndarray:
    """Return (r, 7) lines busy on each day of the week, of patients (r, 7) who arrive each day of every week.

    A batch that takes `days` occupies its line that long, the last day in part.
    """
    ages = np.arange(int(np.ceil(days)))
    part = np.minimum(days - ages, 1.0)
    today = np.arange(7)
    return sum(share * np.asarray(arrivals, float)[:, (today - age) % 7] for age, share in zip(ages, part, strict=True))
