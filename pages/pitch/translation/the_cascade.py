"""The cascade: how many are good after the cell model, and after the second screen, by way."""

import pandas as pd
import streamlit as st

from components import chart
from components.charts import translation as charts
from components.frame import Page
from models.digits import known
from models.translation import frames


def draw(page: Page) -> None:
    """Draw the share good after each screen."""
    chart.show("screens", *drawing(page), alt="Share of candidates that are good after each screen, by way")
    st.markdown(
        "The second screen gains less of candidates that are alike: the better the first one, the less is left for it "
        "to tell apart. The two are taken to err independently; two assays in the same cells would share their errors."
    )


def drawing(page: Page) -> tuple:
    """Return the chart of the screens: what draws it, and its rows."""
    rows = frames.screens(page.inputs)
    return chart.found(charts.screens, finding_words(rows)), rows


def finding_words(rows: pd.DataFrame) -> str:
    """Say how many are good in patients with the best way, out of how many among candidates."""
    first, last = rows.iloc[0]["good"], rows.iloc[-1]["good"]
    return f"Of candidates {known(first)} % are good, of those that go into patients {known(last)} %"
