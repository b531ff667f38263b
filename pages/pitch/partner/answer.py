"""The answer: which plan leaves founders most, how sure that is, and what the user's plan gives away."""

from collections.abc import Callable
from dataclasses import replace

from components import background, cached
from components.frame import Page
from components.said import Said
from components.story import Story, next_gives_away
from components.words import listed, lowered, money, number
from models import partner
from models.answer import MOST_NAMED, Answer, Verdict, within
from models.digits import in_words
from models.partner import words
from pages.pitch.partner.cash import MANY, band, mine

LOCK = "design_lock"
WINS = "it wins in", "of trials over the next best"
LEAST_BAD = "stopping leaves them more in", "of trials"
NOT_SIGNED = " In your plan's deal not both gain: it counts as going alone."
NO_PARTNER = "No partner brings more than it takes."


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


def said(story: Story) -> Said:
    """Return the answer: the plan that leaves founders most, what going alone does, and what the user's gives away."""
    page, told = story.page, story.told
    answer = page.answer
    if answer.verdict.kind == partner.NONE and not answer.alike:
        return not_going_on(page, told)
    more = ([*as_good(answer), *next_words(page, told)], band(answer, told), mine(page, told))
    unsigned = [] if answer.detail.would_sign else [NOT_SIGNED]
    return Said(decided(answer, told), [*because(answer, told), *unsigned], more, WINS)


def decided(answer: Answer, told: Callable) -> list:
    """Say which plan leaves founders most, or how many cannot be told apart, and what it leaves them."""
    first, *others = (words.HEADLINES[one.kind] for one in (answer.verdict, *answer.alike))
    if not others:
        return [f"{first}: founders' shares are worth ", told("best", strong=True), "."]
    ways = f"{lowered(first)} or {lowered(others[0])}" if len(others) == 1 else f"{in_words(len(others) + 1)} ways"
    return [f"No clear difference: {ways} leave founders ", told("best", strong=True), "."]


def because(answer: Answer, told: Callable) -> list:
    """Say when, and what going alone would leave; of what cannot be told apart that other grounds decide."""
    first = within(answer.verdict.words(partner.PHRASES))
    if answer.verdict.kind == partner.ALONE:
        return ["To scale alone is one of them: choose on other grounds." if answer.alike else NO_PARTNER]
    if not answer.alike:
        return [f"{first[0].upper()}{first[1:]}; alone their shares are worth ", told("alone"), "."]
    return [f"First by a little is to {first}; alone leaves them ", told("alone"), ". Choose on other grounds."]


def as_good(answer: Answer) -> list:
    """Name the decisions that are as good, with the months of their deals."""
    return [f"As good: {listed(named(answer.alike))}. "] if answer.alike else []


def next_words(page: Page, told: Callable) -> list:
    """Say what comes next where it can be told apart, and what it gives away."""
    if page.answer.alike:
        return []
    return ["The next best (", next_best(page.answer), ") ", *next_gives_away(page, told), ". "]


def not_going_on(page: Page, told: Callable) -> Said:
    """Say that no plan is worth its cost, and what the least bad one would cost founders."""
    least_bad = within(page.answer.runner_up.words(partner.PHRASES))
    decision = [f"{page.answer.verdict.words(partner.PHRASES)}."]
    reason = [f"With the lock you plan the least bad, to {least_bad}, would cost founders ",
              told("runner_up_cost", strong=True), "."]  # fmt: skip
    return Said(decision, reason, (mine(page, told), beside_the_lock(page)), LEAST_BAD, next="market")


def beside_the_lock(page: Page) -> list:
    """Say why the lock page finds a worth where founders have none; nothing where it finds none either."""
    worth = cached.worth(LOCK, page.scenario)
    if not worth > 0:
        return []
    return [f"On Design lock the same lock is worth {money(worth)}: that is the programme's worth, with one site that "
            "grows with the patients and money at hand. Founders pay for the plants of Footprint, in whole suites, and "
            "for the money they raise."]  # fmt: skip


def next_best(answer: Answer) -> str:
    """Name the decisions that come next and cannot be told apart, or the first of many and how many others."""
    names = named(answer.ranks[1])
    names = names if len(names) <= MOST_NAMED else [names[0], f"{len(names) - 1} others"]
    return " or ".join(names) + (", no clear difference" if len(names) > 1 else "")


def named(verdicts: tuple[Verdict, ...]) -> list[str]:
    """Return decisions as they stand inside a sentence."""
    return [within(verdict.words(partner.PHRASES)) for verdict in verdicts]
