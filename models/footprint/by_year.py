"""A network over the years: when it is built and paid, what it costs whether used or not, and whom it treats.

The network is the one that is chosen; each year its patients go where they bring most. Building an own plant, or
moving into a contract, takes its lead time and is paid evenly over it. A site stands ready a year before its first
patients and costs its running from then until its last ones. Its suites open a year ahead of the patients who need
them, close a year after the last that do, and all of them run in the peak year. Contract slots are paid from the first
patient on, used or not; what is beyond the cost of a batch that every dose bears is counted here. Patients of a year
are the smaller of those who ask and those for whom the suites built by then are enough.
"""

from dataclasses import dataclass, fields
from functools import lru_cache

import numpy as np

from models.footprint.inputs import Inputs
from models.footprint.lanes import MILLION, patients_by_year
from models.footprint.networks import Plan
from models.footprint.plants import CONTRACT, forced_open
from models.making import a_patient_keeps_busy, dose_cost
from models.years import AREAS, MONTHS_A_YEAR, YEARS

READY_BEFORE = 12  # months that a site and a suite run before their first patients
ROUNDING, SAME_SHARE = 1e-9, 1e-6
STARTS = MONTHS_A_YEAR * np.arange(YEARS)  # month in which each year begins


@dataclass(frozen=True, eq=False)
class Books:
    """What a network, or one of its plants, does in each year from now (YEARS,); money in USD million a year."""

    capacity: np.ndarray  # patients for whom suites and slots are open
    started: np.ndarray  # patients whose cells are collected
    capital: np.ndarray  # spent
    site_cost: np.ndarray
    suite_cost: np.ndarray
    depreciation: np.ndarray

    def __rmul__(self, times: float) -> "Books":
        """Return so many times all of it."""
        return Books(*(times * getattr(self, one.name) for one in fields(self)))

    def __add__(self, other: "Books") -> "Books":
        """Return both together."""
        return Books(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


@dataclass(frozen=True, eq=False)
class OverYears:
    """A network over the years."""

    books: Books  # of all plants together
    plants: tuple[Books, ...]  # of each that is open, as in `Plan.opened`
    treated: np.ndarray  # (areas, YEARS) patients given a dose
    paid: np.ndarray  # (areas, YEARS) x the area's price that they pay on average; 1 where nobody is given one


@lru_cache(maxsize=64)
def over_years(inputs: Inputs, plan: Plan) -> OverYears:
    """Return what the plan's network does in each year."""
    here, sent = plan.setting, by_lane(plan, patients_by_year(inputs))
    wanted = sent.sum(axis=(1, 2))
    books, served = [], np.zeros_like(wanted)
    for index in plan.opened:
        plant = here.plant[index]
        books.append(plant_books(inputs, plan, index, wanted[plant]))
        started = books[-1].started
        served[plant] = np.divide(started, wanted[plant], out=np.zeros(YEARS), where=wanted[plant] > 0)
    nobody = Books(*np.zeros((len(fields(Books)), YEARS)))
    there = np.einsum("prmy,prm,py->ry", sent, here.reached, served)
    return OverYears(sum(books, nobody), tuple(books), *by_area(inputs, there))


def built(inputs: Inputs, plan: Plan, treated: np.ndarray) -> bool:
    """Say whether a network is built: for the patients (areas, YEARS) whom it treats, or since the user opened plants.

    Where it would treat nobody, nobody builds what the user did not ask for.
    """
    asked = set(np.flatnonzero(forced_open(inputs)))
    if treated.any() or not asked:
        return bool(treated.any())
    return asked <= {plan.setting.options[index].place for index in plan.opened}


def by_lane(plan: Plan, demand: np.ndarray) -> np.ndarray:
    """Return patients (p, r, m, YEARS) sent on each lane of those who ask (r, YEARS).

    Each year they go where they bring most of what stands, as in the year of most; a plan whose lanes were chosen for
    something else, or by a service that was promised, keeps them.
    """
    share, ground = plan.network.share, plan.ground
    if not np.allclose(ground.shares(plan.network.open, ground.setting.patients[None])[0], share, atol=SAME_SHARE):
        return share[..., None] * demand[None, :, None]
    return np.moveaxis(ground.shares(plan.network.open, demand.T), 0, -1) * demand[None, :, None]


def by_area(inputs: Inputs, treated: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (areas, YEARS) patients of regions (r, YEARS) summed, and x the area's price that they pay on average.

    Regions do not pay alike: where law, lanes or cost leave some out, the others' price counts, not the area's mean.
    """
    zones = np.array([[region.area == area for region in inputs.geography.regions] for area in AREAS], float)
    index = np.array([region.price_index for region in inputs.geography.regions])
    patients, paid = zones @ treated, zones @ (index[:, None] * treated)
    return patients, np.divide(paid, patients, out=np.ones_like(patients), where=patients > 0)


def plant_books(inputs: Inputs, plan: Plan, index: int, wanted: np.ndarray) -> Books:
    """Return what one open plant does in each year, for patients (YEARS,) sent to it."""
    option, here = plan.setting.options[index], plan.setting
    room = here.lines[index] / float(a_patient_keeps_busy(inputs).max())
    suites = suites_needed(inputs, wanted, room, max(option.suites, 1))
    first = first_month(inputs, wanted)
    lead = inputs.contract_lead_months if option.kind == CONTRACT else inputs.own_build_months
    begin = max(first - lead, 0.0)
    begins = np.maximum([needed_from(suites, one, first) - lead for one in range(1, max(option.suites, 1) + 1)], begin)
    opens, until = begins + lead, last_month(wanted)
    stands = np.array([open_part(month, until) for month in opens])
    waits = np.clip(
        (STARTS + MONTHS_A_YEAR - begin - lead) / np.maximum(STARTS + MONTHS_A_YEAR - first, ROUNDING), 0, 1
    )
    capacity = room * stands.mean(axis=0)
    started = np.minimum(wanted * waits, capacity)
    money = contract_money if option.kind == CONTRACT else own_money
    capital, site, suite, depreciation = money(inputs, plan, index, begins, suites, started, until)
    return Books(capacity, started, capital, site, suite, depreciation)


def suites_needed(inputs: Inputs, wanted: np.ndarray, room: float, count: int) -> np.ndarray:
    """Return (YEARS,) suites that the patients of each year need, at most all; all of them in the peak year."""
    needed = np.clip(np.ceil(wanted / (room / count) - ROUNDING), 0, count)
    needed[inputs.peak] = count
    return needed


def first_month(inputs: Inputs, wanted: np.ndarray) -> float:
    """Return the month of a plant's first patients; the launch where it has none."""
    years = np.flatnonzero(wanted > 0)
    return max(inputs.launch_month, float(STARTS[years[0]])) if len(years) else float(inputs.launch_month)


def last_month(wanted: np.ndarray) -> float:
    """Return the month after a plant's last patients."""
    years = np.flatnonzero(wanted > 0)
    return float(STARTS[years[-1]] + MONTHS_A_YEAR) if len(years) else float(STARTS[-1] + MONTHS_A_YEAR)


def needed_from(suites: np.ndarray, count: int, first: float) -> float:
    """Return the month from which so many suites are needed, at the earliest the month of the first patients."""
    return max(first, float(STARTS[np.flatnonzero(suites >= count)[0]]))


def open_part(begin: float, end: float) -> np.ndarray:
    """Return (YEARS,) the part of each year that lies between two months."""
    return (
        np.clip(np.minimum(STARTS + MONTHS_A_YEAR, end) - np.maximum(STARTS, begin), 0, MONTHS_A_YEAR) / MONTHS_A_YEAR
    )


def evenly(amount: float, begin: float, months: float) -> np.ndarray:
    """Return (YEARS,) an amount spread evenly over months from one on."""
    return amount * open_part(begin, begin + months) * MONTHS_A_YEAR / months


def own_money(inputs, plan, index, begins, suites, started, until) -> tuple[np.ndarray, ...]:
    """Return capital, running of the site, running of its suites and depreciation (YEARS,) of an own plant."""
    here, lead, life = plan.setting, inputs.own_build_months, MONTHS_A_YEAR * inputs.capital_life
    site, running = inputs.site_setup, here.yearly["running"][index] / len(begins)
    suite = (here.capital[index] - site) / len(begins)
    ahead = np.maximum(suites, np.append(suites[1:], 0))
    runs = sum(open_part(month + lead - READY_BEFORE, until) * (ahead >= one) for one, month in enumerate(begins, 1))
    capital = evenly(site, begins[0], lead) + sum(evenly(suite, month, lead) for month in begins)
    written = evenly(site, begins[0] + lead, life) + sum(evenly(suite, month + lead, life) for month in begins)
    ready = open_part(begins[0] + lead - READY_BEFORE, until)
    return capital, here.yearly["site"][index] * ready, running * runs, written


def contract_money(inputs, plan, index, begins, suites, started, until) -> tuple[np.ndarray, ...]:
    """Return capital, nothing for a site, slots beyond the cost of batches, and depreciation of a contract plant."""
    here, lead = plan.setting, inputs.contract_lead_months
    slots = here.included[index] * open_part(begins[0] + lead, until)
    price = here.doses[here.plant[index]]
    paid = np.maximum(slots, started) * price - started * dose_cost(inputs) / MILLION
    capital = evenly(here.capital[index], begins[0], lead)
    written = evenly(here.capital[index], begins[0] + lead, MONTHS_A_YEAR * inputs.contract_years)
    return capital, np.zeros(YEARS), paid, written
