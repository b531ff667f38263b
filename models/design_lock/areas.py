"""Whose patients a launch in each area treats, and from where: the site that is planned, or one of the area's own.

The site that is planned stands in the best place of its area, and cells of that area travel as they do on every page,
fresh where they keep. Two ways are weighed for the others. From afar, cells travel frozen at any distance to the site
that is planned, but for those whose law keeps them in a country in which the user has opened no plant, and those for
whom plants are not licensed. With a site of its own in the area, where the user opened a plant of ours or the network
may open one, cells travel as in the first; it serves what its place may and what is served from afar as well. A
contract plant lifts law and licence where the user opened it; others are the network's, which may treat more than is
planned here. A site of its own is built over its months and is paid once and every year. It is free where it is the one
site that is planned: where the user has opened plants in that area alone. The network pays for every plant that the
user opens; here those beyond the planned one are paid only where they bring more than they save.
"""

from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np

from models import making
from models.design_lock.choices import Choices, choices_of, whole
from models.design_lock.inputs import Inputs, whatever_the_plan
from models.design_lock.money import annuity, discount, monthly_rate
from models.design_lock.volumes import STARTS
from models.lanes import days_on_the_way, shipped
from models.market import launches, net_prices
from models.years import AREAS, MONTHS_A_YEAR, YEARS

OPEN, NEAR = "open", "area"  # what a law and plants' licences may be set to
OWN, CONTRACT, AUTO, EITHER = "own", "contract", "auto", "either"  # what the user says of a place, and of plants
READY_BEFORE = 12  # months that a site and a suite run before they are needed
A_MOMENT = 1e-6  # months
TWO = 2  # sites: the one planned and another


@dataclass(frozen=True)
class Served:
    """What those who ask come to in each area (areas,), where only some of its countries are served."""

    choices: tuple[Choices, ...]  # of which countries to serve

    @cached_property
    def part(self) -> np.ndarray:
        """The largest part that may be served, 0 to 1, of those who ask: those who pay for the running of suites."""
        return np.array([one[0].part for one in self.choices])

    @cached_property
    def leaves(self) -> np.ndarray:
        """USD million for one who asks, if so many are served, after making, shipments and selling, plants apart."""
        return np.array([one[0].leaves for one in self.choices])

    @property
    def countries(self) -> tuple[tuple[float, ...], ...]:
        """The part of those who ask in each country, 0 in those that are not served then."""
        return tuple(one[0].countries for one in self.choices)


@dataclass(frozen=True)
class Suites:
    """What plants cost for a patient a year, USD million."""

    capital: float
    running: float  # a year


@lru_cache(maxsize=64)
def suites(inputs: Inputs) -> Suites:
    """Return what suites cost for a patient a year, those of the published plant with its machines; none from stock."""
    if inputs.modality in inputs.from_shelf:
        return Suites(0.0, 0.0)
    capital = inputs.plant_capital * making.machines(inputs) / making.patients_of(inputs, inputs.small_plant)
    return Suites(capital, capital * inputs.plant_running / 100)


def countries_served(inputs: Inputs) -> Served:
    """Return who is served from the site that is planned of those who ask in each area, and what they leave.

    It stands in the best place of its own area, and serves the others from afar.
    """
    return from_the_site(whatever_the_plan(inputs))


@lru_cache(maxsize=64)
def from_the_site(inputs: Inputs) -> Served:
    """Return the same for all plans."""
    left = [from_near(inputs, area) if area == home(inputs) else from_afar(inputs, area)[None]
            for area in range(len(AREAS))]  # fmt: skip
    return Served(tuple(choices(inputs, area, each) for area, each in enumerate(left)))


def served_near(inputs: Inputs) -> Served:
    """Return who is served where each further area has a site of its own as well; nobody where none may be."""
    return from_own_sites(whatever_the_plan(inputs))


@lru_cache(maxsize=64)
def from_own_sites(inputs: Inputs) -> Served:
    """Return the same for all plans."""
    nobody = [np.full((1, len(each)), -np.inf) for each in inputs.paying]
    left = [from_near(inputs, area) if area != home(inputs) and places_for_a_site(inputs, area) else nobody[area]
            for area in range(len(AREAS))]  # fmt: skip
    return Served(tuple(choices(inputs, area, each) for area, each in enumerate(left)))


def choices(inputs: Inputs, area: int, left: np.ndarray) -> Choices:
    """Return which countries of an area may be served where one who asks in each leaves so much (p, r), by place.

    The first area is served as a whole or not at all: its patients all pay one price, and its suites are begun before
    anybody knows how many will ask.
    """
    part = np.array([country[0] for country in inputs.paying[area]])
    return (whole if area == 0 else choices_of)(left, part, suites(inputs).running)


def from_afar(inputs: Inputs, area: int) -> np.ndarray:
    """Return (r,) USD million that one who asks in each country leaves to the site planned; -inf where it may not."""
    index = np.array([country[1] for country in inputs.paying[area]])
    licensed = (
        area == 0
        or opened(inputs, area, CONTRACT)
        or inputs.plant_licences != NEAR
        or inputs.modality in inputs.from_shelf
    )
    may = [bool(licensed) and lawful(inputs, country[2], area, at) for at, country in enumerate(inputs.paying[area])]
    return np.where(may, a_patient(inputs, net_prices(inputs)[area] * index), -np.inf)


def from_near(inputs: Inputs, area: int) -> np.ndarray:
    """Return (p, r) the same with a site of the area's own in each place where one may stand; from afar without one."""
    afar, places = from_afar(inputs, area), places_for_a_site(inputs, area)
    return np.maximum(afar, near_by(inputs, area, places)) if places else afar[None]


def near_by(inputs: Inputs, area: int, places: list[int]) -> np.ndarray:
    """Return (p, r) what one who asks leaves to a site in each of an area's places, by the best mode."""
    near, index = inputs.near[area], np.array([country[1] for country in inputs.paying[area]])
    way = days_on_the_way(inputs, near.km[places], near.abroad[places])
    days = making.days_but_for_lanes(inputs, inputs.wait_days) + np.where(np.isfinite(way), way, 0.0)
    kept = np.exp(-inputs.lost_a_day / 100 * days)
    earned = (net_prices(inputs)[area] * index * (1 - inputs.selling / 100))[:, None] * kept
    sent = shipped(inputs) * making.batches_a_dose(inputs)
    left = np.where(np.isfinite(way), earned - sent, -np.inf).max(axis=2) - making.dose_cost(inputs) / making.MILLION
    closed = [bool(law) and getattr(inputs, law) != OPEN for *_, law in inputs.paying[area]]
    return np.where(near.abroad[places] & closed, -np.inf, left)


def places_for_a_site(inputs: Inputs, area: int) -> list[int]:
    """Return which of an area's places may have a site of its own: those that the user opened, else what is left open.

    None is needed for what is made in advance, and a second site is not built where one is all that the user allows.
    The site that is planned stands in any place of its area, whosever it is.
    """
    if inputs.modality in inputs.from_shelf:
        return []
    if own := opened(inputs, area, OWN):
        return own
    if area == home(inputs):
        return opened(inputs, area, CONTRACT) or opened(inputs, area, AUTO)
    allowed = inputs.site_limit >= TWO and inputs.ownership in (EITHER, OWN)
    return opened(inputs, area, AUTO) if allowed else []


def opened(inputs: Inputs, area: int, word: str) -> list[int]:
    """Return the places of an area of which the user says this word."""
    return [at for at, place in enumerate(inputs.near[area].places) if getattr(inputs, f"site_{place}") == word]


def lawful(inputs: Inputs, law: str, area: int = 0, region: int = 0) -> bool:
    """Say whether cells of a country with this law, which is one of the assumptions, may come to a plant that stands.

    What is made in advance takes no cells out of a country; nor does a plant that the user has opened in it.
    """
    if not law or inputs.modality in inputs.from_shelf or getattr(inputs, law) == OPEN:
        return True
    stands = opened(inputs, area, OWN) + opened(inputs, area, CONTRACT)
    return not inputs.near[area].abroad[stands, region].all()


def home(inputs: Inputs) -> int:
    """Return the area in which the site that is planned stands: the first, unless the user opened plants elsewhere."""
    if inputs.plant_licences == NEAR:
        return 0
    return next((area for area in range(len(AREAS)) if opened(inputs, area, OWN)), 0)


def site_apart(inputs: Inputs, launch: np.ndarray, area: int) -> tuple[np.ndarray, np.ndarray]:
    """Return (t,) the setup and (t, years) the running of an area's own site, worth today; 0 if it is the one planned.

    It is built evenly over its months, and stands ready a year before the area's launch.
    """
    if area == home(inputs):
        return np.zeros(len(launch)), np.zeros((len(launch), YEARS))
    rate, ready = monthly_rate(inputs), np.maximum(launches(inputs, launch)[area] - READY_BEFORE, 0.0)
    begin = np.maximum(ready - inputs.own_build_months, 0.0)
    months = np.maximum(ready - begin, A_MOMENT)
    setup = inputs.site_setup * annuity(rate, begin, begin + months) / months
    return setup, inputs.site_running * since(ready) * discount(inputs)


def a_patient(inputs: Inputs, price):
    """Return USD million that one who asks leaves after making and selling, plants apart; price: of a dose (...)."""
    earned = price * (1 - inputs.selling / 100)
    if inputs.modality in inputs.from_shelf:
        return earned - inputs.shelf_cost / making.MILLION
    days = making.days_but_for_lanes(inputs, inputs.wait_days) + inputs.cryo_days
    sent = 2 * inputs.cryo_cost * making.batches_a_dose(inputs)
    return earned * np.exp(-inputs.lost_a_day / 100 * days) - (making.dose_cost(inputs) + sent) / making.MILLION


def since(month: np.ndarray) -> np.ndarray:
    """Return (t, years) the part of each year that lies after months (t,)."""
    return np.clip((STARTS + MONTHS_A_YEAR - month[:, None]) / MONTHS_A_YEAR, 0.0, 1.0)
