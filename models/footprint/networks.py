"""Networks and what they contribute by mechanism: the best one, the plan's own, the runner-up."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from math import nan

import numpy as np

from models.answer import Verdict
from models.footprint.choice import best_near, first_of_equals, weighed
from models.footprint.expected import Ground
from models.footprint.inputs import Inputs, as_sold
from models.footprint.plants import AUTO, EITHER, Setting, problem, setting
from models.footprint.worlds import worlds
from models.methods import facility
from models.methods.facility.problem import SERVED, Infeasible, Network

MOST_SOLVED = 128
UNPAID = "revenue", "unserved", "waiting", "out_of_spec"  # parts that are income, had or missed

LOOK_BEYOND = 2
NO_LIMIT = 1e6  # days
WHOLE = 100.0  # percent
CLASSLESS = {"modality": "", "shelf_days": 0.0, "shelf_cost": 0.0, "learning_rate": 0.0,
             "experience_batches": 1.0, "materiality": 0.0, "p_success": 0.0, "p_pivotal": 0.0, "p_filing": 0.0,
             "filing_months": 0.0, "launch_europe": 0.0, "launch_asia": 0.0}  # moves no network  # fmt: skip
STEPS = 3  # from the most resilient network found to one that contributes more, on the page's own path
SLACK = 1e-6  # what the fastest or most resilient network may give up to the solver's rounding


@dataclass(frozen=True, eq=False)
class Plan:
    """A network under its setting, and what follows from it; money in USD million a year."""

    setting: Setting
    network: Network
    parts: Mapping[str, float]  # mechanism -> contribution of the fullest year as planned
    expected: Mapping[str, float] | None = None  # the same a year on average over the worlds it is chosen for
    ground: Ground | None = None  # what it is judged on in those worlds

    @property
    def value(self) -> float:
        """Contribution a year on average over years and futures: what treated patients pay, less what all costs."""
        return self.planned if self.expected is None else sum(self.expected.values())

    @property
    def planned(self) -> float:
        """Contribution of the fullest year, if all comes as planned."""
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
        """Cost of the network a treated patient, USD million; not a number where nobody is treated."""
        return -self.spent / self.treated if self.treated else nan

    @property
    def spent(self) -> float:
        """What the network costs a year, as a contribution below 0."""
        return sum(part for name, part in self.parts.items() if name not in UNPAID)

    @property
    def fastest(self) -> float:
        """Days of the fastest lane that there is, whoever is served."""
        return float(self.setting.days.min())

    @property
    def cost_a_dose(self) -> float:
        """Cost of making a dose: plants, doses, contracts, no transport, USD million; not a number without a dose."""
        spent = -sum(self.parts[name] for name in ("capital", "site", "running", "setup", "making", "contract"))
        return spent / self.flow.sum() if self.flow.any() else nan

    @property
    def days(self) -> float:
        """Mean vein-to-vein days of the patients who start; not a number where nobody does."""
        days = np.where(self.flow > 0, self.setting.days, 0.0)
        return float((self.flow * days).sum() / self.flow.sum()) if self.flow.any() else nan

    @property
    def gap(self) -> float:
        """Percent of the highest contribution there can be that this network may miss; 0 is proven."""
        away = self.network.away
        return min(WHOLE * away / max(abs(self.planned + away), away), WHOLE) if away else 0.0

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


@dataclass(frozen=True)
class Solved:
    """What the search for a network came to."""

    plan: Plan | None = None
    finished: bool = True  # whether it is certain that there is none, where there is none
    gap: float = 0.0  # percent of the best there can be that the search may have missed


def best_of(inputs: Inputs, sites: int | None = None) -> Plan:
    """Return the network of the highest contribution, free of the plan's limits; of exactly so many plants if asked."""
    return solved_best(free_of_choices(inputs), sites)


@lru_cache(maxsize=MOST_SOLVED)
def solved_best(inputs: Inputs, sites: int | None) -> Plan:
    """Solve for the best network once for all plans that differ in nothing but their choices."""
    return made(inputs, chosen(inputs, problem(inputs, free=True, sites=sites)))


def free_of_choices(inputs: Inputs) -> Inputs:
    """Return the inputs with every choice of a network left open: where, whose, how many, how near, what for."""
    places = inputs.geography.places
    limits = dict.fromkeys(("limit_us", "limit_europe", "limit_asia"), NO_LIMIT)
    known = {field.name for field in fields(inputs)}
    sites = {name: AUTO for place in places if (name := f"site_{place.key}") in known}
    own = {"objective": "cost", "ownership": EITHER, "service": 0.0, "site_limit": float(len(places))}
    return replace(as_sold(inputs), **CLASSLESS, **own, **limits, **sites)


def plan_of(inputs: Inputs) -> Plan | None:
    """Return the plan's network: its own objective under its own limits, ties broken by cost; None if there is none."""
    return searched(inputs).plan


def searched(inputs: Inputs, sites: int | None = None) -> Solved:
    """Return what the search for the plan's network came to; of exactly so many plants if asked."""
    return solved_plan(replace(as_sold(inputs), **CLASSLESS), sites)


@lru_cache(maxsize=MOST_SOLVED)
def solved_plan(inputs: Inputs, sites: int | None) -> Solved:
    """Solve for the plan's network once for all classes of asset and all times of launch."""
    asked, measure, limits = problem(inputs, sites=sites), inputs.objective, {"nodes": inputs.nodes}
    try:
        if measure == "cost":
            return solved(made(inputs, chosen(inputs, asked)))
        first = facility.solve(asked, measure, **limits)
        bound = {"days": first.days + SLACK, "kept": reached(asked, first) - SLACK}[measure]
        if measure == "kept" and inputs.nodes:
            return solved(made(inputs, as_resilient(inputs, asked, first, bound)), first)
        return solved(made(inputs, facility.solve(asked, "cost", {measure: bound}, **limits)), first)
    except facility.Unfinished:
        return Solved(finished=False, gap=WHOLE)
    except Infeasible:
        return Solved()


def chosen(inputs: Inputs, asked: facility.Problem) -> Network:
    """Return the network that contributes most on average over years and futures, its patients sent as planned.

    A search for the fullest year, each payment weighed as it comes over the years, gives the network to begin from.
    """
    start, ground = facility.solve(weighed(inputs, asked), nodes=inputs.nodes), ground_of(inputs)
    world, possible = worlds(inputs), lambda one: planned(ground, asked, one) is not None
    opened = best_near(ground, world, asked, start.open, possible)
    opened = first_of_equals(ground, world, asked, opened, possible)
    return replace(planned(ground, asked, opened) or start, away=start.away)


def planned(ground: Ground, asked: facility.Problem, opened: np.ndarray) -> Network | None:
    """Return the network of what is open (f,) with its patients sent as planned; None if it does not keep the limits.

    Where those who bring most are enough of all, nobody has to be served at a loss, and no search is needed.
    """
    share = ground.shares(opened, ground.setting.patients[None])[0]
    unserved = np.clip(1 - share.sum(axis=(0, 2)), 0.0, 1.0)
    if unserved @ asked.due <= (1 - asked.service + SERVED) * asked.due.sum():
        cost = asked.fixed[opened].sum() + (share * np.where(share > 0, asked.cost, 0.0)).sum()
        sent, paid = share.sum(axis=2) @ asked.demand, np.bincount(asked.plants, asked.included * opened, len(share))
        cost += unserved @ asked.unserved_cost + np.maximum(sent - paid, 0.0) @ asked.excess
        return Network(opened, share, unserved, float(cost), nan, float(cost), 0.0, 0.0, np.zeros(0))
    stands = opened.astype(float)
    try:
        return facility.solve(replace(asked, least_open=stands, most_open=stands))
    except Infeasible:
        return None


@lru_cache(maxsize=MOST_SOLVED)
def ground_of(inputs: Inputs) -> Ground:
    """Return what the networks within the inputs' limits have in common."""
    asked = problem(inputs)
    return Ground(inputs, setting(inputs), np.isfinite(asked.cost) & asked.allowed_days)


def as_resilient(inputs: Inputs, asked: facility.Problem, first: Network, bound: float) -> Network:
    """Return a network as resilient as one that was found, reached from it by neighbours that contribute more.

    To search for the cheapest takes many seconds; how far this one may be is told by the relaxation.
    """
    ground = ground_of(inputs)
    keeps = lambda one: ground.most_kept(one) >= bound and planned(ground, asked, one) is not None  # noqa: E731
    found = planned(ground, asked, best_near(ground, worlds(inputs), asked, first.open, keeps, STEPS)) or first
    away = found.cost - facility.least(asked, "cost", {"kept": bound})
    return replace(found, away=away if away > SLACK * abs(found.cost) else 0.0)


def reached(asked: facility.Problem, network: Network) -> float:
    """Return the share that is kept if the worst plant fails, which the search itself knows only if it is proven."""
    return network.bound if not network.away else least_kept(asked, network)


def solved(plan: Plan, first: Network | None = None) -> Solved:
    """Return a network with how far it, or the measure it was first chosen by, can be from the best."""
    by_measure = WHOLE * first.gap if first and first.away else 0.0
    return Solved(plan, gap=max(plan.gap, min(by_measure, WHOLE)))


def nothing(inputs: Inputs) -> Plan:
    """Return the network without a plant."""
    inputs = replace(as_sold(inputs), **CLASSLESS)
    here, asked = setting(inputs), problem(inputs, free=True)
    closed = np.zeros(len(here.options), bool)
    share = np.zeros(asked.cost.shape)
    return made(inputs, Network(closed, share, np.ones(len(here.patients)), 0.0, 0.0, 0.0, 0.0, 0.0, np.zeros(0)))


def made(inputs: Inputs, network: Network) -> Plan:
    """Account for a network by mechanism: the fullest year as planned, and the average over years and futures."""
    ground = ground_of(inputs)
    expected = ground.parts(worlds(inputs), network.open)
    return replace(made_of(setting(inputs), network), expected=expected, ground=ground)


def made_of(here: Setting, network: Network) -> Plan:
    """Account for a network under a setting by mechanism."""
    flow = network.share * here.patients[:, None]
    opened, price = network.open, here.price[:, None]
    sent = flow.sum(axis=(1, 2))
    paid = np.bincount(here.plant, here.included * opened, len(sent))
    fixed = {name: float(cost[opened].sum()) for name, cost in here.yearly.items()}
    parts = {
        "revenue": float(here.patients @ here.price),
        "unserved": -float(here.patients @ (network.unserved * here.price)),
        "waiting": -float((flow * (1 - here.reached) * price).sum()),
        "out_of_spec": -float((flow * here.reached * price).sum()) * (1 - here.paid),
        "capital": -fixed["capital"],
        "site": -fixed["site"],
        "running": -fixed["running"],
        "setup": -fixed["setup"],
        "making": -float((sent * here.doses)[here.own].sum()),
        "contract": -fixed["slots"] - float((np.maximum(sent - paid, 0.0) * here.doses)[~here.own].sum()),
        "transport": -float((flow * here.transport).sum()),
    }
    return Plan(here, network, {name: part + 0.0 for name, part in parts.items()})  # no minus zero


def kept_if_one_fails(inputs: Inputs, plan: Plan) -> float:
    """Return the share of all patients still served when the worst single plant fails, percent; nan without plants."""
    return WHOLE * least_kept(problem(inputs), plan.network) if plan.opened else nan


def by_number(inputs: Inputs) -> dict[int, Plan]:
    """Return the best network of each number of plants, to one more than the best or the plan needs."""
    plan = plan_of(inputs)
    most = max(len(best_of(inputs).opened), len(plan.opened) if plan else 0) + LOOK_BEYOND
    return {count: best_of(inputs, count) for count in range(1, min(most, len(inputs.geography.places)) + 1)}


def least_kept(asked: facility.Problem, network: Network) -> float:
    """Return the share of all patients still served when the worst single plant fails."""
    return min(facility.kept_when_each_fails(asked, network.open).values(), default=0.0)
