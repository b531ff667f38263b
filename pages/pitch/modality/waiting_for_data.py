"""The next read-out: what it is worth by its patients, and which result would move the bets."""

import pandas as pd
import streamlit as st

from components import chart, tables
from components.charts import modality as charts
from components.frame import Page
from components.words import lowered, money
from models import modality
from models.digits import percents
from models.modality import frames


def draw(page: Page) -> None:
    """Draw the worth of read-outs, and set out what is best after each result of the one looked at."""
    chart.show("readouts", *drawing(page), alt="Worth of a read-out of each class by its number of patients")
    bet, count = modality.SHORT[page.inputs.readout_class], int(page.inputs.readout_patients)
    moves = percents(100 * frames.the_readout(page.inputs).moves)
    st.markdown(
        f"**A read-out of {count} patients, {bet}**: it moves most of the bets to another class in {moves} % of cases. "
        "It tells responses and severe toxicity; what it says of how long they last comes on top. "
        "Results rarer than one in two hundred are left out."
    )
    tables.draw(frames.results_table(page.inputs))


def drawing(page: Page) -> tuple:
    """Return the chart of read-outs: what draws it, and its rows."""
    rows = frames.by_size(page.inputs)
    return chart.found(charts.readouts, finding_words(rows)), rows


def finding_words(rows: pd.DataFrame) -> str:
    """Say whose read-out is worth most at the size that is usual."""
    usual = rows[rows["patients"] == modality.SIZES[len(modality.SIZES) // 2]]
    most = usual.loc[usual["worth"].idxmax()]
    if most["worth"] < 1:
        return f"No read-out of {most['patients']} patients is worth waiting for"
    return f"Worth most at {most['patients']} patients: {lowered(most['label'])}, {money(most['worth'])}"
