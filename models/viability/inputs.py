"""What viability is given: one field an assumption, and what it reads of other topics."""

from dataclasses import dataclass

UPSTREAM = {"treated": "footprint"}


@dataclass(frozen=True)
class Inputs:
    """One field an assumption, named as its key; the first is read of the footprint."""

    treated: float  # patients a year
    lever: str  # one of LEVERS
    volume_factor: float  # x
    plant_use: float  # percent
    automation: float  # percent of labour
    process_days: float  # days
    failure: float  # percent
    net_price: float  # USD a treated patient
    modality: str
    labour: float  # USD a batch
    materials: float  # USD a batch
    vector_cost: float  # USD a batch
    testing: float  # USD a batch
    doses_a_batch: float  # doses
    batch_size: float  # x
    plant_doses: float  # doses a year
    plant_fixed: float  # USD million a year
    plant_share: float  # x
    automation_plant: float  # percent
    learning_rate: float  # percent a doubling
    batches_before: float  # batches
    target_margin: float  # percent
    failure_reach: float  # percent
    automation_reach: float  # percent
    use_reach: float  # percent
    days_reach: float  # days
    out_of_spec: float  # percent
    reference_days: float  # days
    ramp_years: float  # years
    demand_spread: float  # percent
    cost_spread: float  # percent
