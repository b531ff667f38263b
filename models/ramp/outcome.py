"""What one order comes to: the ramp by quarter, capital and capacity by year, months to a capacity, worth by part."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.ramp.calendar import QUARTER, QUARTERS_A_YEAR, calendar, fates
from models.ramp.futures import HALF, Futures, futures, leads
from models.ramp.inputs import Inputs
from models.ramp.mixes import Mix, later
from models.ramp.play import can_follow, play_in, rooms, sunk
from models.ramp.supply import capital
from models.years import MONTHS_A_YEAR, YEARS, ByYear

JUDGED = slice(HALF, 2 * HALF)


@dataclass(frozen=True, eq=False)
class Path:
    """One order in the futures that plans are judged in, if there is a launch; patients a quarter."""

    asked: np.ndarray  # (t, s)
    served: np.ndarray  # (t, s)
    capacity: np.ndarray  # (t, s)
    then: tuple[Mix, ...]  # (s,) what is ordered once demand is known
    parts: dict[str, np.ndarray]  # mechanism -> (s,) USD million today

    @property
    def treated(self) -> np.ndarray:
        """Patients (s,) in all quarters."""
        return self.served.sum(axis=0)

    @property
    def unserved(self) -> np.ndarray:
        """Patients (s,) of all quarters who are not treated in any of them."""
        return self.asked.sum(axis=0) - self.treated

    @property
    def worth(self) -> np.ndarray:
        """Worth (s,), USD million today."""
        return sum(self.parts.values())


def path(inputs: Inputs, mix: Mix, months_late: float = 0.0, follow: bool = True) -> Path:
    """Return the ramp of one order; `months_late`: of all of it; without `follow` nothing is ordered later."""
    return path_once(inputs, mix, months_late, follow)


@lru_cache(maxsize=16)
def path_once(inputs: Inputs, mix: Mix, months_late: float, follow: bool) -> Path:
    """Work one ramp out."""
    ahead = futures(inputs).only(JUDGED).later_by(months_late)
    return path_in(inputs, ahead, mix, later(inputs) if follow else (Mix(),))


def path_in(inputs: Inputs, ahead: Futures, mix: Mix, orders: tuple[Mix, ...]) -> Path:
    """Return the ramp of one order in some futures, the best of later orders in each."""
    room = rooms(inputs, ahead, [mix], orders)
    played = play_in(inputs, ahead, room, can_follow(inputs, [mix], orders), by_quarter=True)
    best = played.worth[0].argmax(axis=0)
    every = np.arange(len(best))
    parts = {name: part[0][best, every] for name, part in played.parts.items()}
    each = (len(orders), len(best))
    capacity = np.array([np.broadcast_to(sum(room.at(t))[0], each)[best, every] for t in range(len(ahead.asked))])
    then = tuple(orders[at] for at in best)
    return Path(ahead.asked, played.served[:, 0, best, every], capacity, then, parts)


def contributions(inputs: Inputs, mix: Mix) -> dict[str, float]:
    """Return what an order is worth by mechanism; they sum to its worth. USD million today."""
    launched = fates(inputs)[0]
    parts = {name: launched * float(part.mean()) for name, part in path(inputs, mix).parts.items()}
    return {name: part + 0.0 for name, part in (parts | {"no_launch": sunk(inputs, mix)}).items()}


def months_to(inputs: Inputs, doses: float, rates: np.ndarray) -> np.ndarray:
    """Return (s,) months from the launch until rates (t, s), patients a quarter, reach so many a year; inf if never."""
    reached = QUARTERS_A_YEAR * rates >= doses
    first = calendar(inputs).edges[1:][reached.argmax(axis=0)] - calendar(inputs).launch
    return np.where(reached.any(axis=0), first, np.inf)


def quantiles(values: np.ndarray, shares: tuple[float, ...]) -> tuple[float, ...]:
    """Return quantiles of values (s,) of which some may be infinite: each is one of the values."""
    return tuple(np.quantile(values, shares, method="inverted_cdf").tolist())


def capital_by_year(inputs: Inputs, mix: Mix) -> ByYear:
    """Return capital spent in each year from now, first and later orders, if there is a launch; USD million, mean."""
    when, told, found = calendar(inputs), leads(inputs), path(inputs, mix)
    edges = MONTHS_A_YEAR * np.arange(YEARS + 1.0) - when.ordered
    spent = np.zeros(YEARS)
    for order, at, share in ((mix, 0.0, 1.0), *((one, when.review, 1 / len(found.then)) for one in found.then)):
        for name, cost in capital(inputs, order).items():
            until = np.clip((edges - at) / told[name], 0.0, 1.0)
            spent += share * cost * np.diff(until)
    return tuple(spent.tolist())


def yearly(inputs: Inputs, rates: np.ndarray) -> ByYear:
    """Return mean patients in each year from now of rates (t, s) a quarter; beyond the last quarter as in the last."""
    when, mean = calendar(inputs), rates.mean(axis=1)
    total, last = np.concatenate([[0.0], mean.cumsum()]), when.edges[-1]
    months = MONTHS_A_YEAR * np.arange(YEARS + 1.0) - when.ordered
    so_far = np.interp(months, when.edges, total) + np.maximum(months - last, 0.0) * mean[-1] / QUARTER
    return tuple(np.diff(so_far).tolist())


@dataclass(frozen=True)
class Delay:
    """What it costs if everything ordered first comes a month later."""

    patients: float  # fewer treated in the years looked at
    worth: float  # USD million today


def delay(inputs: Inputs, mix: Mix, follow: bool = True) -> Delay:
    """Return what a month of delay of an order costs on average, the chance of a launch counted.

    Without `follow` nothing is ordered later, which would make a part of it good.
    """
    launched = fates(inputs)[0]
    planned, late = (path(inputs, mix, months, follow) for months in (0.0, 1.0))
    lost = lambda before, after: launched * float((before - after).mean())  # noqa: E731
    return Delay(patients=lost(planned.treated, late.treated), worth=lost(planned.worth, late.worth))
