"""Break-even: by how much validity must rise to pay for what the partner takes, by deal and by share."""

import pandas as pd
import streamlit as st

from components import chart, tables
from components.charts import translation as charts
from components.frame import Page
from components.words import about
from models.translation import SUCCESS, frames


def draw(page: Page) -> None:
    """Draw the rise that pays by share, and set out the deals."""
    chart.show("shares", *drawing(page), alt="Rise of validity that pays, by the share that a partner takes")
    st.markdown(
        "A royalty on all successes is paid on those too that the own model would have found, from the first question "
        "on. A share of the gain is not, but nobody sees what would have been found anyway. Other programmes are not "
        "touched."
    )
    tables.draw(frames.deals_table(page.inputs), height="content")


def drawing(page: Page) -> tuple:
    """Return the chart of shares: what draws it, and its rows."""
    rows = frames.by_share(page.inputs)
    return chart.found(charts.shares, finding_words(rows)), rows


def finding_words(rows: pd.DataFrame) -> str:
    """Say up to which royalty on all successes the rise that is counted on pays."""
    counted = float(rows["counted"].iloc[0])
    line = rows[(rows["line"] == SUCCESS) & (rows["mark"] == "line")]
    paid = line[line["points"] <= counted]
    if paid.empty:
        return f"The {about(counted)} points you count on pay for no royalty on all successes"
    most = float(paid["share"].max())
    more = " or more" if most >= frames.SHARES[-1] else ""
    return f"The {about(counted)} points you count on pay for a royalty of up to {most:.0f} % on all successes{more}"
