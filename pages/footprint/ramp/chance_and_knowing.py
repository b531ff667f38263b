"""Chance and knowing: what it brings to count with chance, to know it, and to order again as it is seen."""

import pandas as pd
import streamlit as st

from components import chart
from components.charts import ramp as charts
from components.frame import Page
from components.words import money
from models import ramp
from models.ramp import frames


def draw(page: Page) -> None:
    """Say what counting with chance and knowing it are worth, and draw what later orders are."""
    found = ramp.information(page.inputs)
    st.markdown(
        f"Counting with chance is worth {told(found.of_stochastic_solution)}: the best order's mean less that of the "
        f"order that is best for the mean future. To know demand, slips and failures before the first order would be "
        f"worth {told(found.of_perfect_information)}."
    )
    with st.spinner("Rolling the plan forward"):
        chart.show("knowing", *drawing(page), alt="Worth of waiting, of the user's order and the best by what is known")
    st.markdown(
        "Rolled forward: each year more is ordered with no more known than has been seen of demand. The decision "
        "counts with one later order, with all of a future known; the two frame what can be had."
    )


def drawing(page: Page) -> tuple:
    """Return the chart of what is known later: what draws it, and its rows."""
    rows = frames.known_later(page.inputs)
    return chart.found(charts.knowing, finding_words(frames.knowing(page.inputs))), rows


def finding_words(table: pd.DataFrame) -> str:
    """Say what ordering again as demand is seen is worth to the user's order."""
    mine = table.set_index("order").loc[frames.MINE]
    return f"Ordering again as demand is seen is worth {money(mine['rolled'] - mine['never'])} to your order"


def told(worth: float) -> str:
    """Say an amount; nothing where there is hardly any."""
    return "nothing here" if worth < frames.TINY else money(worth)
