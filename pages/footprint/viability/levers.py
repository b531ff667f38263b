"""Levers: what each adds, and what it does to a dose."""

import streamlit as st

from components import chart
from components.charts import viability as charts
from components.frame import Page
from models.viability import frames


def draw(page: Page) -> None:
    """Draw what each lever adds and what it does to a dose."""
    st.markdown("**What each lever adds**, pulled alone and as far as it goes.")
    chart.show("levers", charts.levers, frames.gains(page.inputs), alt="Gross profit a year that each lever adds")
    st.markdown("**What a dose is made of**, now and with each lever.")
    chart.show(
        "parts", charts.parts, frames.parts(page.inputs), alt="Cost of sales a dose by part, now and with each lever"
    )
