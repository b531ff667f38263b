"""Memory of the server over hours of a handful of visitors: 2,000 mixed moves on all pages, told every hundred.

The first visitor sees everything once, so that what is loaded only when it is asked for is there; after 600 moves the
caches are full, and from there on the curve is to be flat.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator

from benchmarks.apps import App
from benchmarks.memory import megabytes
from benchmarks.report import Figure
from benchmarks.visitor import open_socket
from benchmarks.walk import Walker
from tests.browser.serving import Server

VISITORS, MOVES, WARM_UP, AT_A_TIME = 5, 2000, 600, 100


async def curve(app: App, server: Server, moves: int = MOVES) -> AsyncIterator[float]:
    """The server's megabytes after every hundred moves, shared by the visitors; one of whom leaves and comes back."""
    crowd = [Walker(await open_socket(server.url), app, server.url, seed) for seed in range(VISITORS)]
    await asyncio.gather(*(visitor.arrive() for visitor in crowd))
    print(f"{await crowd[0].tour()} steps: everything seen and taken once, {megabytes(server):.0f} MB", flush=True)
    for turn in range(moves // AT_A_TIME):
        crowd = await asyncio.gather(*(walk(visitor, AT_A_TIME // VISITORS) for visitor in crowd))
        leaving = turn % VISITORS
        crowd[leaving] = await crowd[leaving].leave()
        yield megabytes(server)


async def walk(visitor: Walker, moves: int) -> Walker:
    """So many moves; a visitor who meets a fault or is not answered says so and opens a new tab, from the defaults."""
    for _ in range(moves):
        try:
            await visitor.move()
        except (OSError, RuntimeError) as why:  # no answer in time, no file; the page shows a fault
            print(f"{why}: {visitor.last}", flush=True)
            visitor.query = ""
            visitor = await visitor.leave()
    return visitor


async def told(app: App, server: Server) -> list[float]:
    """The whole curve, printed as it grows."""
    sizes = []
    async for size in curve(app, server):
        sizes.append(size)
        print(f"{AT_A_TIME * len(sizes)} moves: {size:.0f} MB", flush=True)
    return sizes


def measure(ours: App, _stock: App) -> Iterator[Figure]:
    """Ours alone: the bare script has one page and one slider."""
    with ours.serve() as server:
        first = megabytes(server)
        sizes = asyncio.run(told(ours, server))
    full = sizes[WARM_UP // AT_A_TIME - 1]
    what = f"of {VISITORS} visitors on all pages"
    yield Figure("Memory before the first visitor", "MB", first)
    yield Figure(f"Memory after {WARM_UP} mixed moves {what}", "MB", full)
    yield Figure(f"Memory after {MOVES} mixed moves {what}", "MB", sizes[-1])
    yield Figure(f"Most of all, after {WARM_UP} mixed moves", "MB", max(sizes[WARM_UP // AT_A_TIME - 1 :]))
