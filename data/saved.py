"""Saved scenarios: the one thing that is written, in a DuckDB file of its own beside the read-only store.

Every save is one transaction: what was saved before survives a process that dies in the middle of one. The file is open
only while it is read or written; another process that has it open is waited for. A name that somebody else saved
meanwhile is never overwritten: the second is told. A revision is never given twice, so that a name which was deleted
and saved anew is not taken for the one that somebody saw.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import duckdb

PLACE = Path(os.environ.get("EXPLORER_SAVED", Path(__file__).parents[1] / "saved" / "scenarios.duckdb"))
SCHEMA = """CREATE SEQUENCE IF NOT EXISTS revisions; CREATE TABLE IF NOT EXISTS saved (
    name VARCHAR PRIMARY KEY, text VARCHAR NOT NULL, revision INTEGER NOT NULL, saved_at TIMESTAMP NOT NULL
)"""
MOST = 1_000  # scenarios
PATIENCE_SECONDS, PAUSE_SECONDS = 3.0, 0.05
TURN = Lock()  # threads of this process take turns; other processes are kept out by DuckDB's lock on the file


class NotSaved(ValueError):
    """A save or a deletion did not happen; says why in one sentence."""


def save(name: str, text: str, seen: int = 0, place: Path = PLACE) -> int:
    """Save a text under a name and return its revision; `seen` is the one this visitor saw last, or 0."""
    with opened(place) as connection:
        here = connection.execute("SELECT revision FROM saved WHERE name = ?", [name]).fetchone()
        if (here[0] if here else 0) != seen:
            raise NotSaved(changed_words(name, seen))
        if not here and connection.execute("SELECT count(*) FROM saved").fetchone()[0] >= MOST:
            raise NotSaved(f"{MOST:,} scenarios are saved here, which is all there is room for: delete one first.")
        kept = connection.execute(
            "INSERT OR REPLACE INTO saved VALUES (?, ?, nextval('revisions'), now()::TIMESTAMP) RETURNING revision",
            [name, text],
        )
        return kept.fetchone()[0]


def delete(name: str, seen: int, place: Path = PLACE) -> None:
    """Delete what is saved under a name, unless it was changed since `seen`."""
    with opened(place) as connection:
        gone = connection.execute("DELETE FROM saved WHERE name = ? AND revision = ? RETURNING name", [name, seen])
        if not gone.fetchall():
            raise NotSaved(changed_words(name, seen))


def changed_words(name: str, seen: int) -> str:
    """Say that a name is not as this visitor saw it."""
    if not seen:
        return f"“{name}” is saved already: choose another name, or load it first to save over it."
    return f"“{name}” was changed or deleted by somebody else meanwhile: load it again, or choose another name."


def listed(place: Path = PLACE) -> list[dict]:
    """Return everything saved, newest first: name, text, revision, saved_at."""
    if not place.exists():
        return []
    with opened(place) as connection:
        found = connection.execute("SELECT name, text, revision, saved_at FROM saved ORDER BY saved_at DESC, name")
        return [dict(zip(("name", "text", "revision", "saved_at"), row, strict=True)) for row in found.fetchall()]


@contextmanager
def opened(place: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Open the file for one transaction; what goes wrong in it undoes all of it."""
    with TURN, connected(place) as connection:
        connection.execute("BEGIN")
        connection.execute(SCHEMA)
        yield connection
        connection.execute("COMMIT")


def connected(place: Path) -> duckdb.DuckDBPyConnection:
    """Connect to the file, waiting a while for another process that has it open."""
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            return duckdb.connect(place, config={"enable_external_access": "false"})
        except (duckdb.Error, OSError) as why:
            if "lock" not in str(why).lower():
                raise NotSaved(f"The file of saved scenarios, {place.name}, cannot be opened.") from why
            if time.monotonic() > until:
                raise NotSaved("Somebody else is saving at this moment: try again.") from why
            time.sleep(PAUSE_SECONDS)
