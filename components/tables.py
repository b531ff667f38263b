"""Tables as they are drawn: words as heads and in cells, numbers with separators, nothing where there is nothing."""

import re

import pandas as pd
import streamlit as st

from components import tidy

OF_THE_CALENDAR = re.compile(r"(\w+ )?[Yy]ear")  # the head of a column whose numbers are no quantities


def draw(frame: pd.DataFrame, place=st, columns: dict | None = None, placeholder: str = "", **how) -> None:
    """Draw a table in `place`; `columns` are settings by a head as it is drawn, `how` is for `st.dataframe`."""
    shown = worded(frame)
    settings = {head: number_column(head) for head in shown if pd.api.types.is_numeric_dtype(shown[head])}
    place.dataframe(shown, hide_index=True, placeholder=placeholder, column_config=settings | (columns or {}), **how)


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
