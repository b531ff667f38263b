"""Which network is best over the worlds: the search's own, and what lies near it, judged exactly.

The search's network is one of the fullest year. Its neighbours have a plant more, fewer, larger, smaller, elsewhere or
of the other kind; the best of them is the next to start from, until none is better. A neighbour that could not be
better even if demand came as planned (Jensen) is not judged.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from models.footprint.expected import Ground
from models.footprint.inputs import Inputs
from models.footprint.paid import yearly
from models.footprint.worlds import Worlds, worlds
from models.methods.facility.problem import Problem

AT_ONCE = 4  # networks judged together
ROUNDING = 1e-7  # USD million; less is no difference


def weighed(inputs: Inputs, asked: Problem) -> Problem:
    """Return the problem of the fullest year in which each payment counts as it comes on average over the years."""
    world = worlds(inputs)
    mean = world.weight @ world.patients
    part = np.divide(mean, asked.demand, out=np.ones_like(mean), where=asked.demand > 0)
    return replace(
        asked,
        fixed=sum(yearly(inputs).values()),
        cost=asked.cost * part[:, None],
        unserved_cost=asked.unserved_cost * part,
        excess=asked.excess * mean.sum() / max(asked.demand.sum(), 1e-9),
    )


def nearby(ground: Ground, asked: Problem, opened: np.ndarray) -> Iterator[np.ndarray]:
    """Yield the neighbours of what is open (f,) that keep the problem's limits on plants and places."""
    here = ground.setting
    stands, may = np.flatnonzero(opened), allowed(asked)
    place = here.place[here.plant]
    for one in np.flatnonzero(may & ~opened):
        same = [at for at in stands if place[at] == place[one]]  # a place has one plant
        for other in same or [None, *stands]:
            found = opened.copy()
            found[one] = True
            if other is not None:
                found[other] = False
            yield found
    for one in stands:
        found = opened.copy()
        found[one] = False
        yield found


def allowed(asked: Problem) -> np.ndarray:
    """Return which options (f,) may be open."""
    return np.ones(len(asked.fixed), bool) if asked.most_open is None else np.asarray(asked.most_open) > 0


def keeps(asked: Problem, opened: np.ndarray) -> bool:
    """Say whether what is open keeps the number of plants and the places forced open."""
    count = int(opened.sum())
    if count < asked.fewest_sites or (asked.most_sites is not None and count > asked.most_sites):
        return False
    stands = np.bincount(asked.sites[asked.plants], opened, int(asked.sites.max()) + 1)
    return asked.least_at_site is None or bool((stands >= np.asarray(asked.least_at_site)).all())


def best_near(
    ground: Ground, world: Worlds, asked: Problem, start: np.ndarray, possible: Callable[[np.ndarray], bool]
) -> np.ndarray:
    """Return the best network (f,) that is reached from one by neighbours; `possible` says what else it must keep."""
    here, worth = start, float(ground.contributes(world, [start])[0])
    refused: set[bytes] = set()
    while True:
        near = [one for one in nearby(ground, asked, here) if keeps(asked, one) and one.tobytes() not in refused]
        found, more = best_above(ground, world, near, worth + ROUNDING)
        if found is None:
            return here
        if possible(found):
            here, worth = found, more
        else:
            refused.add(found.tobytes())


def best_above(
    ground: Ground, world: Worlds, near: Sequence[np.ndarray], worth: float
) -> tuple[np.ndarray | None, float]:
    """Return the best of some networks and what it contributes, if that is above a worth."""
    found, left = None, list(near)
    for most in (ground.at_best, ground.at_most) if left else ():
        left = [one for one, end in zip(left, most(world, left), strict=True) if end > worth]
    for first in range(0, len(left), AT_ONCE):
        few = left[first : first + AT_ONCE]
        judged = ground.contributes(world, few)
        if judged.max() > worth:
            found, worth = few[int(judged.argmax())], float(judged.max())
    return found, worth
