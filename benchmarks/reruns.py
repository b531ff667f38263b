"""Reruns a second over the real websocket, with 1, 20 and 100 sessions that move when answered.

The servers are processes of their own, so the client here does not share their interpreter. Every move asks
for another value, so no answer repeats the one before; the share of moves that changed it is checked.
"""

import asyncio
import time
from collections.abc import Iterator

import psutil

from benchmarks.apps import App
from benchmarks.report import Figure, attempt
from benchmarks.visitor import move_until, visitors

SESSIONS = (1, 20, 100)
WARM_UP_SECONDS = 2
SECONDS = 10
LEAST_CHANGED = 0.9
MOST_CLIENT_LOAD = 0.9


async def reruns_a_second(app: App, url: str, sessions: int) -> float:
    """Finished reruns a second, all sessions together, after a warm-up."""
    async with visitors(app, url, sessions) as crowd:
        start = time.perf_counter() + WARM_UP_SECONDS
        client = psutil.Process()
        spent = sum(client.cpu_times()[:2])
        answers = await asyncio.gather(*(move_until(visitor, start + SECONDS) for visitor in crowd))
        load = (sum(client.cpu_times()[:2]) - spent) / (WARM_UP_SECONDS + SECONDS)
        changed = sum(visitor.answers_changed for visitor in crowd) / sum(map(len, answers))
    complain(app, load, changed)
    return sum(start <= moment <= start + SECONDS for one in answers for moment in one) / SECONDS


def complain(app: App, client_load: float, changed: float) -> None:
    """Say so if the figure would not be the server's."""
    if client_load > MOST_CLIENT_LOAD:
        print(f"{app.name}: the client itself was busy {client_load:.0%} of the time")
    if changed < LEAST_CHANGED:
        print(f"{app.name}: only {changed:.0%} of the moves changed the answer")


def measure(ours: App, stock: App) -> Iterator[Figure]:
    """Both apps in turn, for each number of sessions."""
    with ours.serve() as our_server, stock.serve() as stock_server:
        for sessions in SESSIONS:
            mine = attempt(ours.name, rate, ours, our_server.url, sessions)
            theirs = attempt(stock.name, rate, stock, stock_server.url, sessions)
            yield Figure(f"Reruns, sessions: {sessions}", "1/s", mine, theirs, more_is_better=True)


def rate(app: App, url: str, sessions: int) -> float:
    """Finished reruns a second of one app."""
    return asyncio.run(reruns_a_second(app, url, sessions))
