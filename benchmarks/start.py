"""From the start of the process to the end of the first script run, with the store built before and not."""

import asyncio
import shutil
import time
from collections.abc import Iterator

from benchmarks.apps import App
from benchmarks.report import Figure, attempt, middle
from benchmarks.visitor import visitors
from tests.browser.serving import ROOT

ROUNDS = 3
STORE = ROOT / "build"


def seconds_to_first_answer(app: App, cold: bool = False) -> float:
    """Start the app and visit its page; with the store removed beforehand if cold."""
    if cold:
        shutil.rmtree(STORE, ignore_errors=True)
    start = time.perf_counter()
    with app.serve() as server:
        return asyncio.run(first_answer(app, server.url)) - start


async def first_answer(app: App, url: str) -> float:
    """The moment at which the first session has its page."""
    async with visitors(app, url, 1):
        return time.perf_counter()


def measure(ours: App, stock: App) -> Iterator[Figure]:
    """The apps in turn; the median of a few rounds."""
    asked = {"cold": (ours, True), "warm": (ours, False), "theirs": (stock, False)}
    times = {which: [] for which in asked}
    for _ in range(ROUNDS):
        for which, (app, cold) in asked.items():
            times[which].append(attempt(app.name, seconds_to_first_answer, app, cold))
    cold, warm, theirs = (middle([time for time in found if time is not None]) for found in times.values())
    yield Figure("Start to first answer, store not built yet", "s", cold, theirs)
    yield Figure("Start to first answer", "s", warm, theirs)
