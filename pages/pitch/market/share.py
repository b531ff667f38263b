"""Our share: year by year, and against the rivals by name."""

import pandas as pd
import streamlit as st

from components import cached, chart, tables
from components.charts import market as charts
from components.frame import Page
from models.digits import percents
from models.market import Inputs, frames, real

CRITERION = "response"


def draw(page: Page) -> None:
    """Draw our share by year, and a table of the named rivals."""
    inputs = page.inputs
    rows = frames.shares(inputs, page.base_inputs)
    chart.show("share", chart.found(charts.shares, finding_words(rows)), rows, alt="Our share of patients by year")
    st.markdown("Of all patients treated in your regions. It falls as better rivals come.")
    st.markdown(
        "**Today's rivals by name.** The model counts rivals and gives each the response of today's standard; here "
        "each has its own, and ours enters after all who come until its launch."
    )
    tables.draw(frames.rivals(real.side_by_side(inputs, named(inputs))))


def finding_words(rows: pd.DataFrame) -> str:
    """Say from where to where our share goes."""
    mine = rows[rows["kind"] == "now"]
    if mine.empty:
        return "We have no share in any year"
    first, last = mine.iloc[0], mine.iloc[-1]
    ends = f"from {percents(first['share'])} % in year {first['year']} to {percents(last['share'])} % in year"
    return f"Our share {'falls' if last['share'] < first['share'] else 'goes'} {ends} {last['year']}"


def named(inputs: Inputs) -> list[tuple[str, float, str]]:
    """Return the marketed products of the clinical problem with their complete response, the earliest first."""
    products, facts = cached.records("products", "fact_id"), cached.records("facts", "fact_id")
    mine = [row for row in cached.listed_rows("landscape")
            if row["indication"] == inputs.indication and row["criterion"] == CRITERION]  # fmt: skip
    sold = [row for row in mine if products[row["product"]]["first_approval_date"]]
    sold.sort(key=lambda row: products[row["product"]]["first_approval_date"])
    return [(products[row["product"]]["brand"], facts[row["fact_id"]]["value"], row["fact_id"]) for row in sold]
