"""Memory of the server with 1, 20 and 100 sessions, and what 2,000 further moves add.

Our sessions make 50 moves each before they are counted, since each keeps its log of moves. The stock script keeps
nothing from one move to the next and is slow with many sessions, so its sessions make 10 each and no further ones.
"""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack

import psutil

from benchmarks.apps import App
from benchmarks.report import Figure, attempt, difference
from benchmarks.visitor import Visitor, move_times, visitors
from tests.browser.serving import Server

SESSIONS = (1, 20, 100)
MOVES_EACH, STOCK_MOVES_EACH = 50, 10
FURTHER_MOVES = 2000
AT_A_TIME = 4


async def grow(app: App, server: Server, moves_each: int, further_moves: int, sizes: list[float]) -> None:
    """Add the resident megabytes with each number of sessions, and after the further moves, as they are there."""
    crowd = []
    async with AsyncExitStack() as stack:
        for sessions in SESSIONS:
            coming = visitors(app, server.url, sessions - len(crowd), seed=len(crowd))
            more = await stack.enter_async_context(coming)
            await move_all(more, moves_each)
            crowd.extend(more)
            sizes.append(megabytes(server))
        await move_all(crowd, further_moves // len(crowd))
        sizes.append(megabytes(server))


async def move_all(crowd: Sequence[Visitor], times: int) -> None:
    """So many moves by every visitor, a few visitors at a time."""
    turn = asyncio.Semaphore(AT_A_TIME)

    async def in_turn(visitor: Visitor) -> None:
        async with turn:
            await move_times(visitor, times)

    await asyncio.gather(*map(in_turn, crowd))


def megabytes(server: Server) -> float:
    """Resident memory of the server."""
    return psutil.Process(server.process.pid).memory_info().rss / 2**20


def sizes_of(app: App, moves_each: int, further_moves: int) -> list[float | None]:
    """Serve the app and let it grow; None for what could not be measured."""
    sizes: list[float | None] = []
    with app.serve() as server:
        attempt(app.name, lambda: asyncio.run(grow(app, server, moves_each, further_moves, sizes)))
    return sizes + [None] * (len(SESSIONS) + 1 - len(sizes))


def measure(ours: App, stock: App) -> Iterator[Figure]:
    """One app after the other."""
    mine = sizes_of(ours, MOVES_EACH, FURTHER_MOVES)
    theirs = sizes_of(stock, STOCK_MOVES_EACH, 0)
    for index, sessions in enumerate(SESSIONS):
        yield Figure(f"Memory, sessions: {sessions}", "MB", mine[index], theirs[index])
    yield Figure("Memory a session", "MB", *(a_session(sizes) for sizes in (mine, theirs)))
    yield Figure("Memory added by 2,000 further moves", "MB", difference(mine[3], mine[2]))


def a_session(sizes: list[float | None]) -> float | None:
    """What each further session adds."""
    added = difference(sizes[2], sizes[1])
    return None if added is None else added / (SESSIONS[2] - SESSIONS[1])
