"""From the text files of the data folder to the tables of the store, or to sentences that say which cells are unsound.

Every rule stands in schema.sql. Here the rows go in as text; only if DuckDB refuses them are its own constraints asked,
one by one, which rows and cells they mean.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import yaml

YAML = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar stays text, as in a CSV
EMPTY = ("", "null", "~")
YAML_TABLES = {"units.yaml": "units", "sources.yaml": "sources", "versions.yaml": "data_versions"}
CHILDREN = {  # a list inside a record: the table that its items go to, and the cell that ties them to the record
    "options": ("assumption_options", "key"),
    "points": ("assumption_points", "key"),
    "moves": ("data_moves", "version"),
    "gone": ("data_gone", "version"),
}
IN_WORDS = {
    "DOUBLE": "a number",
    "INTEGER": "a whole number",
    "BOOLEAN": "true or false",
    "DATE": "a day as 2026-11-23",
}


class UnsoundData(ValueError):
    """The data cannot be built: `problems` holds one sentence a bad cell."""

    def __init__(self, problems: list[str]):
        self.problems = problems
        super().__init__("\n".join(problems))


@dataclass(frozen=True)
class Row:
    """One row as it stands in a text file: where, and its cells as text or None."""

    where: str
    cells: dict[str, str | None]


@dataclass(frozen=True)
class Table:
    """What the schema says of a table: its columns with their types, which of them must be filled, its constraints.

    `refusal` is the name of its rule that asks other tables too, if it has one.
    """

    name: str
    types: dict[str, str]
    required: set[str]
    constraints: list[dict]
    refusal: str | None = None

    @property
    def holds_facts(self) -> bool:
        """Say whether its rows are facts, whose files have the columns of `facts` too."""
        keys = [rule["columns"] for rule in self.constraints if rule["constraint_type"] == "PRIMARY KEY"]
        return keys == [["fact_id"]] and self.name != "facts"


def load(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make the tables of schema.sql and fill them from the folder's files; raise UnsoundData if a rule is broken."""
    connection.execute((folder / "schema.sql").read_text(encoding="utf-8"))
    tables = catalogue(connection)
    given = {name: [] for name in tables}
    problems = []
    for table, row in (*csv_rows(folder, tables, problems), *yaml_rows(folder, problems)):
        given[table].append(row)
        problems += unknown(row.where, row.cells, tables[table].types)
    if problems:
        raise UnsoundData(problems)
    for table in tables.values():
        fill(connection, table, given[table.name])


def catalogue(connection: duckdb.DuckDBPyConnection) -> dict[str, Table]:
    """Return every table of the schema, in the order in which it stands there."""
    columns = connection.execute("FROM duckdb_columns() WHERE NOT internal ORDER BY table_oid, column_index").df()
    rules = connection.execute("FROM duckdb_constraints() ORDER BY constraint_index").df().to_dict("records")
    rules = [{**rule, "columns": list(rule["constraint_column_names"])} for rule in rules]
    macros = connection.execute("SELECT function_name FROM duckdb_functions() WHERE function_type = 'table_macro'")
    macros = {name for (name,) in macros.fetchall()}
    tables = {}
    for name, mine in columns.groupby("table_name", sort=False):
        types = dict(zip(mine["column_name"], mine["data_type"], strict=True))
        required = set(mine.loc[~mine["is_nullable"].astype(bool), "column_name"])
        mine = [rule for rule in rules if rule["table_name"] == name]
        refusal = f"refused_{name}"
        tables[name] = Table(name, types, required, mine, refusal if refusal in macros else None)
    return tables


# Reading


def csv_rows(folder: Path, tables: dict[str, Table], problems: list[str]) -> Iterator[tuple[str, Row]]:
    """Yield each row of tables/*.csv with its table; a fact's row is parted in its own columns and those of all."""
    for path in sorted((folder / "tables").glob("*.csv")):
        table, where = tables.get(path.stem), f"tables/{path.name}"
        if table is None:
            problems.append(f"{where}: {path.stem} is not a known table; allowed: {', '.join(tables)}.")
            continue
        parts = [table, tables["facts"]] if table.holds_facts else [table]
        header, rows = read_csv(path, where, problems)
        wrong = wrong_header(f"{where}, line 1", header, parts)
        problems += wrong
        for row in [] if wrong else rows:
            cells = row.cells | {"fact_table": table.name}
            yield from ((part.name, Row(row.where, {key: cells.get(key) for key in part.types})) for part in parts)


def read_csv(path: Path, where: str, problems: list[str]) -> tuple[list[str], list[Row]]:
    """Return a CSV's header and rows, and note the rows that are longer or shorter than the header."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header, rows = next(reader, []), []
        for cells in reader:
            line = f"{where}, line {reader.line_num}"
            if len(cells) != len(header):
                problems.append(f"{line}: {len(cells)} cells are given; allowed: {len(header)}, as in the header.")
            rows.append(Row(line, {column: cell or None for column, cell in zip(header, cells, strict=False)}))
    return header, rows


def wrong_header(where: str, header: list[str], parts: list[Table]) -> list[str]:
    """Say which columns are unknown, given twice or missing; a fact's file may leave out what it never fills."""
    known = {column: None for part in parts for column in part.types if column != "fact_table"}
    needed = [column for column in known if column in parts[0].types or column in parts[-1].required]
    twice = sorted({column for column in header if header.count(column) > 1})
    return [
        *unknown(where, header, known),
        *(f"{where}: the column {column} is given twice; allowed: once." for column in twice),
        *(f"{where}: the column {column} is missing." for column in needed if column not in header),
    ]


def unknown(where: str, columns, known) -> list[str]:
    """Say which columns the schema does not know."""
    wrong = [column for column in columns if column not in known]
    return [f"{where}: {column} is not a known column; allowed: {', '.join(known)}." for column in wrong]


def yaml_rows(folder: Path, problems: list[str]) -> Iterator[tuple[str, Row]]:
    """Yield each record of the YAML files with its table; lists inside a record are rows of tables of their own."""
    for name, table in YAML_TABLES.items():
        yield from from_records(read_yaml(folder / name, name, problems), table, name)
    for path in sorted((folder / "assumptions").glob("*.yaml")):
        where = f"assumptions/{path.name}"
        content = read_yaml(path, where, problems) or {}
        records = content.get("assumptions") or []
        topic = {"topic": content.get("topic")}
        yield from from_records([topic | record for record in records], "assumptions", where)
        yield from from_records([topic | record for record in content.get("borrowed") or []], "borrowed", where)


def read_yaml(path: Path, where: str, problems: list[str]):
    """Return a YAML file's content with every scalar as text, or nothing and a problem if it cannot be read."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=YAML)
    except yaml.YAMLError as error:
        problems.append(f"{where}: this is not YAML: {' '.join(str(error).split())}.")


def from_records(records, table: str, where: str, parent: dict | None = None) -> Iterator[tuple[str, Row]]:
    """Yield records as rows of a table, each named by its key, and their inner lists as rows of other tables."""
    for position, record in enumerate(records or []):
        cells = (parent or {}) | {"group_name" if name == "group" else name: cell for name, cell in record.items()}
        if table.startswith("assumption"):
            cells["position"] = str(position)
        inner = {name: cells.pop(name) for name in CHILDREN if name in cells}
        key = record.get("key") or next((cell for cell in record.values() if isinstance(cell, str)), "")
        named = where if parent else f"{where}, {key}"
        yield table, Row(named, {name: None if cell in EMPTY else cell for name, cell in cells.items()})
        for name, children in inner.items():
            child, link = CHILDREN[name]
            yield from from_records(children, child, f"{named}, {name}", {link: cells.get(link)})


# Filling and, if DuckDB refuses, asking why


def fill(connection: duckdb.DuckDBPyConnection, table: Table, rows: list[Row]) -> None:
    """Put rows into a table, or raise UnsoundData that says what each bad cell is and what is allowed."""
    given = pd.DataFrame([row.cells for row in rows], columns=list(table.types), dtype=object)
    given["where"] = [row.where for row in rows]
    columns = ", ".join(f'"{column}" VARCHAR' for column in given.columns)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE staging ({columns})")
    connection.execute("INSERT INTO staging SELECT * FROM given")
    try:
        connection.execute(
            f'INSERT INTO "{table.name}" BY NAME SELECT {cells(table, "CAST")} FROM staging ORDER BY rowid'
        )
    except duckdb.Error as error:
        raise UnsoundData(offences(connection, table) or [f"{table.name}: {error}"]) from None
    if problems := refusals(connection, table):
        raise UnsoundData(problems)


def refusals(connection: duckdb.DuckDBPyConnection, table: Table) -> list[str]:
    """Ask the rule of a filled table that looks into other tables, if there is one; return one sentence a breach."""
    if table.refusal is None:
        return []
    return [
        sentence
        for place, culprit, allowed in connection.execute(f'FROM "{table.refusal}"()').fetchall()
        for sentence in breaches(connection, [culprit], allowed, f"FROM staging WHERE rowid = {place}")
    ]


def cells(table: Table, cast: str) -> str:
    """Return the SQL of the staged cells in the types of a table; a whole number with a point must not be rounded."""
    text = {"INTEGER": "replace(\"{}\", '.', ' point ')"}
    columns = [(column, kind, text.get(kind, '"{}"').format(column)) for column, kind in table.types.items()]
    return ", ".join(f'{cast}({given} AS {kind}) AS "{column}"' for column, kind, given in columns)


def offences(connection: duckdb.DuckDBPyConnection, table: Table) -> list[str]:
    """Ask every type and constraint of a table which staged rows break it; return one sentence a breach."""
    typed = cells(table, "TRY_CAST")
    connection.execute(f"CREATE OR REPLACE TEMP TABLE typed AS SELECT {typed} FROM staging ORDER BY rowid")
    found = []
    for column, kind in table.types.items():
        misfit = (
            f'FROM staging JOIN typed USING (rowid) WHERE staging."{column}" IS NOT NULL AND typed."{column}" IS NULL'
        )
        found += breaches(connection, [column], IN_WORDS.get(kind, kind), misfit)
    for rule in table.constraints:
        found += breaches(connection, rule["columns"], *ALLOWED_AND_BREACH[rule["constraint_type"]](rule))
    return found


def breaches(connection: duckdb.DuckDBPyConnection, columns: list[str], allowed: str, breach: str) -> list[str]:
    """Return one sentence for each staged row that a breach, a query without its SELECT, finds."""
    rows = [row for (row,) in connection.execute(f"SELECT rowid {breach}").fetchall()]
    question = f'SELECT "where", {quoted(columns)} FROM staging WHERE rowid IN ? ORDER BY rowid'
    found = connection.execute(question, [rows]).fetchall()
    return [f"{where}: {as_given(columns, cells)}; allowed: {allowed}." for where, *cells in found]


def as_given(columns: list[str], cells: list[str | None]) -> str:
    """Say what stands in some cells."""
    given = ["empty" if cell is None else repr(cell) for cell in cells]
    return ", ".join(f"{column} is {cell}" for column, cell in zip(columns, given, strict=True))


def quoted(columns: list[str]) -> str:
    """Return column names for SQL."""
    return ", ".join(f'"{column}"' for column in columns)


def check(rule: dict) -> tuple[str, str]:
    """Return a CHECK in words, the name of its macro if it is one, and what breaks it."""
    expression = rule["expression"]
    macro = re.match(r"\(?([a-z0-9]+(?:_[a-z0-9]+){2,})\(", expression)
    words = macro[1].replace("_", " ") if macro else expression.removeprefix("(").removesuffix(")")
    return words.replace('"', ""), f"FROM typed WHERE NOT ({expression})"


def filled(rule: dict) -> tuple[str, str]:
    """Return that a column must be filled, and what breaks it."""
    return "anything but empty", f"FROM staging WHERE {quoted(rule['columns'])} IS NULL"


def once(rule: dict) -> tuple[str, str]:
    """Return that a key may stand only once, and what breaks it."""
    return "each only once", f"FROM staging QUALIFY count(*) OVER (PARTITION BY {quoted(rule['columns'])}) > 1"


def elsewhere(rule: dict) -> tuple[str, str]:
    """Return that a key must stand in another table, and what breaks it."""
    pairs = list(zip(rule["referenced_column_names"], rule["columns"], strict=True))
    same = " AND ".join(f'there."{key}" = typed."{column}"' for key, column in pairs)
    given = " AND ".join(f'"{column}" IS NOT NULL' for column in rule["columns"])
    there = rule["referenced_table"]
    return f"what stands in {there}", f'FROM typed WHERE {given} AND NOT EXISTS (FROM "{there}" there WHERE {same})'


ALLOWED_AND_BREACH = {
    "CHECK": check,
    "NOT NULL": filled,
    "PRIMARY KEY": once,
    "UNIQUE": once,
    "FOREIGN KEY": elsewhere,
}
