"""Reproducibility: what it is worth that two repeats of a score agree, and what was published of it."""

import pandas as pd
import streamlit as st

from components import chart
from components.charts import translation as charts
from components.frame import Page
from models.digits import known
from models.translation import frames
from pages.pitch.translation import published_models


def draw(page: Page) -> None:
    """Draw good ones by reproducibility, and say what was published."""
    chart.show("repeats", *drawing(page), alt="Good ones among those in patients by the reproducibility of the score")
    low, high = published_models.value(130), published_models.value(131)
    st.markdown(
        f"One published assay in endothelial cells from stem cells had correlations between days of {low:.0f} to "
        f"{high:.0f} % by rank. Noise takes from validity by the root of reproducibility, so a score that repeats half "
        "as well keeps seven tenths of its validity. A score can repeat well and still be wrong."
    )


def drawing(page: Page) -> tuple:
    """Return the chart of reproducibility: what draws it, and its rows."""
    rows = frames.by_repeats(page.inputs)
    return chart.found(charts.repeats, finding_words(rows)), rows


def finding_words(rows: pd.DataFrame) -> str:
    """Say what a better fit to the workflow makes of the share that is good."""
    at = rows.set_index("mark")["good"]
    return f"A score that fits the workflow: {known(at['asked'])} % good in patients, not {known(at['own'])} %"
