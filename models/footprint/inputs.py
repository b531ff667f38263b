"""What the footprint is given: one field an assumption, and the geography of the store."""

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from models.footprint.geography import Geography, geography_of
from models.making import from_shelf
from models.years import AREAS, MONTHS_A_YEAR, ByYear

NODES = 40  # of the search tree, for each network on the page's own path; the exact search has no limit


UPSTREAM = {
    "launch_month": "design_lock",
    "p_success": "design_lock",
    "asked_us": "design_lock",
    "asked_europe": "design_lock",
    "asked_asia": "design_lock",
    "open_us": "design_lock",
    "open_europe": "design_lock",
    "open_asia": "design_lock",
    "own_wait": "vein_to_vein",
    "contract_wait": "vein_to_vein",
    "lost_a_day": "vein_to_vein",
}
GIVEN = {
    "geography": (geography_of, ("network_places", "network_regions")),
    "from_shelf": (from_shelf, ("modality_class_map",)),
    "nodes": (lambda: NODES, ()),
    "closed": (tuple, ()),
}


@dataclass(frozen=True)
class Inputs:
    """One field an assumption; the field's name is the assumption's key. The first come from the store."""

    geography: Geography
    from_shelf: frozenset[str]  # modality classes made in advance
    nodes: int | None  # of the search tree, for each network; None searches to the end
    closed: tuple[str, ...]  # areas in which nobody is served, since a launch there loses with its plants (`launches`)
    modality: str
    shelf_days: float  # days, of a dose made in advance
    shelf_cost: float  # USD a dose, of a dose made in advance
    launch_month: float  # months from now, of the first area
    p_success: float  # percent, from today to a launch
    asked_us: ByYear  # patients a year who are to be given our therapy, whether or not the area is closed
    asked_europe: ByYear
    asked_asia: ByYear
    open_us: tuple[float, ...]  # percent of them in each of the area's regions that a launch serves; 0 where not
    open_europe: tuple[float, ...]
    open_asia: tuple[float, ...]
    process_days: float  # days
    lost_a_day: float  # percent for each day from collection to infusion
    scale_exponent: float  # exponent
    contract_price: float  # USD a dose
    site_limit: float  # plants
    ownership: str  # either, own or contract
    objective: str  # cost, days or kept
    selling: float  # percent of sales
    price_us: float  # USD a paid dose
    price_europe: float
    price_asia: float
    labour: float  # USD a batch
    materials: float  # USD a batch
    vector_cost: float  # USD a batch
    testing: float  # USD a batch
    automation: float  # percent of labour
    automation_plant: float  # percent
    learning_rate: float  # percent a doubling
    experience_batches: float  # batches
    plant_capital: float  # USD million, suites that make `small_plant` doses
    plant_running: float  # percent of the suites' capital a year
    site_setup: float  # USD million, once
    site_running: float  # USD million a year, however many suites
    suite_doses: float  # doses a year
    capital_life: float  # years
    reference_days: float  # days
    small_plant: float  # doses a year
    large_plant: float  # doses a year
    contract_slots: float  # doses a year
    contract_minimum: float  # percent
    contract_setup: float  # USD million
    contract_years: float  # years
    utilisation: float  # percent
    weekend_collections: float  # percent
    failure: float  # percent
    out_of_spec: float  # percent
    release_days: float  # days
    collection_days: float  # days
    treatment_days: float  # days
    own_wait: float  # days from collection to infusion beyond the steps and lanes, made in an own plant
    contract_wait: float  # the same, made under contract
    border_days: float  # days
    courier_km: float  # km
    courier_cost: float  # USD a shipment
    air_km_a_day: float  # km
    air_cost: float  # USD a shipment
    cryo_days: float  # days
    cryo_cost: float  # USD a shipment
    hold_hours: float  # hours
    demand_spread: float  # percent
    outage_chance: float  # percent a year, of each plant
    outage_months: float  # months
    limit_us: float  # days
    limit_europe: float  # days
    limit_asia: float  # days
    service: float  # percent
    own_build_months: float  # months
    contract_lead_months: float  # months
    china_cells_may_leave: str  # open or closed
    japan_plants_abroad: str  # open or closed
    plant_licences: str  # everywhere or area
    filing_months: float  # months
    p_pivotal: float  # percent, of the study
    p_filing: float  # percent
    launch_europe: float  # USD million, the commercial build there
    launch_asia: float
    discount_rate: float  # percent a year
    materiality: float  # percent of a worth that is no clear difference
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

    @cached_property
    def peak(self) -> int:
        """The year, counted from 0, in which most patients ask: the network is sized for it."""
        total = [sum(asked) for asked in zip(*map(self.asked, AREAS), strict=True)]
        return max(range(len(total)), key=total.__getitem__)

    @property
    def patients(self) -> float:
        """Patients a year who ask in the year of most."""
        return sum(self.asked(area)[self.peak] for area in AREAS)

    def asked(self, area: str) -> ByYear:
        """Return patients a year who ask in an area; nobody where it is closed."""
        wanted = getattr(self, f"asked_{area}")
        return (0.0,) * len(wanted) if area in self.closed else wanted

    @cached_property
    def counted(self) -> np.ndarray:
        """1 for each region (r,) that a launch serves: of its patients a share is promised a slot; 0 for the others.

        Nobody promises a slot in a country that a launch does not serve, though its patients may get one; and no slot
        that is given there keeps the promise.
        """
        serves = {area: iter(getattr(self, f"open_{area}")) for area in AREAS}
        return np.array([next(serves[region.area]) > 0 for region in self.geography.regions], float)


def asking(inputs: Inputs, patients: float) -> Inputs:
    """Return the inputs with all patients scaled so that so many ask a year at the peak, split and timed as before."""
    factor = patients / inputs.patients
    scaled = {f"asked_{area}": tuple(factor * one for one in getattr(inputs, f"asked_{area}")) for area in AREAS}
    return replace(inputs, **scaled)


def as_sold(inputs: Inputs) -> Inputs:
    """Return the inputs with the years of sales only: what a network is chosen by, whenever those years come.

    The month of launch is then that of the first of them.
    """
    asked = {f"asked_{area}": inputs.asked(area) for area in AREAS}
    there = [year for year, patients in enumerate(zip(*asked.values(), strict=True)) if any(patients)]
    sold = slice(there[0], there[-1] + 1) if there else slice(0, 1)
    into = inputs.launch_month - MONTHS_A_YEAR * sold.start
    begins = into if 0 <= into < MONTHS_A_YEAR else 0.0
    years = {name: patients[sold] for name, patients in asked.items()}
    return replace(inputs, launch_month=begins, closed=(), **years)
