"""What the pitch is given: one field an assumption, the tables of the store, and what it reads of other topics."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.making import from_shelf
from models.pitch.buyers import Buyer, buyers_of
from models.pitch.deals import Deal, deals_of
from models.pitch.landscape import Landscape, landscape_of


def labels_of(options: Sequence) -> dict[str, dict[str, str]]:
    """Return what the options of choices are called."""
    found = {}
    for row in options:
        found.setdefault(row["key"], {})[row["option"]] = row["label"]
    return found


GIVEN = {
    "landscape": (landscape_of, ("criteria", "landscape", "products", "product_metrics", "facts", "entrants")),
    "buyers": (buyers_of, ("buyers", "buyer_weights", "criteria")),
    "deals": (deals_of, ("deals", "modality_class_map")),
    "classes": (lambda rows: {row["modality_class"]: row["analysis_group"] for row in rows}, ("modality_class_map",)),
    "described": (lambda rows: {row["fact_id"]: row for row in rows}, ("modality_classes",)),
    "labels": (labels_of, ("assumption_options",)),
    "from_shelf": (from_shelf, ("modality_class_map",)),
}
UPSTREAM = {
    "launch_month": "design_lock",
    "gained": "design_lock",
    "vein_to_vein": "footprint",
    "making_cost": "footprint",
    "treated": "footprint",
}


@dataclass(frozen=True, eq=False)
class Inputs:
    """One field an assumption, named as its key; the first fields come from the store and from other topics."""

    landscape: Landscape
    buyers: Mapping[str, Buyer]
    deals: Sequence[Deal]
    classes: Mapping[str, str]  # modality class -> modality group
    described: Mapping[str, Mapping]  # modality class -> what the store says of it
    labels: Mapping[str, Mapping[str, str]]  # choice -> option -> its label
    from_shelf: frozenset[str]  # modality classes made in advance
    launch_month: float  # months from now, as the lock page says
    gained: float  # points of response by which the design locked beats the first, as the lock page says
    vein_to_vein: float  # days, as the footprint page says
    making_cost: float  # USD a dose, as the footprint page says
    treated: float  # patients a year, as the footprint page says
    modality: str
    indication: str
    target: str
    vector: str
    costimulation: str
    stage: str
    offered: str
    scope: str
    buyer: str
    lead: str
    map_x: str
    map_y: str
    response: float  # percent, of the first design
    durability: float  # percent
    crs: float  # percent
    icans: float  # percent
    failure: float  # percent
    process_days: float  # days
    labour: float  # USD a batch
    demand_factor: float  # x
    shelf_days: float  # days
    shelf_cost: float  # USD a dose
    asset_patients: float  # patients
    asset_batches: float  # batches
    days_spread: float  # percent
    cost_spread: float  # percent
    doses_spread: float  # percent
    unknown_patients: float  # patients
    gaps: str  # anywhere or worst
    firmness: float  # x
    gate: float  # points
    kinds: str  # alike or all
    unknown_rivals: str  # no or yes
    odds_filed: float  # percent, of products under review; so with every phase
    odds_phase_3: float
    odds_phase_2: float
    odds_phase_1: float
    rivals_a_year: float  # products a year
    rival_improvement: float  # points a year
    weight_response: float  # points; so with every criterion
    weight_durability: float
    weight_crs: float
    weight_icans: float
    weight_days: float
    weight_cost: float
    weight_failure: float
    weight_doses: float
    normalisation: str  # range or vector
    indifference: float  # percent of a scale
    full_preference: float  # percent of a scale
    strong_share: float  # percent
    weak_share: float  # percent
    few_patients: float  # patients
    deal_years: float  # years
