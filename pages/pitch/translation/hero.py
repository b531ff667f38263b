"""The hero: what a programme gains by the validity of its cell model, and from where on the questions pay."""

from math import isnan

from components import chart
from components.charts import translation as charts
from components.frame import Page
from components.words import about
from models.translation import lines
from pages.pitch.translation import published_models


def draw(page: Page) -> None:
    """Draw gain by validity."""
    chart.show(
        "gain_by_validity",
        *drawing(page),
        alt="Gain of a programme over the own cell model by the validity of the score, before and after what all four "
        "questions and the partner cost, with your plan, the best way, and the validity of published cell models",
        source="published models: see the section of that name",
    )


def drawing(page: Page) -> tuple:
    """Return the chart: what draws it, its rows, and the ends of its axis."""
    rows = lines.hero(page.answer, page.inputs, page.base_inputs, published_models.on_axis())
    made = chart.found(charts.hero, finding_words(page))
    return made, rows, *lines.height(page.base_inputs, page.inputs, page.answer.best)


def finding_words(page: Page) -> str:
    """Say by how much validity must rise to pay for the questions and the partner, against what is counted on."""
    wanted, counted = page.answer.detail.break_even, page.answer.detail.rise
    if isnan(wanted):
        return "No rise of validity pays for all four questions and what the partner takes"
    if wanted == 0:
        return "Any rise of validity pays for all four questions and what the partner takes"
    mine = about(counted) if round(counted) else "none"
    return f"Validity must rise by {about(wanted)} points to pay for questions and partner; you count on {mine}"
