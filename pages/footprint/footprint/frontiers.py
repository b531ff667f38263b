"""Frontiers: cost against days and against resilience, and where the plan stands."""

from functools import partial

import pandas as pd
import streamlit as st

from components import background, chart
from components.charts import footprint as charts
from components.frame import Page
from components.words import about, spoken
from models import footprint
from models.footprint import frames
from pages.footprint.footprint import answer

DOLLARS = {"prefix": "USD ", "suffix": ""}


def draw(page: Page) -> None:
    """Draw the frontiers between cost and days, and between cost and resilience, and where the plan stands."""
    if page.answer.detail.plan is None:
        st.markdown(answer.impossible(page))
        return
    inputs = page.inputs
    left, right = st.columns(2, gap="large")
    with left:
        with st.spinner("Working out the frontier"):
            show(page, "days", footprint.days_frontier(inputs))
        st.markdown("**Cost or days?** Each point is the cheapest network a patient that is at least so fast, however "
                    "many plants you allow.")  # fmt: skip
    with right:
        st.markdown(
            "**Cost or resilience?** Each is the cheapest a patient that serves at least so many if its worst plant "
            "fails, however many plants you allow."
        )
        background.draw(
            "kept",
            "Work out this frontier",
            inputs,
            lambda report: footprint.frontier(inputs, "kept", report),
            partial(show, page, "kept"),
        )


def show(page: Page, measure: str, plans: list) -> None:
    """Draw the networks of one frontier and the plan beside them."""
    points = [*(("frontier", each) for each in plans), ("plan", page.answer.detail.plan)]
    found = frames.undominated(frames.frontier(page.inputs, points), measure)
    chart.show(
        f"frontier_{measure}",
        chart.found(charts.frontier, finding_words(found[found["kind"] == "frontier"], measure)),
        found,
        measure,
        alt=f"Network cost a patient treated against {charts.MEASURES[measure]} of the networks on the frontier",
    )


def finding_words(found: pd.DataFrame, measure: str) -> str:
    """Say what the fastest, or the most resilient, of the cheapest networks costs more than the cheapest of all."""
    least = found.loc[found["cost"].idxmin()]
    best = found.loc[found[measure].idxmin() if measure == "days" else found[measure].idxmax()]
    more = spoken(best["cost"] - least["cost"], "usd", DOLLARS)
    if best["cost"] - least["cost"] < 1:
        return f"The cheapest network is also the {'fastest' if measure == 'days' else 'most resilient'}"
    if measure == "days":
        less = about(round(least["days"] - best["days"]))
        return f"The fastest network takes {less} days less and costs {more} more a patient"
    return f"Keeping {best['kept']:.0f} % served if the worst plant fails costs {more} more a patient"
