"""The orders: every kind of first order at its best sizes, what it is worth, its band and its regret."""

import pandas as pd
import streamlit as st

from components import chart, tables
from components.charts import ramp as charts
from components.frame import Page
from components.words import lowered, money
from models.ramp import frames


def draw(page: Page) -> None:
    """Draw the orders by worth, and set out what they hold and come to."""
    chart.show(
        "ranked", *drawing(page), alt="Worth of the best order of each kind, eight futures in ten, and its regret"
    )
    st.markdown("Regret is what an order falls short of the best order of each future, on average.")
    tables.draw(frames.orders_table(page.inputs))


def drawing(page: Page) -> tuple:
    """Return the chart of the orders: what draws it, and its rows."""
    rows = frames.ranked(page.inputs)
    return chart.found(charts.ranked, finding_words(rows)), rows


def finding_words(rows: pd.DataFrame) -> str:
    """Say which order is worth most, and which is regretted least."""
    most, least = rows.iloc[0], rows.loc[rows["regret"].idxmin()]
    first = f"{most['full']}: worth most, {money(most['worth'])} today"
    same = "and regretted least" if least["kind"] == most["kind"] else f"least regret: {lowered(least['full'])}"
    return f"{first}; {same}"
