"""Levers: what each adds, and what it does to a dose."""

import pandas as pd
import streamlit as st

from components import chart
from components.charts import viability as charts
from components.frame import Page
from components.words import money, spoken
from models.viability import frames

DOLLARS = {"prefix": "USD ", "suffix": ""}


def draw(page: Page) -> None:
    """Draw what each lever adds and what it does to a dose."""
    gains = frames.gains(page.inputs)
    made = chart.found(charts.levers, gain_words(gains))
    chart.show("levers", made, gains, alt="Gross profit a year that each lever adds")
    st.markdown("Each is pulled alone, as far as it goes.")
    made, parts = drawing(page)
    chart.show("parts", made, parts, alt="Cost of sales a dose by part, now and with each lever")


def drawing(page: Page) -> tuple:
    """Return what a dose is made of: what draws it, and its rows."""
    parts = frames.parts(page.inputs)
    return chart.found(charts.parts, part_words(parts)), parts


def gain_words(gains: pd.DataFrame) -> str:
    """Say which lever adds most."""
    best = gains.iloc[0]
    if best["gain"] <= 0:
        return "No lever adds to gross profit"
    return f"Of the four levers {best['label']} adds most: {money(best['gain'])} a year"


def part_words(parts: pd.DataFrame) -> str:
    """Say what a dose costs now, and with the lever that makes it cheapest."""
    totals = parts.groupby("label", sort=False)["cost"].sum()
    now, best = totals.iloc[0], totals.idxmin()
    if best == totals.index[0]:
        return "No lever makes a dose cheaper"
    return f"With transport a dose costs {spoken(now, 'usd', DOLLARS)}; {best} {spoken(totals[best], 'usd', DOLLARS)}"
