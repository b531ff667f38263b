"""What the design lock is given: one field an assumption."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Inputs:
    """One field an assumption; the field's name is the assumption's key."""

    path: str  # one of PATHS
    lock_month: float  # months from now
    process_start_month: float  # months from now
    west_first_patient_months: float  # months
    west_generation_months: float  # months
    west_ind_cost: float  # USD million
    west_generation_cost: float  # USD million
    west_patients: float  # patients a generation
    china_first_patient_months: float  # months
    china_generation_months: float  # months
    china_generation_cost: float  # USD million
    china_patients: float  # patients a generation
    china_transfer_spread: float  # points
    china_bridging_months: float  # months
    china_repeat_risk: float  # percent
    china_repeat_months: float  # months
    patients_a_month: float  # patients a month
    readout_months: float  # months
    patient_cost: float  # USD million a patient
    design_spread: float  # points
    learning: float  # points a doubling
    standard_response: float  # percent
    response: float  # percent
    p_success: float  # percent
    success_odds: float  # x for ten points
    p_first_patients: float  # percent
    market_size: float  # USD million a year
    margin: float  # percent
    preference: float  # x for ten points
    rivals_now: float  # products
    rivals_a_year: float  # products a year
    rival_improvement: float  # points a year
    rival_spread: float  # points
    entry_order: float  # exponent
    uptake_months: float  # months
    exclusivity_month: float  # months from now
    discount_rate: float  # percent a year
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
    research_after_lock: float  # percent of the pace before lock
    upgrade_repeat: float  # percent of the pivotal study that a design changed after lock repeats
    pivotal_months: float  # months
    pivotal_cost: float  # USD million
    filing_months: float  # months
    horizon_months: float  # months
    window_share: float  # percent of the best value
    miss_months: float  # months
