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
SMALLEST = 0.5  # USD million that is told as something


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


def band(answer: Answer, told: Callable) -> list:
    """Say how wide the outcomes lie apart, if they do: cash that is kept is worth what it is."""
    if answer.verdict.kind == partner.NONE:
        return []
    return ["Stopping leaves ", told("cash_now"), ". Eight in ten lie between USD ", told("band"), " m. "]


def mine(page: Page, told: Callable) -> list:
    """Say what the user's plan is worth against the best, and what it needs and risks; or that nobody would sign it."""
    detail, asked = page.answer.detail, page.inputs.strategy != partner.ALONE
    plan = [told("strategy"), *([", ", told("deal_date")] if asked else [])]
    if not detail.would_sign:
        said = "No deal in which both gain for your plan, "
        return [said, *plan, ": the figures are those of going alone.", *end(page, told)]
    return [
        "Your plan, ", *plan, ", ", *against_the_best(page, told), "; with ", told("can_raise"),
        " to raise it needs ", told("need"), " and runs out of money in ", told("broke"),
        " of trials that can reach proof of concept.", *end(page, told),
    ]  # fmt: skip


def against_the_best(page: Page, told: Callable) -> list:
    """Say what the user's plan leaves against the best; nothing is given away by what is the best."""
    answer, missed = page.answer, page.answer.best - page.answer.value
    if missed < SMALLEST and answer.verdict.kind == page.inputs.strategy:
        return ["is the best"]
    alike = missed <= partner.material(page.inputs, answer.best)
    return ["is as good as the best"] if alike else ["gives away ", told("given_up")]
