"""The plans of the race: each is a path on which designs are tried, and terms on which what is earned is shared."""

from dataclasses import dataclass, replace

from models import design_lock
from models.iteration.inputs import Inputs, lock_of

WEST, CHINA, ALLY, AUSTRALIA = "west", "china", "china_partner", "australia"
BOTH, BOTH_ALLY, STOP = "both", "both_partner", "stop"
KINDS = (WEST, CHINA, ALLY, AUSTRALIA, BOTH, BOTH_ALLY)
CHINESE = (CHINA, ALLY, BOTH, BOTH_ALLY)
THROUGH = {CHINA: ALLY, BOTH: BOTH_ALLY}  # with an own team -> through a partner
SOONEST = 1.0  # month to a first patient at the least


@dataclass(frozen=True)
class Terms:
    """What is given away of a plan: percent of what launches leave, and money today."""

    partner: float  # percent to the partner
    leak: float  # percent lost to followers, on average
    signing: float  # USD million

    @property
    def keeps(self) -> float:
        """Share of what launches leave that is kept, 0 to 1."""
        return (1 - self.partner / 100) * (1 - self.leak / 100)


def mine(inputs: Inputs) -> str:
    """Return the kind of the user's own plan."""
    if inputs.australia_first == "yes":
        return AUSTRALIA
    return THROUGH.get(inputs.path, inputs.path) if inputs.site_partner == "partner" else inputs.path


def terms(inputs: Inputs, kind: str) -> Terms:
    """Return what is given away of a plan."""
    if kind in THROUGH.values():
        leak = inputs.site_partner_leak_risk * inputs.leak_loss / 100
        return Terms(inputs.site_partner_share, leak, inputs.site_partner_signing)
    return Terms(0.0, inputs.leak_risk * inputs.leak_loss / 100 if kind in CHINESE else 0.0, 0.0)


def drawn(inputs: Inputs, kind: str) -> tuple[design_lock.Inputs, str]:
    """Return what the lock is given on a plan, and the lock's name of its path.

    Australia is bridged as China is, by its own months, noise and risk; data that must be repeated take as long.
    """
    lock = lock_of(inputs)
    if kind == AUSTRALIA:
        own = {f"china_{name}": getattr(inputs, f"australia_{name}") for name in SAME}
        return replace(lock, tightening_months=0.0, **own), CHINA
    if kind in THROUGH.values():
        return through_partner(inputs, lock), next(path for path, ally in THROUGH.items() if ally == kind)
    return lock, kind


SAME = ("first_patient_months", "generation_months", "generation_cost", "patients", "transfer_spread",
        "bridging_months", "repeat_risk")  # fmt: skip


def through_partner(inputs: Inputs, lock: design_lock.Inputs) -> design_lock.Inputs:
    """Return the lock's inputs where a partner runs Chinese trials: sooner, and for a part of their cost."""
    return replace(
        lock,
        china_first_patient_months=max(lock.china_first_patient_months - inputs.site_partner_months, SOONEST),
        china_generation_cost=lock.china_generation_cost * (1 - inputs.site_partner_bears / 100),
    )
