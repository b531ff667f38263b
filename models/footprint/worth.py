"""What it is worth to count with chance when a network is chosen, what it would be worth to know, and resilience.

The names are those of two-stage programmes: the best network here and now (RP), the one for demand as expected and
what it contributes in the same worlds (EEV), and what could be had if the future were known before anything is built
(WS). No network beats the relaxation of the extensive form, in which no plant stands still.
"""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from models.footprint.choice import best_near, nearby, weighed
from models.footprint.expected import Ground
from models.footprint.inputs import Inputs
from models.footprint.networks import MOST_SOLVED, WHOLE, Plan, by_number, free_of_choices, ground_of, planned
from models.footprint.paid import yearly
from models.footprint.plants import Option, problem
from models.footprint.recommendation import recommended
from models.footprint.worlds import Worlds, certain, worlds
from models.methods import facility
from models.methods.facility import scenarios
from models.methods.facility.problem import Infeasible, Problem

SHOWN_OF_A_NUMBER = 15  # networks of one number of plants in the chart


@dataclass(frozen=True)
class Worth:
    """Contributions a year on average over the worlds, USD million."""

    here_and_now: float  # RP: the best network that is chosen before anything is known
    expected_value: float  # EEV: the network for demand as expected, in the same worlds
    wait_and_see: float  # WS: the best network for each future, had it been known
    bound: float  # no network within the limits contributes more

    @property
    def of_stochastic_solution(self) -> float:
        """RP - EEV: what it brings to count with chance."""
        return max(self.here_and_now - self.expected_value, 0.0)

    @property
    def of_perfect_information(self) -> float:
        """WS - RP: what may be paid to know demand before the plants are built."""
        return self.wait_and_see - self.here_and_now

    @property
    def gap(self) -> float:
        """Percent of what the network contributes that no other can bring more."""
        return WHOLE * max(self.bound - self.here_and_now, 0.0) / max(abs(self.here_and_now), 1e-9)


@lru_cache(maxsize=MOST_SOLVED)
def worth_of(inputs: Inputs) -> Worth | None:
    """Return what chance is worth to the best network within the limits; None where there is none with a plant."""
    best = recommended(inputs)
    if best is None or not best.opened:
        return None
    ground, world, asked = best.ground, worlds(best.ground.inputs), problem(best.ground.inputs)
    mean = near(ground, certain(ground.inputs), asked, best)
    known = [best_if(ground, asked, best, replace(world, factors=factor[None], chance=np.ones(1)))
             for factor in world.factors]  # fmt: skip
    return Worth(
        best.value,
        float(ground.contributes(world, [mean])[0]),
        float(world.chance @ known),
        bound(ground, world, asked),
    )


def best_if(ground: Ground, asked: Problem, best: Plan, world: Worlds) -> float:
    """Return what the best network for a world contributes in it."""
    return float(ground.contributes(world, [near(ground, world, asked, best)])[0])


def near(ground: Ground, world: Worlds, asked: Problem, best: Plan) -> np.ndarray:
    """Return the best network (f,) for a world, looked for from the best of all worlds and from the world's own."""
    starts, keeps = [best.network.open], lambda one: planned(ground, asked, one) is not None
    own = facility.solve(weighed(ground.inputs, replace(asked, service=0.0), world), nodes=ground.inputs.nodes)
    starts += [own.open] if keeps(own.open) else []
    found = [best_near(ground, world, asked, start, keeps) for start in starts]
    return found[int(ground.contributes(world, found).argmax())]


def bound(ground: Ground, world: Worlds, asked: Problem) -> float:
    """Return what no network contributes more than: the relaxation of all worlds together, no plant ever still."""
    each = [in_world(ground, asked, patients) for patients in world.patients]
    try:
        least = scenarios.bound(each, world.weight)
    except Infeasible:
        return float("inf")
    return float(world.weight @ world.patients @ ground.setting.price) - least


def in_world(ground: Ground, asked: Problem, patients: np.ndarray) -> Problem:
    """Return the problem with the patients (r,) of a world and each option at its cost over the years; nobody must."""
    part = np.divide(patients, asked.demand, out=np.ones_like(patients), where=asked.demand > 0)
    return replace(
        asked,
        fixed=sum(yearly(ground.inputs).values()),
        demand=asked.demand * part,
        cost=np.where(np.isfinite(asked.cost), asked.cost, 0.0) * part[:, None] + np.where(ground.lanes, 0.0, np.inf),
        load=asked.load * part[:, None],
        unserved_cost=asked.unserved_cost * part,
        service=0.0,
    )


@dataclass(frozen=True)
class Spot:
    """A network among those that could be chosen."""

    options: tuple[Option, ...]  # those open
    value: float  # contribution a year on average, USD million
    kept: float  # percent of patients still sent to a plant while the worst one stands still


@lru_cache(maxsize=MOST_SOLVED)
def spots(inputs: Inputs) -> list[Spot]:
    """Return the networks of each number of plants that contribute most, free of the plan's limits, and their likes."""
    free = free_of_choices(inputs)
    ground, asked = ground_of(free), problem(free, free=True)
    found: dict[bytes, np.ndarray] = {}
    for plan in by_number(inputs).values():
        alike = [one for one in nearby(ground, asked, plan.network.open) if one.sum() == len(plan.opened)]
        likely = np.argsort(-ground.at_best(worlds(free), alike))[:SHOWN_OF_A_NUMBER]
        found |= {one.tobytes(): one for one in (plan.network.open, *(alike[at] for at in likely))}
    return judged(ground, list(found.values()))


def judged(ground: Ground, opened: list[np.ndarray]) -> list[Spot]:
    """Return what networks contribute and keep."""
    values, options = ground.contributes(worlds(ground.inputs), opened), ground.setting.options
    return [
        Spot(tuple(options[at] for at in np.flatnonzero(one)), float(value), WHOLE * ground.kept(one))
        for one, value in zip(opened, values, strict=True)
    ]


def spot_of(plan: Plan) -> Spot:
    """Return a plan among the networks that could be chosen."""
    return judged(plan.ground, [plan.network.open])[0]


def frontier_of(found: list[Spot]) -> list[Spot]:
    """Return the networks of which none other is both worth more and more resilient, from the one worth most on."""
    kept = []
    for one in sorted(found, key=lambda spot: (-spot.value, -spot.kept)):
        if not kept or one.kept > kept[-1].kept:
            kept.append(one)
    return kept
