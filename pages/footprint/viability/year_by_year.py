"""Year by year: the margin as plants fill and experience grows, the account, and the margin by price and volume."""

import streamlit as st

from components import chart, tables
from components.charts import viability as charts
from components.frame import Page
from components.words import listed
from models import viability
from models.viability import frames


def draw(page: Page) -> None:
    """Draw the margin by year, experience apart from scale, the account of each year, and price against volume."""
    inputs = page.inputs
    st.markdown(margin_words(inputs))
    chart.show("years", charts.years, frames.years(inputs), inputs.target_margin,
               alt="Gross margin by year, with experience to gain and without")  # fmt: skip
    st.markdown("**The account of each year.** Costs are below nothing; before the first sale plants stand ready.")
    tables.draw(frames.years_table(inputs))
    st.markdown("**Gross margin by price and volume** in the fullest year: sites stay, suites grow and shrink.")
    tables.draw(frames.margins(inputs))


def margin_words(inputs: viability.Inputs) -> str:
    """Say when the margin turns positive and when it reaches what is aimed at."""
    said = []
    for margin, name in ((0.0, "turns positive"), (inputs.target_margin, "reaches what you aim at")):
        year = viability.years_to(inputs, margin)
        said.append(f"{name} in year {year} of sales" if year else f"{name} in no year")
    return f"**Year by year.** The margin {listed(said)}."
