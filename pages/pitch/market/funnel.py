"""The funnel: from the eligible to the paid, by region."""

import streamlit as st

from components import chart, tables
from components.charts import market as charts
from components.frame import Page
from models.market import frames


def draw(page: Page) -> None:
    """Draw how many patients each step leaves in the peak year."""
    st.markdown(
        "**The funnel.** Who reaches any cell therapy is a belief about access; who is to be given ours is our share, "
        "in the peak year; who is given a dose has a slot and lives to it; doses out of specification are not paid."
    )
    chart.show(
        "funnel", charts.funnel, frames.funnel(page.inputs), alt="Patients a year by step of the funnel and region"
    )
    tables.draw(frames.funnel_table(page.inputs))
