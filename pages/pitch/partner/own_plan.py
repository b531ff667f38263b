"""Behind the answer: how wide the outcomes lie apart, and what the user's own plan leaves, needs and risks."""

from collections.abc import Callable

from components.frame import Page
from models import partner
from models.answer import Answer
from pages.pitch.partner.cash import end

SMALLEST = 0.5  # USD million that is told as something


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
