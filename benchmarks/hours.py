"""Memory of the server over hours of a handful of visitors: 2,000 mixed moves on all pages, told every hundred.

The first visitor sees everything once, so that what is loaded only when it is asked for is there; after 600 moves the
caches are full, and from there on the curve is to be flat: the middle slope of all pairs of its points (Theil 1950, Sen
1968), which one high point does not move, is to be less in a thousand moves than a twentieth of what there is.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Sequence
from itertools import combinations
from statistics import median

from benchmarks.apps import App
from benchmarks.memory import megabytes
from benchmarks.report import Figure
from benchmarks.visitor import open_socket
from benchmarks.walk import Walker
from tests.browser.serving import Server

VISITORS, MOVES, WARM_UP, AT_A_TIME, TRIES = 5, 2000, 600, 100, 5
FLAT = 0.05  # of the memory, in a thousand moves


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
            visitor = await anew(visitor)
    return visitor


async def anew(visitor: Walker) -> Walker:
    """A new tab at the defaults, opened again where a busy server does not answer; the last fault is the bench's."""
    visitor.query = ""
    for _ in range(TRIES - 1):
        try:
            return await visitor.leave()
        except OSError as why:
            print(f"{why}: a new tab", flush=True)
    return await visitor.leave()


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
    yield Figure("Climb in a thousand moves from there on", "MB", climb(sizes))
    print("The curve is flat." if flat(sizes) else "The curve climbs.", flush=True)


def climb(sizes: Sequence[float]) -> float:
    """The megabytes that a thousand moves add after the warm-up: the middle of the slopes between all points."""
    points = list(enumerate(sizes))[WARM_UP // AT_A_TIME - 1 :]
    slopes = [(high - low) / (there - here) for (here, low), (there, high) in combinations(points, 2)]
    return 1_000 / AT_A_TIME * median(slopes)


def flat(sizes: Sequence[float]) -> bool:
    """Whether a thousand moves after the warm-up add less than counts."""
    return climb(sizes) < FLAT * sizes[WARM_UP // AT_A_TIME - 1]
