"""Facility location over years: plants open once and stay."""

from collections.abc import Callable
from itertools import pairwise

import highspy
import numpy as np
from scipy import sparse

from models.methods.facility.milp import Formulation, falls_on, formulation, network
from models.methods.facility.problem import Network, Problem
from models.methods.facility.solver import run


def solve_years(
    problems: list[Problem],
    weights: np.ndarray,
    seconds: float | None = None,
    gap: float = 0.0,
    report: Callable[[float, float], bool] | None = None,
) -> list[Network]:
    """Return the networks of consecutive years, cheapest in their weighted sum; a plant never shrinks or closes.

    problems: one a year, alike but for demand and what may be open. weights: (years,) worth of a year's cost today.
    """
    years = [formulation(problem, {"cost"}) for problem in problems]
    room = falls_on(problems[0].plants, len(problems[0].cost), problems[0].capacity)
    ends = np.cumsum([0, *(len(year.lower) for year in years)])
    links = [grown(room, int(before + year.at["open"].start), int(after + year.at["open"].start), int(ends[-1]))
             for year, (before, after) in zip(years, pairwise(ends[:-1]), strict=False)]  # fmt: skip
    whole = sparse.block_diag([year.matrix for year in years], format="csr")
    zeros = np.zeros(room.shape[0] * len(links))
    together = Formulation(
        lanes=years[0].lanes,
        at={},
        lower=np.concatenate([year.lower for year in years]),
        upper=np.concatenate([year.upper for year in years]),
        matrix=sparse.vstack([whole, *links]).tocsr(),
        row_lower=np.concatenate([*(year.row_lower for year in years), zeros]),
        row_upper=np.concatenate([*(year.row_upper for year in years), zeros + np.inf]),
        measures={"cost": np.concatenate([w * year.measures["cost"] for w, year in zip(weights, years, strict=True)])},
    )
    lp = together.model("cost", {})
    kinds = [highspy.HighsVarType.kContinuous] * len(together.lower)
    for year, first in zip(years, ends.tolist(), strict=False):
        for column in range(first + year.at["open"].start, first + year.at["open"].stop):
            kinds[column] = highspy.HighsVarType.kInteger
    lp.integrality_ = kinds
    columns, info = run(lp, None, seconds, gap, report)
    parts = zip(problems, years, pairwise(ends.tolist()), strict=True)
    return [network(problem, year, columns[first:last], info) for problem, year, (first, last) in parts]


def grown(room: sparse.csr_array, before: int, after: int, width: int) -> sparse.csr_array:
    """Return the rows that give the capacity of each plant in a year less that of the year before."""
    plants, options = room.shape
    empty = sparse.csr_array((plants, width)).tolil()
    empty[:, after : after + options] = room.toarray()
    empty[:, before : before + options] = -room.toarray()
    return empty.tocsr()
