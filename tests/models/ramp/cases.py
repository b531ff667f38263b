"""Ramps with one thing changed, for the tests of the ramp."""

from dataclasses import fields, replace

import numpy as np

import explorer
from explorer import store
from models import ramp as model
from models.scenario import Scenario
from models.years import YEARS

ROWS = store.catalogue()
GIVEN = {name: make(*map(store.listed_rows, tables)) for name, (make, tables) in model.GIVEN.items()}
READ = {name: explorer.answer(other, Scenario(())).reads[name] for name, other in model.UPSTREAM.items()}
OWN = [field.name for field in fields(model.Inputs) if field.name not in GIVEN | READ]
DEFAULTS = model.Inputs(**GIVEN, **READ, **{name: ROWS[name].default for name in OWN})
SLIDERS = [name for name in OWN if not ROWS[name].options]

EMPTY, SHORT = {"standing_doses": 0.0}, {"days_reach": 3.0, "shorter_cost": 0.0}
KINDS = {
    "wait": {"price_us": 100_000.0, "price_europe": 50_000.0, "price_asia": 20_000.0},
    "own": EMPTY | {"shorter_cost": 200.0, "contract_price": 300_000.0},
    "expansion": {"shorter_cost": 200.0, "automation_cost": 300.0},
    "contract": EMPTY | {"contract_price": 100_000.0, "shorter_cost": 200.0},
    "second_source": EMPTY | {"contract_price": 100_000.0, "contract_setup": 0.0, "transfer_failure": 60.0},
    "own_contract": EMPTY | {"shorter_cost": 200.0, "contract_price": 155_000.0},
    "process": SHORT | {"standing_doses": 3_000.0, "automation_cost": 300.0},
    "process_own": EMPTY,
    "process_expansion": {},
    "process_contract": SHORT | {"standing_doses": 1_000.0, "contract_price": 80_000.0},
    "all": EMPTY | SHORT | {"contract_price": 120_000.0},
    "automation": {"automation_cost": 0.0, "automation_doses": 100.0},
}  # settings that come to each verdict


def having(**changes) -> model.Inputs:
    """Return the default ramp with fields changed."""
    return replace(DEFAULTS, **changes)


def rising(peak: float, shares=(0.11, 0.31, 0.58, 0.76, 0.89, 1.0), first: int = 0) -> tuple[float, ...]:
    """Return patients a year that rise to a peak along the published curve of launches, and stay there."""
    whole = [0.0] * first + [peak * share for share in shares]
    return tuple((whole + [peak] * YEARS)[:YEARS])


NOBODY = (0.0,) * YEARS
HOME = {"asked_europe": NOBODY, "asked_asia": NOBODY}
CERTAIN = {"sales_spread": 0.0, "uptake_spread": 0.0, "build_spread": 0.0, "transfer_failure": 0.0,
           "change_failure": 0.0, "p_pivotal": 100.0, "p_filing": 100.0, "p_success": 100.0}  # fmt: skip


def asking(factor: float, **changes) -> model.Inputs:
    """Return the default ramp with all patients times a factor."""
    areas = {f"asked_{area}": tuple(factor * np.array(getattr(DEFAULTS, f"asked_{area}"))) for area in model.AREAS}
    return having(**areas | changes)
