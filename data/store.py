"""The store: every number with its source in one read-only DuckDB file, built from the text files of this folder.

    connection = store.open_store()  # once a process; builds the file if the text files changed
    store.rows(connection, "deals")  # a table as a frame; each question takes a cursor of its own

The file lies in build/ beside this folder and bears a hash of what it was built from, so that it is never stale and
never shared by two versions. It is written under a name of its own and renamed into place: processes that start at
once, a half-written, damaged or deleted file and a file of another DuckDB version all end in a rebuilt store.
"""

import contextlib
import hashlib
import os
import uuid
from collections.abc import Iterable
from pathlib import Path

import duckdb
import pandas as pd

from data import loading
from data.loading import UnsoundData as UnsoundData

FOLDER = Path(__file__).parent
Connection = duckdb.DuckDBPyConnection  # what `open_store` returns
CLOSED = {"enable_external_access": "false", "lock_configuration": "true"}


def content_hash(folder: Path = FOLDER) -> str:
    """Return the hash of everything that a built store depends on: text files, the code that reads them, DuckDB."""
    digest = hashlib.sha256(duckdb.__version__.encode())
    texts = [path for kind in ("*.sql", "*.yaml", "*.csv") for path in folder.rglob(kind)]
    for path in [*sorted(texts), Path(loading.__file__), Path(__file__)]:
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)} ".encode() + content)
    return digest.hexdigest()


def open_store(folder: Path = FOLDER) -> duckdb.DuckDBPyConnection:
    """Return a read-only connection without access to anything else, building the file first if need be."""
    digest = content_hash(folder)
    path = folder.parent / "build" / f"store-{digest[:12]}.duckdb"
    with contextlib.suppress(duckdb.Error, OSError):
        return opened(path, digest)
    build(folder, path, digest)
    return opened(path, digest)


def opened(path: Path, digest: str) -> duckdb.DuckDBPyConnection:
    """Open a built store; raise if it is not there, not whole or not built from this content."""
    connection = duckdb.connect(path, read_only=True, config=CLOSED)
    try:
        if connection.execute("SELECT digest FROM built").fetchall() != [(digest,)]:
            raise OSError(f"{path.name} was built from something else")
        for table in tables(connection):
            connection.execute(f'FROM "{table}"').fetchall()  # reads every block, and DuckDB compares their checksums
    except (duckdb.Error, OSError):
        connection.close()
        raise
    return connection


def build(folder: Path, path: Path, digest: str) -> None:
    """Build the store beside its place, rename it into place, and remove what older content left."""
    path.parent.mkdir(exist_ok=True)
    fresh = path.with_name(f"{path.stem}-{uuid.uuid4().hex}.fresh")
    try:
        with duckdb.connect(fresh, config={"default_block_size": "16384"}) as connection:
            loading.load(connection, folder)
            connection.execute("CREATE TABLE built AS SELECT ? AS digest", [digest])
        os.replace(fresh, path)
    finally:
        fresh.unlink(missing_ok=True)
        fresh.with_name(f"{fresh.name}.wal").unlink(missing_ok=True)
    for old in path.parent.glob("store-*.duckdb"):
        if old != path:
            with contextlib.suppress(OSError):
                old.unlink()


def file_of(connection: duckdb.DuckDBPyConnection) -> Path:
    """Return the file of an open store."""
    with connection.cursor() as cursor:
        return Path(cursor.execute("SELECT path FROM duckdb_databases() WHERE NOT internal").fetchone()[0])


def columns(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return every column of every table in their order: table_name, column_name, data_type, rows of the table."""
    return ask(
        connection,
        "SELECT table_name, column_name, data_type, estimated_size AS rows FROM duckdb_columns() "
        "JOIN duckdb_tables() USING (table_name) ORDER BY table_name, column_index",
    )


def ask(connection: duckdb.DuckDBPyConnection, question: str, *given) -> pd.DataFrame:
    """Return the answer to a query as a frame, through a cursor of its own."""
    with connection.cursor() as cursor:
        return cursor.execute(question, given).df()


def tables(connection: duckdb.DuckDBPyConnection) -> list[str]:
    """Return the names of all tables."""
    with connection.cursor() as cursor:
        names = cursor.execute("SELECT table_name FROM duckdb_tables() ORDER BY table_name").fetchall()
    return [name for (name,) in names]


def rows(connection: duckdb.DuckDBPyConnection, table: str) -> pd.DataFrame:
    """Return a whole table in the order of its file; a fact table with the columns that all facts have at the end."""
    if table not in tables(connection):
        raise KeyError(f"The store has no table {table!r}; it has {', '.join(tables(connection))}.")
    facts = ask(connection, "SELECT 1 FROM facts WHERE fact_table = ? LIMIT 1", table)
    if facts.empty:
        return ask(connection, f'FROM "{table}" ORDER BY rowid')
    common = "facts.* EXCLUDE (fact_id, fact_table)"
    return ask(connection, f'SELECT own.*, {common} FROM "{table}" own JOIN facts USING (fact_id) ORDER BY own.rowid')


def known(connection: duckdb.DuckDBPyConnection, table: str, day: str, event: str = "as_of") -> pd.DataFrame:
    """Return the rows of a fact table that somebody could know at the end of a day, in the order of its file.

    What they are of (`as_of`, at the end of an interval, a year or a month) and the date of their event lie no later.
    """
    return ask(
        connection,
        f'SELECT own.*, facts.* EXCLUDE (fact_id, fact_table) FROM "{table}" own JOIN facts USING (fact_id) '
        f'WHERE last_day_of(as_of) <= CAST(? AS DATE) AND last_day_of("{event}") <= CAST(? AS DATE) ORDER BY own.rowid',
        day,
        day,
    )


def cases_known(connection: duckdb.DuckDBPyConnection, model: str, day: str) -> pd.DataFrame:
    """Return the single decisions of a replayed model whose outcome somebody could know at the end of a day."""
    return ask(
        connection,
        "SELECT cases.*, facts.value, facts.unit FROM replay_cases cases JOIN facts USING (fact_id) WHERE model = ? "
        "AND last_day_of(known_from) <= CAST(? AS DATE) AND last_day_of(facts.as_of) <= CAST(? AS DATE) "
        "ORDER BY last_day_of(known_from), cases.rowid",
        model,
        day,
        day,
    )


def sources(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return every source: key, title, address (empty if recalled), tier."""
    return rows(connection, "sources")


def units(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return the closed list of units: key, label, prefix, suffix, whether it is money."""
    return rows(connection, "units")


def assumptions(connection: duckdb.DuckDBPyConnection, topic: str | None = None) -> pd.DataFrame:
    """Return the assumptions of a topic, or all, in the order of their file."""
    return ask(connection, "FROM assumptions WHERE topic = coalesce(?, topic) ORDER BY topic, position", topic)


def options(connection: duckdb.DuckDBPyConnection, key: str) -> pd.DataFrame:
    """Return what an assumption that is a choice offers."""
    return ask(connection, "FROM assumption_options WHERE key = ? ORDER BY position", key)


def points(connection: duckdb.DuckDBPyConnection, key: str) -> pd.DataFrame:
    """Return the named points on an assumption's scale."""
    return ask(connection, "FROM assumption_points WHERE key = ? ORDER BY position", key)


def conflicts_for(connection: duckdb.DuckDBPyConnection, fact_ids: Iterable[str]) -> pd.DataFrame:
    """Return the disagreements between sources that concern facts: one row a fact and conflict."""
    return ask(
        connection,
        "SELECT to_fact, conflicts.*, facts.* EXCLUDE (fact_id, fact_table) FROM conflicts JOIN facts USING (fact_id) "
        "JOIN links ON from_fact = fact_id WHERE to_fact IN ? ORDER BY to_fact, fact_id",
        list(fact_ids),
    )


def rests_on(connection: duckdb.DuckDBPyConnection, fact_id: str) -> pd.DataFrame:
    """Return the facts from which a synthesis is drawn, or which a claim's evidence or a conflict is about."""
    return ask(
        connection,
        "SELECT facts.* FROM facts JOIN links ON to_fact = fact_id WHERE from_fact = ? ORDER BY ALL",
        fact_id,
    )


def claims(connection: duckdb.DuckDBPyConnection) -> list[dict]:
    """Return each claim with its evidence as lists of records under "for" and "against"."""
    evidence = rows(connection, "claim_evidence")
    evidence = evidence.astype(object).where(evidence.notna(), None)
    found = rows(connection, "claims")[["claim_no", "claim", "theme", "source", "as_of", "basis"]].to_dict("records")
    for claim in found:
        mine = evidence[evidence["claim_no"] == claim["claim_no"]]
        claim |= {side: mine[mine["side"] == side].to_dict("records") for side in ("for", "against")}
    return found


def versions(connection: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    """Return the versions of the data, newest last; a saved link carries the newest."""
    return ask(connection, "FROM data_versions ORDER BY version")


def moves(connection: duckdb.DuckDBPyConnection, since: int = 0) -> pd.DataFrame:
    """Return the defaults that moved after a version."""
    return ask(connection, "FROM data_moves WHERE version > ? ORDER BY version, key", since)
