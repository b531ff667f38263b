"""What the race of paths is given: all that the lock is given, and the paths and terms that only the race has."""

from dataclasses import dataclass, fields
from functools import lru_cache

from models import design_lock

UPSTREAM = design_lock.UPSTREAM
GIVEN = design_lock.GIVEN


@dataclass(frozen=True)
class Inputs(design_lock.Inputs):
    """One field an assumption; the field's name is the assumption's key. Those of the lock are shared with it."""

    australia_first: str  # yes or no
    site_partner: str  # own or partner
    good_gain: float  # points above the first design
    race_rival: str  # one of the kinds of plans
    rival_ahead: float  # months
    australia_first_patient_months: float  # months
    australia_generation_months: float  # months
    australia_generation_cost: float  # USD million
    australia_patients: float  # patients a generation
    australia_transfer_spread: float  # points
    australia_bridging_months: float  # months
    australia_repeat_risk: float  # percent
    site_partner_months: float  # months sooner
    site_partner_signing: float  # USD million
    site_partner_share: float  # percent of what launches leave
    site_partner_bears: float  # percent of the cost of a generation
    leak_risk: float  # percent, own team
    site_partner_leak_risk: float  # percent, through a partner
    leak_loss: float  # percent of what launches leave
    materiality: float  # percent


NAMES = tuple(field.name for field in fields(design_lock.Inputs))


@lru_cache(maxsize=64)
def lock_of(inputs: Inputs) -> design_lock.Inputs:
    """Return what the lock is given under the same setting."""
    return design_lock.Inputs(**{name: getattr(inputs, name) for name in NAMES})
