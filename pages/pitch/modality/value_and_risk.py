"""Value and risk: every mix by its mean and its worst tenth, the frontier, and what each is regretted."""

import streamlit as st

from components import chart, tables
from components.charts import modality as charts
from components.frame import Page
from components.words import money
from models import modality
from models.modality import frames


def draw(page: Page) -> None:
    """Draw the frontier, and set out its mixes."""
    chart.show("frontier", *drawing(page), alt="Every mix of bets by its mean worth and the mean of its worst tenth")
    st.markdown(
        "Regret is what a mix falls short of the best mix for what the classes turn out to be, on average. More "
        "programmes cost more in the worst tenth: what can be lost is what is spent."
    )
    tables.draw(frames.mixes_table(page.inputs))


def drawing(page: Page) -> tuple:
    """Return the chart of the frontier: what draws it, and its rows."""
    rows = frames.frontier(page.inputs)
    return chart.found(charts.frontier, finding_words(page)), rows


def finding_words(page: Page) -> str:
    """Say what the worst tenth of the best mix and of the user's is."""
    mine, best = (float(modality.worst(one)) for one in (page.answer.detail.worth, page.answer.detail.best_worth))
    return f"In its worst tenth the best mix loses {money(-best)}, yours {money(-mine)}"
