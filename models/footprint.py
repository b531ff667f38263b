"""Where should the plants stand, and what does each region buy?

A therapy made from a patient's own cells travels twice: collected material to a plant, the dose back. Each candidate
city can hold an own plant of one of three sizes, or a contract manufacturer's slots where one stands there. Each
region's patients are sent to open plants by the mode that pays: same-day courier, next-flight fresh while the material
keeps, or frozen in dry vapour. Vein to vein is collection, lanes, waiting for a slot, process, release and the way to
infusion; a share of patients is lost with every day of it, and a dose out of specification is given but not paid. A
line is busy for the process days, and lines must suffice on every day of the week on which patients arrive. Capital
is paid back over its life and follows a power of the plant's size, so that one large plant is cheaper than two small
ones; contract slots are paid by the dose, a part of them used or not.

Worked out: the network with the highest yearly contribution, exactly, as a mixed-integer programme (capacitated
facility location in its strong formulation, solved by HiGHS with the gap reported); the same for each number of
plants; the plan under its own limits, cheapest, fastest or most resilient, the ties of the last two broken by cost.
The range of outcomes comes from simulated futures in which each area's demand differs from the plan (log-normal,
common draws); a full plant turns patients away.

Left out: queues beyond the days given for a slot, ramp-up, taxes, currency, differences of wages and of price between
countries, regional approval of each plant, and the supply of vectors. Not valid for off-the-shelf doses, which can be
stored.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import lru_cache

import numpy as np
import pandas as pd

from models import facility, footprint_words
from models.answer import Answer, Verdict
from models.facility import Diagnosis, Infeasible, Network
from models.footprint_lanes import AREAS, Geography, geography_of
from models.footprint_plants import AUTO, EITHER, Setting, problem, setting

FIGURES, MECHANISMS = footprint_words.FIGURES, footprint_words.MECHANISMS
PHRASES, READS, TITLE = footprint_words.PHRASES, footprint_words.READS, footprint_words.TITLE
UNIT, WORTH = footprint_words.UNIT, footprint_words.WORTH
GIVEN = {"geography": (geography_of, ("network_places", "network_regions"))}
FUTURES, SEED, BAND = 400, 20_261_123, (0.1, 0.9)
MOST_SOLVED = 512
UNPAID = "revenue", "unserved", "waiting", "out_of_spec"  # parts that are income, had or missed
LOOK_BEYOND, FRONTIER_POINTS, LEVER_DAYS = 2, 6, 0.1
NO_LIMIT = 1e6  # days
SLACK = 1e-6  # what the fastest or most resilient network may give up to the solver's rounding


@dataclass(frozen=True)
class Inputs:
    """One field an assumption; the field's name is the assumption's key. `geography` comes from the store."""

    geography: Geography
    patients: float  # patients a year
    process_days: float  # days
    lost_a_day: float  # percent a day
    scale_exponent: float  # exponent
    contract_price: float  # USD a dose
    site_limit: float  # plants
    ownership: str  # either, own or contract
    objective: str  # cost, days or kept
    share_us: float  # percent, scaled to 100 with the others
    share_europe: float  # percent
    share_asia: float  # percent
    net_price: float  # USD a treated patient
    dose_cost: float  # USD a dose
    plant_capital: float  # USD million, a small plant
    plant_running: float  # percent of capital a year
    site_setup: float  # USD million
    capital_life: float  # years
    reference_days: float  # days
    small_plant: float  # doses a year
    medium_plant: float  # doses a year
    large_plant: float  # doses a year
    contract_slots: float  # doses a year
    contract_minimum: float  # percent
    contract_setup: float  # USD million
    contract_years: float  # years
    utilisation: float  # percent
    weekend_collections: float  # percent
    failure: float  # percent
    out_of_spec: float  # percent
    release_days: float  # days
    collection_days: float  # days
    treatment_days: float  # days
    wait_days: float  # days
    border_days: float  # days
    courier_km: float  # km
    courier_cost: float  # USD a shipment
    air_km_a_day: float  # km
    air_cost: float  # USD a shipment
    cryo_days: float  # days
    cryo_cost: float  # USD a shipment
    hold_hours: float  # hours
    demand_spread: float  # percent
    limit_us: float  # days
    limit_europe: float  # days
    limit_asia: float  # days
    service: float  # percent
    own_build_months: float  # months
    contract_lead_months: float  # months
    ramp_years: float  # years
    discount_rate: float  # percent a year
    site_los_angeles: str  # auto, own, contract or closed; so with every place
    site_bay_area: str
    site_houston: str
    site_maryland: str
    site_new_jersey: str
    site_morris_plains: str
    site_boston: str
    site_stevenage: str
    site_hoofddorp: str
    site_ghent: str
    site_munich: str
    site_shanghai: str
    site_yokohama: str
    site_singapore: str
    site_mumbai: str
    site_melbourne: str


@dataclass(frozen=True, eq=False)
class Plan:
    """A network under its setting, and what follows from it; money in USD million a year."""

    setting: Setting
    network: Network
    parts: Mapping[str, float]  # mechanism -> contribution; they sum to `value`

    @property
    def value(self) -> float:
        """Yearly contribution: what treated patients pay, less everything the network costs."""
        return sum(self.parts.values())

    @property
    def opened(self) -> list[int]:
        """Places in the list of options that are open."""
        return np.flatnonzero(self.network.open).tolist()

    @property
    def flow(self) -> np.ndarray:
        """Patients (p, r, m) a year who start on each lane."""
        return self.network.share * self.setting.patients[:, None]

    @property
    def treated(self) -> float:
        """Patients a year who are still there to be treated."""
        return float((self.flow * self.setting.reached).sum())

    @property
    def cost_a_patient(self) -> float:
        """Cost of the network a treated patient, USD million."""
        spent = -sum(part for name, part in self.parts.items() if name not in UNPAID)
        return spent / self.treated if self.treated else 0.0

    @property
    def cost_a_dose(self) -> float:
        """Cost of making a dose: plants, doses and contracts, without transport, USD million."""
        spent = -sum(self.parts[name] for name in ("capital", "running", "setup", "making", "contract"))
        return spent / self.flow.sum() if self.flow.any() else 0.0

    @property
    def running_cost_a_patient(self) -> float:
        """Cost of the network a treated patient without the capital of its plants, USD million."""
        spent = -sum(self.parts[name] for name in ("running", "making", "contract", "transport"))
        return spent / self.treated if self.treated else 0.0

    @property
    def days(self) -> float:
        """Mean vein-to-vein days of the patients who start."""
        days = np.where(self.flow > 0, self.setting.days, 0.0)
        return float((self.flow * days).sum() / max(self.flow.sum(), np.finfo(float).tiny))

    @property
    def capital(self) -> float:
        """Capital of what is open, USD million."""
        return float(self.setting.capital[self.network.open].sum())

    @property
    def verdict(self) -> Verdict:
        """How many plants, and whose."""
        kinds = {self.setting.options[i].kind for i in self.opened}
        if not kinds:
            return Verdict("none")
        kind = kinds.pop() if len(kinds) == 1 else "mixed"
        return Verdict(f"one_{kind}" if len(self.opened) == 1 else kind, len(self.opened))


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws."""

    plan: Plan | None  # None if no network keeps the plan's limits
    best: Plan
    second: Plan
    problem: Diagnosis | None  # why there is no plan


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows."""
    plan, best = plan_of(inputs), best_of(inputs)
    second = runner_up(inputs)
    here, there = futures(inputs, best), futures(inputs, second)
    low, high = np.quantile(here, BAND)
    shown = plan or nothing(inputs)
    return Answer(
        verdict=best.verdict,
        value=shown.value,
        best=max(best.value, shown.value),
        low=float(low),
        high=float(high),
        sure=float(np.mean(here > there)),
        runner_up=second.verdict,
        runner_up_cost=best.value - second.value,
        contributions=shown.parts,
        reads=reads(standing(inputs)),
        detail=Detail(plan, best, second, None if plan else facility.explain(problem(inputs))),
    )


def best_of(inputs: Inputs, sites: int | None = None) -> Plan:
    """Return the network of the highest contribution, free of the plan's limits; of exactly so many plants if asked."""
    return solved_best(free_of_choices(inputs), sites)


@lru_cache(maxsize=MOST_SOLVED)
def solved_best(inputs: Inputs, sites: int | None) -> Plan:
    """Solve for the best network once for all plans that differ in nothing but their choices."""
    return made(inputs, facility.solve(problem(inputs, free=True, sites=sites)))


def free_of_choices(inputs: Inputs) -> Inputs:
    """Return the inputs with every choice of a network left open: where, whose, how many, how near, what for."""
    places = inputs.geography.places
    limits = dict.fromkeys(("limit_us", "limit_europe", "limit_asia"), NO_LIMIT)
    known = {field.name for field in fields(inputs)}
    sites = {name: AUTO for place in places if (name := f"site_{place.key}") in known}
    own = {"objective": "cost", "ownership": EITHER, "service": 0.0, "site_limit": float(len(places))}
    return replace(inputs, **own, **limits, **sites)


@lru_cache(maxsize=MOST_SOLVED)
def plan_of(inputs: Inputs) -> Plan | None:
    """Return the plan's network: its own objective under its own limits, ties broken by cost; None if there is none."""
    asked = problem(inputs)
    try:
        if inputs.objective == "cost":
            return made(inputs, facility.solve(asked))
        first = facility.solve(asked, inputs.objective)
        reached = {"days": first.days + SLACK, "kept": first.bound - SLACK}[inputs.objective]
        return made(inputs, facility.solve(asked, "cost", {inputs.objective: reached}))
    except Infeasible:
        return None


def runner_up(inputs: Inputs) -> Plan:
    """Return the best network with one plant fewer or one more."""
    best = best_of(inputs)
    count = len(best.opened)
    others = [best_of(inputs, sites) for sites in (count - 1, count + 1) if 0 < sites <= len(inputs.geography.places)]
    if count == 1 and best.value > 0:
        others.append(nothing(inputs))
    return max(others, key=lambda plan: plan.value)


def nothing(inputs: Inputs) -> Plan:
    """Return the network without a plant."""
    here, asked = setting(inputs), problem(inputs, free=True)
    closed = np.zeros(len(here.options), bool)
    share = np.zeros(asked.cost.shape)
    return made(inputs, Network(closed, share, np.ones(len(here.patients)), 0.0, 0.0, 0.0, 0.0, np.zeros(0)))


def made(inputs: Inputs, network: Network) -> Plan:
    """Account for a network by mechanism."""
    here = setting(inputs)
    flow = network.share * here.patients[:, None]
    opened, price = network.open, here.price
    sent = flow.sum(axis=(1, 2))
    paid = np.bincount(here.plant, here.included * opened, len(sent))
    fixed = {name: float(cost[opened].sum()) for name, cost in here.yearly.items()}
    parts = {
        "revenue": float(here.patients.sum()) * price,
        "unserved": -float(here.patients @ network.unserved) * price,
        "waiting": -float((flow * (1 - here.reached)).sum()) * price,
        "out_of_spec": -float((flow * here.reached).sum()) * (1 - here.paid) * price,
        "capital": -fixed["capital"],
        "running": -fixed["running"],
        "setup": -fixed["setup"],
        "making": -float((sent * here.doses)[here.own].sum()),
        "contract": -fixed["slots"] - float((np.maximum(sent - paid, 0.0) * here.doses)[~here.own].sum()),
        "transport": -float((flow * here.transport).sum()),
    }
    return Plan(here, network, {name: part + 0.0 for name, part in parts.items()})  # no minus zero


def futures(inputs: Inputs, plan: Plan) -> np.ndarray:
    """Return (FUTURES,) contribution when each area's demand differs; full plants turn patients away."""
    here, network = plan.setting, plan.network
    demand = demand_draws(inputs)[:, [AREAS.index(region.area) for region in inputs.geography.regions]]
    patients = here.patients * demand
    flow = patients @ network.share.sum(axis=2).T
    load = patients @ (facility_load(inputs)[:, None] * network.share.sum(axis=2).T)
    lines, paid = (
        np.bincount(here.plant, each * network.open, len(here.place)) for each in (here.lines, here.included)
    )
    room = np.divide(lines, load, out=np.ones_like(load), where=load > lines)
    taken = flow * room
    margin = here.price * here.paid * here.reached - here.transport - np.where(here.own, here.doses, 0.0)[:, None, None]
    earned = patients @ (network.share * margin).sum(axis=2).T * room
    beyond = np.where(here.own, 0.0, np.maximum(taken - paid, 0.0) * here.doses)
    return (earned - beyond).sum(axis=1) - sum(cost[network.open].sum() for cost in here.yearly.values())


@lru_cache(maxsize=64)
def demand_draws(inputs: Inputs) -> np.ndarray:
    """Return (FUTURES, areas) log-normal factors with mean 1; the same draws for all that is compared."""
    variance = np.log1p((inputs.demand_spread / 100) ** 2)
    normal = np.random.default_rng(SEED).standard_normal((FUTURES, len(AREAS)))
    return np.exp(np.sqrt(variance) * normal - variance / 2)


def facility_load(inputs: Inputs) -> np.ndarray:
    """Return (r,) lines that one patient a year of each region keeps busy on the busiest day of the week."""
    asked = problem(inputs, free=True)
    return asked.windows.max(axis=1) / np.maximum(asked.demand, np.finfo(float).tiny)


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision, without the plan and the futures."""
    best = best_of(inputs)
    return {"verdict": best.verdict, "best": best.value}


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def plan_value(inputs: Inputs) -> float:
    """Return what the user's own plan is worth, USD million a year."""
    plan = plan_of(inputs)
    return plan.value if plan else 0.0


def kept_if_one_fails(inputs: Inputs, plan: Plan) -> float:
    """Return the share of all patients still served when the worst single plant fails, percent."""
    asked = problem(inputs)
    return 100 * least_kept(asked, plan.network)


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read, without the rest of the answer."""
    return reads(standing(inputs))


def standing(inputs: Inputs) -> Plan:
    """Return the network that other topics count with: the plan; if it cannot be kept, the best; at least one plant."""
    found = plan_of(inputs) or best_of(inputs)
    return found if found.opened else best_of(inputs, 1)


def reads(plan: Plan) -> dict[str, float]:
    """Return what other topics may read of the user's plan."""
    return {
        "treated": plan.treated,
        "vein_to_vein": plan.days,
        "plants": float(len(plan.opened)),
        "network_capital": plan.capital,
        "network_cost": 1e6 * plan.cost_a_patient,
        "making_cost": 1e6 * plan.cost_a_dose,
        "serving_cost": 1e6 * plan.running_cost_a_patient,
    }


def by_number(inputs: Inputs) -> dict[int, Plan]:
    """Return the best network of each number of plants, to one more than the best or the plan needs."""
    plan = plan_of(inputs)
    most = max(len(best_of(inputs).opened), len(plan.opened) if plan else 0) + LOOK_BEYOND
    return {count: best_of(inputs, count) for count in range(1, min(most, len(inputs.geography.places)) + 1)}


def process_lever(inputs: Inputs) -> tuple[int, float, float, float | None]:
    """Return the plan's plants, what one more is worth, what a day off the process is, and the days worth a plant.

    The days are None where no shorter process is worth as much. Money in USD million a year.
    """
    plan = plan_of(inputs)
    count = max(len(plan.opened) if plan else len(best_of(inputs).opened), 1)
    here = best_of(inputs, count).value
    gain = best_of(inputs, count + 1).value - here

    def worth(days: float) -> float:
        return best_of(replace(inputs, process_days=inputs.process_days - days), count).value - here

    most = inputs.process_days - 1
    a_day = worth(min(1.0, most)) / min(1.0, most) if most > 0 else 0.0
    if gain <= 0 or most <= 0 or worth(most) < gain:
        return count, gain, a_day, None
    low, high = 0.0, most
    while high - low > LEVER_DAYS:
        middle = (low + high) / 2
        low, high = (low, middle) if worth(middle) >= gain else (middle, high)
    return count, gain, a_day, high


@lru_cache(maxsize=MOST_SOLVED)
def days_frontier(inputs: Inputs) -> list[Plan]:
    """Return the frontier between cost and days, worked out once."""
    return frontier(inputs)


def frontier(inputs: Inputs, measure: str = "days", report: Callable[[float, float], bool] | None = None) -> list[Plan]:
    """Return the cheapest networks at least so good by a measure, from the best by it to the cheapest.

    The epsilon-constraint method: cost is minimised under one bound after another, evenly spaced between the ends.
    """
    asked = problem(replace(inputs, site_limit=len(inputs.geography.places)))
    cheapest, finest = facility.solve(asked), facility.solve(asked, measure, report=report)
    ends = {"days": lambda: (finest.days, cheapest.days), "kept": lambda: (finest.bound, least_kept(asked, cheapest))}
    slack = SLACK if measure == "days" else -SLACK
    found = []
    for limit in np.linspace(*ends[measure](), FRONTIER_POINTS)[:-1]:
        start = found[-1] if found else None  # a network that keeps one bound keeps the next, which is looser
        found.append(facility.solve(asked, "cost", {measure: limit + slack}, start=start, report=report))
    return [made(inputs, network) for network in (*found, cheapest)]


def least_kept(asked: facility.Problem, network: Network) -> float:
    """Return the share of all patients still served when the worst single plant fails."""
    return min(facility.kept_when_each_fails(asked, network.open).values(), default=0.0)
