"""The answer: which questions to ask, what they gain, whom they bring into patients, and when they pay."""

from collections.abc import Callable
from math import isnan

from components import cached
from components.frame import Page
from components.said import Said
from components.story import HARDLY, Story, gives_away, next_gives_away
from components.words import lowered
from models import translation
from models.answer import Answer, within

IF_RISES = "it wins in", "of draws of the rises over the next best, luck left out"


def key_numbers(answer: Answer, inputs: translation.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    return {
        "break_even": answer.detail.break_even,
        "rise": answer.detail.rise,
        "takes": answer.detail.takes,
        "good": answer.reads["good_share"],
        "verdict_good": answer.told["good_share"],
        "own_good": translation.good_of(inputs, translation.OWN),
        "per_money": translation.successes_per_hundred_million(inputs, inputs.questions),
        "success_worth": translation.success_worth(inputs),
    }


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    found = Story(page, key_numbers)
    for key in ("questions", "deal"):
        found.choose(key, lowered(cached.shown(key, getattr(page.inputs, key))))
    return found


def said(story: Story) -> Said:
    """Return the answer: what to ask and its gain; who is good in patients; the next best, the user's way, the deal."""
    page, told = story.page, story.told
    phrase = translation.PHRASES[page.answer.verdict.kind]
    if page.answer.best <= 0:
        decision, band = [f"{phrase}: nothing else earns what it costs."], []
    else:
        decision = [f"{phrase}: worth ", told("best", strong=True), " a programme."]
        band = ["; eight futures in ten lie between USD ", told("band"), " m"]
    other = page.answer.runner_up.words(translation.PHRASES)
    beside = [f"The next best, to {within(other)}, ", *next_gives_away(page, told), *band, ". ", *own_way(page, told)]
    return Said(decision, reason(page, told), (beside, pays(page, told), taking(page, told)), IF_RISES)


def reason(page: Page, told: Callable) -> list:
    """Say how many of those taken into patients are good, and with the own model as it is."""
    if page.answer.verdict.kind == translation.OWN:
        return [
            "Of candidates taken into patients ",
            told("own_good"),
            " are good; with the rises you set, asking or screening more adds too few good ones to pay.",
        ]
    return [
        "Of candidates taken into patients ",
        told("verdict_good"),
        " are good, against ",
        told("own_good"),
        " with the own model"
        + ("." if page.answer.verdict.kind == translation.MORE else ", if the rises you set hold."),
    ]


def pays(page: Page, told: Callable) -> list:
    """Say from which rise on all four questions pay, against what is counted on."""
    wanted = page.answer.detail.break_even
    counted = ["; you count on ", told("rise"), " from all four, which overlap; nobody has measured it."]
    if isnan(wanted):
        return ["No rise of validity pays for all four questions and the partner", *counted]
    if wanted == 0:
        return ["Any rise of validity pays for all four questions and the partner", *counted]
    return ["All four questions pay once validity rises by ", told("break_even"), *counted]


def own_way(page: Page, told: Callable) -> list:
    """Say what the user's way gives away, where it is not the best."""
    if page.answer.best - page.answer.value <= HARDLY * abs(page.answer.best):
        return ["Your plan is “", told("questions"), "”."]
    return ["Your plan, “", told("questions"), "”, ", *gives_away(page, told), "."]


def taking(page: Page, told: Callable) -> list:
    """Say what the partner takes in the user's plan, and what a success is worth."""
    worth = ["A success is worth ", told("success_worth"), " today, as the asset of the pitch in its place."]
    if not page.answer.detail.takes:
        return ["In your plan no partner takes anything. ", *worth]
    return ["In your plan the partner takes “", told("deal"), "”: ", told("takes"), " a programme. ", *worth]
