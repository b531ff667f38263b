"""The ways to open a plant, what each costs a year, and the problem they make with the lanes.

An own plant is a site with a number of suites. The site costs its setup once and its running every year, however many
suites it has; the capital of the suites follows a power of their doses (1: each costs as much as the last; the
six-tenths rule of process engineering, Chilton 1950, Chemical Engineering 57:112, makes large plants cheaper), and
their running is a part of it. Capital is paid back over its life at the discount rate. A line is busy for the process
days, so a shorter process makes the same plant larger. Sizes above eight suites are about a fifth apart: with every
number of suites the best network contributes as much at the defaults, and in twenty random settings 0.1 % more on
average and 0.8 % at most; what it costs moves by up to 5 %, since a suite more serves as many patients more.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import ceil

import numpy as np

from models.footprint.inputs import Inputs
from models.footprint.lanes import (
    MILLION,
    Lanes,
    lanes,
    patients_by_region,
    prices,
    vein_to_vein,
)
from models.making import a_patient_keeps_busy, batches_a_dose, dose_cost, lines_of, machines, patients_of
from models.methods import facility
from models.methods.expansion import annuity
from models.years import AREAS

STEP = 1.2  # from one number of suites to the next: all small ones, then about a fifth more
OWN, CONTRACT, EITHER, AUTO = "own", "contract", "either", "auto"


@dataclass(frozen=True)
class Option:
    """One way to open one place."""

    place: int  # place in the geography
    kind: str  # own or contract
    suites: int  # of an own plant; a contract plant is as large as its slots

    @property
    def words(self) -> str:
        """What it is, for a table or a map."""
        count = f", {self.suites} {'suite' if self.suites == 1 else 'suites'}" if self.suites else ""
        return f"{self.kind} plant{count}"


@dataclass(frozen=True, eq=False)
class Setting:
    """Everything about a network that does not depend on what is opened; money in USD million a year."""

    options: tuple[Option, ...]
    plant: np.ndarray  # (f,) which plant an option is a size of
    place: np.ndarray  # (p,) where a plant stands
    own: np.ndarray  # (p,) bool
    patients: np.ndarray  # (r,) a year
    lanes: Lanes
    days: np.ndarray  # (p, r, m) vein to vein
    reached: np.ndarray  # (p, r, m) share of the patients who are still there to be treated
    lines: np.ndarray  # (f,) that can be planned
    capital: np.ndarray  # (f,) USD million, once
    yearly: dict[str, np.ndarray]  # mechanism -> (f,) fixed cost a year
    doses: np.ndarray  # (p,) cost of making a patient's doses beyond what is included
    transport: np.ndarray  # (p, r, m) cost of a patient's shipments
    included: np.ndarray  # (f,) patients whose doses the fixed cost already pays for
    price: np.ndarray  # (r,) of a paid dose less what selling takes of it, USD million
    paid: float  # share of the doses given that are paid, the rest being out of specification


def options_of(inputs: Inputs) -> tuple[Option, ...]:
    """Return every option: own plants of every size everywhere, contract plants where a manufacturer stands."""
    own = [Option(i, OWN, suites) for i in range(len(inputs.geography.places)) for suites in sizes(inputs)]
    return (*own, *(Option(i, CONTRACT, 0) for i, place in enumerate(inputs.geography.places) if place.contract))


def sizes(inputs: Inputs) -> list[int]:
    """Return the numbers of suites that an own plant may have, up to the largest plant, or to all that can be used.

    Each size is also there for more patients, so that more of them never take a network away.
    """
    largest = max(int(inputs.large_plant / inputs.suite_doses), 1)
    enough = ceil(inputs.patients / patients_of(inputs, inputs.suite_doses))
    found = [1]
    while found[-1] < min(largest, enough):
        found.append(min(max(found[-1] + 1, round(found[-1] * STEP)), largest))
    return found


def doses_a_year(inputs: Inputs, option: Option) -> float:
    """Return the stated doses a year of an option, at the reference days on a line."""
    return inputs.contract_slots if option.kind == CONTRACT else option.suites * inputs.suite_doses


@lru_cache(maxsize=128)
def setting(inputs: Inputs) -> Setting:
    """Work out all arrays of the network problem."""
    options, way = options_of(inputs), lanes(inputs)
    held = [(option.kind == CONTRACT, option.place) for option in options]
    plants, plant = np.unique(held, axis=0, return_inverse=True)
    place, bought = plants[:, 1], plants[:, 0] == 0
    own = bought[plant]
    stated = np.array([doses_a_year(inputs, option) for option in options])
    days = vein_to_vein(inputs, way.days[place], bought)
    of_size = inputs.plant_capital * (stated / inputs.small_plant) ** inputs.scale_exponent
    capital = np.where(own, of_size * machines(inputs), 0.0)
    rate = inputs.discount_rate / 100
    setup = np.where(
        own,
        inputs.site_setup * annuity(rate, inputs.capital_life),
        inputs.contract_setup * annuity(rate, inputs.contract_years),
    )
    made = np.where(bought, dose_cost(inputs), inputs.contract_price * batches_a_dose(inputs)) / MILLION
    included = np.where(own, 0.0, stated * inputs.contract_minimum / 100 / batches_a_dose(inputs))
    return Setting(
        options=options,
        plant=plant,
        place=place,
        own=bought,
        patients=patients_by_region(inputs),
        lanes=way,
        days=days,
        reached=np.exp(-inputs.lost_a_day / 100 * np.where(np.isfinite(days), days, 0.0)),
        lines=lines_of(inputs, stated),
        capital=capital + np.where(own, inputs.site_setup, inputs.contract_setup),
        yearly={
            "capital": capital * annuity(rate, inputs.capital_life),
            "running": capital * inputs.plant_running / 100,
            "site": np.where(own, inputs.site_running, 0.0),
            "setup": setup,
            "slots": included * made[plant],
        },
        doses=made,
        transport=way.cost[place] * batches_a_dose(inputs),
        included=included,
        price=prices(inputs) * (1 - inputs.selling / 100),
        paid=1 - inputs.out_of_spec / 100,
    )


def problem(inputs: Inputs, free: bool = False, sites: int | None = None) -> facility.Problem:
    """Return the facility problem: the plan's own limits, or `free` of choices; `sites` asks for exactly so many."""
    return problem_of(inputs, setting(inputs), free, sites)


def problem_of(inputs: Inputs, here: Setting, free: bool = False, sites: int | None = None) -> facility.Problem:
    """Return the facility problem of a setting, whose patients may be those of another year."""
    a_patient = here.transport + np.where(here.own, here.doses, 0.0)[:, None, None]
    lost = (1 - here.paid * here.reached) * here.price[:, None]
    cost = np.where(np.isfinite(here.days), here.patients[:, None] * (a_patient + lost), np.inf)
    return facility.Problem(
        fixed=sum(here.yearly.values()),
        capacity=here.lines,
        demand=here.patients,
        cost=cost,
        days=here.days,
        load=here.patients[:, None] * a_patient_keeps_busy(inputs),
        plant=here.plant,
        site=here.place,
        size=np.array([option.suites for option in here.options], float),
        zone=np.array([AREAS.index(inputs.geography.places[place].area) for place in here.place]),
        days_limit=None if free else np.array([getattr(inputs, f"limit_{r.area}") for r in inputs.geography.regions]),
        fewest_sites=sites or 0,
        most_sites=sites or (None if free else int(inputs.site_limit)),
        least_at_site=None if free else forced_open(inputs),
        most_open=None if free else np.array([allowed(inputs, option) for option in here.options], float),
        service=0.0 if free else inputs.service / 100,
        promised=inputs.counted,
        unserved_cost=here.patients * here.price,
        included=np.where(here.own[here.plant], here.patients.sum(), here.included),
        excess=np.where(here.own, 0.0, here.doses),
    )


def allowed(inputs: Inputs, option: Option) -> bool:
    """Say whether the plan's ownership and its own word on the place let an option be open."""
    word = getattr(inputs, f"site_{inputs.geography.places[option.place].key}")
    return inputs.ownership in (EITHER, option.kind) and word in (AUTO, option.kind)


def forced_open(inputs: Inputs) -> np.ndarray:
    """Return (p,) 1 where the plan says that a plant must stand."""
    return np.array([getattr(inputs, f"site_{p.key}") in (OWN, CONTRACT) for p in inputs.geography.places], float)
