"""Two-stage stochastic programmes: what is decided before chance speaks, and what may be done after it has.

Minimised is the cost of the first stage plus the expected cost of the second. Here and now is solved in its extensive
form, one copy of the second stage a scenario (Birge and Louveaux 2011, Introduction to Stochastic Programming, 2nd
edition, sections 1.1 and 4.1 to 4.3, whose names RP, WS, EV and EEV are given where they are worked out). The value of
the stochastic solution is the cost of the expected-value plan in the stochastic world less the optimum there, EEV - RP;
it is not what the mean scenario was thought to cost, less the optimum. Money is in the caller's unit.
"""

from dataclasses import dataclass, replace
from functools import cached_property

import highspy
import numpy as np

from models.methods.facility.problem import Infeasible, Unfinished
from models.methods.facility.solver import SEARCH, run

# HiGHS 1.15.1, not allowed to begin anew, was seen to call a plan proven that is 3 % short of another one
ANEW = SEARCH | {"mip_allow_restart": True}
SUM_OF_CHANCES = 1e-6  # by which published probabilities may miss 1


@dataclass(frozen=True, eq=False)
class Programme:
    """Plain arrays over n first-stage columns, m of its rows, s scenarios of k columns and q rows each."""

    cost: np.ndarray  # (n,)
    lower: np.ndarray  # (n,)
    upper: np.ndarray  # (n,)
    whole: np.ndarray  # (n,) bool, whole numbers only
    rows: np.ndarray  # (m, n)
    row_lower: np.ndarray  # (m,)
    row_upper: np.ndarray  # (m,)
    probability: np.ndarray  # (s,)
    then_cost: np.ndarray  # (s, k)
    then_lower: np.ndarray  # (k,)
    then_upper: np.ndarray  # (k,)
    then_whole: np.ndarray  # (k,) bool
    technology: np.ndarray  # (s, q, n) what the first stage does to a scenario's rows
    recourse: np.ndarray  # (s, q, k)
    then_row_lower: np.ndarray  # (s, q)
    then_row_upper: np.ndarray  # (s, q)

    def __post_init__(self):
        """Refuse shapes that do not fit each other, and chances that are none."""
        (n,), (s, k), q = np.shape(self.cost), np.shape(self.then_cost), np.shape(self.recourse)[1]
        asked = dict.fromkeys(("lower", "upper", "whole"), (n,)) | {"rows": (len(self.row_lower), n)}
        asked |= {"row_upper": np.shape(self.row_lower), "probability": (s,), "technology": (s, q, n)}
        asked |= dict.fromkeys(("then_lower", "then_upper", "then_whole"), (k,)) | {"recourse": (s, q, k)}
        asked |= dict.fromkeys(("then_row_lower", "then_row_upper"), (s, q))
        for name, shape in asked.items():
            if np.shape(getattr(self, name)) != shape:
                raise ValueError(f"{name} has shape {np.shape(getattr(self, name))}; needed is {shape}.")
        if np.min(self.probability) <= 0 or abs(np.sum(self.probability) - 1) > SUM_OF_CHANCES:
            raise ValueError("Every probability must be above 0, and all must sum to 1.")

    @cached_property
    def mean(self) -> "Programme":
        """The programme of the one scenario that is the mean of all."""
        averaged = ("then_cost", "technology", "recourse", "then_row_lower", "then_row_upper")
        means = {name: np.tensordot(self.probability, getattr(self, name), 1)[None] for name in averaged}
        return replace(self, probability=np.ones(1), **means)

    def only(self, scenario: int) -> "Programme":
        """Return the programme in which one scenario is certain."""
        held = ("then_cost", "technology", "recourse", "then_row_lower", "then_row_upper")
        return replace(self, probability=np.ones(1), **{name: getattr(self, name)[[scenario]] for name in held})

    def fixed(self, first: np.ndarray) -> "Programme":
        """Return the programme whose first stage is decided."""
        return replace(self, lower=np.asarray(first, float), upper=np.asarray(first, float))


@dataclass(frozen=True, eq=False)
class Found:
    """A plan, what it costs, and how far it can be from the best."""

    first: np.ndarray  # (n,)
    cost: float  # expected
    bound: float  # no plan can cost less
    gap: float  # relative; 0 is proven optimal


@dataclass(frozen=True, eq=False)
class Worth:
    """What it is worth to count with chance, and what it would be worth to know it; all in the unit of cost."""

    here_and_now: Found  # RP
    expected_value: Found  # EV: the plan for the mean scenario, and what it would cost if the mean came
    expected_value_cost: float  # EEV: what that plan costs in the stochastic world; inf if a scenario has no recourse
    wait_and_see: float  # WS: expected cost if the scenario were known first

    @property
    def of_stochastic_solution(self) -> float:
        """EEV - RP: by how much the plan for the mean costs more than the optimum, both in the stochastic world."""
        return self.expected_value_cost - self.here_and_now.cost

    @property
    def of_perfect_information(self) -> float:
        """RP - WS: what may be paid to know the scenario first."""
        return self.here_and_now.cost - self.wait_and_see


def here_and_now(programme: Programme, nodes: int | None = None, gap: float = 0.0) -> Found:
    """Return the plan of least expected cost; Infeasible if there is none, Unfinished if `nodes` ended first.

    `nodes` of the search tree and the relative `gap` end the search early; `bound` then says how far it may be.
    """
    whole = bool(np.any(programme.whole) or np.any(programme.then_whole))
    try:
        columns, info = run(extensive(programme), gap=gap, nodes=nodes, options=ANEW)
    except Unfinished as why:
        raise Unfinished("No plan was found: the search ended at its limit, or cost has no least.") from why
    except Infeasible as why:
        raise Infeasible("No plan keeps every row in every scenario.") from why
    cost = float(info.objective_function_value)
    bound, away = (float(info.mip_dual_bound), float(info.mip_gap)) if whole else (cost, 0.0)
    return Found(columns[: len(programme.cost)], cost, min(bound, cost), max(away, 0.0))


def cost_of(programme: Programme, first: np.ndarray, nodes: int | None = None) -> float:
    """Return the expected cost of a first stage (n,) with the best recourse; inf if some scenario has none."""
    first = np.where(programme.whole, np.round(first), first)
    held = programme.fixed(first)
    try:
        costs = [here_and_now(held.only(scenario), nodes).cost for scenario in range(len(programme.probability))]
    except Unfinished:
        raise
    except Infeasible:
        return np.inf
    return float(programme.probability @ costs)


def expected_value_plan(programme: Programme, nodes: int | None = None) -> Found:
    """Return the plan that would be best if the mean of all scenarios came for certain."""
    return here_and_now(programme.mean, nodes)


def wait_and_see(programme: Programme, nodes: int | None = None) -> np.ndarray:
    """Return (s,) the least cost of each scenario if it were known before the first stage."""
    scenarios = range(len(programme.probability))
    return np.array([here_and_now(programme.only(scenario), nodes).cost for scenario in scenarios])


def worth(programme: Programme, nodes: int | None = None) -> Worth:
    """Return the optimum, the expected-value plan and its cost, and the cost of waiting to see."""
    mean = expected_value_plan(programme, nodes)
    return Worth(
        here_and_now(programme, nodes),
        mean,
        cost_of(programme, mean.first, nodes),
        float(programme.probability @ wait_and_see(programme, nodes)),
    )


def extensive(programme: Programme) -> highspy.HighsLp:
    """Return the model with the first stage once and the second stage once a scenario."""
    scenarios, times = len(programme.probability), (lambda each: np.tile(each, len(programme.probability)))
    lp = highspy.HighsLp()
    lp.col_cost_ = np.append(programme.cost, programme.probability[:, None] * programme.then_cost)
    lp.col_lower_ = np.append(programme.lower, times(programme.then_lower))
    lp.col_upper_ = np.append(programme.upper, times(programme.then_upper))
    lp.row_lower_ = np.append(programme.row_lower, programme.then_row_lower)
    lp.row_upper_ = np.append(programme.row_upper, programme.then_row_upper)
    lp.num_col_, lp.num_row_ = len(lp.col_cost_), len(programme.row_lower) + programme.then_row_lower.size
    starts, index, value = matrix(programme)
    lp.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    lp.a_matrix_.start_, lp.a_matrix_.index_, lp.a_matrix_.value_ = starts, index, value
    kinds = np.append(programme.whole, np.tile(programme.then_whole, scenarios))
    if kinds.any():
        of = {True: highspy.HighsVarType.kInteger, False: highspy.HighsVarType.kContinuous}
        lp.integrality_ = [of[bool(kind)] for kind in kinds]
    return lp


def matrix(programme: Programme) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the rows of the extensive form: where each starts, its columns and their values."""
    (s, q, k), n = programme.recourse.shape, len(programme.cost)
    row, column = np.nonzero(programme.rows)
    both = np.concatenate([programme.technology, programme.recourse], axis=2)
    scenario, then_row, then_column = np.nonzero(both)
    index = np.append(column, np.where(then_column < n, then_column, then_column + scenario * k))
    value = np.append(programme.rows[row, column], both[scenario, then_row, then_column])
    at = np.append(row, len(programme.row_lower) + scenario * q + then_row)
    count = np.bincount(at, minlength=len(programme.row_lower) + s * q)
    return np.append(0, count.cumsum()).astype(np.int32), index.astype(np.int32), value
