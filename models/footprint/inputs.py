"""What the footprint is given: one field an assumption, and the geography of the store."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.footprint.geography import Geography, geography_of

NODES = 120  # of the search tree, for each network on the page's own path; the exact search has no limit


def from_shelf(classes: Sequence) -> frozenset[str]:
    """Return the modality classes that are made in advance, many doses a batch."""
    return frozenset(row["modality_class"] for row in classes if row["scale_logic"] == "scale-up")


GIVEN = {
    "geography": (geography_of, ("network_places", "network_regions")),
    "from_shelf": (from_shelf, ("modality_class_map",)),
    "nodes": (lambda: NODES, ()),
}


@dataclass(frozen=True)
class Inputs:
    """One field an assumption; the field's name is the assumption's key. The first come from the store."""

    geography: Geography
    from_shelf: frozenset[str]  # modality classes made in advance
    nodes: int | None  # of the search tree, for each network; None searches to the end
    modality: str
    shelf_days: float  # days, of a dose made in advance
    shelf_cost: float  # USD a dose, of a dose made in advance
    patients: float  # patients a year
    process_days: float  # days
    lost_a_day: float  # percent a day
    scale_exponent: float  # exponent
    contract_price: float  # USD a dose
    site_limit: float  # plants
    ownership: str  # either, own or contract
    objective: str  # cost, days or kept
    share_us: float  # percent, scaled to 100 with the others
    share_europe: float  # percent
    share_asia: float  # percent
    net_price: float  # USD a treated patient
    dose_cost: float  # USD a dose
    plant_capital: float  # USD million, a small plant
    plant_running: float  # percent of capital a year
    site_setup: float  # USD million
    capital_life: float  # years
    reference_days: float  # days
    small_plant: float  # doses a year
    medium_plant: float  # doses a year
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
    wait_days: float  # days
    border_days: float  # days
    courier_km: float  # km
    courier_cost: float  # USD a shipment
    air_km_a_day: float  # km
    air_cost: float  # USD a shipment
    cryo_days: float  # days
    cryo_cost: float  # USD a shipment
    hold_hours: float  # hours
    demand_spread: float  # percent
    limit_us: float  # days
    limit_europe: float  # days
    limit_asia: float  # days
    service: float  # percent
    own_build_months: float  # months
    contract_lead_months: float  # months
    ramp_years: float  # years
    discount_rate: float  # percent a year
    site_los_angeles: str  # auto, own, contract or closed; so with every place
    site_bay_area: str
    site_houston: str
    site_maryland: str
    site_new_jersey: str
    site_morris_plains: str
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
