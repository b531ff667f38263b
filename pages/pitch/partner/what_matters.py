"""What matters: which beliefs decide between going alone and the best partnered plan."""

import streamlit as st

from components import background, cached, chart, tables
from components.charts import partner as charts
from components.frame import Page
from models.partner import frames, levers

SALES = "Sales against the market page's, x"


def draw(page: Page) -> None:
    """Draw the tornado and the Sobol indices of the difference between going alone and the best partnered plan."""
    inputs, rows = page.inputs, cached.catalogue()
    other = levers.runner_up(inputs)
    inputs = levers.at_best_date(inputs, other)
    st.markdown(
        f"**Alone, or {frames.phrase(other)}?** Each belief from one end of its range to the other; where both would "
        "not gain there is no deal and no difference."
    )
    labels = {key: rows[key].label if key in rows else SALES for key in levers.BELIEFS}
    bars = levers.tornado(inputs, rows, "alone", other)
    middle = levers.difference(inputs, "alone", other)
    chart.show("tornado", charts.tornado, frames.tornado(bars, labels, middle),
               alt="Difference between going alone and the best partnered plan over each belief's range")  # fmt: skip
    background.draw(
        "sobol",
        "Work out Sobol indices",
        inputs,
        lambda report: levers.shares(inputs, rows, "alone", other),
        lambda found: tables.draw(frames.sobol(found, labels)),
    )
