"""Ramps with one thing changed, for the tests of the ramp."""

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import yaml

import explorer
from explorer import store
from models import ramp as model
from models.scenario import Assumption, Scenario
from models.years import YEARS

DRAFT = yaml.safe_load(Path(__file__).with_name("assumptions.yaml").read_text(encoding="utf-8"))


def row(told: dict) -> Assumption:
    """Return one assumption as the store's catalogue holds it."""
    options = tuple((one["option"], one["label"]) for one in told.get("options", ()))
    default = told["option"] if options else float(told["value"])
    ends = [float(told[end]) if end in told else None for end in ("low", "high", "step")]
    return Assumption(told["key"], told["label"], told["kind"], default, *ends, options, ())


ROWS = store.catalogue() | {told["key"]: row(told) for told in DRAFT["assumptions"]}
GIVEN = {name: make(*map(store.listed_rows, tables)) for name, (make, tables) in model.GIVEN.items()}
READ = {name: explorer.answer(other, Scenario(())).reads[name] for name, other in model.UPSTREAM.items()}
OWN = [field.name for field in fields(model.Inputs) if field.name not in GIVEN | READ]
DEFAULTS = model.Inputs(**GIVEN, **READ, **{name: ROWS[name].default for name in OWN})
SLIDERS = [name for name in OWN if not ROWS[name].options]


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
