"""At which terms two plans are worth the same, and which beliefs the difference hangs on."""

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import brentq
from scipy.stats import sobol_indices, uniform

from models.partner.comparison import ALONE, plans, ranking, worth_of, worths_of
from models.partner.deals import LIVE, fair_deals, simulate
from models.partner.inputs import Inputs
from models.partner.plan import DATES, Plan, plan_of
from models.partner.stops import NOTHING
from models.partner.table import Table
from models.partner.winners import SALES
from models.partner.world import world
from models.scenario import Assumption

SOBOL_POINTS, SOBOL_TRIALS, SOBOL_SEED = 128, 128, 20_261_123
SIGNING = "signing"  # the key of the figure of what is paid at signing
BELIEFS = (
    "sales_times",
    "partner_saves",
    "can_raise",
    "dilution",
    "p_pivotal",
    "launch_us",
    "selling_fixed",
    "early_cost",
    "raise_pace",
)
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


def even_terms(inputs: Inputs, rows: dict[str, Assumption]) -> list[Even]:
    """Return for each term and the plans it belongs to where founders would not mind either way, found by its root.

    One term moves while the others, what is paid at signing among them, stay as they are in the deal.
    """
    royalty = "royalty_late" if inputs.deal_date in DATES[2:] else "royalty"
    moved_by = {SIGNING: ("codev", "licence", "phase3", "sale"), "profit_share": ("codev",), "cost_share": ("codev",),
                royalty: ("licence",)}  # fmt: skip
    alone = worth_of(inputs, ALONE)
    found = []
    for key, many in moved_by.items():
        for name in many:
            plan = simulate(inputs, (name,), LIVE)[name].plan
            low, high = (0.0, 2 * plan.most) if key == SIGNING else (rows[key].low, rows[key].high)
            found.append(even(inputs, key, plan, alone, (low, high)))
    return found


def even(inputs: Inputs, key: str, plan: Plan, alone: float, ends: tuple[float, float]) -> Even:
    """Return the value of a term between two ends at which a plan is worth as much as going alone, if there is one."""

    def ahead(value: float) -> float:
        moved = inputs if key == SIGNING else replace(inputs, **{key: value})
        offer = value if key == SIGNING else plan.upfront
        terms = replace(plan_of(moved, plan.key, plan.date), upfront=offer, approval=plan.approval)
        over = at_terms(moved, terms) - alone
        return over if abs(over) > NOTHING else 0.0  # the rounding of a sum has no sign

    low, high = ends
    at = brentq(ahead, low, high, xtol=TOLERANCE * (high - low)) if ahead(low) * ahead(high) <= 0 else None
    return Even(key, plan.key, at, at_terms(inputs, plan) - alone)


def at_terms(inputs: Inputs, plan: Plan) -> float:
    """Return what a plan leaves founders at its terms as they stand, USD million."""
    return float(Table(world(inputs, [plan], LIVE), [plan]).worths[0])


def difference(inputs: Inputs, one: str, other: str, count: int = LIVE) -> float:
    """Return what one plan leaves founders over another at the user's date, USD million."""
    first, second = worths_of(inputs, (one, other), count)
    return first - second


def ends_of(key: str, rows: dict[str, Assumption]) -> tuple[float, float]:
    """Return the range of a belief; of sales it is that of the map."""
    return SALES if key == "sales_times" else (rows[key].low, rows[key].high)


def tornado(inputs: Inputs, rows: dict[str, Assumption], one: str, other: str) -> list[Bar]:
    """Return the difference between two plans at both ends of each belief, the widest first."""
    bars = [
        Bar(key, *(difference(replace(inputs, **{key: end}), one, other) for end in ends_of(key, rows)))
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

    spans = [uniform(low, high - low) for low, high in (ends_of(key, rows) for key in BELIEFS)]
    indices = sobol_indices(func=asked, n=SOBOL_POINTS, dists=spans, rng=np.random.default_rng(SOBOL_SEED))
    first, total = np.ravel(indices.first_order), np.ravel(indices.total_order)
    found = [Share(key, float(a), float(b)) for key, a, b in zip(BELIEFS, first, total, strict=True)]
    return sorted(found, key=lambda share: -share.total)


def at_best_date(inputs: Inputs, key: str) -> Inputs:
    """Return the inputs with the deal of a plan at its best date."""
    return replace(inputs, deal_date=DATES[plans(inputs)[key].plan.date])


def runner_up(inputs: Inputs) -> str:
    """Return the plan that a comparison with going alone is made with: the best of the others, or the nearest to one.

    Where there is no deal the nearest is the plan with the most to share.
    """
    signed = [key for key in ranking(plans(inputs)) if key != ALONE]
    return signed[0] if signed else max(fair_deals(inputs), key=lambda deal: deal.founders + deal.partner).plan.key
