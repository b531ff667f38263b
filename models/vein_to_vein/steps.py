"""The steps from referral to infusion, who owns each, and where one owner hands over to another."""

from collections.abc import Mapping
from itertools import pairwise

HOSPITAL, SPONSOR, COURIER, CDMO, CRO = "hospital", "sponsor", "courier", "CDMO", "CRO"
STEPS = {
    "referral": "Referral and work-up",
    "booking": "Slot booking",
    "apheresis": "Apheresis",
    "transport_out": "Transport to the plant",
    "receipt": "Receipt",
    "manufacture": "Manufacture",
    "testing": "Testing",
    "release": "Release",
    "transport_back": "Transport back",
    "bridging": "Bridging and conditioning",
    "infusion": "Infusion",
}
AGAIN = "again"  # days spent on batches that were made again: no step of its own
AT_HOME = ("booking", "apheresis")  # hand-offs before cells are collected
TO_THE_SUITE = ("transport_out", "receipt", "manufacture")  # between collection and the suite, at every making
TO_RELEASE = ("testing", "release")  # from the suite to the verdict on the batch, at every making
TO_THE_BED = ("transport_back", "bridging", "infusion")
OWN = {
    "referral": HOSPITAL,
    "booking": SPONSOR,
    "apheresis": HOSPITAL,
    "transport_out": COURIER,
    "receipt": SPONSOR,
    "manufacture": SPONSOR,
    "testing": SPONSOR,
    "release": SPONSOR,
    "transport_back": COURIER,
    "bridging": HOSPITAL,
    "infusion": HOSPITAL,
}
CONTRACT = OWN | {"receipt": CDMO, "manufacture": CDMO, "testing": CRO}
MAKERS = {"own": OWN, "contract": CONTRACT}


def hand_offs(owners: Mapping[str, str]) -> tuple[str, ...]:
    """Return the steps that begin with another owner than the step before."""
    return tuple(step for before, step in pairwise(STEPS) if owners[before] != owners[step])


def hand_off_words(maker: str, step: str) -> str:
    """Say who hands over to whom before a step; no pair of owners does so twice."""
    names, owners = list(STEPS), MAKERS[maker]
    before = owners[names[names.index(step) - 1]]
    return f"{before} to {owners[step]}"
