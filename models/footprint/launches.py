"""In which areas a launch pays with the network that it needs; nobody is served where it does not.

The lock plans suites to the patient. The network builds them whole, so that an area which just pays there may lose
here. An area is closed where sales, doses, plants and its commercial build together are worth more without it: counted
by year over the network that would then stand, discounted as the partner page does, and weighed by how much likelier
than a launch a payment is. What is paid before pivotal data is paid by all who have a proof of concept, what is paid
from there to the launch by those whose study succeeds. The first area is never closed. What another area can save is
bounded by its own suites and by all sites but one, and networks are compared only where it leaves no more than that.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

import numpy as np

from models.footprint.by_year import Books, OverYears, over_years
from models.footprint.inputs import Inputs
from models.footprint.lanes import MILLION
from models.footprint.networks import Plan, plan_of
from models.footprint.worlds import today
from models.making import dose_cost, experience_by_year
from models.steps import steps_of
from models.years import AREAS, MONTHS_A_YEAR, YEARS

SERVED = 1.0  # patients a year; fewer are nobody
SPARE = 1.5  # x its part of the patients is the part of the suites that an area can save at most, since they are whole
ENDS = MONTHS_A_YEAR * np.arange(1.0, YEARS + 1)
AT_ONCE = 1e-6  # months


@dataclass(frozen=True)
class Account:
    """What a launch comes to with a network, worth today, USD million, times the odds of a payment against a launch."""

    areas: np.ndarray  # (areas,) sales less selling, doses, shipments and the commercial build
    part: np.ndarray  # (areas,) of all patients
    suites: float  # capital and running
    sites: float  # running
    plants: int

    @property
    def worth(self) -> float:
        """What all of it leaves."""
        return float(self.areas.sum()) - self.suites - self.sites

    @property
    def saves(self) -> np.ndarray:
        """The most that plants cost less (areas,) without an area."""
        return np.minimum(SPARE * self.part, 1.0) * self.suites + self.sites * (1 - 1 / max(self.plants, 1))


def settled(inputs: Inputs) -> Inputs:
    """Return the inputs with the areas closed in which a launch does not pay with the network that it needs.

    What is made in advance has no network.
    """
    if inputs.modality in inputs.from_shelf:
        return inputs
    closed = closed_in(replace(inputs, closed=()) if inputs.closed else inputs)
    return inputs if closed == inputs.closed else replace(inputs, closed=closed)


@lru_cache(maxsize=64)
def closed_in(inputs: Inputs) -> tuple[str, ...]:
    """Return the areas that are worth more closed, of the inputs with all of them open."""
    whole = account_of(inputs)
    if whole is None:
        return ()
    doubtful = [area for at, area in enumerate(AREAS)
                if at and any(inputs.asked(area)) and whole.areas[at] < whole.saves[at]]  # fmt: skip
    found, worth = (), whole.worth
    for few in (few for count in range(1, len(doubtful) + 1) for few in combinations(doubtful, count)):
        less = account_of(replace(inputs, closed=few))
        if less is not None and less.worth > worth:
            found, worth = few, less.worth
    return found


def account_of(inputs: Inputs) -> Account | None:
    """Return what a launch comes to with the plan's network; None where no network keeps its limits, or is needed."""
    plan = plan_of(inputs) if inputs.patients >= SERVED else None
    return account(inputs, over_years(inputs, plan), plan) if plan and plan.opened else None


def account(inputs: Inputs, found: OverYears, plan: Plan) -> Account:
    """Add up the years of a network."""
    books, worth = found.books, today(inputs)
    sales = net_sales(inputs, found)
    spent, standby = likelier(inputs), np.where(sales.any(axis=0), 1.0, from_data(inputs))
    part = parts_of(found.treated)
    left = (sales - part * doses(inputs, books, plan)) @ worth
    return Account(
        areas=left - builds(inputs, worth) * found.treated.any(axis=1),
        part=found.treated.sum(axis=1) / max(found.treated.sum(), SERVED),
        suites=float(books.capital @ (spent * worth) + books.suite_cost @ (standby * worth)),
        sites=float(books.site_cost @ (standby * worth)),
        plants=len(plan.opened),
    )


def net_sales(inputs: Inputs, found: OverYears) -> np.ndarray:
    """Return (areas, YEARS) what doses in specification are paid, less what selling takes of it."""
    price = np.array([getattr(inputs, f"price_{area}") for area in AREAS]) / MILLION
    kept = (1 - inputs.out_of_spec / 100) * (1 - inputs.selling / 100)
    return kept * price[:, None] * found.paid * found.treated


def doses(inputs: Inputs, books: Books, plan: Plan) -> np.ndarray:
    """Return (YEARS,) what batches and shipments of those who start cost, with the experience of each year."""
    a_shipment = -plan.parts["transport"] / max(plan.flow.sum(), SERVED)
    batches = dose_cost(inputs, experience_by_year(inputs, books.started)) / MILLION
    return books.started * (batches + a_shipment)


def parts_of(treated: np.ndarray) -> np.ndarray:
    """Return (areas, YEARS) of each year's patients the part that is an area's."""
    whole = treated.sum(axis=0)
    return np.divide(treated, whole, out=np.zeros_like(treated), where=whole > 0)


def from_data(inputs: Inputs) -> float:
    """Return how much likelier than a launch good pivotal data are."""
    return 1 / steps_of(inputs)[2]


def likelier(inputs: Inputs) -> np.ndarray:
    """Return (YEARS,) how much likelier than a launch what is spent in each year is."""
    _, study, filing = steps_of(inputs)
    launch = inputs.launch_month
    data, sold = (before(month) for month in (max(launch - inputs.filing_months, 0.0), launch))
    return data / (study * filing) + (sold - data) / filing + (1 - sold)


def before(month: float) -> np.ndarray:
    """Return (YEARS,) the part of each year that lies before a month."""
    return np.clip(month / MONTHS_A_YEAR - np.arange(YEARS), 0.0, 1.0)


def builds(inputs: Inputs, worth: np.ndarray) -> np.ndarray:
    """Return (areas,) the commercial build of each further area, paid evenly from pivotal data to the launch."""
    launch = max(inputs.launch_month, AT_ONCE)
    data = min(max(launch - inputs.filing_months, 0.0), launch - AT_ONCE)
    spread = np.diff(np.clip(ENDS, data, launch), prepend=data) / (launch - data)
    return np.array([0.0, inputs.launch_europe, inputs.launch_asia]) * (spread @ worth) * from_data(inputs)
