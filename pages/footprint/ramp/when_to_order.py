"""When to order: what the best order is worth by its date, and what the study may still take from it."""

import pandas as pd
import streamlit as st

from components import chart
from components.charts import ramp as charts
from components.frame import Page
from components.words import money
from models.digits import percents
from models.ramp import frames


def draw(page: Page) -> None:
    """Draw worth by date of the first order, and say what is at risk at the user's."""
    chart.show("dates", *drawing(page), alt="Worth of the best order by months before the launch at which it is placed")
    rows = frames.dated(page.inputs)
    lost = float(rows.loc[rows["mark"] == "mine", "lost"].iloc[0])
    st.markdown(
        f"At your date {percents(lost)} % of what today may become a launch would still fail after the first order: "
        "what was spent by then is lost. Orders after the pivotal data risk only the filing."
    )


def drawing(page: Page) -> tuple:
    """Return the chart of dates: what draws it, and its rows."""
    rows = frames.dated(page.inputs)
    return chart.found(charts.dates, finding_words(rows)), rows


def finding_words(rows: pd.DataFrame) -> str:
    """Say when an order is worth most, and what the user's date gives away."""
    tried, mine = rows[rows["mark"] == "date"], rows[rows["mark"] == "mine"].iloc[0]
    best = tried.loc[tried["worth"].idxmax()]
    given = best["worth"] - mine["worth"]
    said = f"An order {best['ahead']:.0f} months before the launch is worth most"
    return f"{said}; your date gives away {money(given)}" if given > frames.TINY else f"{said}, as at your date"
