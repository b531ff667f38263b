"""SQL over the store: one SELECT is answered, every way out is refused in one sentence and changes nothing."""

import hashlib
import re
import time

import duckdb
import pytest

from data import asked, asking, store

ESCAPES = {
    "a file as CSV": "SELECT * FROM read_csv('/etc/passwd')",
    "a file as text": "SELECT * FROM read_text('/etc/passwd')",
    "a file as JSON": "SELECT * FROM read_json_auto('/etc/passwd')",
    "a file as Parquet": "SELECT * FROM read_parquet('x.parquet')",
    "a file by its name": "SELECT * FROM '/etc/passwd'",
    "a folder": "SELECT * FROM glob('/*')",
    "a file in a subquery": "SELECT (SELECT count(*) FROM read_blob('/etc/passwd'))",
    "another database": "ATTACH '/tmp/other.duckdb'",
    "install": "INSTALL httpfs",
    "load": "LOAD httpfs",
    "a function of an extension": "SELECT * FROM sqlite_scan('x.db', 't')",
    "copy": "COPY facts TO '/tmp/facts.csv'",
    "export": "EXPORT DATABASE '/tmp/whole'",
    "pragma": "PRAGMA database_list",
    "a pragma as a table": "SELECT * FROM pragma_database_list()",
    "a setting": "SET memory_limit = '100GB'",
    "the lock": "SET lock_configuration = false",
    "reset": "RESET memory_limit",
    "settings": "SELECT * FROM duckdb_settings()",
    "a setting's value": "SELECT current_setting('secret_directory')",
    "secrets": "SELECT * FROM duckdb_secrets()",
    "create": "CREATE TABLE mine AS SELECT 1",
    "a table of its own": "CREATE TEMP TABLE mine AS SELECT 1",
    "insert": "INSERT INTO sources VALUES ('a', 'b', NULL, 'R')",
    "update": "UPDATE facts SET value = 0",
    "delete": "DELETE FROM facts",
    "drop": "DROP TABLE facts",
    "detach": "DETACH store",
    "two statements": "SELECT 1; DELETE FROM facts",
    "a comment over the second": "SELECT 1 /* ; */ -- one\n; DROP TABLE facts",
    "a write in a WITH": "WITH gone AS (DELETE FROM facts RETURNING *) SELECT * FROM gone",
    "explain": "EXPLAIN ANALYZE SELECT 1",
    "call": "CALL pragma_version()",
    "prepare": "PREPARE mine AS SELECT 1",
    "the environment": "SELECT getenv('HOME')",
    "SQL in a text": "SELECT * FROM query('DELETE FROM facts')",
    "a table by a text": "SELECT * FROM query_table('/etc/passwd')",
    "SQL as JSON": "SELECT * FROM json_execute_serialized_sql('{}')",
    "a variable of Python": "SELECT * FROM secret",
    "the catalogue of the system": "SELECT * FROM duckdb_databases",
    "the log": "SELECT write_log('mine')",
    "letters that cannot be seen": "SELECT 1 \u202e; DROP TABLE facts",
    "a wide semicolon": "SELECT 1； DROP TABLE facts",
    "a letter of nothing": "SELECT 1\0; DROP TABLE facts",
    "brackets without end": "SELECT " + "(SELECT " * 900 + "1" + ")" * 900,
}
EXHAUSTING = {
    "rows without end": "SELECT count(*) FROM range(100000000) a, range(1000000000) b",
    "recursion without end": "WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT max(n) FROM t",
    "a string of gigabytes": "SELECT length(lpad('x', 2000000000, 'y'))",
    "a plan without end": "WITH a0 AS (FROM facts x, facts y), "
    + ", ".join(f"a{at} AS (FROM a{at - 1} x, a{at - 1} y)" for at in range(1, 20))
    + " SELECT count(*) FROM a19",
}
secret = "not for them"


@pytest.fixture(scope="module")
def locked(connection):
    return asking.opened(str(store.file_of(connection)), asked.MEMORY_MB)


def bytes_of(connection) -> tuple:
    file = store.file_of(connection)
    return hashlib.sha256(file.read_bytes()).hexdigest(), sorted(file.parent.glob("*.wal"))


@pytest.mark.parametrize("way", ESCAPES)
def test_a_way_out_is_refused_in_one_sentence_before_it_runs(locked, way):
    try:
        asking.held(locked, ESCAPES[way])
        locked.execute(ESCAPES[way])  # what the parser takes for a SELECT of our tables, DuckDB's binder refuses
        pytest.fail(f"{way} is answered")
    except asking.Refused as why:
        told = str(why)
    except duckdb.Error as error:
        told = asking.sentence(error, ESCAPES[way], {"seconds": 1, "memory_mb": 1})
    assert (
        told.endswith(".") and "\n" not in told and "/etc" not in told.replace("“/etc/passwd”", "") and len(told) < 300
    )


def test_nothing_of_that_changed_the_store(locked, connection):
    before = bytes_of(connection)
    for sql in ("DELETE FROM facts", "CREATE TABLE mine AS SELECT 1", "COPY facts TO 'facts.csv'", "ATTACH 'o.duckdb'",
                "SELECT * FROM read_csv('/etc/passwd')", "SET memory_limit = '9GB'", "LOAD httpfs"):  # fmt: skip
        with pytest.raises(duckdb.Error):  # DuckDB's own lock, without ours before it
            locked.execute(sql)
    assert bytes_of(connection) == before


@pytest.mark.parametrize("way", EXHAUSTING)
def test_what_has_no_end_is_ended_in_one_sentence(connection, way):
    began = time.monotonic()
    with pytest.raises(
        asked.NotAnswered, match=r"^(Stopped after 1 seconds|The query needs more than).*: ask for less\.$"
    ):
        asked.asked(store.file_of(connection), EXHAUSTING[way], seconds=1.0)
    assert time.monotonic() - began < 2 * (asked.STARTING_SECONDS + asked.GRACE_SECONDS)  # however busy the machine is


def test_it_can_be_cancelled(connection):
    with pytest.raises(asked.NotAnswered, match="Stopped before"):
        asked.asked(store.file_of(connection), EXHAUSTING["recursion without end"], lambda done: True)


def test_a_select_is_answered_as_it_is_asked(connection):
    found = asked.asked(
        store.file_of(connection),
        "WITH mine AS (SELECT 1 AS n) SELECT n, true AS yes, DATE '2025-03-01' AS day, 'nan'::DOUBLE AS none, "
        "repeat('x', 5000) AS long, NULL AS nothing FROM mine, (SELECT * FROM range(3)) -- and a comment",
    )
    assert found.columns == ("n", "yes", "day", "none", "long", "nothing") and len(found.rows) == 3 and not found.more
    assert found.rows[0][:4] == (1, True, "2025-03-01", None) and found.rows[0][5] is None
    assert found.rows[0][4].endswith("(5,000 characters)") and len(found.rows[0][4]) < 2_100


def test_of_many_rows_the_first_are_shown_and_that_is_said(connection):
    found = asked.asked(store.file_of(connection), "SELECT * FROM range(100000000000)")
    assert found.more and len(found.rows) == asked.ROWS


@pytest.mark.parametrize("sql, said", [
    ("SELECT labl FROM sources", r'Referenced column "labl" not found .* \(line 1, character 8\)\.'),
    ("SELECT 1 FROM facts\nWHERE", r"Syntax error at end of input \(line 2, character 6\)\."),
    ("SELECT sum(text) FROM facts", r"No function matches .* \(line 1, character 8\)\."),
    ("", r"Nothing is asked: write a SELECT\."),
])  # fmt: skip
def test_a_fault_is_one_sentence_that_says_where(locked, sql, said):
    with pytest.raises((asking.Refused, duckdb.Error)) as found:
        asking.held(locked, sql)
        locked.execute(sql)
    told = found.value if isinstance(found.value, asking.Refused) else asking.sentence(found.value, sql, {})
    assert re.fullmatch(said, str(told)), told
