"""What partnering is given: one field an assumption, what it reads of other topics, and what the store's deals say."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from models.years import ByYear

UPSTREAM = {
    "launch_month": "design_lock",
    "p_success": "design_lock",
    "sales_us": "market",
    "sales_europe": "market",
    "sales_asia": "market",
    "cost_of_sales": "viability",
    "ready_cost": "viability",
    "capital": "footprint",
    "site_cost": "footprint",
    "depreciation": "footprint",
    "upfront": "pitch",
    "company_price": "pitch",
}
STAGES = {"early": "preclinical", "proof": "early", "data": "late", "approval": "marketed"}  # of a deal, by its date
FEWEST = 3  # deals that a median stands on


def upfronts_of(deals: Sequence) -> tuple[float, ...]:
    """Return what licences for the world pay at signing at each date, x what they pay at proof of concept.

    Medians of the store's deals by stage; where too few gave their upfront, the stage before stands in.
    """
    found = []
    for stage in STAGES.values():
        paid = [float(row["upfront_usd_m"]) for row in deals if counts(row, stage)]
        found.append(median(paid) if len(paid) >= FEWEST else found[-1] if found else 1.0)
    at_proof = found[list(STAGES).index("proof")]
    return tuple(one / at_proof for one in found)


def counts(row, stage: str) -> bool:
    """Return whether a deal is a licence of that stage for the world that gave its upfront."""
    paid, where = row["upfront_usd_m"], str(row["territory"] or "")
    known = paid is not None and paid == paid and paid > 0
    return known and row["kind"] == "licence" and row["stage"] == stage and where.startswith("worldwide")


GIVEN = {
    "sales_times": (lambda: 1.0, ()),
    "stage_upfronts": (upfronts_of, ("deals",)),
}


@dataclass(frozen=True, eq=False)
class Inputs:
    """One field an assumption, named as its key; the first are given or read of the other topics."""

    sales_times: float  # x, a factor on sales by which the map asks what if; 1 else
    stage_upfronts: tuple[float, ...]  # (4,) x, what is paid at signing at each date against proof of concept
    launch_month: float  # months from now
    p_success: float  # percent, from lock to approval
    sales_us: ByYear  # USD million in each year from now
    sales_europe: ByYear
    sales_asia: ByYear
    cost_of_sales: ByYear  # USD million, sites, suites and depreciation included
    ready_cost: ByYear  # USD million, of plants that stand ready before the first sale, depreciation included
    capital: ByYear  # USD million spent on plants
    site_cost: ByYear  # USD million, what open sites cost however little is made
    depreciation: ByYear  # USD million
    upfront: float  # USD million, median of comparable deals
    company_price: float  # USD million, median of comparable purchases
    strategy: str  # one of PLANS
    deal_date: str  # one of DATES
    can_raise: float  # USD million
    upfront_factor: float  # x
    profit_share: float  # percent
    royalty: float  # percent, of a deal before pivotal data
    royalty_late: float  # percent, of a deal after them
    dilution: float  # percent for each USD 100 million
    cash_now: float  # USD million
    raise_pace: float  # USD million a year
    patience: float  # months
    venture_premium: float  # percent a year over the discount rate, until proof of concept
    early_cost: float  # USD million a year
    overhead: float  # USD million a year
    p_pivotal: float  # percent
    p_filing: float  # percent
    pivotal_cost: float  # USD million
    pivotal_months: float  # months
    filing_months: float  # months
    discount_rate: float  # percent a year
    launch_us: float  # USD million
    launch_europe: float  # USD million
    launch_asia: float  # USD million
    selling_fixed: float  # USD million a year from launch
    selling: float  # percent of sales
    post_approval: float  # USD million a year from launch, for studies and development
    post_approval_years: float  # years from launch
    sales_spread: float  # percent
    cost_spread_partner: float  # percent
    cost_share: float  # percent
    partner_saves: float  # percent
    phase3_cost_share: float  # percent
    phase3_profit_share: float  # percent
    milestone_approval: float  # USD million
    milestone_sales: float  # USD million
    royalty_step: float  # USD million a year
    royalty_high: float  # percent, above the step
    royalty_late_high: float  # percent
    sale_factor: float  # x
    cash_in: str  # middle or end
    materiality: float  # percent of the best plan's worth
