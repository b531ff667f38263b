"""The answer: how often the asset is first, and which sentence about it is true and wins most often."""

from functools import partial

from components import cached, room
from components.frame import Page
from components.said import Said
from components.story import Story, gives_away
from components.words import listed
from models import pitch
from models.answer import Answer
from models.pitch import brief, frames, levers, words
from models.pitch.sentences import lead_words, unnamed_words, which_words

FIRST = "it is first most often in", "of futures"
NOT_FIRST = "another is first most often in", "of futures"
GIVEN = ("first_design", "upfront")  # by the user, and by published deals


def key_numbers(answer: Answer, inputs: pitch.Inputs) -> dict[str, float]:
    """Return the page's numbers by the keys of the model's figures."""
    mine, compared, keys = answer.detail.ranking, answer.detail.comparables, pitch.criteria_keys(inputs)
    lead, shown = keys.index(inputs.lead), pitch.compared(inputs)
    return {
        "locked": pitch.asset_figures(inputs)["response"],
        "first_design": inputs.response,
        "first": 100 * float(mine.shares[-1]),
        "without_unnamed": 100 * mine.unnamed[0],
        "with_unnamed": 100 * mine.unnamed[1],
        "rival_first": 100 * float(max(mine.shares[:-1], default=0.0)),
        "confidence": 100 * float(mine.confidence),
        "beats": 100 * float(mine.true[:, lead].mean()),
        "known": 100 * sum(map(len, shown.values())) / max(len(shown) * len(keys), 1),
        "upfront": compared.upfront.median if compared.upfront else float("nan"),
        "deal_share": 100 * compared.share.median if compared.share else float("nan"),
    }


def story(page: Page) -> Story:
    """Return the page's numbers, ready to be told."""
    found = Story(page, key_numbers, GIVEN)
    found.choose("lead", words.LEADS[page.inputs.lead])
    return found


def draw(page: Page, story: Story) -> None:
    """Draw the answer, or ask the room first."""
    if room.waiting():
        room.ask("Which of these is first most often? Commit a guess, then see.", alternatives(page))
    else:
        story.answer(said(story))


def figures(story: Story, keys: tuple[str, ...]) -> None:
    """Draw the key figures, once the room has guessed."""
    if not room.waiting():
        story.figures(keys)


def alternatives(page: Page) -> list[str]:
    """Return the names of what is ranked, the asset last."""
    return [frames.label_of(page.inputs, key, room.asset()) for key in page.answer.detail.ranking.names]


def strongest(page: Page) -> str:
    """Return the alternative that is first most often besides the asset, as it stands in a sentence."""
    found = page.answer.detail.ranking
    if len(found.names) == 1:
        return "nothing else"
    at = int(found.shares[:-1].argmax())
    return frames.told_name(page.inputs, found.names[at])


def questions(page: Page) -> dict[str, brief.Question]:
    """Return the three answers."""
    return brief.brief(page.inputs, page.answer, levers_of(page), room.asset())


def levers_of(page: Page) -> list[levers.Lever]:
    """Return what each criterion could do for the asset, worked out once for all who see this page."""
    work = partial(levers.levers, page.inputs, page.answer.detail.ranking)
    return cached.remembered("pitch_levers", page.inputs, work)


def said(story: Story) -> Said:
    """Return the answer: the lead and how often the asset is first; who else is, and which answer is weak."""
    page, told = story.page, story.told
    verdict, best = page.answer.verdict, page.answer.best
    if verdict.kind == pitch.ALONE:
        return Said([f"{verdict.words(pitch.PHRASES)}."], [weak_words(page)], (which_words(told),), None)
    phrase = words.HEADLINES.get(verdict.kind) or verdict.words(pitch.PHRASES)
    decision = [f"{phrase}: it is first in ", told("first", strong=True), " of weightings."]
    reason = [f"Most often first among the others: {strongest(page)}, in ", told("rival_first"), "."]
    lead = ["No sentence about it is both true and first."] if not best else [
        *lead_words(page.answer, told), ". Your lead, ", told("lead"), ", ", *gives_away(page, told), ".",
    ]  # fmt: skip
    place = [f"{room.asset()} is first in ", told("first"), " of weightings",
             *unnamed_words(page.answer, told), "."]  # fmt: skip
    return Said(decision, reason, (place, lead, [*which_words(told), weak_words(page)]),
                FIRST if verdict.step == 1 else NOT_FIRST)  # fmt: skip


def weak_words(page: Page) -> str:
    """Say which of the three answers is the weakest, and what is claimed beyond what any product has shown."""
    all_three = questions(page)
    weakest = brief.weakest(all_three)
    strength = all_three[weakest].strength
    said = f"Of the three answers, {weakest} is the {strength} one."
    if strength == "strong":
        said = "All three answers are strong."
    above = [one.label.lower() for one, *_ in frames.above_all(page.inputs)]
    return said + (f" You claim more than any product has shown on {listed(above)}." if above else "")
