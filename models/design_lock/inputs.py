"""What the design lock is given: one field an assumption, those of the market and of a dose among them."""

from dataclasses import dataclass, replace
from functools import lru_cache

from models.lanes import Near, near_of
from models.making import from_shelf
from models.market import DemandInputs, Paying, curve_of, paying_of

UPSTREAM = {"wait_days": "vein_to_vein", "lost_a_day": "vein_to_vein"}
GIVEN = {
    "uptake": (curve_of, ("uptake",)),
    "from_shelf": (from_shelf, ("modality_class_map",)),
    "paying": (paying_of, ("network_regions",)),
    "near": (near_of, ("network_places", "network_regions")),
}


@dataclass(frozen=True)
class Inputs(DemandInputs):
    """One field an assumption; the field's name is the assumption's key. The market's are those of the market."""

    discount_rate: float  # percent a year
    modality: str
    from_shelf: frozenset[str]  # modality classes made in advance
    shelf_cost: float  # USD a dose made in advance
    paying: Paying  # by area, what its countries pay
    near: tuple[Near, ...]  # by area, its places and their way to its countries
    china_cells_may_leave: str  # open or closed
    japan_plants_abroad: str  # open or closed
    plant_licences: str  # everywhere or area
    ownership: str  # either, own or contract
    site_limit: float  # plants
    border_days: float  # days
    courier_km: float  # km
    courier_cost: float  # USD a shipment
    air_km_a_day: float  # km
    air_cost: float  # USD a shipment
    hold_hours: float  # hours
    labour: float  # USD a batch
    materials: float  # USD a batch
    vector_cost: float  # USD a batch
    testing: float  # USD a batch
    automation: float  # percent of labour
    automation_plant: float  # percent
    failure: float  # percent of batches
    plant_capital: float  # USD million
    plant_running: float  # percent of capital a year
    site_running: float  # USD million a year
    site_setup: float  # USD million, once
    small_plant: float  # doses a year
    utilisation: float  # percent
    own_build_months: float  # months
    weekend_collections: float  # percent
    reference_days: float  # days
    process_days: float  # days
    release_days: float  # days
    collection_days: float  # days
    treatment_days: float  # days
    wait_days: float  # days from collection to infusion beyond the steps and lanes
    cryo_days: float  # days
    cryo_cost: float  # USD a shipment
    lost_a_day: float  # percent for each day from collection to infusion
    selling: float  # percent of sales
    selling_fixed: float  # USD million a year from launch
    post_approval: float  # USD million a year from launch, for studies and development
    post_approval_years: float  # years from launch
    launch_us: float  # USD million
    launch_europe: float
    launch_asia: float
    early_cost: float  # USD million a year, the team until the pivotal study starts
    overhead: float  # USD million a year, the team from then on until launch
    path: str  # one of PATHS
    lock_month: float  # months from now
    process_start_month: float  # months from now
    west_first_patient_months: float  # months
    west_generation_months: float  # months
    west_ind_cost: float  # USD million
    west_generation_cost: float  # USD million
    west_patients: float  # patients a generation
    china_first_patient_months: float  # months
    tightening_months: float  # months that the rule of 2026 adds before the first patient in China
    china_generation_months: float  # months
    china_generation_cost: float  # USD million
    china_patients: float  # patients a generation
    china_transfer_spread: float  # points
    china_bridging_months: float  # months
    china_repeat_risk: float  # percent
    china_repeat_months: float  # months
    amendment_months: float  # months from lock
    amendment_bridging_months: float  # months after the amendment
    amendment_risk: float  # percent
    amendment_cost: float  # USD million
    patients_a_month: float  # patients a month
    readout_months: float  # months
    readout_spread: float  # months
    patient_cost: float  # USD million a patient
    design_spread: float  # points
    learning: float  # points a doubling
    p_success: float  # percent
    success_odds: float  # x for ten points
    p_first_patients: float  # percent
    design_correlation: float  # percent
    process_months: float  # months
    validation_months: float  # months
    rework_share: float  # percent
    process_cost: float  # USD million a month
    late_change_hazard: float  # percent a year, with no process knowledge at lock
    late_change_hazard_known: float  # percent a year, with full process knowledge at lock
    late_change_low: float  # months
    late_change_months: float  # months
    late_change_high: float  # months
    late_change_cost: float  # USD million
    late_change_odds: float  # x
    research_after_lock: float  # percent of the pace before lock
    upgrade_repeat: float  # percent of the pivotal study that a design changed after lock repeats
    pivotal_months: float  # months
    pivotal_cost: float  # USD million
    filing_months: float  # months
    horizon_months: float  # months
    window_share: float  # percent
    miss_months: float  # months
    site_los_angeles: str  # auto, own, contract or closed; so with every place
    site_bay_area: str
    site_bothell: str
    site_houston: str
    site_maryland: str
    site_philadelphia: str
    site_new_jersey: str
    site_morris_plains: str
    site_summit: str
    site_boston: str
    site_stevenage: str
    site_hoofddorp: str
    site_ghent: str
    site_munich: str
    site_shanghai: str
    site_yokohama: str
    site_singapore: str
    site_mumbai: str
    site_melbourne: str


@lru_cache(maxsize=64)
def whatever_the_plan(inputs: Inputs) -> Inputs:
    """Return the inputs of what the plan's own path and month do not touch."""
    return replace(inputs, path="", lock_month=0.0, window_share=0.0, miss_months=0.0)
