"""When should the design be locked?"""

import streamlit as st

from components import frame, more
from models.design_lock import designs, locking, market, schedule
from models.methods import stopping
from pages.lock.design_lock import answer, evidence, hero, paths_and_rule, take_away, what_flips_it

page = frame.start("design_lock", "When should research let manufacturing lock the design?")
story = answer.story(page)


def figures() -> None:
    """Draw the key figures, and keep the place below them for what the worth leaves out."""
    story.figures(("value", "early", "late", "waiting", "launch", "late_risk"))
    below.append(st.container())


below = []
frame.first_sight(
    page,
    answer=lambda: story.answer(answer.sentences(page, story.told)),
    hero=lambda: hero.draw(page),
    figures=figures,
)
for place in below:  # last, since another page's trials must not keep this one's chart waiting; none in Present
    answer.with_plants(page, place)
more.draw(
    page,
    {"What flips it": what_flips_it.draw, "Paths and rule": paths_and_rule.draw},
    evidence=evidence.draw,
    parts=(designs, schedule, locking, market, stopping),
    take_away=take_away.draw,
)
