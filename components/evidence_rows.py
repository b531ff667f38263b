"""Rows of the evidence ledger as a table shows them: what, its figure, where it was read, what refers to it."""

import pandas as pd

from components import cached, evidence, tidy
from components.menu import MENU
from components.words import CHOSEN, MARKS, number, with_unit
from models.digits import percents

MOST_FIGURES = 3  # of a fact with several
NO_FIGURE = ("claim_no",)
TITLES = {page: title for pages in MENU.values() for page, (title, _) in pages.items()}


def frame(rows: list[dict]) -> pd.DataFrame:
    """Return rows of the ledger as a table, on screen and to take away."""
    return pd.DataFrame([line(row) for row in rows])


def line(row: dict) -> dict:
    """Return one row of the ledger as a line of the table."""
    source = cached.source_of(row["source"])
    return {
        "What": row["what"],
        "Figure": figure(row),
        "Mark": mark(row),
        "Source": source["title"],
        "Address": source["url"],
        "Where": row["locator"],
        "As of": row["as_of"],
        "Age": evidence.aged(row["row"]) if row["old"] else None,
        "Confidence": row["confidence"],
        "Used on": ", ".join(TITLES[page] for page in row["pages"]) or None,
        "Weight": f"{percents(100 * row['weight'])} %" if row["weight"] else None,
        "fact_id": row["row"],
        "How it was set": row["how"],
    }


def mark(row: dict) -> str:
    """Return a row's mark in words; what is chosen has none."""
    return MARKS[row["basis"]] if row["basis"] else CHOSEN


def figure(row: dict) -> str | None:
    """Write the figure of a row with its range, or the first of several; None where it only says something."""
    unit = cached.unit_of(row["unit"])
    ends = [row[end] for end in ("low", "high") if row[end] is not None]
    if row["option"] or row["value"] is None:
        alone = " to ".join(dict.fromkeys(with_unit(end, unit) for end in ends))
        return row["option"] or alone or several(row["more"])
    span = " to ".join(dict.fromkeys(map(number, ends)))
    return with_unit(row["value"], unit) + (f" ({span})" if span else "")


def several(more: dict) -> str | None:
    """Write the first figures of a fact that has its own columns for them."""
    told = [(name, cell) for name, cell in more.items() if not isinstance(cell, bool) and name not in NO_FIGURE]
    return "; ".join(figured(name, cell) for name, cell in told[:MOST_FIGURES]) or None


def figured(name: str, cell: float) -> str:
    """Write a figure of a fact's own column: what it is, then the figure with the unit that the name ends with."""
    if "year" in name.split("_") and "per_year" not in name:
        return f"{tidy.head(name)}: {cell:.0f}"
    label, _, unit = tidy.head(name).replace(" per year", " a year").partition(", ")
    money = unit.startswith("USD m")
    written = f"USD {number(cell)}{unit.removeprefix('USD')}" if money else f"{number(cell)} {unit}".strip()
    return f"{label}: {written}"
