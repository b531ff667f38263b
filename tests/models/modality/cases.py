"""Bets with one thing changed, for the tests of the modality."""

from dataclasses import fields, replace

from explorer import store
from models import modality as model

ROWS = store.catalogue()
GIVEN = {name: make(*map(store.listed_rows, tables)) for name, (make, tables) in model.GIVEN.items()}
OWN = [field.name for field in fields(model.Inputs) if field.name not in GIVEN]
DEFAULTS = model.Inputs(**GIVEN, **{name: ROWS[name].default for name in OWN})
SLIDERS = [name for name in OWN if not ROWS[name].options]
KINDS = {
    "autologous": {},
    "donor": {"donor_lasting": 1.2, "shelf_access": 2.5, "least_durable": 20.0, "event_donor": 0.0},
    "stem": {"shelf_access": 2.0},
    "viral": {"most_severe": 80.0, "shelf_access": 2.0, "event_vivo": 0.0, "least_durable": 45.0, "event_donor": 40.0},
    "lnp": {"lnp_lasting": 1.2, "shelf_access": 2.5, "event_donor": 60.0, "event_vivo": 0.0, "most_severe": 20.0},
    "spread": {"shelf_access": 1.55},
    "none": {"demand_factor": 0.1},
}  # settings that come to each verdict


def having(**changes) -> model.Inputs:
    """Return the default bets with fields changed."""
    return replace(DEFAULTS, **changes)
