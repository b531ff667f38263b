"""What the ramp is given: one field an assumption, named as its key, and what it reads of other topics."""

from dataclasses import dataclass

from models.making import from_shelf
from models.years import ByYear

UPSTREAM = {
    "launch_month": "design_lock",
    "p_success": "design_lock",
    "asked_us": "design_lock",
    "asked_europe": "design_lock",
    "asked_asia": "design_lock",
    "lost_waiting": "vein_to_vein",
    "kept": "vein_to_vein",
}
GIVEN = {"from_shelf": (from_shelf, ("modality_class_map",))}


@dataclass(frozen=True)
class Inputs:
    """One field an assumption; those that other pages own are borrowed."""

    from_shelf: frozenset[str]  # modality classes made in advance
    modality: str
    launch_month: float  # months from now, of the first area
    p_success: float  # percent, from today to a launch
    asked_us: ByYear  # patients a year who are to be given our therapy
    asked_europe: ByYear
    asked_asia: ByYear
    mix: str  # one of mixes.KINDS: what the user's plan orders first
    suites_now: float  # count, in the kinds that have suites
    slots_now: float  # doses a year, in the kinds that have slots
    order_ahead: float  # months before the launch at which the first orders are placed
    review_months: float  # months after the launch until demand is known and more is ordered
    standing_doses: float  # stated doses a year that stand at the launch, whatever is ordered
    target_doses: float  # doses a year that the ramp is to reach
    sales_spread: float  # percent, of demand against the expected
    uptake_spread: float  # percent, of the time demand takes to rise
    build_spread: float  # percent, of the months to build
    transfer_failure: float  # percent of transfers to a contract plant whose validation fails
    change_failure: float  # percent of process changes not shown to be comparable
    repeat_months: float  # months until what failed is repeated
    fill_months: float  # months from a licence to full output
    own_build_months: float  # months from order to licence of an own plant
    expansion_months: float  # months from order to licence of suites at a standing plant
    contract_lead_months: float  # months from the agreement to licence of slots
    shorter_months: float  # months from the decision to licence of the shorter process
    shorter_cost: float  # USD million, once
    days_reach: float  # days, of the shorter process
    automation_months: float  # months from the decision to licence
    automation_cost: float  # USD million, once, besides what it adds to suites
    automation_doses: float  # percent more doses of the same suites
    automation_reach: float  # percent of labour that machines then take over
    lost_waiting: float  # percent a day, of those who wait for a slot
    kept: float  # percent of those who have one, until infusion
    price_us: float  # USD a paid dose
    price_europe: float
    price_asia: float
    out_of_spec: float  # percent of doses given, not paid
    selling: float  # percent of sales
    labour: float  # USD a batch
    materials: float  # USD a batch
    vector_cost: float  # USD a batch
    testing: float  # USD a batch
    automation: float  # percent of labour that machines take over today
    automation_plant: float  # percent that full automation adds to suites
    failure: float  # percent of batches
    process_days: float  # days on the line
    reference_days: float  # days at which stated doses hold
    utilisation: float  # percent of line time that can be planned
    weekend_collections: float  # percent of collections
    plant_capital: float  # USD million, suites that make `small_plant` doses
    small_plant: float  # stated doses a year
    scale_exponent: float  # exponent
    plant_running: float  # percent of the suites' capital a year
    site_setup: float  # USD million, once a site
    site_running: float  # USD million a year, however many suites
    suite_doses: float  # stated doses a year
    large_plant: float  # stated doses a year, of the largest own plant
    capital_life: float  # years
    contract_slots: float  # stated doses a year, the smallest contract
    contract_price: float  # USD a batch
    contract_minimum: float  # percent of reserved slots paid whether used or not
    contract_setup: float  # USD million, once a maker
    contract_years: float  # years for which slots are reserved
    filing_months: float  # months from pivotal data to launch
    p_pivotal: float  # percent, of the study
    p_filing: float  # percent
    discount_rate: float  # percent a year
    materiality: float  # percent of a worth that is no clear difference
