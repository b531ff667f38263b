"""Stations that serve first come, at any time, and lose nobody: row by row, without a step of numpy for each patient.

Where all services take as long, the n-th of c servers' patients begins when the one c before has left: a running
maximum, for all patients at once (Lindley 1952, Mathematical Proceedings of the Cambridge Philosophical Society 48:277).
Otherwise a heap of servers is asked who is free first.
"""

from collections.abc import Callable
from heapq import heappop, heappush, heapreplace

import numpy as np

NEVER = np.inf


def first_come(ready: np.ndarray, service: np.ndarray, servers: int) -> np.ndarray:
    """Return (r, n) when each is served, first come, by one of like servers; ready inf is never, and stays so.

    ready, service: (r, n).
    """
    order = np.argsort(ready, axis=1, kind="stable")
    comes = np.take_along_axis(ready, order, axis=1)
    if service.size and service.min() == service.max():
        begins = alike(comes, float(service.flat[0]), servers)
    else:
        takes = np.take_along_axis(service, order, axis=1)
        begins = np.array([in_turn(*row, servers) for row in zip(comes, takes, strict=True)])
    start = np.empty_like(ready)
    np.put_along_axis(start, order, begins, axis=1)
    return start


def alike(comes: np.ndarray, takes: float, servers: int) -> np.ndarray:
    """Return (r, n) when patients who come in order (r, n) begin services that all take as long."""
    rows, patients = comes.shape
    turns = -(-patients // servers)
    padded = np.full((rows, turns * servers), NEVER)
    padded[:, :patients] = comes
    before = takes * np.arange(turns)[:, None]
    latest = np.maximum.accumulate(padded.reshape(rows, turns, servers) - before, axis=1)
    begins = np.maximum((latest + before).reshape(rows, -1)[:, :patients], comes)
    return begins


def in_turn(comes: np.ndarray, takes: np.ndarray, servers: int) -> np.ndarray:
    """Return (n,) when patients of one row who come in order begin: when they come, or a server is free."""
    free = [-NEVER] * servers
    pairs = zip(comes.tolist(), takes.tolist(), strict=True)
    return np.maximum(comes, [heapreplace(free, max(came, free[0]) + long) for came, long in pairs])


def with_return(
    ready: np.ndarray,
    service: np.ndarray,
    again: np.ndarray,
    servers: np.ndarray,
    told: Callable[[float], None] | None = None,
) -> np.ndarray:
    """Return (r, n, m) when each service began, first come, with those who come back; nan where it did not.

    ready: (r, n); service, again: (r, n, m) time in service, and from its beginning until the next can begin, inf where
    there is none; servers: (r,). told: is given the share that is done; what it raises ends the run.
    """
    start = np.full(service.shape, np.nan)
    for row, count in enumerate(servers.tolist()):
        turn = np.argsort(ready[row], kind="stable")
        turn = turn[: np.searchsorted(ready[row, turn], NEVER)]
        begun, later = one_row(ready[row, turn], turn, service[row], again[row], count)
        start[row, turn, 0] = begun
        for patient, nth, now in later:
            start[row, patient, nth] = now
        if told is not None:
            told((row + 1) / len(servers))
    return start


def one_row(comes: np.ndarray, turn: np.ndarray, service: np.ndarray, again: np.ndarray, servers: int) -> tuple:
    """Return when patients (n,) in turn begin first, and (patient, which service, when) of those who come back."""
    free, returns, begun, later, nearest = [-NEVER] * servers, [], [], [], NEVER
    begin = begun.append
    each = zip(comes.tolist(), service[turn, 0].tolist(), again[turn, 0].tolist(), strict=True)
    for came, long, back in each:
        if nearest < came:
            come_back(returns, came, free, service, again, later)
            nearest = returns[0][0] if returns else NEVER
        now = free[0]
        if now < came:
            now = came
        heapreplace(free, now + long)
        begin(now)
        if back < NEVER:
            heappush(returns, (now + back, int(turn[len(begun) - 1]), 1))
            nearest = returns[0][0]
    come_back(returns, NEVER, free, service, again, later)
    return begun, later


def come_back(returns: list, until: float, free: list, service: np.ndarray, again: np.ndarray, later: list) -> None:
    """Serve those who come back before a time."""
    while returns and returns[0][0] < until:
        came, patient, nth = heappop(returns)
        now = max(came, free[0])
        heapreplace(free, now + float(service[patient, nth]))
        later.append((patient, nth, now))
        if again[patient, nth] < NEVER:
            heappush(returns, (now + float(again[patient, nth]), patient, nth + 1))
