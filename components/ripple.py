"""The story bar: what the present scenario says on every page, and what the last move changed there."""

from contextlib import nullcontext
from math import isnan

from components import background, cached, numbers, session
from components.said import STORY, next_step
from components.words import signed
from models.answer import Answer
from models.topics import TOPICS


def draw(own: str) -> None:
    """Draw one station a topic, the same under every page: its verdict, and a figure of that verdict.

    While moves follow each other in one gesture, or other visitors wait, only the page's own station moves: the
    others wait for a rest.
    """
    mine, stations, cards = session.explorer(), [], {}
    held = session.in_a_hurry() and mine.rippled is not None
    fresh = session.now(), session.before()
    mine.rippled = mine.rippled if held else fresh
    with nullcontext() if held else background.aside():  # what is held was told before: nobody is waited for
        others = {topic: [cached.line(topic, one) for one in mine.rippled] for topic in STORY if topic != own}
    for topic in STORY:
        now, last = others.get(topic) or (cached.answer(topic, one) for one in fresh)
        found, card = station(topic, now, last)
        stations.append(found | {"here": topic == own, "next": topic == next_step(own, "")["topic"]})
        cards |= card
    numbers.say("ripple", stations=stations, cards=cards)


def station(topic: str, now: Answer, last: Answer) -> tuple[dict, dict[str, dict]]:
    """Return what stands of a topic in the bar, and the card of its figure: the first told beside a verdict."""
    module = TOPICS[topic]
    found = {"topic": topic, "name": module.TITLE, "verdict": now.words(module.PHRASES), "figure": None}
    moved = now.verdict != last.verdict
    told = next(((key, read) for read, key in module.READS.items() if read in now.told), None)
    if told is None:
        return found | {"changed": moved}, {}
    (key, read), about = told, module.FIGURES[told[0]]
    text, was = numbers.written(about, now.told[read]), last.told.get(read, float("nan"))
    delta = change(now.told[read], was, about.unit)
    figure = {"label": about.label.lower(), "number": numbers.told(f"{topic}.{key}", text), "change": delta}
    return found | {"figure": figure, "changed": moved or bool(delta)}, {f"{topic}.{key}": numbers.card(about, text)}


def change(now: float, before: float, unit: str) -> str:
    """Say by how much the last move changed a number of a unit, if it did by one at least and both exist."""
    moved = rounded(now) - rounded(before)
    return f"({signed(moved, unit)})" if moved and not isnan(moved) else ""


def rounded(value: float) -> float:
    """Return a number as the bar tells it; what does not exist stays no number."""
    return value if isnan(value) else round(value)
