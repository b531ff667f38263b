"""Year by year: the margin as volume and experience grow, and by price and volume."""

import streamlit as st

from components import chart
from components.charts import viability as charts
from components.frame import Page
from components.words import listed
from models import viability
from models.viability import frames


def draw(page: Page) -> None:
    """Draw the margin year by year, experience apart from scale, and by price and volume."""
    inputs = page.inputs
    st.markdown(margin_words(inputs))
    chart.show("years", charts.years, frames.years(inputs), inputs.target_margin,
               alt="Gross margin year by year with experience and without")  # fmt: skip
    st.markdown("**Gross margin by price and volume**, percent.")
    st.dataframe(frames.margins(inputs), hide_index=True)


def margin_words(inputs: viability.Inputs) -> str:
    """Say when the margin turns positive and when it reaches what is aimed at."""
    said = []
    for margin, name in ((0.0, "turns positive"), (inputs.target_margin, "reaches what you aim at")):
        year = viability.years_to(inputs, margin)
        said.append(f"{name} in year {year}" if year else f"{name} in none of {viability.YEARS} years")
    return f"**Year by year.** The margin {listed(said)}. Scale is in both lines, experience in one."
