"""What buys rank: what a tenth of each scale adds, and what it takes to be first."""

import streamlit as st

from components import chart, tables
from components.charts import pitch as charts
from components.frame import Page
from models.pitch import frames
from pages.pitch.pitch import answer


def draw(page: Page) -> None:
    """Draw what a tenth of each scale buys, and what is needed to be first."""
    found = answer.levers_of(page)
    st.markdown("**What an improvement buys.** One criterion at a time, a tenth of its scale.")
    alt = "What a tenth of each criterion's scale adds to the first place"
    chart.show("gains", charts.gains, frames.gains(found), alt=alt)
    st.markdown("**What it takes to be first**, one criterion alone.")
    tables.draw(frames.levers(page.inputs, found))
