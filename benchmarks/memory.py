"""Memory of the server with 20 and 100 sessions of 50 moves each, and what 2,000 further moves add."""

import asyncio
from contextlib import AsyncExitStack

import psutil

from benchmarks.apps import App
from benchmarks.report import Figure
from benchmarks.visitor import move_times, visitors
from tests.browser.serving import Server

SESSIONS = (20, 100)
MOVES_EACH = 50
FURTHER_MOVES = 2000


async def grow(app: App, server: Server) -> list[float]:
    """Resident megabytes: before any session, with 20, with 100, and after the further moves."""
    async with AsyncExitStack() as stack:
        crowd = list(await stack.enter_async_context(visitors(app, server.url, 1)))
        await move_times(crowd[0], MOVES_EACH)
        sizes = [megabytes(server)]
        for sessions in SESSIONS:
            more = await stack.enter_async_context(
                visitors(app, server.url, sessions - len(crowd), seed=len(crowd))
            )
            await asyncio.gather(*(move_times(visitor, MOVES_EACH) for visitor in more))
            crowd.extend(more)
            sizes.append(megabytes(server))
        await asyncio.gather(*(move_times(visitor, FURTHER_MOVES // len(crowd)) for visitor in crowd))
        return [*sizes, megabytes(server)]


def megabytes(server: Server) -> float:
    """Resident memory of the server."""
    return psutil.Process(server.process.pid).memory_info().rss / 2**20


def sizes_of(app: App) -> list[float]:
    """Serve the app and let it grow."""
    with app.serve() as server:
        return asyncio.run(grow(app, server))


def measure(ours: App, stock: App) -> list[Figure]:
    """One app after the other."""
    mine, theirs = sizes_of(ours), sizes_of(stock)
    labels = ("1 session", "20 sessions", "100 sessions", "100 sessions and 2,000 further moves")
    figures = [
        Figure(f"Memory, {label}", "MB", *pair) for label, *pair in zip(labels, mine, theirs, strict=True)
    ]
    slopes = [(sizes[2] - sizes[1]) / (SESSIONS[1] - SESSIONS[0]) for sizes in (mine, theirs)]
    growth = [sizes[3] - sizes[2] for sizes in (mine, theirs)]
    return [
        *figures,
        Figure("Memory a session", "MB", *slopes),
        Figure("Memory added by 2,000 further moves", "MB", *growth),
    ]
