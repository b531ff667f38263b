"""What viability is given: one field an assumption, and what it reads of other topics."""

from dataclasses import dataclass

from models.making import from_shelf
from models.years import ByYear

UPSTREAM = {
    "sales_us": "market",
    "sales_europe": "market",
    "sales_asia": "market",
    "started": "footprint",
    "site_cost": "footprint",
    "suite_cost": "footprint",
    "depreciation": "footprint",
    "transport_cost": "footprint",
    "sized_year": "footprint",
}
GIVEN = {"from_shelf": (from_shelf, ("modality_class_map",))}


@dataclass(frozen=True)
class Inputs:
    """One field an assumption, named as its key; the first come from the store and from other topics."""

    from_shelf: frozenset[str]  # modality classes made in advance
    sales_us: ByYear  # USD million a year
    sales_europe: ByYear
    sales_asia: ByYear
    started: ByYear  # patients a year whose cells are collected
    site_cost: ByYear  # USD million a year, of open sites however many suites run
    suite_cost: ByYear  # USD million a year, of open suites
    depreciation: ByYear  # USD million a year
    transport_cost: float  # USD a started patient
    sized_year: float  # the year, from 1, with most patients, for which plants are sized
    lever: str  # one of LEVERS
    modality: str
    shelf_cost: float  # USD a dose, of a dose made in advance
    automation: float  # percent of labour
    process_days: float  # days
    failure: float  # percent
    utilisation: float  # percent of line time
    labour: float  # USD a batch
    materials: float  # USD a batch
    vector_cost: float  # USD a batch
    testing: float  # USD a batch
    automation_plant: float  # percent
    learning_rate: float  # percent a doubling
    experience_batches: float  # batches
    target_margin: float  # percent
    judged_year: float  # year of sales, the first is 1, in which the board of claims asks for it
    failure_reach: float  # percent
    automation_reach: float  # percent
    use_reach: float  # percent
    days_reach: float  # days
    demand_spread: float  # percent
    cost_spread: float  # percent
