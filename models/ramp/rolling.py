"""The plan rolled forward: each year more is ordered, or not, with no more known than has been seen of demand.

Whoever plans knows in each year how many patients have asked, and when what is under way will come. What may still come
is the first half of the futures, each weighed by how near the demand it would have shown is to what was seen; the order
of the year is the one that is worth most on average over them, as if it were the last (a rolling horizon; Chand, Hsu
and Sethi 2002, Manufacturing and Service Operations Management 4:25). It is judged in futures of the second half.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.methods.scenario_reduction import reduced
from models.ramp.calendar import QUARTER, QUARTERS_A_YEAR, calendar, fates
from models.ramp.choice import FIRST_HALF, SECOND_HALF, free
from models.ramp.futures import Futures, futures
from models.ramp.inputs import Inputs
from models.ramp.mixes import Mix, later, room_later
from models.ramp.play import Rooms, play, play_in, rooms, sunk
from models.ramp.supply import Supply, joined, supply
from models.years import MONTHS_A_YEAR

REVIEWS = 4  # years in which more may be ordered
JUDGED_IN = 12  # futures of the second half that stand for it
NEAR = 0.15  # of the logarithm of patients seen, within which futures look alike
NOTHING = (Mix(),)


@dataclass(frozen=True, eq=False)
class Rolled:
    """What a first order is worth in the same futures by what is known later; USD million today, mean."""

    mix: Mix
    never: float  # nothing is ordered later
    rolled: float  # each year, with no more known than has been seen
    known: float  # once, with all known: as the decision counts
    orders: tuple[tuple[Mix, ...], ...]  # (s,) what was ordered in each year


def rolled(inputs: Inputs, mix: Mix) -> Rolled:
    """Return what a first order is worth if the plan is rolled forward."""
    return rolled_once(free(inputs), mix)


@lru_cache(maxsize=16)
def rolled_once(inputs: Inputs, mix: Mix) -> Rolled:
    """Roll the plan forward in a few futures, and judge it in the same ones with nothing and with all known."""
    every = futures(inputs).only(SECOND_HALF)
    found = reduced(np.log1p(every.asked).T, JUDGED_IN)
    true, launched, lost = every.only(found.chosen), fates(inputs)[0], sunk(inputs, mix)
    worth = lambda value: float(launched * (found.probability @ value) + lost)  # noqa: E731
    each = [forward(inputs, mix, true.only([s])) for s in range(JUDGED_IN)]
    never, known = (play(inputs, true, [mix], then).worth[0].max(axis=0) for then in (NOTHING, later(inputs)))
    return Rolled(
        mix, worth(never), worth(np.array([value for value, _ in each])), worth(known), tuple(o for _, o in each)
    )


def forward(inputs: Inputs, mix: Mix, true: Futures) -> tuple[float, tuple[Mix, ...]]:
    """Return the worth of a first order in one future, and what was ordered in each year after."""
    state, held, orders = supply(inputs, true, [mix]), mix, []
    for year in range(REVIEWS):
        month = calendar(inputs).review + MONTHS_A_YEAR * year
        best = next_order(inputs, state, held, true, month)
        state = joined(state, supply(inputs, true, [best], is_later=True, at=month))
        held = together(held, best)
        orders.append(best)
    room = room_of(inputs, true, state, supply(inputs, true, NOTHING, is_later=True))
    return float(play_in(inputs, true, room, np.ones((1, 1), bool)).worth[0, 0, 0]), tuple(orders)


def next_order(inputs: Inputs, state: Supply, held: Mix, true: Futures, month: float) -> Mix:
    """Return the order of a year that is worth most over what may still come."""
    may, offers = futures(inputs).only(FIRST_HALF), later(inputs)
    possible = np.array([[room_later(inputs, held, one) for one in offers]])
    room = room_of(inputs, may, state, supply(inputs, may, offers, is_later=True, at=month))
    worth = play_in(inputs, may, room, possible).worth[0]
    return offers[int((worth @ nearness(inputs, may, true, month)).argmax())]


def nearness(inputs: Inputs, may: Futures, true: Futures, month: float) -> np.ndarray:
    """Return the weight (s,) of each future by how near its demand is to what was seen until a month; sums to 1."""
    apart = np.abs(seen(may, month) - seen(true, month)).max(axis=0)
    weight = np.exp(-(((apart - apart.min()) / NEAR) ** 2) / 2)
    return weight / weight.sum()


def seen(ahead: Futures, month: float) -> np.ndarray:
    """Return (2, s) the logarithms of patients who asked until a month, and of those of the last year before it."""
    until = int(month // QUARTER)
    last = ahead.asked[max(until - QUARTERS_A_YEAR, 0) : until]
    return np.log1p([ahead.asked[:until].sum(axis=0), last.sum(axis=0)])


def room_of(inputs: Inputs, ahead: Futures, state: Supply, then: Supply) -> Rooms:
    """Return the capacity of what is held with each later order."""
    bare = rooms(inputs, ahead, NOTHING, NOTHING)
    return Rooms(bare.unit, bare.base, state, then)


def together(one: Mix, other: Mix) -> Mix:
    """Return two orders as one, so that plants keep their room."""
    return Mix(**{name: max(getattr(one, name), getattr(other, name)) if isinstance(getattr(one, name), bool)
                  else getattr(one, name) + getattr(other, name) for name in Mix.__dataclass_fields__})  # fmt: skip
