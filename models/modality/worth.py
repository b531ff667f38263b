"""What a programme of each class costs and brings, by phase: proof of concept, pivotal study, filing, launch.

A programme passes if its response lies no further below the standard than the gate allows, enough of it lasts, and
severe toxicity is bearable; a response counts with buyers as far as it lasts. Others stop for reasons of their own. It
goes into the pivotal study where what it may bring is worth it. Patients, prices, uptake and rivals are the market's; a
dose of own cells costs what it costs in a plant at planned use, another what the store sets for its class.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from models import making, market
from models.methods.pooling import mean
from models.modality.draws import Drawn, durable, ended, patented, programmes_drawn
from models.modality.inputs import OF_CLASS, Inputs
from models.modality.shown import NAMES, believed
from models.modality.shown import of_class as of_posterior
from models.years import AREAS, MONTHS, MONTHS_A_YEAR

MILLION = 1e6
EDGES = np.arange(0.0, MONTHS + 1, MONTHS_A_YEAR)
INTO_SALES = 72.0  # months after a launch whose share holds for all its years
MOST_SHARE = 0.95  # of all patients that one product can have
OWN = "autologous"


@dataclass(frozen=True)
class Class:
    """What a launch of a class would bring with all patients reached, USD million today, and when it comes."""

    launch: float  # months from now
    margin: float  # sales less selling and making, at a share of 1
    sales: float  # at a share of 1
    rivals: float  # summed attraction, of which the share is taken
    order: float  # log attraction that the order of entry takes


@dataclass(frozen=True, eq=False)
class Phases:
    """Classes k, programmes j of each, futures s; USD million today, demand as expected."""

    met: np.ndarray  # (k, j, s) whether effect, what lasts and safety reach their gates
    goes: np.ndarray  # (k, j, s) whether it also goes into the pivotal study, if nothing else stops it
    share: np.ndarray  # (k, j, s) of patients, if it is launched alone
    margin: np.ndarray  # (k, 1, 1) of all patients
    royalty: np.ndarray  # (k, 1, s) of all patients
    ends: np.ndarray  # (k, 1, s) whether an event of safety ends the class


def discount(inputs: Inputs, months) -> np.ndarray:
    """Return what money so many months from now is worth today."""
    return (1 + inputs.discount_rate / 100) ** (-np.asarray(months, float) / MONTHS_A_YEAR)


def dates(inputs: Inputs, bet: str) -> tuple[float, float, float]:
    """Return the months from now of start, proof and launch of a programme begun in the middle of the years of bets."""
    start = inputs.bet_years * MONTHS_A_YEAR / 2
    proof = start + inputs.proof_months
    longer = 0.0 if bet == OWN else inputs.new_class_months
    return start, proof, proof + longer + inputs.pivotal_months + inputs.filing_months


def dose(inputs: Inputs, bet: str) -> float:
    """Return USD a dose given."""
    if bet == OWN:
        return making.dose_cost(inputs) + making.plant_a_dose(inputs)
    own = OF_CLASS.get(inputs.modality) == bet
    return inputs.shelf_cost if own else dict(inputs.shelf_costs)[bet]


def access(inputs: Inputs, bet: str) -> np.ndarray:
    """Return (3,) patients reached by area against those who reach cells made for each; never more than all."""
    if bet == OWN:
        return np.ones(len(AREAS))
    reached = np.array([getattr(inputs, f"reach_{area}") for area in AREAS])
    return np.minimum(inputs.shelf_access, 100 / np.maximum(reached, 1e-9))


def of_class(inputs: Inputs, bet: str) -> Class:
    """Work out what a launch of a class brings; an area whose patients do not pay for their doses is not served."""
    launch = dates(inputs, bet)[2]
    taken = market.taken_up(inputs, launch, EDGES) @ discount(inputs, (EDGES[1:] + EDGES[:-1]) / 2)
    patients = market.pools(inputs) * access(inputs, bet) * taken
    price = market.net_prices(inputs)
    margin = np.maximum(price * (1 - inputs.selling / 100) - dose(inputs, bet) / MILLION, 0.0)
    months = np.append(EDGES[launch + INTO_SALES > EDGES], launch + INTO_SALES)
    rivals = float(market.rival_field(inputs, launch, months)[0, -1])
    sold = float((patients * price)[margin > 0].sum())
    return Class(launch, float(patients @ margin), sold, rivals, float(market.order_of_entry(inputs, launch)))


@lru_cache(maxsize=8)
def classes(inputs: Inputs) -> dict[str, Class]:
    """Return what a launch of each class brings."""
    return {bet: of_class(inputs, bet) for bet in NAMES}


def stops(inputs: Inputs, found: Drawn) -> dict[str, np.ndarray]:
    """Return (k, j, s) where a programme meets each condition of proof of concept."""
    bar = (inputs.standard_response - inputs.gate) / 100
    return {
        "response": found.shown["response"] >= bar,
        "durability": durable(inputs, found) >= inputs.least_durable / 100,
        "severe": found.shown["severe"] <= inputs.most_severe / 100,
    }


def free(inputs: Inputs) -> Inputs:
    """Return the inputs without what moves no programme: the plan, the read-out and the trial that are looked at."""
    still = dict.fromkeys(("readout_patients", "trial_none", "trial_error", "trial_missed", "trial_most"), 0.0)
    return replace(inputs, bets="", readout_class="", materiality=0.0, bet_budget=0.0, deals=(), ramps=(), **still)


def phases(inputs: Inputs, count: int) -> Phases:
    """Return how so many programmes of each class come through their phases."""
    return phases_once(free(inputs), count)


@lru_cache(maxsize=16)
def phases_once(inputs: Inputs, count: int) -> Phases:
    """Hold every programme against its gates, and what it may bring against what its pivotal study costs."""
    found = programmes_drawn(inputs, count)
    met = np.logical_and.reduce(list(stops(inputs, found).values()))
    margin, order, rivals = (column(inputs, name) for name in ("margin", "order", "rivals"))
    points = 100 * as_own_cells_last(inputs, found) - inputs.standard_response
    share = np.minimum(market.share(market.a_point(inputs) * points + order, rivals), MOST_SHARE)
    royalty = patented(inputs)[:, None] * inputs.patent_royalty / 100 * column(inputs, "sales")
    royalty = np.minimum(royalty, margin)
    odds = inputs.p_pivotal / 100 * inputs.p_filing / 100
    goes = met & (odds * (share * (margin - royalty) - cost(inputs, "launch")) > cost(inputs, "pivotal"))
    return Phases(met, goes, share, margin, royalty, ended(inputs)[:, None])


def as_own_cells_last(inputs: Inputs, found: Drawn) -> np.ndarray:
    """Return (k, j, s) the response that buyers see: as large as would last as much if it were of own cells."""
    kept = believed(inputs, "lasting")
    return np.minimum(durable(inputs, found) / mean(kept.rates, of_posterior(kept, OWN)), 1.0)


def column(inputs: Inputs, name: str) -> np.ndarray:
    """Return (k, 1, 1) what a launch of each class would bring."""
    return np.array([getattr(classes(inputs)[bet], name) for bet in NAMES])[:, None, None]


def cost(inputs: Inputs, phase: str) -> np.ndarray:
    """Return (k, 1, 1) what a phase of a programme of each class costs, USD million today."""
    return np.array([at_cost(inputs, bet)[phase] for bet in NAMES])[:, None, None]


PAID = ("proof", "pivotal", "launch")


def at_cost(inputs: Inputs, bet: str) -> dict[str, float]:
    """Return what each phase of a programme costs, USD million today."""
    start, proof, launch = dates(inputs, bet)
    months = (start + proof) / 2, proof + inputs.pivotal_months / 2, launch
    spent = inputs.proof_cost, inputs.pivotal_cost, inputs.launch_us
    return {name: one * float(discount(inputs, at)) for name, one, at in zip(PAID, spent, months, strict=True)}
