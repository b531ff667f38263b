"""The ripple strip: what the present scenario says on every page, and what the last move changed there."""

from contextlib import nullcontext
from math import isnan

from components import background, cached, numbers, session
from components.words import signed
from models.topics import TOPICS


def draw(own: str) -> None:
    """Draw one line a topic, the same under every page: its verdict, and the figures of that verdict.

    While moves follow each other in one gesture, or other visitors wait, only the page's own line moves: the
    others wait for a rest.
    """
    mine, lines, cards = session.explorer(), [], {}
    held = session.in_a_hurry() and mine.rippled is not None
    fresh = session.now(), session.before()
    mine.rippled = mine.rippled if held else fresh
    with nullcontext() if held else background.aside():  # what is held was told before: nobody is waited for
        others = {topic: [cached.line(topic, one) for one in mine.rippled] for topic in TOPICS if topic != own}
    for topic, module in TOPICS.items():
        answer, last = others.get(topic) or (cached.answer(topic, one) for one in fresh)
        told = {key: answer.told[read] for read, key in module.READS.items() if read in answer.told}
        was = {key: last.told[read] for read, key in module.READS.items() if read in last.told}
        texts = {key: numbers.written(module.FIGURES[key], value) for key, value in told.items()}
        cards |= {f"{topic}.{key}": numbers.card(module.FIGURES[key], text) for key, text in texts.items()}
        verdict = f"{module.TITLE}: {answer.words(module.PHRASES)}"
        lines.append([verdict + (" (changed)" if answer.verdict != last.verdict else "")])
        for key, text in texts.items():
            lines[-1] += ["; " + module.FIGURES[key].label.lower() + " ", numbers.told(f"{topic}.{key}", text)]
            lines[-1] += [change(told[key], was[key], module.FIGURES[key].unit) if key in was else ""]
    numbers.say("ripple", sentences=lines, cards=cards, title="Across the explorer")


def change(now: float, before: float, unit: str) -> str:
    """Say by how much the last move changed a number of a unit, if it did by one at least and both exist."""
    moved = rounded(now) - rounded(before)
    return f" ({signed(moved, unit)})" if moved and not isnan(moved) else ""


def rounded(value: float) -> float:
    """Return a number as the strip tells it; what does not exist stays no number."""
    return value if isnan(value) else round(value)
