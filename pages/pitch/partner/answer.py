"""The answer: which plan leaves founders most, how sure that is, and what the user's plan gives away."""

from collections.abc import Callable

from components import cached
from components.frame import Page
from components.story import Story
from components.words import number
from models import partner
from models.answer import Answer
from models.partner import frames


def key_numbers(answer: Answer, inputs: partner.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    found, mine = answer.detail.trials, answer.detail.trials[inputs.strategy]
    on = mine.past_proof
    return {
        "given_up": max(answer.best - answer.value, 0.0),
        "alone": float(found["alone"].founders.mean()),
        "need": partner.cash_need(mine),
        "broke": partner.broke_share(mine),
        "wait": float(mine.wait[on].mean()) if on.any() else 0.0,
        "kept": 100 * float(mine.kept[on].mean()) if on.any() else 100.0,
        "company": float(mine.company.mean()),
        "project": float(mine.project.mean()),
    }


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    found = Story(page, key_numbers)
    found.choose("strategy", cached.shown("strategy", page.inputs.strategy).lower())
    found.choose("can_raise", f"USD {number(page.inputs.can_raise)} m")
    return found


def sentences(page: Page, told: Callable) -> list[list]:
    """Return the answer: the plan, how sure it is, what the next best and the user's plan give away."""
    first = [
        f"{page.answer.verdict.words(partner.PHRASES)}: founders' shares are worth ", told("best", strong=True),
        "; alone ", told("alone"), ".",
    ]  # fmt: skip
    other = frames.phrase(page.answer.runner_up.kind)
    second = [
        "It wins in ", told("sure"), " of trials over the next best (", other, "), which gives away ",
        told("runner_up_cost"), ". Eight in ten lie between USD ", told("band"), " m. Your plan, ", told("strategy"),
        ", gives away ", told("given_up"), "; with ", told("can_raise"), " to raise it needs ", told("need"),
        " and runs out of money in ", told("broke"), " of trials past proof of concept.",
    ]  # fmt: skip
    return [first, second]
