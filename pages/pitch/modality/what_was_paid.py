"""The market's vote: money paid at signing by class and year, deals that ended, and who left."""

import pandas as pd
import streamlit as st

from components import cached, chart, evidence, tables
from components.charts import modality as charts
from components.frame import Page
from components.words import lowered, money
from models.digits import in_words
from models.modality import frames

SINCE = 3  # calendar years that a finding sums up


def draw(page: Page) -> None:
    """Draw money by class and year, and set out deals and exits."""
    chart.show("votes", *drawing(page), alt="Money paid at signing for each class by calendar year",
               source="licences and acquisitions in the store; what was not told counts as nothing")  # fmt: skip
    st.markdown("What was paid shows what buyers hope for, not what patients gain; large sums are few purchases.")
    tables.draw(frames.votes_table(page.inputs))
    evidence.table("Who left", evidence.with_sources(cached.rows("exits")))


def drawing(page: Page) -> tuple:
    """Return the chart of votes: what draws it, and its rows."""
    rows = frames.votes(page.inputs)
    return chart.found(charts.votes, finding_words(rows)), rows


def finding_words(rows: pd.DataFrame) -> str:
    """Say which class was paid most for in the last years, and how many deals that was."""
    last = int(rows["year"].max())
    recent = rows[rows["year"] > last - SINCE].groupby("label")[["paid", "deals"]].sum()
    most = recent["paid"].idxmax()
    paid, deals = recent.loc[most, "paid"], int(recent.loc[most, "deals"])
    first = f"Of the last {in_words(SINCE)} years most was paid for {lowered(most)}"
    return f"{first}: {money(paid)} in {in_words(deals)} deals"
