"""Tables as they are drawn: words as heads and in cells that wrap, numbers with separators, links, and a filter.

A table is one of our panels: a page's own table with heads that sort, read by screen readers as the table that it is.
"""

import re
from contextlib import nullcontext
from math import isfinite
from numbers import Real
from zlib import crc32

import pandas as pd
import streamlit as st

from components import tidy
from components.panel import panel

OF_THE_CALENDAR = re.compile(r"(\w+ )?[Yy]ear")  # the head of a column whose numbers are no quantities
FILTERED = 20  # rows; of more the reader can ask for some
SOURCE, ADDRESS = "Source", "Address"  # what was read, and where it lies: one link
PANEL = panel("tables")


def draw(
    frame: pd.DataFrame,
    place=None,
    columns: dict | None = None,
    placeholder: str = "",
    column_order: list[str] | None = None,
    height: str = "",
) -> None:
    """Draw a table in `place`; `columns` are settings by a head as it is drawn, as `st.column_config` makes them.

    `placeholder` stands where there is nothing; a `height` of "content" shows all rows, else many scroll.
    """
    shown = worded(frame)
    settings = {head: number_column(head) for head in shown if pd.api.types.is_numeric_dtype(shown[head])}
    sent = told(shown, settings | (columns or {}), column_order or list(shown))
    sent |= {"placeholder": placeholder, "whole": height == "content", "filtered": len(shown) > FILTERED}
    with place or nullcontext():
        PANEL(key=f"table_{crc32(repr(sent).encode()):x}", data=sent)


def told(shown: pd.DataFrame, settings: dict, order: list[str]) -> dict:
    """Return a table as the panel draws it: its columns with how each is written, and its rows of plain values.

    A source whose address stands beside it becomes a link to it.
    """
    linked = SOURCE in order and ADDRESS in order
    kept = [head for head in order if head in shown and not (linked and head == ADDRESS)]
    rows = [[plain(cell) for cell in row] for row in shown[kept].itertuples(index=False, name=None)]
    links = [plain(cell) for cell in shown[ADDRESS]] if linked else []
    return {"columns": [column(head, settings.get(head) or {}) for head in kept], "rows": rows, "links": links}


def column(head: str, setting: dict) -> dict:
    """Return how one column is drawn."""
    kind = setting.get("type_config", {})
    wanted = {"kind": kind.get("type", "text"), "format": kind.get("format"), "link": kind.get("display_text")}
    wanted |= {"help": setting.get("help"), "pinned": setting.get("pinned"), "source": head == SOURCE}
    return {"head": head} | {name: value for name, value in wanted.items() if value}


def plain(cell):
    """Return a cell as a number or as text; None where there is nothing, or a number that is none."""
    if pd.isna(cell) or (isinstance(cell, Real) and not isfinite(cell)):
        return None
    return cell.item() if hasattr(cell, "item") else cell if isinstance(cell, int | float) else str(cell)


def number_column(head: str) -> dict:
    """Return how a column of numbers is written: as the visitor's language does, a year of the calendar as it is."""
    return st.column_config.NumberColumn(format="plain" if OF_THE_CALENDAR.fullmatch(head) else "localized")


def worded(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a table with heads and cells in words and the digits that are known, without columns that are empty."""
    filled = frame.dropna(axis=1, how="all")
    return pd.DataFrame({tidy.head(name): cells_of(name, cells) for name, cells in filled.items()}, index=filled.index)


def cells_of(name: str, cells: pd.Series) -> pd.Series:
    """Return a column's cells as they are drawn: numbers stay numbers, yes and no are words."""
    if pd.api.types.is_bool_dtype(cells):
        return cells.map({True: "yes", False: "no"})
    if pd.api.types.is_numeric_dtype(cells):
        return cells.map(tidy.rounded, na_action="ignore")
    return cells.map(lambda cell: tidy.said(name, cell), na_action="ignore")
