"""Own or contract: what becomes of a hundred patients with either plant, at arm's length and integrated."""

import streamlit as st

from components import chart, tables
from components.charts import vein_to_vein as charts
from components.frame import Page
from components.words import about, lowered
from models.vein_to_vein import Inputs, frames


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
    return chart.found(charts.compared, finding_words(page.inputs)), rows


def finding_words(inputs: Inputs) -> str:
    """Say how many more of 100 patients the best plant and way infuse than the worst."""
    best, worst, more, error = frames.most_apart(inputs)
    if more <= error:
        return "Of a hundred patients no plant or way infuses clearly more"
    return f"{best}, infuses {about(more)} more of a hundred than {lowered(worst)}"
