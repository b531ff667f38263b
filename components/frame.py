"""The frame of a theme page: question, answer, hero, controls, ripple; all else is one click away."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from components import background, cached, controls, garbage, present, ripple, session
from components.imprint import NAME
from components.words import plain
from models.answer import Answer
from models.scenario import Scenario
from models.topics import TOPICS

ICON = Path(__file__).parent / "static" / "icon.svg"


@dataclass(frozen=True)
class Page:
    """What a page shows: the topic's answer now, before the last move, and in the baseline."""

    topic: str
    scenario: Scenario
    baseline: Scenario
    answer: Answer
    before: Answer
    base: Answer

    @property
    def model(self):
        """The topic's face: its phrases, mechanisms and figures."""
        return TOPICS[self.topic]

    @property
    def inputs(self):
        """The topic's inputs under the scenario on screen."""
        return cached.inputs(self.topic, self.scenario)

    @property
    def base_inputs(self):
        """The topic's inputs under the baseline."""
        return cached.inputs(self.topic, self.baseline)


def page_settings() -> None:
    """Say what the browser shows of the app itself."""
    st.set_page_config(page_title=NAME, page_icon=str(ICON), layout="wide")


def open_store() -> None:
    """Open the store; data that cannot be built are a list of sentences and no page."""
    try:
        cached.connection()
    except ValueError as unsound:
        st.error(f"The data cannot be used as they are.\n\n{unsound}")
        st.stop()


def navigation() -> str:
    """Say where the menu stands: nowhere in Present."""
    return "hidden" if session.explorer().presenting else "top"


def run(page, places: dict) -> None:
    """Read the link, run the page, then write the link: last, since the eye waits for the chart.

    `places` are the pages by their word; one that was asked for is opened instead.
    """
    st.set_page_config(page_title=f"{page.title} · {NAME}")
    mine = session.explorer()
    if mine.go:
        place, mine.go = places[mine.go], ""
        st.switch_page(place)
    with background.TURN:
        page.run()
        session.write_link()
        garbage.collect()
    controls.look_for_flips()


def head(topic: str, question: str) -> None:
    """Draw what stands on top of every page: the question, the switch to Present, what the link had to say."""
    present.draw(topic, question)
    for notice in session.explorer().notices:
        st.warning(plain(notice), icon=":material/info:")


def start(topic: str, question: str) -> Page:
    """Open a topic's page: its head, and the three answers."""
    head(topic, question)
    now, baseline = session.now(), session.baseline()
    scenarios = now, session.before(), baseline
    return Page(topic, now, baseline, *(cached.answer(topic, scenario) for scenario in scenarios))


def first_sight(page: Page, answer: Callable, hero: Callable, figures: Callable, ripples: bool = True) -> None:
    """Draw the answer, the hero with its figures beside the controls, and the ripple strip.

    The hero is worked out and sent first, since it is what the eye follows while a slider moves.
    """
    if session.explorer().presenting:
        present.page(page.topic, answer, hero, figures, page.model.PHRASES)
        return
    top = st.container()
    left, right = st.columns([0.62, 0.38], gap="medium")
    with left:
        hero()
    with top:
        answer()
    with left:
        figures()
    with right:
        controls.draw(page.topic, "main", page.model.PHRASES)
    if ripples:
        ripple.draw(page.topic)


def sections(drawn: dict[str, Callable]) -> None:
    """Offer everything else in one row; only the chosen part is worked out and drawn. Nothing of it in Present."""
    if session.explorer().presenting:
        return
    chosen = st.segmented_control("More", list(drawn), key="section", label_visibility="collapsed")
    if chosen:
        drawn[chosen]()
