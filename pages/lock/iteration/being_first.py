"""Being first: the chance of a design this good before the rival, on each path."""

import pandas as pd
import streamlit as st

from components import cached, chart
from components.charts import iteration as charts
from components.frame import Page
from components.words import lowered
from models.digits import number, percents
from models.iteration import frames


def draw(page: Page) -> None:
    """Draw who is first on each path, and say against whom."""
    chart.show("firsts", *drawing(page), alt="Chances to be first, to be beaten and that nobody is there, by path")
    ahead = page.inputs.rival_ahead
    start = f"{number(abs(ahead))} months {'before' if ahead >= 0 else 'after'} you" if ahead else "with you"
    rival = lowered(cached.shown("race_rival", page.inputs.race_rival))
    st.markdown(
        f"The rival iterates {rival}, begun {start}, at your own pace and noise there. The two programmes are "
        "independent; where they share a target, both fail together more often, and neither is first."
    )


def drawing(page: Page) -> tuple:
    """Return the chart of who is first: what draws it, and its rows."""
    rows = frames.firsts(page.inputs)
    return chart.found(charts.firsts, finding_words(rows)), rows


def finding_words(rows: pd.DataFrame) -> str:
    """Say on which path you are first most often."""
    ours = rows[rows["nth"] == 0]
    most, least = ours.loc[ours["percent"].idxmax()], ours.loc[ours["percent"].idxmin()]
    return (
        f"First most often: {most['label']}, in {percents(most['percent'])} of a hundred; {least['label']} in "
        f"{percents(least['percent'])}"
    )
