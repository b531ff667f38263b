"""One SELECT, asked by a process of its own that can do nothing else and is ended when it has had its time.

`data/asked.py` starts it with the file of the store, the SQL and its bounds on standard input, and reads lines of JSON.
DuckDB locks itself: an instance without a database of its own, the store attached for reading, no files, no extensions,
no settings, nothing written to disk. What is asked is read by DuckDB's own parser: one statement, a SELECT, of tables
of the store. The system ends what DuckDB cannot: a plan without end, a string of gigabytes.
"""

import contextlib
import json
import re
import sys
import unicodedata
from collections.abc import Iterator
from threading import Event, Thread, Timer

import duckdb

with contextlib.suppress(ImportError):  # where the system has no such bounds, DuckDB's own remain
    import resource

LOCKED = {
    "threads": "1",
    "temp_directory": "",
    "python_enable_replacements": "false",
    "autoload_known_extensions": "false",
    "autoinstall_known_extensions": "false",
    "allow_community_extensions": "false",
    "max_expression_depth": "200",
    "errors_as_json": "true",
}
MAKES_ROWS = {"range", "generate_series", "unnest"}  # table functions that read nothing
OUTSIDE = re.compile(  # functions that look past the tables: at files, settings, the machine, other SQL
    r"(read|parquet|glob|sniff|duckdb|pragma|pg|which|write|query|json_execute|current_setting|getenv|get_block)(_.*)?"
)
DESCRIBING = ("tables", "columns")  # of information_schema
ONLY = "Only one SELECT is asked here"
PATHS = re.compile(r'"?(?:[a-zA-Z]:)?(?:[\\/][\w.\-]+){2,}"?')
BATCH, LOOK_SECONDS = 100, 0.2
UNSEEN = ("Cc", "Cf", "Cs")  # kinds of signs: controls, marks of direction and joining, halves of a letter
LONGEST_CELL = 2_000  # characters
ABOVE_MB = 640  # of addresses: the interpreter, DuckDB's own code


class Refused(Exception):
    """What is asked is not answered; says why in one sentence."""


def bounded(memory_mb: int, seconds: float) -> None:
    """Bound what the system gives this process, above what DuckDB gives itself."""
    if "resource" in globals():
        most = (memory_mb + ABOVE_MB) * 2**20
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 2,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def opened(file: str, memory_mb: int) -> duckdb.DuckDBPyConnection:
    """Return a locked connection in which there is nothing but the store, for reading."""
    connection = duckdb.connect(config=LOCKED | {"memory_limit": f"{memory_mb}MB"})
    for step in (f"ATTACH {quoted(file)} AS store (READ_ONLY)", "USE store", "DETACH memory",
                 "SET enable_progress_bar = true", "SET enable_progress_bar_print = false",
                 "SET enable_external_access = false", "SET lock_configuration = true"):  # fmt: skip
        connection.execute(step)
    return connection


def quoted(text: str) -> str:
    """Return a text as SQL writes it; given as a parameter it would cost the import of pandas, a second."""
    return "'" + text.replace("'", "''") + "'"


def held(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    """Hold what is asked against what may be asked; raise Refused."""
    hidden = next((sign for sign in sql if sign not in "\n\r\t" and unicodedata.category(sign) in UNSEEN), None)
    if hidden:
        raise Refused(f"The query holds a character that cannot be seen (U+{ord(hidden):04X}): take it out.")
    kinds = [one.type.name for one in connection.extract_statements(sql)]
    if len(kinds) != 1:
        raise Refused(f"{ONLY}: these are {len(kinds)} statements." if kinds else "Nothing is asked: write a SELECT.")
    (told,) = connection.execute(f"SELECT json_serialize_sql({quoted(sql)})").fetchone()
    tree = json.loads(told)
    if tree["error"]:
        kind = kinds[0] if kinds[0] != "SELECT" else "PRAGMA"
        raise Refused(f"{ONLY}: this is {'an' if kind[0] in 'AEIOU' else 'a'} {kind}.")
    nodes = list(walked(tree))
    own = {one for (one,) in connection.execute("SELECT table_name FROM duckdb_tables() WHERE NOT internal").fetchall()}
    named = {entry["key"].lower() for node in nodes for entry in node.get("cte_map", {}).get("map", [])}
    for node in nodes:
        held_node(node, own | named)


def held_node(node: dict, tables: set[str]) -> None:
    """Hold one part of what is asked against what may be asked; raise Refused."""
    kind, name = node.get("type"), str(node.get("function_name", "")).lower()
    if kind == "SHOW_REF":
        raise Refused(f"{ONLY}: the tables and their columns are listed beside.")
    if kind == "TABLE_FUNCTION" and (name := node["function"]["function_name"].lower()) not in MAKES_ROWS:
        raise Refused(f"{name}() does not stand in a FROM here: the tables of the store do.")
    if OUTSIDE.fullmatch(name):
        raise Refused(f"{name}() looks outside the tables of the store, which is not open here.")
    if kind == "BASE_TABLE" and not known(node, tables):
        raise Refused(f"There is no table {shown(node['table_name'])} here: those of the store are listed beside.")


def known(node: dict, tables: set[str]) -> bool:
    """Say whether a table is one of the store, one that the query makes itself, or one that describes them."""
    catalog, schema, table = (node.get(f"{part}_name", "").lower() for part in ("catalog", "schema", "table"))
    if schema == "information_schema":
        return table in DESCRIBING
    return table in tables and catalog in ("", "store") and schema in ("", "main", "store")


def walked(tree) -> Iterator[dict]:
    """Yield every part of what is asked, as DuckDB's parser tells it."""
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
        waiting += one.values() if isinstance(one, dict) else one if isinstance(one, list) else ()


def shown(text: str) -> str:
    """Return some of a visitor's own words, so many as a sentence bears."""
    return f"“{text[:40]}…”" if len(text) > 40 else f"“{text}”"


def answered(connection: duckdb.DuckDBPyConnection, asked: dict) -> dict:
    """Return columns, rows of plain values, and whether there were more than may be shown."""
    found = connection.execute(asked["sql"])
    rows, letters, more = [], 0, False
    while not more and (batch := found.fetchmany(min(BATCH, asked["rows"] + 1 - len(rows)))):
        rows += [[plain(cell) for cell in row] for row in batch]
        letters += sum(len(cell) for row in rows[-len(batch) :] for cell in row if isinstance(cell, str))
        more = len(rows) > asked["rows"] or letters > asked["letters"]
    return {"columns": [one[0] for one in found.description], "rows": rows[: asked["rows"]], "more": more}


def plain(cell):
    """Return a cell as a number, as yes or no, as text or None; a text too long to be read is cut, and says so."""
    if cell is None or isinstance(cell, bool | int):
        return cell
    if isinstance(cell, float):
        return cell if cell - cell == 0 else None  # infinite, or no number
    text = str(cell)
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL]}… ({len(text):,} characters)"


def sentence(error: duckdb.Error, sql: str, asked: dict) -> str:
    """Return what DuckDB says is wrong as one sentence with its place, and without a path."""
    if isinstance(error, duckdb.InterruptException):
        return f"Stopped after {asked['seconds']:g} seconds: ask for less."
    if isinstance(error, duckdb.OutOfMemoryException):
        return f"The query needs more than the {asked['memory_mb']} MB that it may have: ask for less."
    try:
        told = json.loads(str(error).partition(": ")[2] or str(error))
    except json.JSONDecodeError:
        told = {"exception_message": str(error)}
    words = PATHS.sub("a file", " ".join(told["exception_message"].split("\n\nLINE")[0].split()))
    words = words.split('Use "SET')[0].split(" Candidate functions")[0].strip().rstrip(".!")
    return f"{words[:1].upper()}{words[1:]}{place(told.get('position'), sql)}."


def place(position: str | None, sql: str) -> str:
    """Say at which line and character of the query something stands."""
    if not position or not position.isdigit() or int(position) > len(sql.encode()):
        return ""
    before = sql.encode()[: int(position)].decode(errors="ignore")
    return f" (line {before.count(chr(10)) + 1}, character {len(before.rpartition(chr(10))[2]) + 1})"


def tell(line: dict) -> None:
    """Write one line to whoever asked."""
    sys.stdout.write(json.dumps(line) + "\n")
    sys.stdout.flush()


def tell_progress(connection: duckdb.DuckDBPyConnection, over: Event) -> None:
    """Tell how much is done, as DuckDB reckons it, until all is."""
    while not over.wait(LOOK_SECONDS):
        with contextlib.suppress(duckdb.Error):
            tell({"done": max(connection.query_progress(), 0.0) / 100})


def work(asked: dict) -> dict:
    """Return the answer, or a sentence that says why there is none."""
    try:
        connection, over = opened(asked["file"], asked["memory_mb"]), Event()
    except duckdb.Error:
        return {"refused": "The store cannot be opened: it was built anew since this program started."}
    bounded(asked["memory_mb"], asked["seconds"])
    clock = Timer(asked["seconds"], connection.interrupt)
    clock.daemon = True
    clock.start()
    Thread(target=tell_progress, args=(connection, over), daemon=True).start()
    tell({"done": 0.0})
    try:
        held(connection, asked["sql"])
        return answered(connection, asked)
    except Refused as why:
        return {"refused": str(why)}
    except (duckdb.Error, MemoryError, RecursionError) as error:
        known = error if isinstance(error, duckdb.Error) else duckdb.OutOfMemoryException()
        return {"refused": sentence(known, asked["sql"], asked)}
    finally:
        over.set()
        clock.cancel()


if __name__ == "__main__":
    tell(work(json.loads(sys.stdin.readline())))
