"""The answer: how near partners must work, what that is worth and saves, and what the user's way gives away."""

from collections.abc import Callable

from components import cached
from components.frame import Page
from components.said import OVER_THE_NEXT, Said
from components.story import HARDLY, Story, gives_away, next_gives_away
from models import vein_to_vein as model
from models.answer import Answer, within
from models.digits import in_words, known
from models.vein_to_vein import frames

FULL_SOON = 85  # percent of load, from which a run is too short for a queue to reach its length


def key_numbers(answer: Answer, inputs: model.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    found, plans = model.means(answer.detail.outcome), list(model.PLANS)
    mine, best, base = (plans.index(plan) for plan in (inputs.partners, answer.verdict.kind, model.ARMS_LENGTH))
    return {
        "vein_days": found["vein_days"][mine],
        "verdict_days": found["vein_days"][best],
        "hand_offs": frames.hand_off_days(answer, inputs.partners),
        "saved": found["all_days"][base] - found["all_days"][best],
        "kept": (found["infused"][best] - found["infused"][base]) * inputs.referred / 100,
        "infused": found["infused"][mine],
        "on_time": found["on_time"][mine],
        "lost": 100 - found["infused"][mine],
        "wait": found["slot_wait"][mine],
        "load": 100 * answer.detail.loads["suites"],
        "mortality": answer.detail.mortality,
    }


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    found = Story(page, key_numbers)
    found.choose("partners", cached.shown("partners", page.inputs.partners).lower())
    found.choose("referred", cached.shown("referred", page.inputs.referred))
    return found


def said(story: Story) -> Said:
    """Return the answer: how near to work and its worth; what that saves; the next best, the user's way, the error."""
    page, told = story.page, story.told
    kind = page.answer.verdict.kind
    phrase = page.answer.verdict.words(model.PHRASES).partition(":")[0]
    if kind == model.ARMS_LENGTH:
        decision = [f"{phrase}: no lever pays. A dose takes ", told("verdict_days", strong=True), " from vein to vein."]
        reason = ["Nearer work costs more than the patients it keeps bring."]
    else:
        decision = [f"{phrase}: worth ", told("best", strong=True), " a year."]
        saves = [] if page.answer.alike else ["saves ", told("saved"), " in all against arm's length and "]
        reason = ["On a line of ", told("referred"), " it ", *saves, "keeps ", told("kept"), "."]
    if page.answer.alike:
        decision = [f"{too_near(page.answer)} ", told("best", strong=True), " a year."]
        reason = [f"First by a little: {within(phrase)}. ", *reason]
    other = within(page.answer.runner_up.words(model.PHRASES))
    spread = ["; eight runs in ten lie between USD ", told("band"), " m a year"] if kind != model.ARMS_LENGTH else []
    band = [f"The next best, {other}, ", *next_gives_away(page, told, " a year"), *spread, ". ", *own_way(page, told)]
    return Said(decision, reason, (band, lives(told), [error(page)]), OVER_THE_NEXT)


def too_near(answer: Answer) -> str:
    """Say that ways cannot be told apart: from arm's length, or from each other."""
    kinds = {verdict.kind for verdict in (answer.verdict, *answer.alike)}
    if model.ARMS_LENGTH in kinds:
        return "No clear difference: no lever surely pays, the best gains"
    return f"No clear difference: {in_words(len(kinds))} ways gain"


def own_way(page: Page, told: Callable) -> list:
    """Say what the user's way gives away, where it is not the best."""
    if page.answer.best - page.answer.value <= HARDLY * abs(page.answer.best):
        return ["Your way is “", told("partners"), "”."]
    return ["Your way, “", told("partners"), "”, ", *gives_away(page, told, " a year"), "."]


def lives(told: Callable) -> list:
    """Say who is lost on the user's way, and what the wait does to those infused."""
    return [
        "On your way ",
        told("lost"),
        " of those referred are lost before infusion; of those infused after your mean wait ",
        told("mortality"),
        " are dead within a year of referral, by a simulation of lymphoma.",
    ]


def error(page: Page) -> str:
    """Say from how large a run the numbers come, how far they may be off, and where the run is too short."""
    size, off = model.size_for(page.inputs.referred), page.answer.detail.error
    told = (
        f"Worked out on {size.reps} runs of {size.patients:,} patients: days are good to ±{known(off['vein_days'])}, "
        f"the gain to ±USD {known(off['gain'])} m a year, "
        f"shares of patients to ±{known(off['infused'])} points, at 95 %."
    )
    if 100 * page.answer.detail.loads["suites"] < FULL_SOON:
        return told
    return f"{told} The suites are nearly full: a run of this length tells too short a queue."
