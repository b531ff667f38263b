"""What a page answers at first sight: the decision, one reason, how sure, one next step. The rest is one click behind.

How sure is told in a word, by the share of futures in which the decision beats the next best, with that share as a bar.
"""

from dataclasses import dataclass
from math import isnan

from components.menu import MENU
from models.answer import Answer
from models.topics import TOPICS

CLAIMS = "claims"
STORY = ("pitch", "market", "design_lock", "footprint", "viability", "partner")  # as a company comes to its decisions
BESIDE = {
    "iteration": "design_lock",
    "translation": "partner",
    "vein_to_vein": "footprint",
    "ramp": "viability",
    "modality": "pitch",
}  # pages beside the story, each with the page of it that comes next
NEXT = {
    "pitch": "what makes it different?",
    "market": "how large is it?",
    "design_lock": "when to lock the design?",
    "footprint": "where should the plants stand?",
    "viability": "what does a dose cost?",
    "partner": "alone, or with a partner?",
    CLAIMS: "which claims hold?",
}
SURE = {0.95: "Very sure", 0.8: "Fairly sure", 0.6: "Leaning", 0.0: "Open"}  # from which share of futures
TOO_NEAR = "Too near to call"
HALF = 0.5


OVER_THE_NEXT = "it wins in", "of simulated futures over the next best"


@dataclass(frozen=True)
class Said:
    """An answer in parts: each a list of text and of numbers that open their cards."""

    decision: list  # at most 20 words and one number
    reason: list  # one sentence
    more: tuple[list, ...] = ()  # the runner-up, the band, what the user's plan gives away
    sure: tuple[str, str] | None = OVER_THE_NEXT  # what stands before and after the share; none: nothing is compared
    next: str = ""  # the page where what matters most is decided; the next of the story if empty


def how_sure(answer: Answer, told: tuple[str, str] | None) -> list[str]:
    """Return the word and what it means before the share of futures and after it; nothing where none is compared."""
    if isnan(answer.sure) or not told:
        return []
    before, after = told
    if answer.alike:
        return [f"{TOO_NEAR}: {before} ", f" {after}."]
    word = next(word for least, word in SURE.items() if answer.sure >= least)
    yet = "" if answer.sure >= HALF else "best on average, yet "
    return [f"{word}: {yet}{before} ", f" {after}."]


def explained() -> str:
    """Say from which share of futures each word is used."""
    return (
        "; ".join(f"{word.lower()} from {100 * least:.0f} %" for least, word in SURE.items() if least) + "; else open"
    )


def next_step(topic: str, wanted: str) -> dict[str, str]:
    """Return the page to go to, and what it asks."""
    after = (BESIDE[topic],) if topic in BESIDE else STORY[STORY.index(topic) + 1 :]
    page = wanted or (after[0] if after else CLAIMS)
    return {"topic": page, "words": f"{title(page)}: {NEXT[page]}"}


def title(page: str) -> str:
    """Return what a page is called."""
    return TOPICS[page].TITLE if page in TOPICS else MENU["Start"][page][0]
