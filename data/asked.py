"""SQL over the store, one SELECT at a time, for whoever wants to look for himself.

Each question is asked by a process of its own (`data/asking.py`): it holds a connection of its own that can read the
store and nothing else, and is ended when its time is over, when it is cancelled, or when it grows too large. DuckDB
can be interrupted, but not while it plans, nor in the middle of one long string; a process can.

    asked(store.file_of(connection), "SELECT basis, count(*) FROM facts GROUP BY ALL").rows
"""

import contextlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from threading import BoundedSemaphore, Thread
from typing import IO

SECONDS, MEMORY_MB, ROWS, LETTERS, LONGEST = 5.0, 192, 2_000, 2_000_000, 10_000
GRACE_SECONDS = 1.0  # in which a process that was interrupted says so itself
STARTING_SECONDS = 10.0  # in which it starts on a machine that has much to do
LOOK_SECONDS = 0.05
AT_ONCE = BoundedSemaphore(2)  # questions
CHILD = Path(__file__).with_name("asking.py")
NEEDED = ("SYSTEMROOT",)  # of the environment, which may hold secrets


class NotAnswered(ValueError):
    """What was asked has no answer; says why in one sentence."""


@dataclass(frozen=True)
class Answer:
    """What a SELECT found: heads, rows of plain values, whether more were left out, and how long it took (seconds)."""

    columns: tuple[str, ...]
    rows: tuple[tuple, ...]
    more: bool
    seconds: float


def asked(file: Path, sql: str, report: Callable[..., bool] = lambda done: False, seconds: float = SECONDS) -> Answer:
    """Return what one SELECT finds in the store's file; `report(done=share or None)` cancels where it returns True.

    NotAnswered says in one sentence why there is no answer; nothing is changed by anything that is asked.
    """
    if len(sql) > LONGEST:
        raise NotAnswered(f"The query has {len(sql):,} characters; {LONGEST:,} are allowed.")
    if not AT_ONCE.acquire(timeout=seconds):
        raise NotAnswered("Others are asking: try again in a moment.")
    try:
        return answer_of(file, sql, report, seconds)
    finally:
        AT_ONCE.release()


def answer_of(file: Path, sql: str, report: Callable[..., bool], seconds: float) -> Answer:
    """Ask in a process of its own, and end it whatever happens."""
    began, told = time.monotonic(), Queue()
    bounds = {"seconds": seconds, "memory_mb": MEMORY_MB, "rows": ROWS, "letters": LETTERS}
    child = started()
    try:
        Thread(target=listen, args=(child.stdout, told), daemon=True).start()
        with contextlib.suppress(OSError):
            child.stdin.write(json.dumps({"file": str(file), "sql": sql} | bounds) + "\n")
            child.stdin.flush()
        found = heard(told, report, seconds)
    finally:
        child.kill()
        child.wait()
        with contextlib.suppress(OSError):
            child.stdin.close()
    if "refused" in found:
        raise NotAnswered(found["refused"])
    return Answer(tuple(found["columns"]), tuple(map(tuple, found["rows"])), found["more"], time.monotonic() - began)


def started() -> subprocess.Popen:
    """Start a process that waits for one question: no environment, nothing of ours, no words of its own."""
    return subprocess.Popen(
        [sys.executable, "-I", str(CHILD)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in NEEDED if name in os.environ},
        cwd=CHILD.anchor,
        encoding="utf-8",
    )


def listen(lines: IO[str], told: Queue) -> None:
    """Pass on what a process says, line by line, and that it says no more."""
    with lines, contextlib.suppress(ValueError, OSError):
        for line in lines:
            told.put(json.loads(line))
    told.put(
        {"refused": f"The query needs more than the {MEMORY_MB} MB or {SECONDS:g} seconds it may have: ask for less."}
    )


def heard(told: Queue, report: Callable[..., bool], seconds: float) -> dict:
    """Return the last word of a process: its answer, or why there is none; what has no end is not waited for."""
    last, done = time.monotonic() + STARTING_SECONDS + seconds, 0.0
    while time.monotonic() < last:
        with contextlib.suppress(Empty):
            said = told.get(timeout=LOOK_SECONDS)
            if "done" not in said:
                return said
            last = min(last, time.monotonic() + seconds + GRACE_SECONDS)
            done = said["done"]
        if report(done=done or None):
            return {"refused": "Stopped before there was an answer."}
    return {"refused": f"Stopped after {seconds:g} seconds: ask for less."}
