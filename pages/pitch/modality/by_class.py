"""By class: what patients leave likely of response, of what lasts and of toxicity, and the chance of each phase."""

import pandas as pd
import streamlit as st

from components import chart, tables
from components.charts import modality as charts
from components.frame import Page
from components.words import about, lowered
from models.digits import percents
from models.modality import frames

SAID = {
    "response": "Complete response",
    "lasting": "Of complete responses, free of progression at a year",
    "severe": "Severe cytokine release (grade 3 or more)",
}


def draw(page: Page) -> None:
    """Draw each outcome by class, and set out the chances by phase."""
    for outcome, name in SAID.items():
        st.markdown(f"**{name}**")
        chart.show(f"shown_{outcome}", *drawing(page, outcome), alt=f"{name} by class: mean and eight in ten")
    st.markdown(
        "Where nobody has told an outcome, the bar is that of a further class, believed from those that have. Donor "
        "cells and mRNA then keep a part of it, as you set it."
    )
    tables.draw(frames.chances_table(page.inputs))


def drawing(page: Page, outcome: str = "response") -> tuple:
    """Return the chart of one outcome: what draws it, and its rows."""
    rows = frames.shown(page.inputs)
    rows = rows[rows["outcome"] == outcome]
    return chart.found(charts.shown, finding_words(rows)), rows


def finding_words(rows: pd.DataFrame) -> str:
    """Say which class is known best, and how wide the one known least is that anybody has told of."""
    seen = rows[rows["patients"] > 0]
    most, least = seen.loc[seen["patients"].idxmax()], seen.loc[seen["patients"].idxmin()]
    first = f"{most['label']}: {about(most['middle'])} %"
    if most["bet"] == least["bet"]:
        return f"{first}; of no other class has anybody told it"
    return f"{first}; {lowered(least['label'])}: between {percents(least['low'])} and {percents(least['high'])} %"
