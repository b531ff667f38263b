"""What partnering is given: one field an assumption, and what it reads of other topics."""

from dataclasses import dataclass

UPSTREAM = {
    "launch_month": "design_lock",
    "p_success": "design_lock",
    "treated": "footprint",
    "network_capital": "footprint",
    "serving_cost": "footprint",
    "upfront": "pitch",
    "company_price": "pitch",
}


@dataclass(frozen=True, eq=False)
class Inputs:
    """One field an assumption, named as its key; the first seven are read of the other topics."""

    launch_month: float  # months from now
    p_success: float  # percent, from lock to approval
    treated: float  # patients a year
    network_capital: float  # USD million
    serving_cost: float  # USD a treated patient
    upfront: float  # USD million, median of comparable deals
    company_price: float  # USD million, median of comparable purchases
    strategy: str  # one of PLANS
    can_raise: float  # USD million
    sales_factor: float  # x
    upfront_factor: float  # x
    profit_share: float  # percent
    royalty: float  # percent
    dilution: float  # percent for each USD 100 million
    cash_now: float  # USD million
    raise_pace: float  # USD million a year
    patience: float  # months
    early_cost: float  # USD million a year
    overhead: float  # USD million a year
    p_pivotal: float  # percent
    p_filing: float  # percent
    pivotal_cost: float  # USD million
    pivotal_months: float  # months
    filing_months: float  # months
    uptake_months: float  # months
    exclusivity_month: float  # months from now
    discount_rate: float  # percent a year
    net_price: float  # USD a treated patient
    share_us: float  # percent, scaled to 100 with the others
    share_europe: float  # percent
    share_asia: float  # percent
    launch_us: float  # USD million
    launch_europe: float  # USD million
    launch_asia: float  # USD million
    selling: float  # percent of sales
    sales_spread: float  # percent
    cost_spread_partner: float  # percent
    cost_share: float  # percent
    phase3_cost_share: float  # percent
    phase3_profit_share: float  # percent
    milestone_approval: float  # USD million
    milestone_sales: float  # USD million
    royalty_step: float  # USD million a year
    royalty_high: float  # percent
    sale_factor: float  # x
    cash_in: str  # middle or end
    materiality: float  # percent of the best plan's worth
