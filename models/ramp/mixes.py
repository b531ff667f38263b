"""What can be ordered: kinds of capacity, how much of each, now and again once demand is known."""

from dataclasses import dataclass, fields
from functools import lru_cache
from itertools import product

from models.ramp.inputs import Inputs

WAIT = "wait"
OWN_SIZES = (2, 4, 6, 8, 12, 16, 20)  # suites of a new plant
FEW_OWN = (2, 4, 8, 16)  # where they are joined with slots
ADDED_SIZES = (1, 2, 4, 8, 16)  # suites added to plants that stand
CONTRACTS = (1, 2, 4)  # smallest contracts, of one maker
LATER_OWN, LATER_ADDED, LATER_CONTRACTS = (4, 8, 16), (1, 2, 4, 8), (1, 2, 4)


@dataclass(frozen=True)
class Mix:
    """One order: what it holds of each kind of capacity."""

    own: float = 0.0  # suites of a new plant
    added: float = 0.0  # suites at plants that stand
    slots: float = 0.0  # stated doses a year of the first contract maker
    second: float = 0.0  # stated doses a year of the second
    process: bool = False  # the shorter process
    automation: bool = False

    @property
    def kind(self) -> str:
        """Which kind of the closed list it is."""
        held = {field.name for field in fields(self) if getattr(self, field.name)}
        return next(kind for kind, parts in KINDS.items() if held == set(parts))


KINDS = {
    WAIT: (),
    "own": ("own",),
    "expansion": ("added",),
    "contract": ("slots",),
    "second_source": ("slots", "second"),
    "own_contract": ("own", "slots"),
    "process": ("process",),
    "process_own": ("own", "process"),
    "process_expansion": ("added", "process"),
    "process_contract": ("slots", "process"),
    "all": ("own", "slots", "process"),
    "automation": ("automation",),
}  # kind -> what it holds


def sizes(inputs: Inputs, part: str, kind: str) -> tuple:
    """Return how much of a part is offered in a kind."""
    joined = {"own", "slots"} <= set(KINDS[kind])
    slots = tuple(count * inputs.contract_slots for count in CONTRACTS)
    return {
        "own": FEW_OWN if joined else OWN_SIZES,
        "added": ADDED_SIZES,
        "slots": slots if kind != "second_source" else tuple(one / 2 for one in slots),
        "second": tuple(one / 2 for one in slots),
        "process": (True,),
        "automation": (True,),
    }[part]


@lru_cache(maxsize=64)
def offered(inputs: Inputs) -> tuple[Mix, ...]:
    """Return every mix that can be ordered now; two makers share alike the slots of one."""
    found = []
    for kind, parts in KINDS.items():
        rows = product(*(sizes(inputs, part, kind) for part in parts))
        found += [Mix(**dict(zip(parts, row, strict=True))) for row in rows]
    return tuple(mix for mix in found if can(inputs, mix) and (not mix.second or mix.slots == mix.second))


@lru_cache(maxsize=64)
def later(inputs: Inputs) -> tuple[Mix, ...]:
    """Return what can be ordered once demand is known, nothing among it."""
    added = [Mix(added=float(suites)) for suites in LATER_ADDED]
    own = [Mix(own=float(suites)) for suites in LATER_OWN if can(inputs, Mix(own=float(suites)))]
    slots = [Mix(slots=count * inputs.contract_slots) for count in LATER_CONTRACTS]
    return (Mix(), *added, *own, *slots, Mix(process=True), Mix(added=4.0, process=True), Mix(own=8.0, process=True))


def can(inputs: Inputs, mix: Mix) -> bool:
    """Say whether a mix can be ordered now: no plant larger than the largest, none added to where none stands."""
    most = most_suites(inputs)
    return mix.own <= most and (not mix.added or 0 < standing(inputs) <= most - mix.added)


def room_later(inputs: Inputs, now: Mix, then: Mix) -> bool:
    """Say whether an order can follow another: suites where a plant has room for them, one change of the process."""
    plants = (standing(inputs) > 0) + (now.own > 0)
    there = standing(inputs) + now.own + now.added
    return (not then.added or there + then.added <= plants * most_suites(inputs)) and not (now.process and then.process)


def most_suites(inputs: Inputs) -> float:
    """Return the suites of the largest own plant."""
    return inputs.large_plant / inputs.suite_doses


def standing(inputs: Inputs) -> float:
    """Return the suites that stand at the launch, whatever is ordered."""
    return inputs.standing_doses / inputs.suite_doses


def planned(inputs: Inputs) -> Mix:
    """Return the user's own order: its kind, with the suites and slots of the plan as far as they can be had."""
    parts, most = KINDS[inputs.mix], most_suites(inputs)
    share = 2 if "second" in parts else 1
    asked = {
        "own": min(inputs.suites_now, most),
        "added": min(inputs.suites_now, most - standing(inputs)) if standing(inputs) else 0.0,
        "slots": inputs.slots_now / share,
        "second": inputs.slots_now / share,
        "process": True,
        "automation": True,
    }
    return Mix(**{part: max(asked[part], 0) for part in parts})
