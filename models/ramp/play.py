"""The ramp played: whom each order serves in each future, with whatever is ordered later, and what that is worth.

Patients who find no slot wait; of those who wait a part is lost in each quarter, at the daily rate of all pages. In a
quarter prepaid slots are used first, then the cheaper of own suites and further slots, and nothing that costs more than
a dose brings.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from models.making import DAYS_A_YEAR
from models.methods.expansion import filled, serve
from models.ramp.calendar import QUARTERS_A_YEAR, calendar, fates, worth_today
from models.ramp.futures import Futures, leads
from models.ramp.inputs import Inputs
from models.ramp.mixes import Mix, room_later, standing
from models.ramp.supply import Supply, Terms, capital, suites_capital, supply, terms

COME = ("own", "slots", "reserved", "process")  # what a later order may bring


@dataclass(frozen=True, eq=False)
class Played:
    """What first orders (x,) with later ones (y,) come to in futures (s,); USD million today, if there is a launch."""

    parts: dict[str, np.ndarray]  # mechanism -> (x, y, s)
    treated: np.ndarray  # (x, y, s) patients in all quarters
    possible: np.ndarray  # (x, y) whether the later order can follow the first
    served: np.ndarray | None = None  # (t, x, y, s) patients in each quarter, where the years are asked for

    @property
    def worth(self) -> np.ndarray:
        """Worth (x, y, s); minus infinity where the later order cannot follow."""
        return np.where(self.possible[:, :, None], sum(self.parts.values()), -np.inf)


@dataclass(frozen=True, eq=False)
class Rooms:
    """Capacity of first and later orders together, quarter by quarter; patients."""

    unit: Terms
    base: np.ndarray  # (t,) of what stands at the launch
    first: Supply
    then: Supply

    def at(self, t: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return own capacity, slots that are prepaid and those beyond (x, y, s) of a quarter."""
        unit, first = self.unit, self.first
        own, slots, reserved, process = (getattr(self.then, name)[t, self.which(t)] for name in COME)
        faster = np.maximum(first.process[t][:, None], process)
        gain = 1 + unit.faster * faster + unit.automated * first.automation[t][:, None]
        own = unit.patients * (self.base[t] + first.own[t][:, None] + own) * gain
        slots = unit.patients * (first.slots[t][:, None] + slots)
        prepaid = np.minimum(unit.prepaid * (first.reserved[t][:, None] + reserved), slots)
        return own, prepaid, slots - prepaid

    def which(self, t: int) -> slice:
        """Return the later orders that must be told apart in a quarter: one for all while none has come."""
        return slice(None) if t >= self.come else slice(1)

    @cached_property
    def come(self) -> int:
        """The first quarter in which a later order may have come."""
        there = np.any([getattr(self.then, name).any(axis=(1, 2)) for name in COME], axis=0)
        return int(there.argmax()) if there.any() else len(there)

    def dose(self, t: int) -> np.ndarray:
        """Return what a dose costs in an own plant in a quarter (x, 1, s), less as machines take over labour."""
        unit = self.unit
        return unit.dose - (unit.dose - unit.dose_automated) * self.first.automation[t][:, None]


def kept_waiting(inputs: Inputs) -> float:
    """Return the share of those waiting who are still there a quarter later."""
    return float(np.exp(-inputs.lost_waiting / 100 * DAYS_A_YEAR / QUARTERS_A_YEAR))


def rooms(inputs: Inputs, ahead: Futures, first: Sequence[Mix], then: Sequence[Mix]) -> Rooms:
    """Return the capacity of first orders with later ones."""
    when = calendar(inputs)
    base = inputs.standing_doses * filled(when.edges, np.array(when.launch), inputs.fill_months)
    return Rooms(terms(inputs), base, supply(inputs, ahead, first), supply(inputs, ahead, then, is_later=True))


def play(inputs: Inputs, ahead: Futures, first: Sequence[Mix], then: Sequence[Mix], by_quarter: bool = False) -> Played:
    """Return what first orders with later ones come to; by quarter too if asked for."""
    return play_in(inputs, ahead, rooms(inputs, ahead, first, then), can_follow(inputs, first, then), by_quarter)


def can_follow(inputs: Inputs, first: Sequence[Mix], then: Sequence[Mix]) -> np.ndarray:
    """Return (x, y) whether each later order can follow each first one."""
    return np.array([[room_later(inputs, now, later) for later in then] for now in first])


def play_in(inputs: Inputs, ahead: Futures, room: Rooms, possible: np.ndarray, by_quarter: bool = False) -> Played:
    """Return what a capacity comes to; possible (x, y): whether a later order can follow a first one."""
    when, kept = calendar(inputs), kept_waiting(inputs)
    unit, waiting, years = room.unit, np.zeros((1, 1, 1)), []
    sales = making = contract = treated = np.zeros((*possible.shape, ahead.asked.shape[1]))
    for t in np.flatnonzero(ahead.asked.any(axis=1)):
        (own, prepaid, more), price, today = room.at(t), ahead.price[t], when.today[t]
        own, more = own * (unit.dose < price), more * (unit.slot < price)
        need = waiting + ahead.asked[t]
        free, made, bought = serve(need, prepaid, own, more, unit.dose <= unit.slot)
        served = free + made + bought
        waiting = kept * (need - served)
        treated = treated + served
        sales = sales + today * price * served
        making = making - today * room.dose(t) * made
        contract = contract - today * unit.slot * bought
        if by_quarter:
            years.append((t, served))
    totals = {"sales": sales, "making": making, "contract": contract - take_or_pay(room, when.today)}
    return Played(totals | fixed(inputs, room), treated, possible, spread(years, len(when.today), treated.shape))


def spread(years: list[tuple[int, np.ndarray]], count: int, shape: tuple[int, ...]) -> np.ndarray | None:
    """Return (t, x, y, s) what is given of some quarters, and nothing in the others; None if none is given."""
    if not years:
        return None
    whole = np.zeros((count, *shape))
    for t, served in years:
        whole[t] = served
    return whole


def take_or_pay(room: Rooms, today: np.ndarray) -> np.ndarray:
    """Return (x, y, s) what the minimum of reserved slots costs, USD million today."""
    paid = [np.einsum("t,txs->xs", today, part.reserved) for part in (room.first, room.then)]
    return room.unit.slot * room.unit.prepaid * (paid[0][:, None] + paid[1])


def fixed(inputs: Inputs, room: Rooms) -> dict[str, np.ndarray]:
    """Return (x, y, s) what is paid whether used or not, by mechanism; that of what stands at the launch among it."""
    both = {name: cost[:, None] + room.then.fixed[name] for name, cost in room.first.fixed.items()}
    return both | {"running": both["running"] - standing_cost(inputs)}


def standing_cost(inputs: Inputs) -> float:
    """Return what the plant that stands at the launch costs from then on, USD million today; its capital is spent."""
    if not standing(inputs):
        return 0.0
    when = calendar(inputs)
    a_year = inputs.site_running + inputs.plant_running / 100 * float(suites_capital(inputs, standing(inputs)))
    return a_year / QUARTERS_A_YEAR * float(when.today @ filled(when.edges, np.array(when.launch), 0.0))


def sunk(inputs: Inputs, mix: Mix) -> float:
    """Return what an order costs on average where there is no launch: what is spent until the news; USD million today.

    Each part is paid evenly until its licence. Contracts end with the news.
    """
    when, (_, *fails), told = calendar(inputs), fates(inputs), leads(inputs)
    total = 0.0
    for chance, news in zip(fails, (when.data, when.launch), strict=True):
        for name, cost in capital(inputs, mix).items():
            until = min(max(news, 0.0), told[name])
            total += chance * cost * until / told[name] * float(worth_today(inputs, when.ordered + until / 2))
    return -total
