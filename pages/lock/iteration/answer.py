"""The answer: where to try designs and what that is worth, how soon a good one is there, what the user's path gives."""

from collections.abc import Callable
from math import isnan

from components import cached
from components.frame import Page
from components.said import Said
from components.story import HARDLY, Story, gives_away, next_gives_away
from components.words import lowered
from models import iteration as model
from models.answer import Answer, within
from models.digits import in_words, number
from models.iteration.frames import LEARNS_AS

AS_SET = "it wins in", "of simulated futures over the next best, beliefs as set"

PLACES = {"china": "in China", "australia": "in Australia", "west": "in the West"}
LEAST_BAD = "not to go on is better in", "of simulated futures"


def key_numbers(answer: Answer, inputs: model.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    mine = answer.detail.mine
    chances = model.races(inputs)[mine.kind]
    return {
        "good_month": model.month_as_good(mine, inputs.good_gain),
        "first": 100 * chances.first,
        "beaten": 100 * chances.beaten,
        "designs": float(mine.designs),
        "learned": answer.reads["learned"],
        "verdict_learned": answer.told.get("learned", 0.0),
        "research": mine.research,
        "even": model.acceptance(inputs, model.kind_of(inputs)).even,
        "promised": model.promised(mine.curve, mine.designs)[0],
    }


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    found = Story(page, key_numbers)
    found.choose("race_rival", lowered(cached.shown("race_rival", page.inputs.race_rival)))
    return found


def said(story: Story) -> Said:
    """Return the answer: where to iterate and its worth, how soon, the next best, being first, acceptance."""
    page, told = story.page, story.told
    if page.answer.verdict.kind == model.STOP:
        return not_going_on(page, told)
    phrase = page.answer.verdict.words(model.PHRASES)
    decision = [f"{phrase}: worth ", told("best", strong=True), " today."]
    reason = [soon(page)]
    if page.answer.alike:
        count = in_words(len(page.answer.alike) + 1)
        decision = [f"No clear difference: {count} paths are worth about ", told("best", strong=True), " today."]
        reason = [f"First by a little: {within(phrase)}."]
    other = within(page.answer.runner_up.words(model.PHRASES))
    more = [f"The next best, to {other}, ", *next_gives_away(page, told), "; eight futures in ten lie between USD ",
            told("band"), " m. ", *own_path(page, told)]  # fmt: skip
    return Said(decision, reason, (more, racing(page, told), [accepted(page)]), AS_SET)


def not_going_on(page: Page, told: Callable) -> Said:
    """Say that no path earns its cost, what the least bad one would lose, and what the user's path gives away."""
    least_bad = within(page.answer.runner_up.words(model.PHRASES))
    decision = [f"{page.answer.verdict.words(model.PHRASES)}."]
    reason = [f"The least bad, to {least_bad}, would lose ", told("runner_up_cost", strong=True), "."]
    return Said(decision, reason, (own_path(page, told),), LEAST_BAD, next="market")


def soon(page: Page) -> str:
    """Say by when a design this good is read on the best path, and on another that learns elsewhere."""
    found, points = page.answer.detail.runners, number(page.inputs.good_gain)
    best = found[page.answer.verdict.kind]
    other = next(one for one in found.values() if home(one.kind) != home(best.kind))
    here, there = (model.month_as_good(one, page.inputs.good_gain) for one in (best, other))
    if isnan(here):
        return f"No path in sight gains {points} points; designs read there are worth most."
    after = "not in sight" if isnan(there) else f"in month {there:.0f}"
    return f"A design {points} points better is read in month {here:.0f}; {PLACES[home(other.kind)]} {after}."


def home(kind: str) -> str:
    """Return where a path tries its designs."""
    return LEARNS_AS.get(kind, kind).partition("_")[0]


def own_path(page: Page, told: Callable) -> list:
    """Say what the user's path gives away, where it is not the best."""
    mine = model.SHORT[page.answer.detail.mine.kind]
    if page.answer.best - page.answer.value <= HARDLY * abs(page.answer.best):
        return [f"Your path is “{mine}”."]
    return [f"Your path, “{mine}”, ", *gives_away(page, told), "."]


def racing(page: Page, told: Callable) -> list:
    """Say how the user's path does against the rival."""
    whom = ["Against a rival who iterates ", told("race_rival"), ", your path is first with a design this good in "]
    return [*whom, told("first"), " of futures, the rival in ", told("beaten"), "."]


def accepted(page: Page) -> str:
    """Say how often Chinese data must be accepted for China to lead."""
    found = model.acceptance(page.inputs, model.kind_of(page.inputs))
    other = model.SHORT[found.other.kind]
    if isnan(found.even):
        return f"China is worth less than {other} even if all its data are accepted."
    if not found.even:
        return f"China is worth more than {other} even if all its data must be repeated."
    return f"China is worth more than {other} as long as its data are accepted in {found.even:.0f} % or more."
