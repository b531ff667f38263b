"""Stations that serve first come, at any time, and lose nobody: hardly a step of numpy for each patient.

Where all services take as long, the n-th of c servers' patients begins when the one c before has left: a running
maximum, for all patients at once (Lindley 1952, Mathematical Proceedings of the Cambridge Phil. Society 48:277).
Where they do not and nobody comes back, a heap of servers is asked who is free first. Where patients come back, they do
so only after some time: within a window no longer than that, everybody who comes is known when it begins.
"""

from collections.abc import Callable
from heapq import heapreplace

import numpy as np

NEVER = np.inf
LEAST, MANY = (
    4.0,
    64.0,
)  # services that a window holds in the mean: with fewer, steps for each service alone are as fast


def first_come(ready: np.ndarray, service: np.ndarray, servers: int) -> np.ndarray:
    """Return (r, n) when each is served, first come, by one of like servers; ready inf is never, and stays so.

    ready, service: (r, n).
    """
    if (ready[:, 1:] >= ready[:, :-1]).all():
        return in_order(ready, service, servers)
    order = np.argsort(ready, axis=1, kind="stable")
    comes, takes = (np.take_along_axis(part, order, axis=1) for part in (ready, service))
    start = np.empty_like(ready)
    np.put_along_axis(start, order, in_order(comes, takes, servers), axis=1)
    return start


def in_order(comes: np.ndarray, takes: np.ndarray, servers: int) -> np.ndarray:
    """Return (r, n) when patients who come in order (r, n) begin their services (r, n)."""
    if takes.size and takes.min() == takes.max():
        return alike(comes, float(takes.flat[0]), servers)
    return np.array([in_turn(*row, servers) for row in zip(comes, takes, strict=True)])


def alike(comes: np.ndarray, takes: float, servers: int) -> np.ndarray:
    """Return (r, n) when patients who come in order (r, n) begin services that all take as long."""
    rows, patients = comes.shape
    turns = -(-patients // servers)
    before = np.repeat(takes * np.arange(turns), servers)
    spare = np.full((rows, turns * servers), NEVER)
    np.subtract(comes, before[:patients], out=spare[:, :patients])
    latest = spare.reshape(rows, turns, servers)
    np.maximum.accumulate(latest, axis=1, out=latest)
    return np.maximum((spare + before)[:, :patients], comes)


def in_turn(comes: np.ndarray, takes: np.ndarray, servers: int) -> np.ndarray:
    """Return (n,) when patients of one row who come in order begin: when they come, or a server is free."""
    free = [-NEVER] * servers
    pairs = zip(comes.tolist(), takes.tolist(), strict=True)
    return np.maximum(comes, [heapreplace(free, max(came, free[0]) + long) for came, long in pairs])


def window_of(ready: np.ndarray, again: np.ndarray) -> float:
    """Return the length of the windows in which nobody comes who began in the same one; 0 where they hold too few."""
    known = np.isfinite(ready)
    if not known.any():
        return 0.0
    lasts = float(ready[known].max() - ready[known].min())
    most = MANY * len(ready) * lasts / known.sum()  # holds so many in the mean
    span = min(float(again.min()), most)
    return span if span * known.sum() >= LEAST * len(ready) * lasts else 0.0


def with_return(
    ready: np.ndarray,
    service: np.ndarray,
    again: np.ndarray,
    servers: np.ndarray,
    span: float,
    told: Callable[[float], None] | None = None,
) -> np.ndarray:
    """Return (r, n, m) when each service began, first come, with those who come back; nan where it did not.

    ready: (r, n); service, again: (r, n, m) time in service, and from its beginning until the next can begin, inf where
    there is none; servers: (r,); span: of `window_of`. told: is given the share that is done; what it raises ends the
    run. Who comes in a window is known when it begins, so that its patients are put in order for all rows at once.
    """
    windows = _Windows(ready, service, again, servers, span)
    while not windows.done():
        windows.step()
        if told is not None:
            told(windows.share())
    return windows.start.reshape(service.shape)


class _Windows:
    """Rows in lockstep, window by window; every place counts from the beginning of the whole."""

    def __init__(self, ready: np.ndarray, service: np.ndarray, again: np.ndarray, servers: np.ndarray, span: float):
        rows, patients, most = service.shape
        self.service, self.again, self.span, self.nth = service.ravel(), again.ravel(), span, 0
        self.start = np.full(service.size, np.nan)
        self.rows = np.arange(rows)
        self.free = np.where(np.arange(servers.max()) < servers[:, None], -NEVER, NEVER)
        order = np.argsort(ready, axis=1, kind="stable")
        self.place = ((order + patients * self.rows[:, None]) * most).ravel()
        self.comes = np.take_along_axis(ready, order, axis=1).ravel()
        self.begin = float(self.comes.min(initial=NEVER))
        there = np.isfinite(self.comes)
        at = np.repeat(self.rows, patients)[there], self.window(self.comes[there])
        self.last = int(at[1].max(initial=-1)) + 1
        self.counts = counts = np.bincount(at[0] * self.last + at[1], minlength=rows * self.last).reshape(
            rows, self.last
        )
        self.first = np.cumsum(counts, axis=1) - counts + patients * self.rows[:, None]
        self.back = np.zeros(0), np.zeros(0, int), np.zeros(0, int)  # of those who will come back: when, row, service

    def window(self, when: np.ndarray) -> np.ndarray:
        """Return in which window a time lies."""
        return ((when - self.begin) / self.span).astype(int)

    def done(self) -> bool:
        """Say whether nobody is left in any row."""
        return self.nth >= self.last and not len(self.back[0])

    def share(self) -> float:
        """Return the share of windows that are done, as far as they are known."""
        return 1.0 if self.done() else min(self.nth / (self.last + 1), 1.0)

    def step(self) -> None:
        """Serve all who come in a window."""
        parts = [part for part in (self.new(), self.returning()) if part[0].shape[1]]
        self.nth += 1
        if not parts:
            return
        comes, place = (np.concatenate(part, axis=1) for part in zip(*parts, strict=True))
        if len(parts) > 1:
            order = np.argsort(comes, axis=1, kind="stable")
            comes, place = (np.take_along_axis(part, order, axis=1) for part in (comes, place))
        most = int(np.isfinite(comes).sum(axis=1).max())
        comes, place = comes.T[:most].copy(), place.T[:most].copy()
        there = np.isfinite(comes)
        takes = np.where(there, self.service[place], 0.0)
        begins = self.serve(np.where(there, comes, -NEVER), takes)[there]
        place = place[there]
        self.start[place] = begins
        self.note(begins, np.broadcast_to(self.rows, there.shape)[there], place)

    def serve(self, comes: np.ndarray, takes: np.ndarray) -> np.ndarray:
        """Return (k, r) when patients in order begin; one who is not there comes at no time and takes none."""
        flat, offset, begins = self.free.ravel(), self.rows * self.free.shape[1], np.empty_like(comes)
        for nth, came in enumerate(comes):
            server = self.free.argmin(1)
            server += offset
            now = np.maximum(came, flat.take(server), out=begins[nth])
            flat[server] = now + takes[nth]
        return begins

    def new(self) -> tuple[np.ndarray, np.ndarray]:
        """Return (r, k) when patients of this window come first, and the places of their services; inf is nobody."""
        if self.nth >= self.last:
            return np.zeros((len(self.rows), 0)), np.zeros((len(self.rows), 0), int)
        count = self.counts[:, self.nth]
        step = np.arange(count.max())
        there = step < count[:, None]
        at = np.where(there, self.first[:, self.nth][:, None] + step, 0)
        return np.where(there, self.comes[at], NEVER), self.place[at]

    def returning(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the same of those who come back in this window, and strike them off."""
        now = self.window(self.back[0]) <= self.nth
        when, row, service = (part[now] for part in self.back)
        self.back = tuple(part[~now] for part in self.back)
        order = np.lexsort((when, row))
        when, row, service = when[order], row[order], service[order]
        count = np.bincount(row, minlength=len(self.rows))
        column = np.arange(len(row)) - (np.cumsum(count) - count)[row]
        comes = np.full((len(self.rows), count.max(initial=0)), NEVER)
        place = np.zeros(comes.shape, int)
        comes[row, column], place[row, column] = when, service
        return comes, place

    def note(self, begins: np.ndarray, row: np.ndarray, place: np.ndarray) -> None:
        """Note who will come back, and when."""
        again = self.again[place]
        will = again < NEVER
        more = begins[will] + again[will], row[will], place[will] + 1
        self.back = tuple(np.concatenate(both) for both in zip(self.back, more, strict=True))
