"""The programme's years: when each stage begins and ends, what it costs, how sales ramp."""

from dataclasses import dataclass

import numpy as np

from models.partner.inputs import Inputs
from models.partner.plan import shares_of

YEARS = 25

MONTHS = 12
DELAYS = np.arange(0, 73, 6)  # months of a later launch for which sales are worked out
HUNDRED = 100.0


@dataclass(frozen=True)
class Calendar:
    """When things happen, months from now, and what they cost, USD million."""

    proof: float  # proof of concept
    data: float  # pivotal data
    launch: float
    chances: np.ndarray  # (4,) of the outcomes
    early: np.ndarray  # (YEARS,) spent until proof of concept
    study: np.ndarray  # (YEARS,) pivotal study
    team: np.ndarray  # (YEARS,) team from proof of concept to launch
    build_time: np.ndarray  # (YEARS,) share of the builds spent in each year
    builds: np.ndarray  # (3,) plants and launch by region
    peak: float  # sales a year at the peak
    margin: float  # share of sales left after serving patients and selling
    curves: np.ndarray  # (delays, YEARS) share of peak sales in each year
    discount: np.ndarray  # (YEARS,)


def spread_over(begin: float, end: float) -> np.ndarray:
    """Return (YEARS,) shares of an amount spent evenly between two months; at once if they are the same."""
    edges = MONTHS * np.arange(YEARS + 1)
    if end <= begin:
        return np.eye(YEARS)[min(int(begin // MONTHS), YEARS - 1)]
    inside = np.clip(edges[1:], begin, end) - np.clip(edges[:-1], begin, end)
    inside[-1] += end - np.clip(end, None, edges[-1]) if end > edges[-1] else 0.0
    return inside / (end - begin)


def sales_curve(launch: float, uptake: float, end: float) -> np.ndarray:
    """Return (YEARS,) average share of peak sales in each year, by the exact integral of the ramp."""
    edges = np.clip(MONTHS * np.arange(YEARS + 1.0), launch, max(end, launch)) - launch
    full = max(uptake, 1e-9)
    area = np.where(edges < full, edges**2 / (2 * full), edges - full / 2)
    return np.diff(area) / MONTHS


def calendar(inputs: Inputs) -> Calendar:
    """Work the calendar out from what the other pages decide."""
    data = max(inputs.launch_month - inputs.filing_months, 0.0)
    proof = max(data - inputs.pivotal_months, 0.0)
    third, filing = inputs.p_pivotal / 100, inputs.p_filing / 100
    first = min(inputs.p_success / 100 / (third * filing), 1.0)
    chances = np.array([1 - first, first * (1 - third), first * third * (1 - filing), first * third * filing])
    shares = shares_of(inputs)
    launches = np.array([inputs.launch_us, inputs.launch_europe, inputs.launch_asia]) * (shares > 0)
    rate = inputs.discount_rate / 100
    when = np.arange(YEARS) + (0.5 if inputs.cash_in == "middle" else 1.0)
    margin = 1 - inputs.selling / 100 - min(inputs.serving_cost / inputs.net_price, 1.0)
    return Calendar(
        proof=proof,
        data=data,
        launch=inputs.launch_month,
        chances=chances,
        early=inputs.early_cost * proof / MONTHS * spread_over(0.0, proof),
        study=inputs.pivotal_cost * spread_over(proof, data),
        team=inputs.overhead * (inputs.launch_month - proof) / MONTHS * spread_over(proof, inputs.launch_month),
        build_time=spread_over(data, inputs.launch_month),
        builds=inputs.network_capital * shares + launches,
        peak=inputs.sales_factor * inputs.treated * inputs.net_price / 1e6,
        margin=margin,
        curves=np.array(
            [sales_curve(inputs.launch_month + d, inputs.uptake_months, inputs.exclusivity_month) for d in DELAYS]
        ),
        discount=(1 + rate) ** -when,
    )
