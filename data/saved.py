"""Saved scenarios: the one thing that is written, in a DuckDB file of its own beside the read-only store.

Every save is one transaction: what was saved before survives a process that dies in the middle of one. The file is open
only while it is read or written; another process that has it open is waited for. A name that somebody else saved
meanwhile is never overwritten: the second is told. A revision is never given twice, so that a name which was deleted
and saved anew is not taken for the one that somebody saw.

Anybody may delete anything here, so what is deleted or saved over is kept for KEPT_DAYS and can be restored until
then. Times are stored in UTC, whatever the clock of the server says.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Lock

import duckdb

PLACE = Path(os.environ.get("EXPLORER_SAVED", Path(__file__).parents[1] / "saved" / "scenarios.duckdb"))
SCHEMA = """CREATE SEQUENCE IF NOT EXISTS revisions; CREATE TABLE IF NOT EXISTS saved (
    name VARCHAR PRIMARY KEY, text VARCHAR NOT NULL, revision INTEGER NOT NULL, saved_at TIMESTAMP NOT NULL
); CREATE TABLE IF NOT EXISTS kept (
    name VARCHAR NOT NULL, text VARCHAR NOT NULL, revision INTEGER PRIMARY KEY, saved_at TIMESTAMP NOT NULL,
    kept_at TIMESTAMP NOT NULL
)"""
COLUMNS = "name", "text", "revision", "saved_at"
MOST = 1_000  # scenarios saved, and as many kept
KEPT_DAYS = 30
NEWEST = "ORDER BY kept_at DESC, revision DESC"
PATIENCE_SECONDS, PAUSE_SECONDS = 3.0, 0.05
TURN = Lock()  # threads of this process take turns; other processes are kept out by DuckDB's lock on the file


class NotSaved(ValueError):
    """A save or a deletion did not happen; says why in one sentence."""


def save(name: str, text: str, seen: int = 0, place: Path = PLACE) -> int:
    """Save a text under a name and return its revision; `seen` is the one this visitor saw last, or 0.

    What was saved under the name is kept.
    """
    with opened(place) as connection:
        make_way(connection, name, seen)
        kept = connection.execute(
            "INSERT INTO saved VALUES (?, ?, nextval('revisions'), ?) RETURNING revision", [name, text, moment()]
        )
        return kept.fetchone()[0]


def delete(name: str, seen: int, place: Path = PLACE) -> None:
    """Delete what is saved under a name, unless it was changed since `seen`; it is kept."""
    with opened(place) as connection:
        keep(connection, name, seen)


def restore(revision: int, seen: int = 0, place: Path = PLACE) -> None:
    """Save again, under its name, what was deleted or saved over, as it was and with the revision that it had.

    `seen` is the revision that stands under that name now, or 0 if none does; what stands there is kept instead.
    """
    with opened(place) as connection:
        found = connection.execute("DELETE FROM kept WHERE revision = ? RETURNING *", [revision]).fetchone()
        if not found:
            raise NotSaved("It was restored already, or is no longer kept.")
        make_way(connection, found[0], seen)
        connection.execute("INSERT INTO saved VALUES (?, ?, ?, ?)", found[: len(COLUMNS)])


def make_way(connection: duckdb.DuckDBPyConnection, name: str, seen: int) -> None:
    """Keep what is saved under a name, or see that there is room for one more; NotSaved if it is not as `seen`."""
    if seen:
        keep(connection, name, seen)
    elif connection.execute("FROM saved WHERE name = ?", [name]).fetchone():
        raise NotSaved(changed_words(name, seen))
    elif connection.execute("SELECT count(*) FROM saved").fetchone()[0] >= MOST:
        raise NotSaved(f"{MOST:,} scenarios are saved here, which is all there is room for: delete one first.")


def keep(connection: duckdb.DuckDBPyConnection, name: str, seen: int) -> None:
    """Move what is saved under a name to what is kept, and forget what was kept long enough."""
    gone = connection.execute("DELETE FROM saved WHERE name = ? AND revision = ? RETURNING *", [name, seen]).fetchone()
    if not gone:
        raise NotSaved(changed_words(name, seen))
    connection.execute("INSERT INTO kept VALUES (?, ?, ?, ?, ?)", [*gone, moment()])
    connection.execute("DELETE FROM kept WHERE kept_at < ?", [oldest()])
    connection.execute(f"DELETE FROM kept WHERE revision NOT IN (SELECT revision FROM kept {NEWEST} LIMIT ?)", [MOST])


def moment() -> datetime:
    """Return this moment in UTC, as the file holds it."""
    return datetime.now(UTC).replace(tzinfo=None)


def oldest() -> datetime:
    """Return the moment since which what is deleted is still kept."""
    return moment() - timedelta(days=KEPT_DAYS)


def changed_words(name: str, seen: int) -> str:
    """Say that a name is not as this visitor saw it."""
    if not seen:
        return f"“{name}” is saved already: choose another name, or load it first to save over it."
    return f"“{name}” was changed or deleted by somebody else meanwhile: load it again, or choose another name."


def listed(place: Path = PLACE) -> list[dict]:
    """Return everything saved, what was saved last first: name, text, revision, saved_at (UTC)."""
    return asked(place, "FROM saved ORDER BY revision DESC")


def kept(place: Path = PLACE) -> list[dict]:
    """Return what was deleted or saved over and is still kept, the last first: as `listed`, and kept_at (UTC)."""
    return asked(place, f"FROM kept WHERE kept_at >= ? {NEWEST}", oldest())


def asked(place: Path, question: str, *given) -> list[dict]:
    """Return the rows that a question finds; none if nothing was ever saved."""
    if not place.exists():
        return []
    with opened(place) as connection:
        found = connection.execute(question, given).fetchall()
    return [
        {
            column: value.replace(tzinfo=UTC) if isinstance(value, datetime) else value
            for column, value in zip((*COLUMNS, "kept_at"), row, strict=False)
        }
        for row in found
    ]


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
