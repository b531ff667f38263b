"""Which network is best over the worlds: the search's own, and what lies near it, judged exactly.

The search's network is one of the fullest year. Its neighbours have a plant more, fewer, larger, smaller, elsewhere or
of the other kind; the best of them is the next to start from, until none is better. A neighbour that could not be
better even if demand came as planned (Jensen) is not judged.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count

import numpy as np

from models.footprint.expected import Ground
from models.footprint.inputs import Inputs
from models.footprint.paid import yearly
from models.footprint.worlds import Worlds, worlds
from models.methods.facility.problem import Problem

AT_ONCE = 4  # networks judged together
SIZES_TO_ADD = 3  # of a plant more; its other sizes are the neighbours of these
MOST_ELSEWHERE = 40  # places of a plant that are tried where they may be worth the same
MOST_LOOKED = 2_000  # neighbours times plants: about two seconds of work
ROUNDING = 1e-7  # USD million; less is no difference


def weighed(inputs: Inputs, asked: Problem, world: Worlds | None = None) -> Problem:
    """Return the problem of the fullest year in which each payment counts as it comes on average over the years.

    In a world of one future the fullest year has that future's patients.
    """
    world = world or worlds(inputs)
    times = world.factors[0] if len(world.factors) == 1 else np.ones(len(asked.demand))
    mean = world.weight @ world.patients
    part = np.divide(mean, asked.demand, out=np.ones_like(mean), where=asked.demand > 0)
    return replace(
        asked,
        fixed=sum(yearly(inputs).values()),
        demand=asked.demand * times,
        load=asked.load * times[:, None],
        cost=asked.cost * part[:, None],
        unserved_cost=asked.unserved_cost * part,
        excess=asked.excess * mean.sum() / max((asked.demand * times).sum(), 1e-9),
    )


def nearby(ground: Ground, asked: Problem, opened: np.ndarray) -> Iterator[np.ndarray]:
    """Yield the neighbours of what is open (f,): a plant fewer, more, elsewhere, of another size or kind."""
    here, stands = ground.setting, np.flatnonzero(opened)
    place, size = here.place[here.plant], np.array([option.suites for option in here.options])
    few = set(np.unique(size)[:: max(len(np.unique(size)) // SIZES_TO_ADD, 1)].tolist())
    for one in np.flatnonzero(allowed(asked) & ~opened):
        same = [at for at in stands if place[at] == place[one]]  # a place has one plant
        alike = [at for at in stands if size[one] in (0, size[at]) and not same]
        for other in (*same, *alike, *([None] if not same and size[one] in few else [])):
            yield moved(opened, one, other)
    for one in stands:
        yield moved(opened, None, one)


def moved(opened: np.ndarray, opens: int | None, closes: int | None) -> np.ndarray:
    """Return what is open (f,) once an option opens and another closes."""
    found = opened.copy()
    for one, state in ((opens, True), (closes, False)):
        if one is not None:
            found[one] = state
    return found


def allowed(asked: Problem) -> np.ndarray:
    """Return which options (f,) may be open."""
    return np.ones(len(asked.fixed), bool) if asked.most_open is None else np.asarray(asked.most_open) > 0


def keeps(ground: Ground, asked: Problem, opened: np.ndarray) -> bool:
    """Say whether what is open keeps the number of plants, the places forced open, and has room for whom it must."""
    number = int(opened.sum())
    if number < asked.fewest_sites or (asked.most_sites is not None and number > asked.most_sites):
        return False
    if asked.capacity[opened].sum() < asked.service * asked.due.sum() * ground.busy:
        return False
    stands = np.bincount(asked.sites[asked.plants], opened, int(asked.sites.max()) + 1)
    return asked.least_at_site is None or bool((stands >= np.asarray(asked.least_at_site)).all())


def best_near(
    ground: Ground,
    world: Worlds,
    asked: Problem,
    start: np.ndarray,
    possible: Callable[[np.ndarray], bool],
    steps: int | None = None,
) -> np.ndarray:
    """Return the best network (f,) that is reached from one by neighbours, in at most so many steps if asked.

    `possible` says what else it must keep. Where neighbours are too many to look at in a breath (a dozen plants and
    more), what was reached so far is the answer, and the gap is told of it.
    """
    here, worth, looked = start, float(ground.contributes(world, [start])[0]), 0
    for _ in range(steps) if steps else count():
        near = [one for one in nearby(ground, asked, here) if keeps(ground, asked, one)]
        looked += len(near) * int(here.sum())
        if looked > MOST_LOOKED:
            return here
        found, more = best_above(ground, world, near, worth + ROUNDING, possible)
        if found is None:
            return here
        here, worth = found, more
    return here


def first_of_equals(
    ground: Ground, world: Worlds, asked: Problem, opened: np.ndarray, possible: Callable[[np.ndarray], bool]
) -> np.ndarray:
    """Return what is open (f,), or the first in the order of the options of networks that are worth exactly as much.

    Where one plant may as well stand elsewhere, rounding must not choose: it differs from one machine to the next.
    """
    here, size = ground.setting, np.array([option.suites for option in ground.setting.options])
    own, place, worth = here.own[here.plant], here.place[here.plant], float(ground.contributes(world, [opened])[0])
    taken = set(place[opened].tolist())
    near = [
        moved(opened, int(one), int(other))
        for other in np.flatnonzero(opened)
        for one in np.flatnonzero(allowed(asked) & (size == size[other]) & (own == own[other]))[:MOST_ELSEWHERE]
        if one < other and place[one] not in taken
    ]
    near = [one for one in near if keeps(ground, asked, one)]
    if near:
        near = [near[at] for at in np.flatnonzero(ground.at_best(world, near) >= worth - ROUNDING)]
    for one in near:
        if ground.contributes(world, [one])[0] >= worth - ROUNDING and possible(one):
            return one
    return opened


def best_above(
    ground: Ground,
    world: Worlds,
    near: list[np.ndarray],
    worth: float,
    possible: Callable[[np.ndarray], bool],
) -> tuple[np.ndarray | None, float]:
    """Return the best of some networks and what it contributes, if that is above a worth; those in doubt are judged."""
    found = None
    for most in (ground.at_best, ground.at_most, ground.nearly):
        if near:
            ends = most(world, near)
            near = [near[at] for at in np.argsort(-ends) if ends[at] > worth]
        few, near = near[:AT_ONCE], near[AT_ONCE:]  # the likely ones first: what they are worth rules others out
        found, worth = better_of(ground, world, few, worth, possible, found)
    for first in range(0, len(near), AT_ONCE):
        found, worth = better_of(ground, world, near[first : first + AT_ONCE], worth, possible, found)
    return found, worth


def better_of(ground, world, few, worth, possible, found) -> tuple[np.ndarray | None, float]:
    """Return the best of a few that are possible and above a worth, or what was found before."""
    judged = ground.contributes(world, few)
    for at in np.argsort(-judged):
        if judged[at] > worth and possible(few[at]):
            return few[at], float(judged[at])
    return found, worth
