"""Our share: year by year, and against the rivals by name."""

import streamlit as st

from components import cached, chart, tables
from components.charts import market as charts
from components.frame import Page
from models.market import Inputs, frames, real

CRITERION = "response"


def draw(page: Page) -> None:
    """Draw our share by year, and a table of the named rivals."""
    inputs = page.inputs
    st.markdown("**Our share by year**, of all patients treated in your regions. It falls as better rivals come.")
    chart.show("share", charts.shares, frames.shares(inputs, page.base_inputs), alt="Our share of patients by year")
    st.markdown(
        "**Today's rivals by name.** The model counts rivals and gives each the response of today's standard; here "
        "each has its own, and ours enters after all who come until its launch."
    )
    tables.draw(frames.rivals(real.side_by_side(inputs, named(inputs))))


def named(inputs: Inputs) -> list[tuple[str, float, str]]:
    """Return the marketed products of the clinical problem with their complete response, the earliest first."""
    products, facts = cached.records("products", "fact_id"), cached.records("facts", "fact_id")
    mine = [row for row in cached.listed_rows("landscape")
            if row["indication"] == inputs.indication and row["criterion"] == CRITERION]  # fmt: skip
    sold = [row for row in mine if products[row["product"]]["first_approval_date"]]
    sold.sort(key=lambda row: products[row["product"]]["first_approval_date"])
    return [(products[row["product"]]["brand"], facts[row["fact_id"]]["value"], row["fact_id"]) for row in sold]
