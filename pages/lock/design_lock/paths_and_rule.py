"""Paths and rule: the same plan on each path, and when to lock by the data."""

import streamlit as st

from components import cached, chart, numbers
from components.charts import design_lock as charts
from components.frame import Page
from models import design_lock
from models.design_lock import frames
from models.design_lock.worth import Curve
from models.methods import stopping


def draw(page: Page) -> None:
    """Draw the paths side by side and the adaptive rule of the plan's path."""
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(
            "**The same plan on each path.** The middle of each window with its worth, and the highest worth, by which "
            "paths are compared."
        )
        chart.show("paths", *paths(page), alt="Expected value by lock month on each development path")
    with right:
        st.markdown(rule_words(page.answer.detail.curves[page.inputs.path]))
        chart.show("rule", *rule(page), alt="Reservation quality by generation and best design so far")


def paths(page: Page) -> tuple:
    """Return the chart of the paths: what draws it, and its rows."""
    names = dict(cached.catalogue()["path"].options)
    return charts.paths, frames.paths(page.answer.detail.curves, names)


def rule(page: Page) -> tuple:
    """Return the chart of the adaptive rule: what draws it, and its rows."""
    return charts.rule, frames.rule(page.answer.detail.curves[page.inputs.path])


def rule_words(mine: Curve) -> str:
    """Say the adaptive rule, what it is worth, and what simpler rules would do."""
    count = int(mine.schedule.read[-1])
    first, _ = stopping.best_choice(max(count, 1))
    waiting = numbers.written(design_lock.FIGURES["waiting"], mine.value_of_waiting_for_data)
    return (
        f"**Decide by the data.** Lock at a generation if the best design so far clears the line; that is worth "
        f"{waiting} over the best fixed month. If designs could not be kept, the classical rule would "
        f"let {first - 1} of {count} pass and take the next that leads."
    )
