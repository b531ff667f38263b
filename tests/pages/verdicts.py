"""Settings under which each topic comes to each of its verdicts, found by looking over the ranges."""

from models.answer import NOT_VALID
from tests.models.footprint.test_recommendation import KINDS as footprint
from tests.models.iteration.cases import KINDS as iteration
from tests.models.modality.cases import KINDS as modality
from tests.models.ramp.cases import KINDS as ramp
from tests.models.translation.cases import KINDS as translation
from tests.models.vein_to_vein.cases import KINDS as vein_to_vein

# What is paid at signing is held low, so that the parts that are taken decide between plans.
HELD_LOW = {
    "upfront_factor": 0.0,
    "sale_factor": 0.1,
    "royalty": 2.0,
    "milestone_sales": 0.0,
    "price_us": 700_000.0,
}

OWN = {"buyer": "own"} | {f"weight_{key}": 0.0 for key in
       ("response", "durability", "crs", "icans", "days", "cost", "failure", "doses")}  # fmt: skip


def leading(key: str, **asset) -> dict:
    """Return an asset with one strength, and a buyer who counts little else."""
    return asset | OWN | dict.fromkeys(OWN.keys() - {"buyer"}, 5.0) | {f"weight_{key}": 100.0}


NO_LEVER = {"failure": 1.0, "failure_reach": 10.0, "automation": 90.0, "automation_reach": 10.0, "utilisation": 100.0,
            "use_reach": 50.0, "process_days": 3.0, "days_reach": 20.0}  # fmt: skip
NOBODY = {"launch_in": "us", "eligible_us": 200.0, "reach_us": 5.0, "demand_factor": 0.1}
KINDS = {
    "market": {
        "large": {"demand_factor": 2.0},
        "middle": {"response": 66.0},
        "small": {"demand_factor": 0.2},
        "none": NOBODY,
    },
    "pitch": {
        "response": leading("response", response=95.0),
        "durability": leading("durability", durability=95.0),
        "crs": OWN | {"weight_crs": 100.0, "crs": 0.0, "durability": 20.0},
        "icans": leading("icans", icans=0.0),
        "days": leading("days", response=60.0, process_days=1.0),
        "cost": leading("cost", kinds="all", response=60.0, labour=2_000.0, materials=2_000.0, vector_cost=0.0),
        "failure": {"failure": 0.0, "asset_batches": 500.0} | OWN | {"weight_failure": 100.0},
        "doses": leading(
            "doses",
            kinds="all",
            demand_factor=2.0,
            eligible_us=40_000.0,
            reach_us=80.0,
            rivals_now=0.0,
            rivals_a_year=0.0,
        ),
        "none": {},
        "alone": {"target": "other", "scope": "target"},
    },
    "partner": {
        "alone": {"demand_factor": 2.0, "cash_now": 1_000.0, "upfront_factor": 0.2, "sale_factor": 0.1},
        "regional": {
            "demand_factor": 2.0,
            "can_raise": 3_000.0,
            "cash_now": 1_000.0,
            "raise_pace": 1_000.0,
            "launch_europe": 600.0,
            "royalty": 25.0,
            "royalty_high": 2.0,
            "royalty_late": 2.0,
            "royalty_late_high": 2.0,
            "milestone_approval": 0.0,
            "cost_share": 0.0,
            "sale_factor": 0.1,
        },
        "codev": HELD_LOW | {"profit_share": 30.0, "phase3_profit_share": 95.0},
        "phase3": HELD_LOW | {"profit_share": 80.0, "phase3_profit_share": 40.0},
        "licence": {"demand_factor": 1.2, "partner_saves": 50.0, "sale_factor": 0.1},
        "sale": {"demand_factor": 2.0, "partner_saves": 50.0, "upfront_factor": 0.2},
        "none": {"demand_factor": 0.3},
    },
    "design_lock": {
        "west": {"china_generation_cost": 15.0},
        "china": {},
        "both": {"china_bridging_months": 24.0, "west_generation_months": 16.0},
        "stop": {"demand_factor": 0.1},
    },
    "iteration": iteration,
    "vein_to_vein": vein_to_vein,
    "ramp": ramp,
    "translation": translation,
    "modality": modality,
    "footprint": {kind: changes for kind, changes in footprint.items() if kind != NOT_VALID},
    "viability": {
        "failure": {"failure": 20.0},
        "automation": {},
        "utilisation": {"utilisation": 50.0, "days_reach": 9.0, "automation_reach": 10.0},
        "days": {"process_days": 25.0},
        "none": NO_LEVER,
    },
}
MORE = {  # other settings of the same kinds, in which still less is there
    ("pitch", "none"): {"response": 0.0, "durability": 0.0, "crs": 80.0, "icans": 60.0, "process_days": 25.0,
                        "failure": 25.0, "labour": 120_000.0, "demand_factor": 0.1},
    ("viability", "none"): NO_LEVER | {"automation": 0.0, "automation_plant": 100.0, "labour": 2_000.0},
    ("viability", "automation"): NO_LEVER | {"automation": 0.0, "automation_plant": 0.0},
    ("partner", "none"): {"demand_factor": 0.3, "upfront_factor": 0.0, "milestone_approval": 0.0, "sale_factor": 0.1,
                          "can_raise": 0.0, "cash_now": 1_000.0},
    ("design_lock", "stop"): {"demand_factor": 0.1, "path": "west", "lock_month": 0.0},
}  # fmt: skip
