"""What vein to vein is given: one field an assumption, named as its key."""

from dataclasses import dataclass

from models.making import from_shelf

UPSTREAM: dict[str, str] = {}
GIVEN = {"from_shelf": (from_shelf, ("modality_class_map",))}


@dataclass(frozen=True)
class Inputs:
    """One field an assumption; those that other pages own are borrowed."""

    from_shelf: frozenset[str]  # modality classes made in advance
    modality: str
    partners: str  # one of PLANS: how near the partners work
    maker: str  # own or contract
    order: str  # first_come or urgent
    suites: float  # count, of one plant
    referred: float  # patients a year who are referred to its line
    apheresis_places: float  # count, of all its hospitals
    beds: float  # count, of all its hospitals
    start_every: float  # days between the times at which a batch can be started; 0 is at any time
    referral_days: float  # days from referral to asking for a slot
    apheresis_days: float  # days
    collection_days: float  # days from collection to pick-up
    transport_days: float  # days one way
    receipt_days: float  # days
    process_days: float  # days in the suite
    process_variation: float  # percent, coefficient of variation of the days in the suite
    release_days: float  # days of testing
    treatment_days: float  # days from the dose at the hospital to the day it could be given
    bed_days: float  # days a patient keeps a bed
    handoff_days: float  # days, mean wait where a step has another owner than the one before
    identity_errors: float  # percent of hand-offs
    identity_days: float  # days to put one right
    deviations: float  # percent of batches
    deviation_days: float  # days, mean, to close them before release
    failure: float  # percent of batches that fail
    out_of_spec: float  # percent of doses given, not paid
    remade_failed: float  # percent of failed batches
    oos_given: float  # percent of batches out of specification
    oos_remade: float  # percent of batches out of specification
    access_days: float  # days until a dose out of specification may be given
    recollect_days: float  # days from the verdict on a batch to collecting again
    fast_share: float  # percent of patients
    fast_lost: float  # percent of them lost in a month of waiting
    slow_lost: float  # percent of the others lost in a month of waiting
    bridging_cut: float  # percent of that risk taken away once cells are collected
    on_time_days: float  # days vein to vein
    dies_treated: float  # percent within a year of infusion without wait
    dies_untreated: float  # percent within a year
    waiting_shape: float  # exponent of time in the risk of dying while waiting
    decline: float  # percent a month by which the risk after infusion grows with waiting
    scheduling_cut: float  # percent of the waiting at hand-offs
    quality_cut: float  # percent of the days to close deviations
    person_cut: float  # percent of deviations and errors of identity
    cut_spread: float  # percent of each cut, up or down
    scheduling_cost: float  # USD million a year
    quality_cost: float  # USD million a year
    person_cost: float  # USD million a year
    scheduling_months: float  # months to set up
    quality_months: float  # months to set up
    person_months: float  # months to set up
    contract_years: float  # years looked at
    materiality: float  # percent of the gain that makes no difference
    price_us: float  # USD a paid dose
    selling: float  # percent of the price
    contract_price: float  # USD a batch in a contract plant
    labour: float  # USD a batch in an own plant
    materials: float  # USD a batch in an own plant
    vector_cost: float  # USD a batch in an own plant
    testing: float  # USD a batch in an own plant
    automation: float  # percent of labour
