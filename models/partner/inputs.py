"""What partnering is given: one field an assumption, what it reads of other topics, and what the store's deals say."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from models.years import ByYear

UPSTREAM = {
    "launch_month": "design_lock",
    "p_success": "design_lock",
    "design_spending": "design_lock",
    "process_spending": "design_lock",
    "change_spending": "design_lock",
    "sales_us": "market",
    "sales_europe": "market",
    "sales_asia": "market",
    "cost_of_sales": "viability",
    "ready_cost": "viability",
    "capital": "footprint",
    "site_cost": "footprint",
    "depreciation": "footprint",
    "upfront": "pitch",
}
STAGES = {"early": "preclinical", "proof": "early", "data": "late", "approval": "marketed"}  # of a deal, by its date
BOUGHT = (("preclinical",), ("early",), ("late", "marketed"), ("late", "marketed"))  # stages of purchases, by date
FEWEST = 3  # deals that a spread stands on
NOT_CELLS = "adjacent"  # begins the names of the groups that are not cell therapy
Ends = tuple[float, float, float]  # the least, the median and the most


def upfronts_of(deals: Sequence) -> tuple[Ends, ...]:
    """Return what licences for the world pay at signing at each date, x the median of those at proof of concept.

    Of the store's deals by stage; where too few gave their upfront, the stage before stands in.
    """
    found = []
    for stage in STAGES.values():
        paid = [float(row["upfront_usd_m"]) for row in deals if counts(row, stage)]
        found.append(ends_of(paid) if len(paid) >= FEWEST else found[-1] if found else (1.0, 1.0, 1.0))
    _, middle, _ = found[list(STAGES).index("proof")]
    return tuple((low / middle, mid / middle, most / middle) for low, mid, most in found)


def ends_of(paid: Sequence[float]) -> Ends:
    """Return the least, the median and the most of some payments."""
    return min(paid), median(paid), max(paid)


def counts(row, stage: str) -> bool:
    """Return whether a deal is a licence of that stage for the world that gave its upfront."""
    return is_paid(row) and row["kind"] == "licence" and row["stage"] == stage and of_the_world(row)


def of_the_world(row) -> bool:
    """Return whether a deal is for the world, or for most of it."""
    return str(row["territory"] or "").startswith("worldwide")


def is_paid(row) -> bool:
    """Return whether a deal gave what was paid at signing."""
    paid = row["upfront_usd_m"]
    return paid is not None and paid == paid and paid > 0


def purchases(deals: Sequence, groups: Sequence) -> tuple[list, ...]:
    """Return the store's purchases of cell therapy companies that gave their price, at each date."""
    group = {row["modality_class"]: row["analysis_group"] for row in groups}
    bought = [row for row in deals if is_paid(row) and row["kind"] == "acquisition"
              and not group[row["modality_class"]].startswith(NOT_CELLS)]  # fmt: skip
    return tuple([row for row in bought if row["stage"] in stages] for stages in BOUGHT)


def prices_of(deals: Sequence, groups: Sequence) -> tuple[Ends, ...]:
    """Return what companies were bought for at each date, x the median of that date."""
    found = [ends_of([float(row["upfront_usd_m"]) for row in rows] or [1.0]) for rows in purchases(deals, groups)]
    return tuple((low / mid, 1.0, most / mid) for low, mid, most in found)


GIVEN = {
    "sales_times": (lambda: 1.0, ()),
    "stage_upfronts": (upfronts_of, ("deals",)),
    "stage_prices": (prices_of, ("deals", "modality_class_map")),
}


@dataclass(frozen=True, eq=False)
class Inputs:
    """One field an assumption, named as its key; the first are given or read of the other topics."""

    sales_times: float  # x, a factor on sales by which the map asks what if; 1 else
    stage_upfronts: tuple[Ends, ...]  # (4,) x, paid at signing at each date against the median at proof of concept
    stage_prices: tuple[Ends, ...]  # (4,) x, paid for companies at each date against the median of that date
    launch_month: float  # months from now
    p_success: float  # percent, from lock to approval
    design_spending: ByYear  # USD million a year: designs, first patients and the IND, until the pivotal study
    process_spending: ByYear  # USD million a year
    change_spending: ByYear  # USD million a year: designs after lock, and late changes as expected
    sales_us: ByYear  # USD million in each year from now
    sales_europe: ByYear
    sales_asia: ByYear
    cost_of_sales: ByYear  # USD million, sites, suites and depreciation included
    ready_cost: ByYear  # USD million, of plants that stand ready before the first sale, depreciation included
    capital: ByYear  # USD million spent on plants
    site_cost: ByYear  # USD million, what open sites cost however little is made
    depreciation: ByYear  # USD million
    upfront: float  # USD million, median of comparable deals
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
    early_cost: float  # USD million a year, the team beside what the design lock spends
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
    price_early: float  # USD million, median of purchases before proof of concept; and so on
    price_proof: float
    price_late: float  # with pivotal data or approval
    cash_in: str  # middle or end
    hardly_share: float  # percent of how often a partner reaches patients, up to which alone hardly does; the claims'
    materiality: float  # percent of what the best plan is worth beyond today's cash
