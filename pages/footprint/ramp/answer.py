"""The answer: what to order first, what it is worth and whom it treats, and what the user's order gives away."""

from collections.abc import Callable
from math import isfinite, nan

from components import cached
from components.frame import Page
from components.said import OVER_THE_NEXT, Said
from components.story import HARDLY, Story, gives_away, next_gives_away
from components.words import money
from models import ramp
from models.answer import Answer, within


def key_numbers(answer: Answer, inputs: ramp.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    months, late = answer.detail.months_to_target, ramp.delay(inputs, answer.detail.plan)
    middle = ramp.quantiles(months, (0.5,))[0]
    return {
        "months_to_target": middle if isfinite(middle) else nan,
        "reached": ramp.reached(months),
        "capital": sum(answer.reads["ramp_capital"]),
        "treated": answer.reads["treated"],
        "verdict_treated": answer.told["treated"],
        "unserved": float(answer.detail.ramp.unserved.mean()),
        "delay_patients": late.patients,
        "delay_worth": late.worth,
    }


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    found = Story(page, key_numbers)
    found.choose("mix", cached.shown("mix", page.inputs.mix).lower())
    return found


def said(story: Story) -> Said:
    """Return the answer: what to order and its worth; whom it treats; the next best, the user's order, the error."""
    page, told = story.page, story.told
    phrase = headline(page.answer.verdict.kind)
    if page.answer.best <= 0:
        decision, band = [f"{phrase}: no order earns what it costs."], ["; no order is worth more than nothing"]
    else:
        decision = [f"{phrase}: worth ", told("best", strong=True), " today."]
        band = ["; eight futures in ten lie between USD ", told("band"), " m"]
    other = page.answer.runner_up.words(ramp.PHRASES)
    beside = [f"The next best, to {within(other)}, ", *next_gives_away(page, told), *band, ". ", *own_order(page, told)]
    return Said(decision, reason(page, told), (beside, late(told), [error(page)]), OVER_THE_NEXT)


def headline(kind: str) -> str:
    """Say what to order in a few words."""
    phrase, _, more = ramp.PHRASES[kind].partition(": ")
    return f"{phrase} and {more}" if more else phrase


def reason(page: Page, told: Callable) -> list:
    """Say whom the best order treats, and when it stands at the doses aimed at."""
    aim, found = f"{page.inputs.target_doses:,.0f}", ramp.middles(page.answer, page.inputs)
    month = found.get(ramp.BEST, found[ramp.YOURS])
    if month is None:
        when = f"{aim} doses a year do not pay within them in most futures"
    else:
        when = f"{aim} doses a year stand {month:.0f} months after the launch"
    return ["Over eight years it treats ", told("verdict_treated"), f"; {when}."]


def own_order(page: Page, told: Callable) -> list:
    """Say what the user's order gives away, where it is not the best."""
    if page.answer.best - page.answer.value <= HARDLY * abs(page.answer.best):
        return ["Your order is “", told("mix"), "”."]
    return ["Your order, “", told("mix"), "”, ", *gives_away(page, told), "."]


def late(told: Callable) -> list:
    """Say what a month of delay of the user's order costs, and whom it leaves without a slot."""
    return ["If all of it comes a month later, ", told("delay_patients"), " fewer are treated, and ",
            told("delay_worth"), " are lost. ", told("unserved"), " who ask in eight years find no slot."]  # fmt: skip


def error(page: Page) -> str:
    """Say in how many futures the orders are judged, and how near two of them can be told apart."""
    when, count = page.inputs.order_ahead, len(page.answer.detail.months_to_target)
    apart = money(ramp.told_apart(page.inputs))
    return (
        f"First orders are placed {when:.0f} months before the launch. Sizes are chosen in {count} futures and "
        f"judged in {count} others; the best and the next best are told apart to within {apart}."
    )
