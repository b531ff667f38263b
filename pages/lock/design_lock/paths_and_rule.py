"""Paths and rule: the same plan on each path, and when to lock by the data."""

import streamlit as st

from components import cached, chart
from components.charts import design_lock as charts
from components.frame import Page
from components.numbers import NO_CLEAR_DIFFERENCE
from components.story import counts
from components.words import money
from models import design_lock
from models.design_lock import frames
from models.design_lock.worth import Curve
from models.methods import stopping


def draw(page: Page) -> None:
    """Draw the paths side by side and the adaptive rule of the plan's path."""
    left, right = st.columns(2, gap="large")
    with left:
        chart.show("paths", *paths(page), alt="Expected value by lock month on each development path")
        st.markdown("The same plan on each path: the middle of its window, and what it is worth there.")
    with right:
        chart.show("rule", *rule(page), alt="Reservation quality by generation and best design so far")
        st.markdown(rule_words(page.answer.detail.curves[page.inputs.path]))


def paths(page: Page) -> tuple:
    """Return the chart of the paths: what draws it, and its rows."""
    names, curves = dict(cached.catalogue()["path"].options), page.answer.detail.curves
    return chart.found(charts.paths, paths_finding(page, names)), frames.paths(curves, names)


def paths_finding(page: Page, names: dict[str, str]) -> str:
    """Say which path is worth most, and by how much more than the next."""
    first, second, *_ = design_lock.ranked(page.answer.detail.curves)
    ahead = float(first.value.max() - second.value.max())
    one, other = (next(names[key] for key, curve in page.answer.detail.curves.items() if curve is found)
                  for found in (first, second))  # fmt: skip
    if not counts(page, "runner_up_cost", ahead):
        return f"{one} or {other}: {NO_CLEAR_DIFFERENCE}"
    return f"{one} is worth most, {money(ahead)} more than {other}"


def rule(page: Page) -> tuple:
    """Return the chart of the adaptive rule: what draws it, and its rows."""
    mine = page.answer.detail.curves[page.inputs.path]
    return chart.found(charts.rule, rule_finding(page, mine)), frames.rule(mine)


def rule_finding(page: Page, mine: Curve) -> str:
    """Say what deciding by the data is worth on the user's path."""
    waiting = mine.value_of_waiting_for_data
    if not counts(page, "waiting", waiting):
        return f"Deciding by the data, or at the best fixed month: {NO_CLEAR_DIFFERENCE}"
    return f"Deciding by the data is worth {money(waiting)} over the best fixed month"


def rule_words(mine: Curve) -> str:
    """Say the adaptive rule, what it is worth, and what simpler rules would do."""
    count = int(mine.schedule.read[-1])
    first, _ = stopping.best_choice(max(count, 1))
    return (
        f"Lock at a generation if the best design so far clears the line. If designs could not be kept, the classical "
        f"rule would let {first - 1} of {count} pass and take the next that leads."
    )
