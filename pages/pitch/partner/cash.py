"""Cash: how deep the need goes, and what waiting for money does."""

from collections.abc import Callable

import pandas as pd

from components import background, chart, tables
from components.charts import partner as charts
from components.frame import Page
from components.words import money
from models import partner
from models.answer import Answer
from models.partner import deals, frames

MANY = "trials"


def draw(page: Page) -> None:
    """Draw how deep the cash need goes, and what waiting for money does."""
    chart.show("cash", *drawing(page), alt="Deepest cash need of each plan by share of trials")
    inputs = page.inputs
    background.draw(
        MANY,
        "Run 100,000 trials",
        inputs,
        lambda report: many(inputs),
        lambda found: tables.draw(found[1]),
    )


def drawing(page: Page) -> tuple:
    """Return the chart of the cash need: what draws it, and its rows."""
    detail, can = page.answer.detail, page.inputs.cash_now + page.inputs.can_raise
    need = money(detail.figures["need"])
    finding = f"Nine in ten of your trials need less than {need}; {money(can)} is at hand"
    return chart.found(charts.cash, finding), frames.cash(detail.trials, detail.mine, can)


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
