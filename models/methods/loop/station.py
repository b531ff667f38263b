"""One station with several like servers: with patients who come back, or without, for many rows in one step."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from models.methods.loop.turns import window_of, with_return

ROOM, OFTEN = 32, 64  # returns that are held at first; steps between two looks at how far it is
URGENCY = 1e7  # more than any time, so that a class comes before the time of coming
ON_TIME = 1e-9  # a start may be so much later than its slot opens, as a share of the slot


@dataclass(frozen=True, eq=False)
class Work:
    """What passes through a station: r rows, n patients, m services at most; one unit of time."""

    ready: np.ndarray  # (r, n) when the first service can begin
    rank: np.ndarray  # (r, n) whole numbers, 0 the most urgent
    leaves: np.ndarray  # (r, n) when a patient is lost who has not begun; inf for never
    lead: np.ndarray  # (r, n) how long before a service begins the patient is bound to it
    stretch: np.ndarray  # (r, n) by what the time left grows once a patient is bound; 1 for not at all
    service: np.ndarray  # (r, n, m) time in service
    known: np.ndarray  # (r, n, m) from its beginning until it is known whether it must be repeated
    again: np.ndarray  # (r, n, m) from its beginning until the next can begin; inf where it is not repeated


@dataclass(frozen=True, eq=False)
class Station:
    """How a station serves, by row."""

    servers: np.ndarray  # (r,) whole numbers >= 1
    urgent: np.ndarray  # (r,) bool: by class and what comes back first, or first come
    every: float = 0.0  # services begin at whole multiples of it only; 0 is at any time


@dataclass(frozen=True, eq=False)
class Served:
    """What came of it."""

    start: np.ndarray  # (r, n, m) when each service began; nan where it did not
    leaves: np.ndarray  # (r, n) when a patient is lost, with the time that was won once bound


def serve(work: Work, station: Station, told: Callable[[float], None] | None = None) -> Served:
    """Serve every patient of every row, the returning too; nobody's service is broken off.

    told: is given the share that is done every few steps; what it raises ends the run.
    """
    if plain(work, station) and (span := window_of(work.ready, work.again)):
        return Served(with_return(work.ready, work.service, work.again, station.servers, span, told), work.leaves)
    rows, patients, most = work.service.shape
    state, steps = _State(work, station), 0
    while steps % OFTEN or not state.done():
        state.step()
        steps += 1
        if told is not None and steps % OFTEN == 0:
            told(state.share())
    start = state.start.reshape(rows, patients + 1, most)[:, :-1]
    first = start[..., 0] - work.lead
    return Served(start, np.where(np.isnan(first), work.leaves, stretched(work.leaves, first, work.stretch)))


def plain(work: Work, station: Station) -> bool:
    """Say whether nobody can be lost, and all are served first come at any time."""
    return not station.every and not station.urgent.any() and bool(np.isinf(work.leaves).all())


def stretched(leaves: np.ndarray, bound: np.ndarray, stretch: np.ndarray) -> np.ndarray:
    """Return when a patient is lost whose time left grows from the moment at which he is bound to a service."""
    return bound + (leaves - bound) * stretch


class _State:
    """Rows in lockstep: when servers are free, who comes next of each class, and who comes back when.

    Arrays are flat, and every position counts from the beginning of the whole. Behind the last patient of a row stands
    nobody, whom a row without patients serves at the end of time.
    """

    def __init__(self, work: Work, station: Station):
        rows, self.patients, self.most = work.service.shape
        self.rows, self.every = np.arange(rows), station.every
        self.classes = int(work.rank.max(initial=0)) + 1
        self.lines = self.rows * (self.classes + 1)  # where the lines of a row begin
        idle = np.arange(station.servers.max()) < station.servers[:, None]
        self.free = np.where(idle, -np.inf, np.inf)
        self.free_flat, self.servers = self.free.ravel(), self.rows * self.free.shape[1]
        ranks = np.append(np.arange(self.classes), -1)  # what comes back goes before all classes
        self.weight = URGENCY * station.urgent[:, None] * ranks if station.urgent.any() else None
        self.line_up(work)
        self.limit = padded(work.leaves + work.lead, np.inf).ravel()
        self.mortal = bool(np.isfinite(work.leaves).any())
        self.lead, self.stretch, self.leaves = (
            padded(part, fill).ravel() for part, fill in ((work.lead, 0), (work.stretch, 1), (work.leaves, np.inf))
        )
        services = ((work.service, 0), (work.known, 0), (work.again, np.inf))
        self.service, self.known, self.again = (padded(part, fill).ravel() for part, fill in services)
        self.start = np.full(self.service.shape, np.nan)
        self.back = np.full((rows, ROOM), np.inf)  # when those come back who do
        self.back_flat, self.service_flat = self.back.ravel(), np.zeros(rows * ROOM, int)  # which service of whom
        self.rooms = self.slot = self.rows * ROOM  # where those of a row begin; who of them is first

    def line_up(self, work: Work) -> None:
        """Line the patients of each class up by when they are ready; behind the last stands nobody, for ever."""
        rows, count = work.ready.shape
        lines = [np.where(work.rank == k, work.ready, np.inf) for k in range(self.classes)]
        lines.append(np.full((rows, 1), np.inf))
        order = [np.argsort(line, axis=1, kind="stable") for line in lines]
        times = [padded(np.take_along_axis(line, by, axis=1), np.inf) for line, by in zip(lines, order, strict=True)]
        self.head = np.stack([line[:, 0] for line in times], axis=1)
        self.head_flat = self.head.ravel()
        place = [padded(by, count) + (count + 1) * self.rows[:, None] for by in order]
        self.times, place = (np.concatenate([part.ravel() for part in parts]) for parts in (times, place))
        nobody = np.isinf(self.times)
        ends = np.cumsum([0, *(line.size for line in times)])
        begins = [end + line.shape[1] * self.rows for end, line in zip(ends, times, strict=False)]
        self.begins = np.stack(begins, axis=1).ravel()
        self.cursor = self.begins.copy()
        last = np.repeat((count + 1) * self.rows + count, count + 1)
        of_nobody = np.concatenate([*[last] * self.classes, np.repeat((count + 1) * self.rows + count, 2)])
        self.first = np.where(nobody, of_nobody, place) * self.most
        self.after = np.arange(len(self.times)) + ~nobody

    def done(self) -> bool:
        """Say whether nobody is left in any row."""
        return not np.isfinite(self.head).any()

    def share(self) -> float:
        """Return the share of patients whose turn has come."""
        return float((self.cursor - self.begins).sum() / (len(self.rows) * self.patients))

    def step(self) -> None:
        """Begin one service in every row that has one left."""
        server = self.free.argmin(1) + self.servers
        free = self.free_flat[server]
        now = np.maximum(free, self.head_flat[self.head.argmin(1) + self.lines])
        if self.every:
            now = np.ceil(now / self.every - ON_TIME) * self.every
        one, returned = self.take(now)
        again = self.again[one]
        self.start[one] = now
        self.free_flat[server] = now + self.service[one]
        if self.mortal and len(lost := (now >= self.limit[one // self.most]).nonzero()[0]):
            self.start[one[lost]] = np.nan
            self.free_flat[server[lost]] = free[lost]
            again[lost] = np.inf
        will = (again < np.inf).nonzero()[0]
        if len(will):
            self.come_back(will, one[will], now[will], again[will])
        if len(will) or returned:
            self.slot = self.back.argmin(1) + self.rooms
            self.head[:, -1] = self.back_flat[self.slot]

    def take(self, now: np.ndarray) -> tuple[np.ndarray, bool]:
        """Take who is next in each row; return (r,) the place of the service that is to begin, and if any came back."""
        waits = self.head
        if self.weight is not None:
            waits = self.head + self.weight
            waits[self.head > now[:, None]] = np.inf
        line = waits.argmin(1)
        at_line = self.lines + line
        at = self.cursor[at_line]
        one = self.first[at]
        self.cursor[at_line] = after = self.after[at]
        self.head_flat[at_line] = self.times[after]
        returned = (line == self.classes).nonzero()[0]
        if len(returned):
            slot = self.slot[returned]
            one[returned] = self.service_flat[slot]
            self.back_flat[slot] = np.inf
        return one, len(returned) > 0

    def come_back(self, will: np.ndarray, service: np.ndarray, now: np.ndarray, again: np.ndarray) -> None:
        """List those who come back to rows (w,), if they are not lost before it is known."""
        if self.mortal:
            alive = self.bind(service, now)
            will, service, now, again = will[alive], service[alive], now[alive], again[alive]
        room = (self.back.argmax(1) + self.rooms)[will]
        if np.count_nonzero(self.back_flat[room] < np.inf):
            self.make_room()
            room = (self.back.argmax(1) + self.rooms)[will]
        self.back_flat[room] = now + again
        self.service_flat[room] = service + 1

    def bind(self, service: np.ndarray, now: np.ndarray) -> np.ndarray:
        """Let the time that is left grow, once for each patient; return who is not lost before it is known."""
        place = service // self.most
        lead = self.lead[place]
        leaves = stretched(self.leaves[place], now - lead, self.stretch[place])
        self.leaves[place], self.limit[place], self.stretch[place] = leaves, leaves + lead, 1.0
        return (leaves > now + self.known[service]).nonzero()[0]

    def make_room(self) -> None:
        """Double the room for those who will come back."""
        self.back = np.concatenate([self.back, np.full_like(self.back, np.inf)], axis=1)
        of_whom = self.service_flat.reshape(len(self.rows), -1)
        self.service_flat = np.concatenate([of_whom, 0 * of_whom], axis=1).ravel()
        self.back_flat, self.rooms = self.back.ravel(), self.rows * self.back.shape[1]


def padded(part: np.ndarray, fill: float) -> np.ndarray:
    """Return (r, n + 1, ...) with nobody behind the last patient."""
    return np.concatenate([part, np.full_like(part[:, :1], fill)], axis=1)
