"""Which plan wins where, at which terms two plans are worth the same, and which beliefs the difference hangs on."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import brentq
from scipy.stats import sobol_indices, uniform

from models.partner.cash import all_plans
from models.partner.comparison import LIVE, plans, ranking, verdict_of, worth_of
from models.partner.inputs import Inputs
from models.scenario import Assumption

MAP_STEPS, MAP_TRIALS = (13, 9), 128
SOBOL_POINTS, SOBOL_TRIALS, SOBOL_SEED = 128, 128, 20_261_123
TERMS = ("upfront_factor", "profit_share", "royalty", "cost_share")
BELIEFS = ("sales_factor", "can_raise", "dilution", "p_pivotal", "launch_us", "selling", "early_cost", "raise_pace")
TOLERANCE = 1e-3  # of a term


@dataclass(frozen=True)
class Even:
    """A term at which a partnered plan is worth as much as going alone; `at` is None if no value within range is."""

    key: str
    plan: str
    at: float | None
    ahead: float  # what the plan leaves over going alone at the present terms, USD million


@dataclass(frozen=True)
class Bar:
    """One bar of the tornado: the difference between two plans at the low and the high end of a belief."""

    key: str
    low: float
    high: float


@dataclass(frozen=True)
class Share:
    """How much of the variance of the difference a belief explains alone, and with all that it acts together with."""

    key: str
    first: float
    total: float


def frontier(inputs: Inputs, capital: Assumption, sales: Assumption) -> list[tuple[float, float, str, float]]:
    """Return (can raise, sales factor, best plan, what the best partnered plan leaves over going alone) on a grid."""
    found = []
    for raised in np.linspace(capital.low, capital.high, MAP_STEPS[0]):
        for factor in np.linspace(sales.low, sales.high, MAP_STEPS[1]):
            here = replace(inputs, can_raise=float(raised), sales_factor=float(factor))
            trials = all_plans(here, MAP_TRIALS)
            other = max(one.worth for key, one in trials.items() if key != "alone")
            found.append((float(raised), float(factor), verdict_of(trials).kind, other - trials["alone"].worth))
    return found


def even_terms(inputs: Inputs, rows: dict[str, Assumption]) -> list[Even]:
    """Return for each term and the plans it belongs to where founders would not mind either way, found by its root."""
    moved_by = {
        "upfront_factor": ("codev", "licence", "phase3"),
        "profit_share": ("codev",),
        "royalty": ("licence",),
        "cost_share": ("codev",),
    }
    alone = worth_of(inputs, "alone")
    return [
        Even(key, plan, even(inputs, rows[key], plan, alone), worth_of(inputs, plan) - alone)
        for key, many in moved_by.items()
        for plan in many
    ]


def even(inputs: Inputs, row: Assumption, plan: str, alone: float) -> float | None:
    """Return the value of a term at which a plan is worth as much as going alone, within the term's range."""

    def ahead(value: float) -> float:
        return worth_of(replace(inputs, **{row.key: value}), plan) - alone

    if ahead(row.low) * ahead(row.high) > 0:
        return None
    return float(brentq(ahead, row.low, row.high, xtol=TOLERANCE * (row.high - row.low)))


def difference(inputs: Inputs, one: str, other: str, count: int = LIVE) -> float:
    """Return what one plan leaves founders over another, USD million."""
    return worth_of(inputs, one, count) - worth_of(inputs, other, count)


def tornado(inputs: Inputs, rows: dict[str, Assumption], one: str, other: str) -> list[Bar]:
    """Return the difference between two plans at both ends of each belief, the widest first."""
    bars = [
        Bar(key, *(difference(replace(inputs, **{key: end}), one, other) for end in (rows[key].low, rows[key].high)))
        for key in BELIEFS
    ]
    return sorted(bars, key=lambda bar: -abs(bar.high - bar.low))


def shares(inputs: Inputs, rows: dict[str, Assumption], one: str, other: str) -> list[Share]:
    """Return Sobol indices of the difference between two plans, each belief even over its range (Saltelli 2010)."""

    def asked(points: np.ndarray) -> np.ndarray:
        found = [
            difference(replace(inputs, **dict(zip(BELIEFS, map(float, point), strict=True))), one, other, SOBOL_TRIALS)
            for point in points.T
        ]
        return np.array(found)[None]

    spans = [uniform(rows[key].low, rows[key].high - rows[key].low) for key in BELIEFS]
    indices = sobol_indices(func=asked, n=SOBOL_POINTS, dists=spans, rng=np.random.default_rng(SOBOL_SEED))
    first, total = np.ravel(indices.first_order), np.ravel(indices.total_order)
    found = [Share(key, float(a), float(b)) for key, a, b in zip(BELIEFS, first, total, strict=True)]
    return sorted(found, key=lambda share: -share.total)


def runner_up(inputs: Inputs) -> str:
    """Return the plan that a comparison with going alone is made with: the best of the others."""
    return next(key for key in ranking(plans(inputs)) if key != "alone")
