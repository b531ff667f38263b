"""Regional plants against one hub as large: what they contribute while plants stop at times, days, whom they serve."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import combinations
from math import nan

import numpy as np

from models import footprint
from models.answer import Absent
from models.claims.beside import Beside, Pair
from models.claims.measures import network, sites_of
from models.claims.trial import Ahead, Ask
from models.footprint import EITHER, Inputs, Plan
from models.years import AREAS, MONTHS_A_YEAR

SIDES = ("Regional plants", "One hub as large")
NO_NETWORK = Absent(
    "The network named cannot be built",
    "No network of the plants that the claim names can be built under this setting: nothing is compared.",
)
LEFT_OUT = (
    "Plants that the claim names in a region where nobody asks under this setting are not built: nobody would choose "
    "them there. The others are compared."
)
NOBODY = Absent(
    "Neither network serves anybody", "Neither network serves anybody under this setting: nothing is compared."
)
MILLION = 1e6


def regional(ask: Ask) -> Ahead | Absent:
    """Contribution of the regional network the claim names less that of the best single plant as large as all of it.

    In each future demand differs from the plan and plants stop at times; patients are sent anew to those that stand.
    """
    inputs, sites = ask.inputs, sites_of(ask.named)
    there = near_patients(inputs, sites)
    spread = regional_network(inputs, there)
    if spread is None:
        return NO_NETWORK
    both = spread, hub_as_large(inputs, spread)
    if not any(plan.flow.any() for plan in both):
        return NOBODY
    one, other = (footprint.futures_with_shutdowns(inputs, plan) for plan in both)
    means = float(one.mean()), float(other.mean())
    said = (LEFT_OUT,) if len(there) < len(sites) else ()
    return Ahead(one - other, max(means), beside=Beside(SIDES, pairs_of(inputs, both, means), said))


def near_patients(inputs: Inputs, sites: Mapping[str, str]) -> dict[str, str]:
    """Return those of the named plants that stand in an area in which anybody asks: nobody would build the others.

    All of them where none does.
    """
    asks = {area for area in AREAS if any(inputs.asked(area))}
    near = {f"site_{place.key}" for place in inputs.geography.places if place.area in asks}
    return {key: word for key, word in sites.items() if key in near} or dict(sites)


def regional_network(inputs: Inputs, sites: Mapping[str, str]) -> Plan | None:
    """Return the best network of the named plants with one at least in each of their areas; None if there is none.

    A second plant in an area is built only where it pays, as whoever builds for regions would.
    """
    networks = [network(inputs, EITHER, chosen) for chosen in one_an_area(inputs, sites)]
    return max((plan for plan in networks if plan), key=lambda plan: plan.value, default=None)


def one_an_area(inputs: Inputs, sites: Mapping[str, str]) -> list[dict[str, str]]:
    """Return every choice of named plants that has at least one in each area that they stand in, all of them first."""
    areas = {f"site_{place.key}": place.area for place in inputs.geography.places}
    wanted = {areas[key] for key in sites}
    choices = [some for count in range(len(sites), 0, -1) for some in combinations(sites, count)]
    return [{key: sites[key] for key in some} for some in choices if {areas[key] for key in some} == wanted]


def hub_as_large(inputs: Inputs, spread: Plan) -> Plan:
    """Return the best single plant, which may be as large as all plants of a network together."""
    together = sum(spread.setting.options[i].suites for i in spread.opened) * inputs.suite_doses
    return footprint.best_of(replace(inputs, large_plant=max(together, inputs.large_plant)), 1)


def pairs_of(inputs: Inputs, both: tuple[Plan, Plan], means: tuple[float, float]) -> tuple[Pair, ...]:
    """Return the figures of both: three that are weighed against each other, then what lies behind them."""

    def pair(label: str, unit: str, figure, *weighed: str | int) -> Pair:
        return Pair(label, unit, *map(figure, both), *weighed)

    still = "Served while the worst plant stands still"
    return (
        Pair("Contribution, shutdowns counted", "usd_million_a_year", *means, 1, "{} more", "{} dearer"),
        pair("Vein to vein, median", "days", footprint.median_days, -1, "{} sooner", "{} later"),
        pair(still, "percent", footprint.served_while_one_is_still, 1,
             "{} more served when a plant fails", "{} fewer served when a plant fails", "points_of_share"),
        pair("Served in all, shutdowns counted", "percent", footprint.served),
        pair("A plant stands still, a year", "months", lambda plan: months_still(inputs, plan)),
        pair("Network cost a patient treated", "usd", lambda plan: MILLION * plan.cost_a_patient),
        pair("Freight a patient, both ways", "usd", freight),
    )  # fmt: skip


def months_still(inputs: Inputs, plan: Plan) -> float:
    """Return months a year in which one of the plants is expected to stand still."""
    out = inputs.outage_chance / 100 * inputs.outage_months / MONTHS_A_YEAR
    return MONTHS_A_YEAR * float(1 - (1 - out) ** len(plan.opened))


def freight(plan: Plan) -> float:
    """Return USD a patient for collected material and dose; not a number where nobody is served."""
    patients = float(np.sum(plan.flow))
    return -MILLION * plan.parts["transport"] / patients if patients else nan
