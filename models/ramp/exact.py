"""The same programme for few futures with all orders free to be joined, solved on HiGHS with a proven bound.

The mixes on offer hold what is usually ordered together; here every size of every kind may be joined with any other,
automation left out. Whom to serve in each quarter is left to the programme, which knows the whole future: it may keep a
patient waiting for a cheaper dose, which the mixes never do. The few futures are those nearest, in what every mix is
worth in them, to all others (`models.methods.scenario_reduction`).
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.methods import two_stage
from models.methods.scenario_reduction import reduced
from models.methods.two_stage import Programme, Worth
from models.ramp.calendar import calendar, fates
from models.ramp.choice import free, information
from models.ramp.futures import Futures, futures
from models.ramp.inputs import Inputs
from models.ramp.mixes import LATER_ADDED, LATER_CONTRACTS, LATER_OWN, Mix, most_suites, offered, standing
from models.ramp.play import kept_waiting, rooms, standing_cost, sunk
from models.ramp.supply import Supply, Terms

FEW = 4  # futures that stand for all
COLUMNS = ("prepaid", "own", "bought", "waiting", "gain", "gain_later")  # of each quarter
NONE = np.inf


@dataclass(frozen=True, eq=False)
class Few:
    """The few futures, and what is ordered first and later as single orders."""

    ahead: Futures
    chance: np.ndarray  # (s,)
    first: tuple[Mix, ...]
    then: tuple[Mix, ...]


@dataclass(frozen=True, eq=False)
class Solved:
    """The order found, what it is worth in the few futures, and the most that any order could be."""

    mix: Mix
    worth: float  # USD million today
    bound: float
    of_stochastic_solution: float
    of_perfect_information: float


def few(inputs: Inputs, count: int = FEW) -> Few:
    """Return the futures that stand for all, and the single orders that are joined."""
    found = reduced(information(inputs).payoffs.table.T, count)
    single = [mix for mix in offered(inputs) if len(parts_of(mix)) == 1 and not mix.automation]
    second = [Mix(second=mix.slots) for mix in single if mix.slots]
    second += [mix for mix in offered(inputs) if mix.kind == "second_source"]  # half a contract is had of two makers
    own = [Mix(own=float(suites)) for suites in LATER_OWN if suites <= most_suites(inputs)]
    added = [Mix(added=float(suites)) for suites in LATER_ADDED]
    slots = [Mix(slots=times * inputs.contract_slots) for times in LATER_CONTRACTS]
    then = (*own, *added, *slots, Mix(process=True))
    return Few(futures(inputs).only(found.chosen), found.probability, (*single, *second), then)


def parts_of(mix: Mix) -> list[str]:
    """Return what an order holds."""
    return [name for name in Mix.__dataclass_fields__ if getattr(mix, name)]


@lru_cache(maxsize=4)
def solved(inputs: Inputs, count: int = FEW, nodes: int | None = None) -> Solved:
    """Return the best order in few futures, every size free to be joined, and what chance and knowing it are worth."""
    asked = few(free(inputs), count)
    found = two_stage.worth(programme(free(inputs), asked), nodes)
    return told(inputs, asked, found)


def told(inputs: Inputs, asked: Few, found: Worth) -> Solved:
    """Return what a programme's solution says of the ramp; what stands costs the same whatever is ordered."""
    held = [one for one, taken in zip(asked.first, found.here_and_now.first, strict=True) if taken > 0.5]
    mix = Mix(**{name: getattr(one, name) for one in held for name in parts_of(one)})
    same = fates(inputs)[0] * standing_cost(inputs)
    best = found.here_and_now
    return Solved(mix, -best.cost - same, -best.bound - same, found.of_stochastic_solution,
                  found.of_perfect_information)  # fmt: skip


def programme(inputs: Inputs, asked: Few) -> Programme:
    """Return the two-stage programme of few futures; costs are USD million today, below 0 where something is earned."""
    room = rooms(inputs, asked.ahead, asked.first, asked.then)
    quarters = np.flatnonzero(asked.ahead.asked.any(axis=1))
    first_rows, most = groups_of(inputs, asked.first)
    scenarios = [Scenario(inputs, asked, room.unit, room.base, room.first, room.then, quarters, s) for s in range(
        len(asked.chance))]  # fmt: skip
    rows = [one.rows() for one in scenarios]
    count = len(COLUMNS) * len(quarters)
    return Programme(
        cost=np.array([-sunk(inputs, mix) for mix in asked.first]), lower=np.zeros(len(asked.first)),
        upper=np.ones(len(asked.first)), whole=np.ones(len(asked.first), bool),
        rows=first_rows, row_lower=np.full(len(most), -NONE), row_upper=most,
        probability=asked.chance, then_cost=np.array([one.cost() for one in scenarios]),
        then_lower=np.zeros(count + len(asked.then) + 1),
        then_upper=np.concatenate([np.full(count, NONE), np.ones(len(asked.then)), [NONE]]),
        then_whole=np.concatenate([np.zeros(count, bool), np.ones(len(asked.then), bool), [False]]),
        technology=np.array([part[0] for part in rows]), recourse=np.array([part[1] for part in rows]),
        then_row_lower=np.array([part[2] for part in rows]), then_row_upper=np.array([part[3] for part in rows]),
    )  # fmt: skip


def groups_of(inputs: Inputs, orders: tuple[Mix, ...]) -> tuple[np.ndarray, np.ndarray]:
    """Return the rows that let one size of each kind be ordered at most."""
    held = [parts_of(mix) for mix in orders]
    names = list(dict.fromkeys(name for parts in held for name in parts))
    return np.array([[float(name in parts) for parts in held] for name in names]), np.ones(len(names))


@dataclass(frozen=True, eq=False)
class Scenario:
    """The second stage of one future."""

    inputs: Inputs
    asked: Few
    unit: Terms
    base: np.ndarray
    first: Supply
    then: Supply
    quarters: np.ndarray  # in which anybody asks
    s: int

    def own(self, orders: Supply) -> np.ndarray:
        """Patients (t, x) that own suites of each order make."""
        return self.unit.patients * orders.own[self.quarters, :, self.s]

    def slots(self, orders: Supply) -> np.ndarray:
        """Patients (t, x) that slots of each order make."""
        return self.unit.patients * orders.slots[self.quarters, :, self.s]

    def prepaid(self, orders: Supply) -> np.ndarray:
        """Patients (t, x) that are paid for whether they come or not."""
        return self.unit.prepaid * orders.reserved[self.quarters, :, self.s]

    def paid(self, orders: Supply) -> np.ndarray:
        """USD million (x,) of each order, used or not."""
        today = calendar(self.inputs).today
        least = self.unit.slot * self.unit.prepaid * (today @ orders.reserved[:, :, self.s])
        return least - sum(cost[:, self.s] for cost in orders.fixed.values())

    def cost(self) -> np.ndarray:
        """Return the cost of each column (k,), the chance of a launch counted."""
        price, today = self.asked.ahead.price[self.quarters], calendar(self.inputs).today[self.quarters]
        zero = np.zeros(len(today))
        served = [price, price - self.unit.dose, price - self.unit.slot, zero, zero, zero]
        return fates(self.inputs)[0] * np.concatenate(
            [-(today * np.array(served)).T.ravel(), np.zeros(len(self.asked.then)), [1.0]]
        )

    def rows(self) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return the rows of this future: what first orders do to them, later ones and columns, and their bounds."""
        n, later, count = len(self.asked.first), len(self.asked.then), len(self.quarters)
        base, demand = self.unit.patients * self.base[self.quarters], self.asked.ahead.asked[self.quarters, self.s]
        block, found = np.eye(count), []
        column = {name: np.kron(block, np.eye(len(COLUMNS))[at]) for at, name in enumerate(COLUMNS)}
        none, no_later = np.zeros((count, n)), np.zeros((count, later))
        before = kept_waiting(self.inputs) * np.kron(np.eye(count, k=-1), np.eye(len(COLUMNS))[3])
        served = column["prepaid"] + column["own"] + column["bought"]
        found.append((none, served + column["waiting"] - before, no_later, demand, demand))
        made, made_later, open_ = self.own(self.first), self.own(self.then), np.full(count, -NONE)
        gained = column["gain"] + column["gain_later"]
        found.append((-made, column["own"] - gained, -made_later, open_, base))
        found.append((-self.slots(self.first), column["prepaid"] + column["bought"], -self.slots(self.then), open_,
                      np.zeros(count)))  # fmt: skip
        found.append((-self.prepaid(self.first), column["prepaid"], -self.prepaid(self.then), open_, np.zeros(count)))
        for name, orders in (("gain", self.first), ("gain_later", self.then)):
            found += self.gains(column[name], orders, base, made, made_later)
        return self.joined(found, later)

    def gains(self, column: np.ndarray, orders: Supply, base: np.ndarray, made, made_later) -> list[tuple]:
        """Return the rows of what a shorter process adds: a share of what there is, and nothing where it is not had."""
        mixes = self.asked.first if orders is self.first else self.asked.then
        shorter = np.array([mix.process for mix in mixes], float)
        share = self.unit.faster * orders.process[self.quarters, :, self.s] @ shorter
        most = base + made.sum(axis=1) + made_later.sum(axis=1)
        none, no_later = np.zeros((len(base), made.shape[1])), np.zeros((len(base), made_later.shape[1]))
        had = (-(share * most)[:, None] * shorter, no_later) if orders is self.first else (
            none, -(share * most)[:, None] * shorter)  # fmt: skip
        open_, times = np.full(len(base), -NONE), share[:, None]
        return [
            (-times * made, column, -times * made_later, open_, share * base),
            (had[0], column, had[1], open_, np.zeros(len(base))),
        ]

    def joined(self, found: list[tuple], later: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return all rows as one, with those that hold for the future as a whole."""
        technology = np.concatenate([part[0] for part in found])
        recourse = np.concatenate([np.concatenate([part[1], part[2]], axis=1) for part in found])
        recourse = np.concatenate([recourse, np.zeros((len(recourse), 1))], axis=1)
        low, high = (np.concatenate([part[at] for part in found]) for at in (3, 4))
        for first, then, paid, least, most in self.once():
            technology = np.append(technology, first[None], axis=0)
            row = np.concatenate([np.zeros(recourse.shape[1] - later - 1), then, [paid]])
            recourse, low, high = np.append(recourse, row[None], axis=0), np.append(low, least), np.append(high, most)
        return technology, recourse, low, high

    def once(self) -> list[tuple]:
        """Return the rows of a future as a whole: what is paid, one later size a kind, room in plants, one change."""
        first, then, inputs = self.asked.first, self.asked.then, self.inputs
        held = lambda orders, name: np.array([float(getattr(mix, name)) for mix in orders])  # noqa: E731
        none, most = np.zeros(len(first)), most_suites(inputs)
        kinds, ones = groups_of(inputs, then)
        taken = held(first, "own") - most * (held(first, "own") > 0) + held(first, "added")
        room = most * (standing(inputs) > 0) - standing(inputs)
        return [
            (-self.paid(self.first), -self.paid(self.then), 1.0, 0.0, NONE),
            *((none, row, 0.0, -NONE, one) for row, one in zip(kinds, ones, strict=True)),
            (taken, held(then, "added"), 0.0, -NONE, room),
            (held(first, "process"), held(then, "process"), 0.0, -NONE, 1.0),
        ]
