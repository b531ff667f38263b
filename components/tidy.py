"""A table as a file holds it: words as heads, the unit in the head, numbers as numbers with the digits that are known.

What is drawn on screen says a number with its unit in one cell ("USD −8.56 m"); a spreadsheet wants the number in the
cell and the unit beside it. Both are taken apart here, by the closed list of units, for every table that is offered.
"""

import re
from functools import cache
from math import isfinite
from numbers import Integral, Real

import pandas as pd

from components import cached

DIGITS = 6  # significant; more than any of our numbers is known to
PLAIN = re.compile(r"[+-]?(?:\d|[1-9]\d*|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?")
KEYS = re.compile(r"[a-z0-9_]+( [a-z0-9_]+)*")
ROW = ("fact_id", "fact id")  # the key of a row in the store, as its column is named there or read
NAMES = (*ROW, "table", "fact_table", "table_name", "column_name")  # columns of names that a SELECT asks for
SHORT = {"usd per sqft": "USD per square foot", "usd m": "USD m", "sqft": "square feet"}  # ends of a column's name
Cell = str | int | float | None
Column = tuple[str, list[Cell]]  # head and cells


@cache
def units() -> tuple[tuple[str, str, str], ...]:
    """Return prefix, suffix and words of every unit, the longest first, so that "m a year" is not read as "m"."""
    written = {tuple(cached.unit_of(row["unit"]).values()) for row in cached.listed_rows("units")} - {("", "")}
    return tuple(sorted(((*ends, words(*ends)) for ends in written), key=lambda one: -len(one[0] + one[1])))


def words(prefix: str, suffix: str) -> str:
    """Return a unit as a head bears it: "USD m a year" of "USD " and " m a year"."""
    return " ".join(f"{prefix} {suffix}".split())


def table(frame: pd.DataFrame) -> list[Column]:
    """Return a table's columns with tidy heads and cells.

    A column in which every number bears the same unit has it in its head. Where units change by row they stand in a
    column of their own, one for all columns that agree on it.
    """
    columns = [
        (head(name), [taken_apart(said(name, cell)) for cell in frame.iloc[:, at]])
        for at, name in enumerate(frame.columns)
    ]
    mixed = [cells for _, cells in columns if len(known_units(cells)) > 1]
    shared = [agreed(row) for row in zip(*mixed, strict=True)]
    told = []
    for name, cells in columns:
        if len(known_units(cells)) > 1 and None in shared:
            told.append((f"{name}, unit", [unit for _, unit in cells]))
        elif mixed and cells is mixed[0]:
            told.append(("Unit", shared))
        told.append((with_unit(name, cells), [cell for cell, _ in cells]))
    return told


def said(name, cell):
    """Return a cell in words; a key of the store is what its unit, its class or its assumption is called.

    Text is a key if it is written with underscores, or several such with blanks; the key of a row stays as it is,
    and so does the name of a table, which a SELECT asks for.
    """
    if name == "unit":
        return cached.records("units", "unit").get(cell, {}).get("label", cell)
    if not isinstance(cell, str) or name in NAMES or "_" not in cell or not KEYS.fullmatch(cell):
        return cell
    return ", ".join(called(key) for key in cell.split())


def called(key: str) -> str:
    """Return what a key of the store is called."""
    if key in cached.catalogue():
        return cached.catalogue()[key].label
    return cached.records("modality_classes", "fact_id").get(key, {}).get("label", key.replace("_", " "))


def head(name) -> str:
    """Return a column's name in words: a key's underscores are blanks, the first letter is large, units are units."""
    if name in ROW:
        return "Row"
    text = str(name).replace("_", " ").strip()
    for short, unit in SHORT.items():
        text = re.sub(rf"(?<=\S) {short}$|^{short}$", f", {unit}", text).removeprefix(", ")
    return text[:1].upper() + text[1:]


def taken_apart(cell) -> tuple[Cell, str]:
    """Return a cell and its unit; text that is a number with a unit becomes the number."""
    if isinstance(cell, str):
        return number_of(cell)
    if pd.api.types.is_bool(cell):
        return ("yes" if cell else "no"), ""
    if cell is None or cell is pd.NA or (isinstance(cell, Real) and not isfinite(cell)):
        return None, ""
    return (rounded(cell), "") if isinstance(cell, Real) else (str(cell), "")


def number_of(text: str) -> tuple[Cell, str]:
    """Return the number and the unit that a text writes, or the text itself without a unit."""
    said = text.strip().replace("−", "-")
    if PLAIN.fullmatch(said):
        return rounded(float(said.replace(",", ""))), ""
    for prefix, suffix, unit in units():
        inner = said.removeprefix(prefix).removesuffix(suffix)
        if len(inner) == len(said) - len(prefix) - len(suffix) and PLAIN.fullmatch(inner):
            return rounded(float(inner.replace(",", ""))), unit
    return text or None, ""


def rounded(value: Real) -> int | float:
    """Return a number with the digits that are known; whole numbers stay whole."""
    if isinstance(value, Integral):
        return int(value)
    short = float(f"{value:.{DIGITS}g}")
    return int(short) if short.is_integer() else short


def known_units(cells: list[tuple[Cell, str]]) -> set[str]:
    """Return the units that the numbers of a column bear; a number without one counts as a unit of its own.

    A column whose numbers are all without unit has none; words beside numbers with a unit count as well, since a head
    would give them the unit too.
    """
    found = {unit for cell, unit in cells if cell is not None}
    return found if found != {""} else set()


def agreed(row: tuple[tuple[Cell, str], ...]) -> str | None:
    """Return the unit on which a row's cells agree, empty if they have none; None if they do not agree."""
    found = {unit for _, unit in row if unit}
    return None if len(found) > 1 else next(iter(found), "")


def with_unit(name: str, cells: list[tuple[Cell, str]]) -> str:
    """Return a column's head with the unit that all its numbers share."""
    found = known_units(cells)
    return f"{name}, {next(iter(found))}" if len(found) == 1 and not name.endswith(f", {next(iter(found))}") else name
