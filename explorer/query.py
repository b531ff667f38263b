"""Query: one SELECT over the store, as the command line, the screen and a notebook ask it.

DuckDB locks itself: a connection of its own with the store for reading and nothing else, no files, no extensions, no
settings, nothing written to disk. DuckDB's own parser reads what is asked: one statement, a SELECT, of tables of the
store. Every question is asked by a process of its own that is ended after five seconds, at 192 MB, or when it is
cancelled; two are asked at once. Of a longer answer the first 2,000 rows are shown.

    from explorer import query

    query.asked("SELECT basis, count(*) FROM facts GROUP BY ALL").frame
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pandas as pd

from data import asked as sandbox
from data import store
from explorer.store import connection, listed_rows

NotAnswered = sandbox.NotAnswered
LONGEST, ROWS, SECONDS = sandbox.LONGEST, sandbox.ROWS, sandbox.SECONDS


@dataclass(frozen=True)
class Found:
    """What a SELECT found: a frame, whether rows were left out, how long it took (seconds)."""

    frame: pd.DataFrame
    more: bool
    seconds: float


def asked(sql: str, report: Callable[..., bool] = lambda done: False, seconds: float = SECONDS) -> Found:
    """Return what one SELECT finds; NotAnswered says in one sentence why there is nothing."""
    found = sandbox.asked(store.file_of(connection()), sql, report, seconds)
    return Found(pd.DataFrame(found.rows, columns=told_apart(found.columns)), found.more, found.seconds)


def told_apart(names: tuple[str, ...]) -> list[str]:
    """Return the heads of a result, the second of one name with a number."""
    found = []
    for name in names:
        again = sum(name.lower() == one.lower() for one in names[: len(found)])
        found.append(f"{name} {again + 1}" if again else name)
    return found


@cache
def columns() -> pd.DataFrame:
    """Return every column of every table: table_name, column_name, data_type, rows of the table."""
    return store.columns(connection())


def examples() -> list[dict]:
    """Return the SELECTs that ship, each with its title, in order."""
    return sorted(listed_rows("queries"), key=lambda row: row["position"])
