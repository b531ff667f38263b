"""Acceptance of the data: what China is worth by how often its data are taken, and where its lead ends."""

from math import isnan

import streamlit as st

from components import cached, chart, tables
from components.charts import iteration as charts
from components.frame import Page
from models import iteration as model
from models.digits import number
from models.iteration import frames

SINTILIMAB = "rd_benchmarks-123x"


def draw(page: Page) -> None:
    """Draw the worth by acceptance, and set out the ways in which data can be taken."""
    chart.show("accepted", *drawing(page), alt="Worth of China by percent of its data accepted, against the West")
    vote = cached.records("facts", "fact_id")[SINTILIMAB]
    st.markdown(
        f"In {vote['as_of'][:4]} {number(float(vote['value']))} of the FDA's advisers, all but one, asked for another "
        "trial of sintilimab, whose study was done in China alone: with patients and care like those of the United "
        "States. Here Chinese trials choose the design; the pivotal study is Western on every path."
    )
    tables.draw(frames.modes(page.inputs))


def drawing(page: Page) -> tuple:
    """Return the chart of acceptance: what draws it, and its rows."""
    return chart.found(charts.accepted, finding_words(page)), frames.accepted(page.inputs)


def finding_words(page: Page) -> str:
    """Say at which acceptance the lead of China is gone."""
    found = model.acceptance(page.inputs, model.kind_of(page.inputs))
    other = model.SHORT[found.other.kind]
    if isnan(found.even):
        return f"However often its data are accepted, China is worth less than {other}"
    if not found.even:
        return f"Even if all its data must be repeated, China is worth more than {other}"
    return f"China's lead over {other} is gone if fewer than {found.even:.0f} % of such data are accepted"
