"""The paths: what each is worth with its band, and its months, designs, points and cost."""

import pandas as pd
import streamlit as st

from components import chart, tables
from components.charts import iteration as charts
from components.frame import Page
from components.words import money
from models.iteration import frames


def draw(page: Page) -> None:
    """Draw the paths by worth, and set out what each comes to."""
    chart.show("paths_ranked", *drawing(page), alt="Worth of each path, eight futures in ten, and when it locks")
    st.markdown(
        "Each path is locked in the month worth most on it. Paths with a Western IND opened at once learn as China "
        "does; the West opens the door sooner, for the cost of a second programme."
    )
    tables.draw(frames.paths_table(page.inputs))


def drawing(page: Page) -> tuple:
    """Return the chart of the paths: what draws it, and its rows."""
    rows = frames.ranked(page.inputs)
    mine = page.answer.detail.mine.kind
    rows["whose"] = ["yours" if kind == mine else "other" for kind in rows["kind"]]
    return chart.found(charts.ranked, finding_words(rows)), rows


def finding_words(rows: pd.DataFrame) -> str:
    """Say which path is worth most and which least."""
    most, least = rows.iloc[0], rows.iloc[-1]
    return f"{most['label']}: {money(most['worth'])}; {least['label']}: {money(least['worth'])}"
