"""The ways: what each question, all of them, and more candidates gain over the own model."""

import pandas as pd
import streamlit as st

from components import chart, tables
from components.charts import translation as charts
from components.frame import Page
from components.words import money
from models.translation import frames


def draw(page: Page) -> None:
    """Draw the ways by gain, and set them out."""
    chart.show("ways", *drawing(page), alt="Gain of each way over the own model, eight futures in ten, and good ones")
    st.markdown("Futures differ only in how much each answer raises validity; as many go into patients either way.")
    tables.draw(frames.ways_table(page.inputs))


def drawing(page: Page) -> tuple:
    """Return the chart of the ways: what draws it, and its rows."""
    rows = frames.ranked(page.inputs)
    return chart.found(charts.ranked, finding_words(rows)), rows


def finding_words(rows: pd.DataFrame) -> str:
    """Say which way gains most, and by how much over the next."""
    first, second = rows.iloc[0], rows.iloc[1]
    ahead = first["worth"] - second["worth"]
    return f"{first['full']}: {money(ahead)} ahead of the next best way"
