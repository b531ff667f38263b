"""The best network of both kinds: at least one own plant and one contract plant, wherever they stand.

It is the best network of all where that has both kinds. Else it begins from the best of these: the best own plants
with a contract plant beside them; one own plant in one of their places, of any size, with a contract plant; the best
network of all with one of these own plants. It goes on to the best neighbour of both kinds until none is better,
judged as every network is.
"""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from models.footprint.choice import MOST_LOOKED, ROUNDING, best_above, moved, nearby
from models.footprint.expected import Ground
from models.footprint.inputs import Inputs
from models.footprint.networks import Plan, free_of_choices, ground_of, made, planned, searched
from models.footprint.plants import OWN, problem
from models.footprint.worlds import Worlds, worlds
from models.methods.facility.problem import Problem


def best_mixed(inputs: Inputs) -> Plan | None:
    """Return the network of both kinds that contributes most, free of the plan's limits; None without a contractor."""
    free = free_of_choices(inputs)
    ground, asked, world = ground_of(free), problem(free, free=True), worlds(free)
    whole = searched(free).plan
    if is_mixed(ground, whole.network.open):
        return whole
    own = replace(free, ownership=OWN)
    stands = [searched(own, sites).plan.network.open for sites in (None, 1)]
    starts = [
        *with_a_contract(ground, stands[0]),
        *pairs(ground, stands),
        *with_own(ground, whole.network.open, stands),
    ]
    starts = [one for one in starts if is_mixed(ground, one)]
    start, worth = best_above(ground, world, starts, -np.inf, lambda one: True)
    if start is None:
        return None
    return made(free, planned(ground, asked, climbed(ground, world, asked, start, worth)))


def climbed(ground: Ground, world: Worlds, asked: Problem, start: np.ndarray, worth: float) -> np.ndarray:
    """Return the best network (f,) of both kinds that is reached from one by neighbours; those of one kind are left."""
    here, looked = start, 0
    while looked <= MOST_LOOKED:
        near = [one for one in nearby(ground, asked, here) if is_mixed(ground, one)]
        looked += len(near) * int(here.sum())
        found, more = best_above(ground, world, near, worth + ROUNDING, lambda one: True)
        if found is None:
            return here
        here, worth = found, more
    return here


def with_a_contract(ground: Ground, opened: np.ndarray) -> Iterator[np.ndarray]:
    """Yield what is open (f,) with each contract plant that stands elsewhere: a place has one plant."""
    taken = places_of(ground, opened)
    for one in contracts(ground):
        if ground.setting.options[one].place not in taken:
            yield moved(opened, one, None)


def pairs(ground: Ground, stands: list[np.ndarray]) -> Iterator[np.ndarray]:
    """Yield each own plant in the places of some networks, of every size, with each contract plant elsewhere."""
    options, taken = ground.setting.options, set().union(*(places_of(ground, one) for one in stands))
    for at, option in enumerate(options):
        if option.kind == OWN and option.place in taken:
            for one in contracts(ground):
                if options[one].place != option.place:
                    yield np.isin(np.arange(len(options)), (at, one))


def with_own(ground: Ground, opened: np.ndarray, stands: list[np.ndarray]) -> Iterator[np.ndarray]:
    """Yield what is open (f,) with each own plant that stands in one of some networks, where its place is free."""
    taken = places_of(ground, opened)
    for at in np.unique(np.concatenate([np.flatnonzero(one) for one in stands])):
        if ground.setting.options[at].place not in taken:
            yield moved(opened, at, None)


def contracts(ground: Ground) -> np.ndarray:
    """Return the contract plants among the options."""
    return np.flatnonzero(~ground.setting.own[ground.setting.plant])


def places_of(ground: Ground, opened: np.ndarray) -> set[int]:
    """Return the places of what is open (f,)."""
    return {ground.setting.options[at].place for at in np.flatnonzero(opened)}


def is_mixed(ground: Ground, opened: np.ndarray) -> bool:
    """Say whether what is open (f,) has plants of both kinds."""
    kinds = ground.setting.own[ground.setting.plant[opened]]
    return bool(kinds.any() and not kinds.all())
