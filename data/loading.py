"""From the text files of the data folder to the tables of the store, or to sentences that say which cells are unsound.

Every rule stands in schema.sql. Here the rows go in as text; only if DuckDB refuses them are its own constraints asked,
one by one, which rows and cells they mean.
"""

import csv
import re
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd
import yaml

YAML = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar stays text, as in a CSV
EMPTY = ("", "null", "~")
YAML_TABLES = {"units.yaml": "units", "sources.yaml": "sources", "versions.yaml": "data_versions"}
CHILDREN = {"options": ("assumption_options", "key"), "points": ("assumption_points", "key"), "moves": ("data_moves", "version")}
TYPES_IN_WORDS = {"DOUBLE": "a number", "INTEGER": "a whole number", "BOOLEAN": "true or false", "DATE": "a day such as 2026-11-23"}


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
    """What the schema says of a table: its columns with types and which of them must be filled, its constraints."""

    name: str
    types: dict[str, str]
    required: set[str]
    constraints: list[dict]

    @property
    def is_fact_table(self) -> bool:
        """Say whether its rows are facts, which have the common columns too."""
        keys = [rule["constraint_column_names"] for rule in self.constraints if rule["constraint_type"] == "PRIMARY KEY"]
        return keys == [["fact_id"]] and self.name != "facts"


def catalogue(connection: duckdb.DuckDBPyConnection) -> dict[str, Table]:
    """Return every table of the schema in the order in which it stands there."""
    rules = connection.execute("FROM duckdb_constraints() ORDER BY constraint_index").df().to_dict("records")
    columns = connection.execute("FROM duckdb_columns() WHERE NOT internal ORDER BY table_oid, column_index").df()
    tables = {}
    for name, mine in columns.groupby("table_name", sort=False):
        own = [rule for rule in rules if rule["table_name"] == name]
        own = [{**rule, "constraint_column_names": list(rule["constraint_column_names"])} for rule in own]
        types = dict(zip(mine["column_name"], mine["data_type"], strict=True))
        required = set(mine.loc[~mine["is_nullable"].astype(bool), "column_name"])
        tables[name] = Table(name, types, required, own)
    return tables


def load(connection: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make the tables of schema.sql and fill them from the folder's text files; raise UnsoundData if a rule is broken."""
    connection.execute((folder / "schema.sql").read_text(encoding="utf-8"))
    tables = catalogue(connection)
    given = {name: [] for name in tables}
    problems = []
    for table, row in (*csv_rows(folder, tables, problems), *yaml_rows(folder, problems)):
        given[table].append(row)
        unknown = [column for column in row.cells if column not in tables[table].types]
        problems += [f"{row.where}: {column} is not a known column; allowed: {listed(tables[table].types)}." for column in unknown]
    if problems:
        raise UnsoundData(problems)
    for table in tables.values():
        fill(connection, table, given[table.name])


def csv_rows(folder: Path, tables: dict[str, Table], problems: list[str]):
    """Yield each row of tables/*.csv with its table; a fact's row is parted into its own columns and those of all facts."""
    for path in sorted((folder / "tables").glob("*.csv")):
        name, where = path.stem, f"tables/{path.name}"
        if name not in tables:
            problems.append(f"{where}: there is no table of this name in schema.sql.")
            continue
        common = [column for column in tables["facts"].types if column != "fact_table"] if tables[name].is_fact_table else []
        header, rows = read_csv(path, where, problems)
        problems += wrong_header(where, header, tables[name], tables["facts"], common)
        known = set(common) | set(tables[name].types)
        for row in rows if known.issuperset(header) else []:
            yield name, Row(row.where, {column: row.cells.get(column) for column in tables[name].types})
            if common:
                yield "facts", Row(row.where, {column: row.cells.get(column) for column in common} | {"fact_table": name})


def read_csv(path: Path, where: str, problems: list[str]) -> tuple[list[str], list[Row]]:
    """Return a CSV's header and its rows; note rows that are longer or shorter than the header."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        header = next(reader, [])
        rows = []
        for cells in reader:
            line = f"{where}, line {reader.line_num}"
            if len(cells) != len(header):
                problems.append(f"{line}: {len(cells)} cells are given; allowed: {len(header)}, as in the header.")
            rows.append(Row(line, {column: cell or None for column, cell in zip(header, cells, strict=False)}))
    return header, rows


def wrong_header(where: str, header: list[str], own: Table, facts: Table, common: list[str]) -> list[str]:
    """Say which columns of a CSV are missing, unknown or given twice."""
    needed = [*own.types, *(column for column in common if column in facts.required and column not in own.types)]
    known = [*own.types, *(column for column in common if column not in own.types)]
    return [
        *(f"{where}, line 1: the column {column} is missing." for column in needed if column not in header),
        *(f"{where}, line 1: {column} is not a known column; allowed: {listed(known)}." for column in header if column not in known),
        *(f"{where}, line 1: the column {column} is given twice." for column in set(header) if header.count(column) > 1),
    ]


def yaml_rows(folder: Path, problems: list[str]):
    """Yield each record of the YAML files with its table; lists inside a record are rows of a table of their own."""
    for name, table in YAML_TABLES.items():
        yield from from_records(read_yaml(folder / name, name, problems), table, name)
    for path in sorted((folder / "assumptions").glob("*.yaml")):
        where = f"assumptions/{path.name}"
        content = read_yaml(path, where, problems) or {}
        records = [{"topic": content.get("topic"), **record} for record in content.get("assumptions", [])]
        yield from from_records(records, "assumptions", where)


def read_yaml(path: Path, where: str, problems: list[str]):
    """Return a YAML file's content with every scalar as text, or nothing and a problem if it cannot be read."""
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=YAML)
    except yaml.YAMLError as error:
        problems.append(f"{where}: this is not YAML: {' '.join(str(error).split())}.")
        return None


def from_records(records: list[dict] | None, table: str, where: str, parent: dict | None = None):
    """Yield records as rows of a table, named by their first cell, and their inner lists as rows of the children's tables."""
    for position, record in enumerate(records or []):
        record = (parent or {}) | {"group_name" if key == "group" else key: cell for key, cell in record.items()}
        if table.startswith("assumption"):
            record["position"] = str(position)
        inner = {key: record.pop(key) for key in CHILDREN if key in record}
        name = record.get("key") or next(iter(record.values()), "")
        row_where = f"{where}, {name}" if parent is None else where
        yield table, Row(row_where, {key: None if cell in EMPTY else cell for key, cell in record.items()})
        for key, children in inner.items():
            child, link = CHILDREN[key]
            yield from from_records(children, child, f"{row_where}, {key}", {link: record.get(link)})


def fill(connection: duckdb.DuckDBPyConnection, table: Table, rows: list[Row]) -> None:
    """Put rows into a table, or raise UnsoundData with what each bad cell is and what is allowed."""
    given = pd.DataFrame([row.cells for row in rows], columns=list(table.types), dtype=object)
    given["where"] = [row.where for row in rows]
    columns = ", ".join(f'"{column}" VARCHAR' for column in given.columns)
    connection.execute(f"CREATE OR REPLACE TEMP TABLE staging ({columns})")
    connection.execute("INSERT INTO staging SELECT * FROM given")
    try:
        connection.execute(f'INSERT INTO "{table.name}" BY NAME SELECT * EXCLUDE ("where") FROM staging')
    except duckdb.Error as error:
        raise UnsoundData(offences(connection, table) or [f"{table.name}: {error}"]) from None


def offences(connection: duckdb.DuckDBPyConnection, table: Table) -> list[str]:
    """Ask every type and constraint of a table which staged rows break it; return one sentence a breach."""
    cells = ", ".join(f'TRY_CAST("{column}" AS {kind}) AS "{column}"' for column, kind in table.types.items())
    connection.execute(f"CREATE OR REPLACE TEMP TABLE typed AS SELECT {cells} FROM staging ORDER BY rowid")
    found = []
    for column, kind in table.types.items():
        misfit = f'FROM staging WHERE "{column}" IS NOT NULL AND TRY_CAST("{column}" AS {kind}) IS NULL'
        found += breaches(connection, [column], TYPES_IN_WORDS.get(kind, kind), misfit)
    for rule in table.constraints:
        allowed, breach = READERS[rule["constraint_type"]](rule, rule["constraint_column_names"])
        found += breaches(connection, rule["constraint_column_names"], allowed, breach)
    return found


def breaches(connection: duckdb.DuckDBPyConnection, columns: list[str], allowed: str, breach: str) -> list[str]:
    """Return one sentence for each staged row that a breach, the end of a query on staging or typed, finds."""
    rows = connection.execute(f"SELECT rowid {breach}").fetchall()
    named = ", ".join(f'"{column}"' for column in columns)
    found = connection.execute(f'SELECT "where", {named} FROM staging WHERE rowid IN ? ORDER BY rowid', [[row for (row,) in rows]])
    return [f"{where}: {as_given(columns, cells)}; allowed: {allowed}." for where, *cells in found.fetchall()]


def as_given(columns: list[str], cells: list[str | None]) -> str:
    """Say what stands in some cells."""
    return ", ".join(f"{column} is {'empty' if cell is None else repr(cell)}" for column, cell in zip(columns, cells, strict=True))


def check(rule: dict, columns: list[str]) -> tuple[str, str]:
    """Return a CHECK in words, the name of its macro if it has one, and the query of what breaks it."""
    expression = rule["expression"]
    macro = re.match(r"\(?([a-z0-9]+(?:_[a-z0-9]+){2,})\(", expression)
    words = macro[1].replace("_", " ") if macro else expression.removeprefix("(").removesuffix(")")
    return words.replace('"', ""), f"FROM typed WHERE NOT ({expression})"


def not_null(rule: dict, columns: list[str]) -> tuple[str, str]:
    """Return that a column must be filled, and the query of what breaks it."""
    return "anything but empty", f'FROM staging WHERE "{columns[0]}" IS NULL'


def once(rule: dict, columns: list[str]) -> tuple[str, str]:
    """Return that a key may stand only once, and the query of what breaks it."""
    named = ", ".join(f'"{column}"' for column in columns)
    return "each only once", f"FROM staging QUALIFY count(*) OVER (PARTITION BY {named}) > 1"


def refers(rule: dict, columns: list[str]) -> tuple[str, str]:
    """Return that a key must stand in another table, and the query of what breaks it."""
    there, keys = rule["referenced_table"], rule["referenced_column_names"]
    same = " AND ".join(f'there."{key}" = typed."{column}"' for key, column in zip(keys, columns, strict=True))
    filled = " AND ".join(f'"{column}" IS NOT NULL' for column in columns)
    return f"what stands in {there}", f'FROM typed WHERE {filled} AND NOT EXISTS (SELECT 1 FROM "{there}" there WHERE {same})'


READERS = {"CHECK": check, "NOT NULL": not_null, "PRIMARY KEY": once, "UNIQUE": once, "FOREIGN KEY": refers}


def listed(words) -> str:
    """Write words as a list."""
    return ", ".join(words)
