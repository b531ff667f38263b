"""The ramp: which plant to add in which year."""

from functools import partial

import pandas as pd
import streamlit as st

from components import background, chart, session, tables
from components.charts import footprint as charts
from components.frame import Page
from components.words import listed, percent
from models.footprint import Inputs, frames, ramp

YEARS = "year", "years"
TO_THE_RAMP = "What to order first, and when, before demand is known: see the Ramp page."


def draw(page: Page) -> None:
    """Draw which plant to add in which year, worked out in the background."""
    inputs = page.inputs
    st.markdown(
        "**The ramp.** Which plant to add in which year as demand grows, all years at once; what was added neither "
        "shrinks nor closes. It keeps your plan's limits, but may leave patients without a slot while plants are built."
    )
    st.button(TO_THE_RAMP, key="to_the_ramp", type="tertiary", on_click=go_to_the_ramp)
    background.draw(
        "ramp",
        "Work out the ramp",
        inputs,
        lambda report: ramp.ramp(inputs, ramp.MOST_SECONDS, report=report),
        partial(show, inputs),
    )


def go_to_the_ramp() -> None:
    """Open the page that answers what to order first."""
    session.explorer().go = "ramp"


def show(inputs: Inputs, plans: list) -> None:
    """Draw the ramp's years as a chart and a table, and say how close to the best it is proven to be."""
    table = frames.ramp(inputs, plans)
    gap = 100 * plans[0].network.gap
    proven = "Proven to be the best" if gap < 0.01 else f"At most {percent(gap)} dearer than the best there can be"
    st.markdown(f"{proven}, over {len(plans)} years.")
    added = frames.additions(inputs, plans)
    made = chart.found(charts.ramp, finding_words(added))
    chart.show("ramp", made, table, alt="Patients served each year by plant, against the patients who ask")
    tables.draw(added)


def finding_words(added: pd.DataFrame) -> str:
    """Say in which years something is added."""
    years = [str(year) for year in added.loc[added["Added or enlarged"] != "nothing", "Year"]]
    return f"Plants are added or enlarged in {YEARS[len(years) > 1]} {listed(years)}" if years else "No plant is added"
