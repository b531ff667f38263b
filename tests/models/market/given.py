"""The market's inputs at the store's defaults, with patients of our own making in place of the other topics'."""

from dataclasses import replace

import numpy as np

import explorer
from explorer.store import listed_rows
from models import market
from models.market import Inputs
from models.scenario import Scenario, inputs_for
from models.years import AREAS, MONTHS, YEARS

NOBODY = (0.0,) * YEARS
LAUNCH = 84.0  # months from now


def plain(**changes) -> Inputs:
    """Return the defaults with changes, launched in month 84, and nobody asked yet."""
    nobody = {f"{what}_{area}": NOBODY for what in ("asked", "treated") for area in AREAS}
    nobody |= {f"paid_{area}": (1.0,) * YEARS for area in AREAS}
    tables = {"uptake": market.curve_of(listed_rows("uptake")), "launch_month": LAUNCH, "share": 10.0, "gained": 0.0}
    return replace(inputs_for(Inputs, explorer.catalogue(), Scenario(), nobody | tables), **changes)


def shares(inputs: Inputs) -> np.ndarray:
    """Return (MONTHS,) our share as expected, for the first design launched when it is."""
    month = np.arange(MONTHS) + 0.5
    attraction = market.a_point(inputs) * market.head_start(inputs) + market.order_of_entry(inputs, inputs.launch_month)
    return market.share(attraction, market.rival_field(inputs, inputs.launch_month, month))[0]


def asked(inputs: Inputs) -> np.ndarray:
    """Return (3, YEARS) patients a year who are to be given our therapy."""
    return market.asked_by_year(inputs, inputs.launch_month, shares(inputs))


def whole(given_a_dose: float = 0.85, **changes) -> Inputs:
    """Return the defaults with changes, patients asked as worked out here, so many of them given a dose."""
    inputs = plain(**changes)
    people = asked(inputs)
    fields = {f"asked_{area}": tuple(people[row]) for row, area in enumerate(AREAS)}
    fields |= {f"treated_{area}": tuple(given_a_dose * people[row]) for row, area in enumerate(AREAS)}
    return replace(inputs, **fields)
