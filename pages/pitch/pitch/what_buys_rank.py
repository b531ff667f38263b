"""What buys rank: what a tenth of each scale adds, and what it takes to be first."""

import pandas as pd
import streamlit as st

from components import chart, tables
from components.charts import pitch as charts
from components.frame import Page
from components.words import digits
from models.pitch import frames
from pages.pitch.pitch import answer


def draw(page: Page) -> None:
    """Draw what a tenth of each scale buys, and what is needed to be first."""
    found = answer.levers_of(page)
    alt = "What a tenth of each criterion's scale adds to the first place"
    rows = frames.gains(found)
    ends = float(rows["gain"].min()), float(rows["gain"].max())
    chart.show("gains", chart.found(charts.gains, finding(rows)), rows, *ends, alt=alt)
    st.markdown("**What it takes to be first**, one criterion alone.")
    tables.draw(frames.levers(page.inputs, found))


def finding(rows: pd.DataFrame) -> str:
    """Say which criterion's improvement buys most; rows: label and gain in points, the largest first."""
    label, gain = rows["label"].iloc[0], rows["gain"].iloc[0]
    if digits(gain, "points_of_share") == "0":
        return "A tenth of any one scale makes no clear difference"
    return f"{label} buys most: a tenth of its scale adds {digits(gain)} points"
