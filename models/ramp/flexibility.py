"""What the terms of a contract are worth: slots paid as they are used, as the contract says, or all of them always."""

from dataclasses import dataclass, replace

from models.ramp.choice import options, worth_of
from models.ramp.inputs import Inputs
from models.ramp.mixes import Mix, planned

TERMS = {"flexible": 0.0, "take_or_pay": 100.0}  # percent of reserved slots that is paid whether used or not


@dataclass(frozen=True)
class Flexibility:
    """Worth under each minimum, USD million today."""

    mix: Mix
    flexible: float  # paid as used
    agreed: float  # with the minimum of the contract
    take_or_pay: float  # all reserved slots are paid

    @property
    def worth(self) -> float:
        """What paying as used is worth against paying for all slots."""
        return self.flexible - self.take_or_pay


def flexibility(inputs: Inputs, mix: Mix | None = None) -> Flexibility:
    """Return what one order is worth under each minimum; the user's own if none is given."""
    mix = mix or planned(inputs)
    found = {name: float(worth_of(with_minimum(inputs, least), mix).mean()) for name, least in TERMS.items()}
    return Flexibility(mix, agreed=float(worth_of(inputs, mix).mean()), **found)


def best_under(inputs: Inputs) -> dict[str, tuple[str, float]]:
    """Return the best kind and its worth under each minimum, so that the order may change with the terms."""
    asked = {name: with_minimum(inputs, least) for name, least in TERMS.items()}
    first = {name: next(iter(options(one).values())) for name, one in (asked | {"agreed": inputs}).items()}
    return {name: (option.mix.kind, option.mean) for name, option in first.items()}


def with_minimum(inputs: Inputs, least: float) -> Inputs:
    """Return the inputs with another minimum of reserved slots, percent."""
    return replace(inputs, contract_minimum=least)
