"""Cash: how deep the need goes, and what waiting for money does."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from components import background, chart, tables
from components.charts import partner as charts
from components.frame import Page
from models import partner
from models.answer import Answer
from models.partner import deals, frames

MANY = "trials"


def draw(page: Page) -> None:
    """Draw how deep the cash need goes, and what waiting for money does."""
    inputs = page.inputs
    st.markdown(
        "**How deep does it go?** Each line is one plan; a trial above the dashed line waits for money, or is taken "
        "over."
    )
    can = inputs.cash_now + inputs.can_raise
    chart.show("cash", charts.cash, frames.cash(page.answer.detail.trials, page.answer.detail.mine, can), can,
               alt="Deepest cash need of each plan by share of trials")  # fmt: skip
    background.draw(
        MANY,
        "Run 100,000 trials",
        inputs,
        lambda report: many(inputs),
        lambda found: tables.draw(found[1]),
    )


def many(inputs: partner.Inputs) -> tuple[Answer, pd.DataFrame]:
    """Return the answer by 100,000 trials, and the plans side by side; the trials are let go of.

    They take hundreds of megabytes while they are worked with, so one such work goes on at a time.
    """
    with background.IN_TURN:
        trials = deals.all_plans(inputs, partner.FULL)
        return partner.answer_of(inputs, trials, keep=False), frames.side_by_side(trials)


def end(page: Page, told: Callable) -> list:
    """Say that the user's plan ends before proof of concept, if nobody buys shares of it at any price."""
    if page.answer.detail.funded:
        return []
    return [" No investor would fund the early work on these numbers: when ", told("cash_now"), " is gone, it ends."]
