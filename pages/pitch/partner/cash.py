"""Cash: how deep the need goes, and what waiting for money does."""

import streamlit as st

from components import background, chart
from components.charts import partner as charts
from components.frame import Page
from models import partner
from models.partner import cash, frames


def draw(page: Page) -> None:
    """Draw how deep the cash need goes, and what waiting for money does."""
    inputs = page.inputs
    st.markdown(
        "**How deep does it go?** Each line is one plan; a trial above the dashed line waits for money, or ends."
    )
    can = inputs.cash_now + inputs.can_raise
    chart.show("cash", charts.cash, frames.cash(page.answer.detail.trials, inputs.strategy), can,
               alt="Deepest cash need of each plan by share of trials")  # fmt: skip
    background.draw(
        "trials",
        "Run 100,000 trials",
        inputs,
        lambda report: cash.all_plans(inputs, partner.FULL),
        lambda found: st.dataframe(frames.side_by_side(found), hide_index=True),
    )
