"""The answer: which plan leaves founders most, how sure that is, and what the user's plan gives away."""

from collections.abc import Callable
from dataclasses import replace

from components import background, cached
from components.frame import Page
from components.story import Story, next_gives_away, wins
from components.words import listed, number
from models import partner
from models.answer import MOST_NAMED, Answer, Verdict, within
from pages.pitch.partner.cash import MANY, end

SMALLEST = 0.5  # USD million that is told as something


def key_numbers(answer: Answer, inputs: partner.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    return dict(answer.detail.figures)


def best_known(page: Page) -> Page:
    """Return the page with the answer by the many trials, once they have run for this setting."""
    many = background.finished(MANY, page.inputs)
    return replace(page, answer=many[0]) if many else page


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    found = Story(best_known(page), key_numbers)
    found.choose("strategy", cached.shown("strategy", page.inputs.strategy).lower())
    found.choose("deal_date", cached.shown("deal_date", page.inputs.deal_date).lower())
    found.choose("cash_now", f"the cash of today, USD {number(page.inputs.cash_now)} m")
    found.choose("can_raise", f"USD {number(page.inputs.can_raise)} m")
    return found


def sentences(page: Page, told: Callable) -> list[list]:
    """Return the answer: the decision, how sure it is, and what the user's plan gives away."""
    answer = page.answer
    if answer.alike:
        return [no_clear_difference(answer, told), [*as_good(answer), *band(answer, told), *mine(page, told)]]
    if answer.verdict.kind == partner.NONE:
        return not_going_on(page, told)
    first = [f"{answer.verdict.words(partner.PHRASES)}: founders' shares are worth ", *worth(answer, told)]
    second = [
        wins(answer), told("sure"), " of trials over the next best (", next_best(answer), "), which ",
        *next_gives_away(page, told), ". ", *band(answer, told), *mine(page, told),
    ]  # fmt: skip
    return [first, second]


def no_clear_difference(answer: Answer, told: Callable) -> list:
    """Say which decisions are worth the same as far as can be told."""
    first = answer.verdict.words(partner.PHRASES).partition(":")[0]
    others = named(answer.alike) if len(answer.alike) <= MOST_NAMED else [f"any of {len(answer.alike)} other ways"]
    said = "no clear difference, choose on other grounds. Founders' shares are worth "
    return [f"{' or '.join([first, *others])}: {said}", *worth(answer, told)]


def worth(answer: Answer, told: Callable) -> list:
    """Say what the decision leaves founders, and beside it what going alone does, if that is not the decision."""
    beside = [] if answer.verdict.kind == partner.ALONE else ["; alone ", told("alone")]
    return [told("best", strong=True), *beside, "."]


def as_good(answer: Answer) -> list:
    """Name the decisions that are as good, where they are too many for the first sentence."""
    return [f"As good: {listed(named(answer.alike))}. "] if len(answer.alike) > MOST_NAMED else []


def not_going_on(page: Page, told: Callable) -> list[list]:
    """Say that no plan is worth its cost, and what the least bad one would cost founders."""
    answer = page.answer
    decision, least_bad = (one.words(partner.PHRASES) for one in (answer.verdict, answer.runner_up))
    first = [f"{decision}. The least bad ({within(least_bad)}) would cost founders ",
             told("runner_up_cost", strong=True), "."]  # fmt: skip
    return [first, ["Stopping leaves them more in ", told("sure"), " of trials. ", *mine(page, told)]]


def next_best(answer: Answer) -> str:
    """Name the decisions that come next and cannot be told apart, or the first of many and how many others."""
    names = named(answer.ranks[1])
    names = names if len(names) <= MOST_NAMED else [names[0], f"{len(names) - 1} others"]
    return " or ".join(names) + (", no clear difference" if len(names) > 1 else "")


def named(verdicts: tuple[Verdict, ...]) -> list[str]:
    """Return decisions as they stand inside a sentence."""
    return [within(verdict.words(partner.PHRASES)) for verdict in verdicts]


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
