"""What all processes of a run of the tests share: networks and claims that one of them tried are not tried again.

Only searches of the pages' own length are shared; tests of longer, shorter and stopped ones search for themselves. What
is shared lies in a folder that belongs to one run, so that every run searches for every network once.
"""

import atexit
import fcntl
import hashlib
import os
import pickle
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import fields
from functools import lru_cache, wraps
from pathlib import Path

from explorer import claims
from models import footprint
from models.footprint import networks
from models.footprint.inputs import NODES

PLACE = "EXPLORER_TESTS_SHARED"  # the environment's word for the folder
MOST_SOLVED = 2_000  # networks that a process holds at once, a few kilobytes each; claims are smaller


def begin() -> None:
    """Make the folder of this run, unless the process that started this one made it, and let networks lie there."""
    if PLACE not in os.environ:
        os.environ[PLACE] = tempfile.mkdtemp()
        atexit.register(clear, os.environ[PLACE])
    for name in ("solved_best", "solved_plan"):
        share(networks, name, looked_up(getattr(networks, name).__wrapped__))
    share(footprint, "best_mixed", looked_up(footprint.best_mixed))
    share(claims, "tried_for", told_before(claims.tried_for.__wrapped__))


def share(room, name: str, asked: Callable) -> None:
    """Put what asks all processes of this run in the place of what works for itself."""
    setattr(room, name, lru_cache(maxsize=MOST_SOLVED)(asked))


def clear(place: str) -> None:
    """Remove the folder of a run, and end what a process of it that broke off left running."""
    for left in Path(place).glob("*.running"):
        with suppress(ProcessLookupError):
            os.kill(int(left.stem), signal.SIGTERM)
    shutil.rmtree(place, ignore_errors=True)


def folder() -> Path:
    """Return the folder of this run."""
    return Path(os.environ[PLACE])


def running(process: int) -> Path:
    """Return the file that says that a process is to be ended with this run."""
    return folder() / f"{process}.running"


def looked_up(searching: Callable) -> Callable:
    """Let a search look first whether any process of this run did it already."""

    @wraps(searching)
    def asked(inputs, *sites):
        if inputs.nodes != NODES:
            return searching(inputs, *sites)
        return kept(f"{searching.__name__} {sites} {said(inputs)}", lambda: searching(inputs, *sites))

    return asked


def told_before(trying: Callable) -> Callable:
    """Let a question in plain words and numbers look first whether any process of this run answered it already."""

    @wraps(trying)
    def asked(*question):
        return kept(f"{trying.__name__} {question!r}", lambda: trying(*question))

    return asked


def said(inputs) -> str:
    """Return inputs in words that are the same in every process."""
    given = {field.name: getattr(inputs, field.name) for field in fields(inputs)}  # not what it remembers beside them
    told = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in given.items()}
    return repr(sorted(told.items()))


@contextmanager
def locked() -> Iterator[None]:
    """Let no other process of this run into a block."""
    with (folder() / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def kept(question: str, work: Callable):
    """Return what a process of this run made of a question, or make it and keep it for all."""
    path = folder() / hashlib.sha256(question.encode()).hexdigest()
    if path.exists():
        return pickle.loads(path.read_bytes())
    found = work()
    fresh = path.with_name(f"{path.name}.{os.getpid()}.{threading.get_ident()}")
    fresh.write_bytes(pickle.dumps(found))
    fresh.replace(path)
    return found
