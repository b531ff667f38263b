"""Programmes with one thing changed, for the tests of translation."""

from dataclasses import fields, replace

import explorer
from explorer import store
from models import translation as model
from models.scenario import Scenario

ROWS = store.catalogue()
READ = {name: explorer.answer(other, Scenario(())).reads[name] for name, other in model.UPSTREAM.items()}
OWN = [field.name for field in fields(model.Inputs) if field.name not in READ]
DEFAULTS = model.Inputs(**READ, **{name: ROWS[name].default for name in OWN})
SLIDERS = [name for name in OWN if not ROWS[name].options]

NO_RISE = {f"{one}_rise": 0.0 for one in model.QUESTIONS}
FREE = {f"{one}_cost": 0.0 for one in model.QUESTIONS}
DEAR = {"screen_cost": 1_000_000.0}
KINDS = {
    "own": NO_RISE | DEAR,
    **{one: NO_RISE | DEAR | {f"{one}_rise": 30.0, "partner_share": 1.0} for one in model.QUESTIONS},
    "all": DEAR,
    "more": NO_RISE,
    "scaled": {},
}  # settings that come to each verdict


def having(**changes) -> model.Inputs:
    """Return the default programme with fields changed."""
    return replace(DEFAULTS, **changes)
