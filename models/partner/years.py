"""The programme's years: when each stage begins and ends, what it costs, what sales bring in each region.

Money is counted when it is paid. Plants are paid for when footprint spends on them: what is spent before pivotal data
is at risk with the study and cannot be stopped, what is spent after launch comes out of sales. So depreciation, which
the cost of sales has in it, is taken out again. Open sites cost money from readiness on, before there are sales.
Approval does not end research: studies that regulators ask for, and the product's own development, go on for years.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from models.partner.inputs import Inputs
from models.partner.plan import REGIONS, shares_of
from models.steps import steps_of
from models.years import MONTHS_A_YEAR, YEARS, ByYear

HUNDRED = 100.0


@dataclass(frozen=True)
class Calendar:
    """When things happen, months from now, and what they cost, USD million."""

    proof: float  # proof of concept
    data: float  # pivotal data
    launch: float
    chances: np.ndarray  # (4,) of the outcomes
    early: np.ndarray  # (YEARS,) spent until proof of concept: designs, process and the early team
    study: np.ndarray  # (YEARS,) pivotal study, the team while it runs, and late changes as expected
    at_risk: np.ndarray  # (YEARS,) plants before pivotal data
    team: np.ndarray  # (YEARS,) team from pivotal data to launch
    plants: np.ndarray  # (YEARS,) plants after the data, and open sites, until launch
    launches: np.ndarray  # (3, YEARS) commercial build by region
    shares: np.ndarray  # (3,) of all sales by region
    sales: np.ndarray  # (3, YEARS) by region
    varying: np.ndarray  # (3, YEARS) profit that grows with sales, by region
    fixed: np.ndarray  # (3, YEARS) costs however large sales are, from launch on
    later: np.ndarray  # (3, YEARS) plants after launch
    selling: np.ndarray  # (3, YEARS) the part of `fixed` that selling takes
    discount: np.ndarray  # (YEARS,)
    venture: np.ndarray  # (YEARS,) the same, and what investors ask beyond it until proof of concept

    @property
    def peak(self) -> float:
        """Sales a year at the peak, USD million."""
        return float(self.sales.sum(axis=0).max())

    @property
    def dates(self) -> tuple[float, ...]:
        """Months of the dates on which a deal may be signed."""
        return 0.0, self.proof, self.data, self.launch

    @cached_property
    def paid_at(self) -> np.ndarray:
        """Return (4, YEARS) 1 in the year of each of those dates."""
        return np.array([spread_over(month, month) for month in self.dates])


def spread_over(begin: float, end: float) -> np.ndarray:
    """Return (YEARS,) shares of an amount spent evenly between two months; at once if they are the same."""
    edges = MONTHS_A_YEAR * np.arange(YEARS + 1)
    if end <= begin:
        return np.eye(YEARS)[min(int(begin // MONTHS_A_YEAR), YEARS - 1)]
    inside = np.clip(edges[1:], begin, end) - np.clip(edges[:-1], begin, end)
    inside[-1] += end - np.clip(end, None, edges[-1]) if end > edges[-1] else 0.0
    return inside / (end - begin)


def before(month: float) -> np.ndarray:
    """Return (YEARS,) the part of each year that lies before a month."""
    return np.clip(month / MONTHS_A_YEAR - np.arange(YEARS), 0.0, 1.0)


@lru_cache(maxsize=32)
def calendar(inputs: Inputs) -> Calendar:
    """Work the calendar out from what the other pages decide."""
    launch = inputs.launch_month
    data = max(launch - inputs.filing_months, 0.0)
    proof = max(data - inputs.pivotal_months, 0.0)
    shares, capital = shares_of(inputs), np.array(inputs.capital)
    until = before(data), before(launch)
    builds = np.array([inputs.launch_us, inputs.launch_europe, inputs.launch_asia]) * (shares > 0)
    sales, varying, fixed, selling, standby = of_sales(inputs)
    after = capital * (1 - until[1])
    when = np.arange(YEARS) + (0.5 if inputs.cash_in == "middle" else 1.0)
    rate = 1 + inputs.discount_rate / HUNDRED
    premium = 1 + inputs.venture_premium / HUNDRED / rate
    return Calendar(
        proof=proof,
        data=data,
        launch=launch,
        chances=chances_of(inputs),
        early=early_team(inputs, proof) + np.array(inputs.design_spending) + np.array(inputs.process_spending),
        study=pivotal(inputs, proof, data) + np.array(inputs.change_spending),
        at_risk=capital * until[0],
        team=inputs.overhead * spent_over(data, launch),
        plants=capital * (until[1] - until[0]) + standby + (0.0 if shares.any() else after),
        launches=builds[:, None] * spread_over(data, launch),
        shares=shares,
        sales=inputs.sales_times * sales,
        varying=inputs.sales_times * varying,
        fixed=fixed,
        later=shares[:, None] * after,
        selling=selling,
        discount=rate**-when,
        venture=rate**-when * premium ** np.maximum(proof / MONTHS_A_YEAR - when, 0.0),
    )


def spent_over(begin: float, end: float) -> np.ndarray:
    """Return (YEARS,) the years' worth between two months that lies in each year."""
    return (end - begin) / MONTHS_A_YEAR * spread_over(begin, end)


def early_team(inputs: Inputs, proof: float) -> np.ndarray:
    """Return (YEARS,) what the team costs until proof of concept, beside what the design lock spends, USD million."""
    return inputs.early_cost * spent_over(0.0, proof)


def pivotal(inputs: Inputs, proof: float, data: float) -> np.ndarray:
    """Return (YEARS,) what the pivotal study and the team while it runs cost, USD million."""
    return inputs.pivotal_cost * spread_over(proof, data) + inputs.overhead * spent_over(proof, data)


def chances_of(inputs: Inputs) -> np.ndarray:
    """Return (4,) chances of no proof of concept, a study that fails, a filing that fails, a launch."""
    first, third, filing = steps_of(inputs)
    return np.array([1 - first, first * (1 - third), first * third * (1 - filing), first * third * filing])


def selling_fixed(inputs: Inputs) -> np.ndarray:
    """Return (YEARS,) selling and administration however large sales are, USD million, in the years from launch on."""
    return inputs.selling_fixed * (1 - before(inputs.launch_month))


def studies(inputs: Inputs) -> np.ndarray:
    """Return (YEARS,) what studies after approval cost, USD million, in the years that they run from launch on."""
    ends = inputs.launch_month + MONTHS_A_YEAR * inputs.post_approval_years
    return inputs.post_approval * (before(ends) - before(inputs.launch_month))


def of_sales(inputs: Inputs) -> tuple[np.ndarray, ...]:
    """Return (3, YEARS) sales, profit that grows with them, costs that do not and selling in those; and standby.

    Standby (YEARS,) is what open sites cost in years without sales. A cost of the year is split over regions by sales.
    """
    sales = np.array([getattr(inputs, f"sales_{region}") for region in REGIONS])
    of_year = sales.sum(axis=0)
    parts = np.divide(sales, of_year, out=np.zeros_like(sales), where=of_year > 0)
    making = np.maximum(np.array(inputs.cost_of_sales) - np.array(inputs.depreciation), 0.0)
    sites = np.minimum(inputs.site_cost, making)
    varying = sales * (1 - inputs.selling / 100) - parts * (making - sites)
    selling = parts * selling_fixed(inputs)
    fixed = parts * (sites + studies(inputs)) + selling
    standby = np.maximum(np.array(inputs.ready_cost) - np.array(inputs.depreciation), 0.0)
    return sales, varying, fixed, selling, standby


def by_year(inputs: Inputs) -> dict[str, ByYear]:
    """Return what a programme that succeeds and waits for nothing costs, plants and doses apart, USD million a year.

    programme: study and team, beside what the design lock spends; build: the commercial build until launch; selling,
    studies: from launch on.
    """
    when = calendar(inputs)
    sales = when.sales.sum(axis=0)
    found = {
        "programme": early_team(inputs, when.proof) + pivotal(inputs, when.proof, when.data) + when.team,
        "build": when.launches.sum(axis=0),
        "selling": inputs.selling / HUNDRED * sales + (sales > 0) * selling_fixed(inputs),
        "studies": (sales > 0) * studies(inputs),
    }
    return {name: tuple(map(float, years)) for name, years in found.items()}


def cash_of(when: Calendar) -> np.ndarray:
    """Return (YEARS,) what a programme that succeeds and waits for nothing leaves in cash, USD million a year."""
    before_sales = when.early + when.study + when.at_risk + when.team + when.plants + when.launches.sum(axis=0)
    return (when.varying - when.fixed - when.later).sum(axis=0) - before_sales
