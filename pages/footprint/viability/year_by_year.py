"""Year by year: the margin as plants fill and experience grows, the account, and the margin by price and volume."""

import streamlit as st

from components import chart, tables
from components.charts import viability as charts
from components.frame import Page
from models import viability
from models.viability import frames


def draw(page: Page) -> None:
    """Draw the margin by year, experience apart from scale, the account of each year, and price against volume."""
    inputs = page.inputs
    chart.show("years", chart.found(charts.years, margin_words(inputs)), frames.years(inputs), inputs.target_margin,
               alt="Gross margin by year, with experience to gain and without")  # fmt: skip
    st.markdown("**The account of each year.** What costs is below nothing; before the first sale plants stand ready.")
    tables.draw(frames.years_table(inputs))
    st.markdown("**Gross margin by price and volume** in the fullest year: sites stay, suites grow and shrink.")
    tables.draw(frames.margins(inputs))


def margin_words(inputs: viability.Inputs) -> str:
    """Say when the margin turns positive and when it reaches what is aimed at."""
    pays, reached = (viability.years_to(inputs, margin) for margin in (0.0, inputs.target_margin))
    if pays is None:
        return "The margin turns positive in no year"
    aim = f"is reached in year {reached}" if reached else "is never reached"
    return f"Margin positive in year {pays} of sales; what you aim at {aim}"
