"""Own or contract: what becomes of a hundred patients with either plant, at arm's length and integrated."""

import pandas as pd
import streamlit as st

from components import chart, tables
from components.charts import vein_to_vein as charts
from components.frame import Page
from components.words import about
from models.vein_to_vein import frames


def draw(page: Page) -> None:
    """Draw what becomes of 100 patients with either plant and way, and set days and errors side by side."""
    chart.show("compared", *drawing(page), alt="What becomes of 100 patients by plant and by way of working")
    tables.draw(frames.days_compared(page.inputs))
    st.markdown(
        "An own plant has one set of quality data and its own people without a lever: integrated it gains the calendar "
        "alone. What either plant costs to build is on the Footprint page."
    )


def drawing(page: Page) -> tuple:
    """Return the chart of plants and ways: what draws it, and its rows."""
    rows = frames.compared(page.inputs)
    return chart.found(charts.compared, finding_words(rows)), rows


def finding_words(rows: pd.DataFrame) -> str:
    """Say how many more of 100 patients the best plant and way infuse than the worst."""
    infused = rows[rows["order"] <= 1].groupby("label", sort=False)["share"].sum()
    errors = rows.groupby("label", sort=False)["error"].first()
    best, worst = infused.idxmax(), infused.idxmin()
    if infused[best] - infused[worst] <= errors[best] + errors[worst]:
        return "Of a hundred patients no plant or way infuses clearly more"
    return (
        f"{best}, infuses {about(infused[best] - infused[worst])} more of a hundred than {worst[0].lower()}{worst[1:]}"
    )
