"""The ripple strip: what the present scenario says on every page, and what the last move changed there."""

import streamlit as st

from components import cached, session
from components.words import signed
from models.topics import TOPICS


def draw() -> None:
    """Draw one line a topic; the same under every page."""
    now, before = session.now(), session.before()
    lines = [line(topic, cached.answer(topic, now), cached.answer(topic, before)) for topic in TOPICS]
    st.caption(" · ".join(["**Across the explorer**", *lines]))


def line(topic: str, now, before) -> str:
    """Say a topic's verdict, what others read of it, and what the last move did to it."""
    module = TOPICS[topic]
    told = "; ".join(
        words.format(f"{now.reads[key]:.0f}") + change(now.reads[key], before.reads[key])
        for key, words in module.READS.items()
    )
    return f"{module.TITLE}: {now.verdict.words(module.PHRASES)}{moved(now, before)}; {told}"


def moved(now, before) -> str:
    """Say that the last move changed the decision."""
    return " (changed by your last move)" if now.verdict != before.verdict else ""


def change(now: float, before: float) -> str:
    """Say by how much the last move changed a number, if it did to the digit shown."""
    return f" ({signed(round(now) - round(before))})" if round(now) != round(before) else ""
