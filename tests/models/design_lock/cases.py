"""The settings that the tests of the design lock share."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pandas as pd
import yaml

from explorer import answers
from models.design_lock import GIVEN, UPSTREAM, Inputs
from models.scenario import Scenario

ROOT = Path(__file__).parents[3]
TOPICS = ("design_lock", "iteration", "market", "pitch", "footprint", "viability", "partner")


def rows_of(topic: str) -> list[dict]:
    """Return a topic's assumptions as they stand in its file."""
    return yaml.load((ROOT / f"data/assumptions/{topic}.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)[
        "assumptions"
    ]


def table(name: str) -> list[dict]:
    """Return the rows of a table, its numbers as numbers, nothing missing as NaN."""
    frame = pd.read_csv(ROOT / f"data/tables/{name}.csv").astype(object)
    return frame.where(frame.notna(), None).to_dict("records")


OWN = {row["key"]: row for row in rows_of("design_lock")}
ALL = {row["key"]: row for topic in TOPICS for row in rows_of(topic)}
READ = {field: answers.reads(other, Scenario())[field] for field, other in UPSTREAM.items()}
ROWS = {f.name: ALL[f.name] for f in fields(Inputs) if f.name not in GIVEN | READ}
SLIDERS = [key for key, row in ROWS.items() if "low" in row]
WORTH = [key for key in SLIDERS if key not in ("lock_month", "horizon_months", "window_share", "miss_months")]


def number(value):
    """Return a number as the scenario passes it on."""
    return value if isinstance(value, str) else float(value)


DEFAULTS = Inputs(
    **{field: make(*(table(name) for name in tables)) for field, (make, tables) in GIVEN.items()},
    **{key: number(row.get("value", row.get("option"))) for key, row in ROWS.items()},
    **READ,
)

FREE_LATE_CHANGE = {
    "late_change_low": 0.0,
    "late_change_months": 0.0,
    "late_change_high": 0.0,
    "late_change_cost": 0.0,
    "late_change_odds": 1.0,
    "upgrade_repeat": 0.0,
    "research_after_lock": 100.0,
    "p_first_patients": 100.0,
}
# A launch earns more than the team costs until then: what is worth more sold is then worth more.
EARNS = {
    "selling": 5.0,
    "labour": 2_000.0,
    "price_us": 700_000.0,
    "eligible_us": 20_000.0,
    "reach_us": 60.0,
    "demand_factor": 1.0,
    "launch_in": "us",
    "overhead": 5.0,
    "selling_fixed": 0.0,
    "post_approval": 0.0,
    "launch_us": 0.0,
    "lost_a_day": 0.5,
    "cryo_cost": 1_000.0,
    "failure": 3.0,
    "site_running": 5.0,
    "site_setup": 0.0,
    "plant_capital": 20.0,
    "plant_running": 5.0,
    "small_plant": 2_000.0,
    "process_days": 7.0,
}
NOTHING_STANDS_BY = {
    "overhead": 0.0,
    "selling_fixed": 0.0,
    "post_approval": 0.0,
    "launch_us": 0.0,
    "launch_europe": 0.0,
    "launch_asia": 0.0,
    "site_running": 0.0,
    "site_setup": 0.0,
}
FREE_PLANTS = {"plant_capital": 0.0, "plant_running": 0.0, "site_running": 0.0, "site_setup": 0.0}
NO_CERTAIN_COST = {
    "west_generation_cost": 0.0,
    "china_generation_cost": 0.0,
    "patient_cost": 0.0,
    "west_ind_cost": 0.0,
    "process_cost": 0.0,
    "pivotal_cost": 0.0,
    "amendment_cost": 0.0,
    "early_cost": 0.0,
}


def having(**changes) -> Inputs:
    """Return the defaults with some assumptions changed."""
    return replace(DEFAULTS, **changes)


def ends(key: str) -> list:
    """Return the options of an assumption, or its lowest and highest value."""
    row = ROWS[key]
    return [option["option"] for option in row.get("options", ())] or [float(row["low"]), float(row["high"])]


def corner(random: np.random.Generator, keys=SLIDERS) -> Inputs:
    """Return settings with every assumption of `keys` at its low, its default or its high, and any path."""
    levels = ("low", "value", "high")
    changes = {key: float(ROWS[key][levels[random.integers(3)]]) for key in keys}
    return having(**changes, path=str(random.choice(ends("path"))))


def anywhere(random: np.random.Generator, keys=WORTH) -> Inputs:
    """Return settings with every assumption of `keys` anywhere between its low and its high."""
    path = str(random.choice(ends("path")))
    return having(path=path, **{key: float(random.uniform(ROWS[key]["low"], ROWS[key]["high"])) for key in keys})
