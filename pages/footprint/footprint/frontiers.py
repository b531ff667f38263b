"""Frontiers: cost against days and against resilience, and where the plan stands."""

from functools import partial

import streamlit as st

from components import background, chart
from components.charts import footprint as charts
from components.frame import Page
from models import footprint
from models.footprint import frames
from pages.footprint.footprint import answer


def draw(page: Page) -> None:
    """Draw the frontiers between cost and days, and between cost and resilience, and where the plan stands."""
    if page.answer.detail.plan is None:
        st.markdown(answer.impossible(page))
        return
    inputs = page.inputs
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(
            "**Cost or days?** Each point is the cheapest network a patient that is at least so fast, however many "
            "plants you allow."
        )
        with st.spinner("Working out the frontier"):
            show(page, "days", footprint.days_frontier(inputs))
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
    chart.show(
        f"frontier_{measure}",
        charts.frontier,
        frames.undominated(frames.frontier(page.inputs, points), measure),
        measure,
        alt=f"Network cost a patient treated against {charts.MEASURES[measure]} of the networks on the frontier",
    )
