"""What matters: which beliefs decide between going alone and the best partnered plan."""

import streamlit as st

from components import background, cached, chart, tables
from components.charts import partner as charts
from components.frame import Page
from components.numbers import NO_CLEAR_DIFFERENCE
from components.words import digits
from models.partner import frames, levers
from pages.pitch.partner.cash import SMALLEST

SALES = "Sales against the market page's, x"


def draw(page: Page) -> None:
    """Draw the tornado and the Sobol indices of the difference between going alone and the best partnered plan."""
    inputs, rows = page.inputs, cached.catalogue()
    other = levers.runner_up(inputs)
    inputs = levers.at_best_date(inputs, other)
    labels = {key: rows[key].label if key in rows else SALES for key in levers.BELIEFS}
    bars = levers.tornado(inputs, rows, "alone", other)
    drawn = frames.tornado(bars, labels, levers.difference(inputs, "alone", other))
    chart.show("tornado", chart.found(charts.tornado, finding(bars, labels, other)), drawn,
               alt="Difference between going alone and the best partnered plan over each belief's range")  # fmt: skip
    st.markdown(
        f"**Alone, or {frames.phrase(other)}?** Each belief from one end of its range to the other; where both would "
        "not gain there is no deal and no difference."
    )
    background.draw(
        "sobol",
        "Work out Sobol indices",
        inputs,
        lambda report: levers.shares(inputs, rows, "alone", other),
        lambda found: tables.draw(frames.sobol(found, labels)),
    )


def finding(bars: list[levers.Bar], labels: dict[str, str], other: str) -> str:
    """Say which belief moves the difference most, and from where to where."""
    most, (name, *_) = bars[0], labels[bars[0].key].split(",")
    if abs(most.high - most.low) < SMALLEST:
        return f"No belief sets alone and {frames.phrase(other)} apart: {NO_CLEAR_DIFFERENCE}"
    low, high = sorted((most.low, most.high))
    plan = frames.NAMES[other].lower()
    return f"Alone less {plan} hangs most on “{name}”: USD {digits(low)} to {digits(high)} m"
