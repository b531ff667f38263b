"""The frame of a theme page: question, answer, hero, controls, ripple; all else is one click away."""

import gc
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

import streamlit as st

from components import background, cached, controls, exact, present, presets, ripple, session
from components.words import plain
from models.answer import Answer
from models.scenario import Scenario
from models.topics import TOPICS

NAME = "Cell Therapy Strategy Explorer"
RUNS, RUNS_BETWEEN_COLLECTIONS = count(), 50
RARELY = 100_000, 50, 1_000  # allocations, and younger collections, before Python collects by itself


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
    st.set_page_config(page_title=NAME, page_icon="components/static/icon.svg", layout="wide")


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
    mine = session.explorer()
    if mine.go:
        place, mine.go = places[mine.go], ""
        st.switch_page(place)
    with background.TURN:
        page.run()
        session.write_link()
        collect_garbage()
    controls.look_for_flips()


def collect_garbage() -> None:
    """Free what finished runs left behind, now and then.

    A page's functions and its variables refer to each other, so only the collector frees them, with the answers they
    hold. What stands after the first run is set aside, which makes a full collection cheap.
    """
    runs = next(RUNS)
    if runs % RUNS_BETWEEN_COLLECTIONS == 0:
        gc.collect()
    if runs == 0:
        gc.freeze()
        gc.set_threshold(*RARELY)


def head(topic: str, question: str) -> None:
    """Draw what stands on top of every page: the question, the switch to Present, what the link had to say."""
    present.draw(topic, question)
    for notice in session.explorer().notices:
        st.warning(plain(notice), icon=":material/info:")


def start(topic: str, question: str) -> Page:
    """Open a topic's page: its head, and the three answers."""
    head(topic, question)
    now, baseline = session.now(), session.baseline()
    if why := cached.absent(topic, now):
        without_answer(topic, why.sentence)
    if cached.absent(topic, baseline):
        baseline = session.PUBLIC
        st.caption("The pinned baseline has no answer on this page: changes are measured against the public defaults.")
    scenarios = now, session.before(), baseline
    return Page(topic, now, baseline, *(cached.answer(topic, scenario) for scenario in scenarios))


def without_answer(topic: str, sentence: str) -> None:
    """Draw a page that does not hold for the setting, and end the run: why, the controls, and no number."""
    st.info(plain(sentence), icon=":material/info:")
    if not session.explorer().presenting:
        phrases = TOPICS[topic].PHRASES
        controls.draw(topic, "main", phrases)
        ripple.draw(topic)
        sections({"All assumptions": lambda: controls.draw(topic, "more", phrases),
                  "Presets": lambda: presets.draw(topic)})  # fmt: skip
    session.write_link()
    st.stop()


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
        said_beside(page)
    with left:
        figures()
    with right:
        controls.draw(page.topic, "main", page.model.PHRASES)
    if ripples:
        ripple.draw(page.topic)


def said_beside(page: Page) -> None:
    """Say what is counted where another page has no answer, and how far from the best this one's may be."""
    for sentence in cached.instead(page.topic, page.scenario):
        st.caption(plain(sentence))
    exact.draw(page)


def sections(drawn: dict[str, Callable]) -> None:
    """Offer everything else in one row; only the chosen part is worked out and drawn. Nothing of it in Present."""
    if session.explorer().presenting:
        return
    chosen = st.segmented_control("More", list(drawn), key="section", label_visibility="collapsed")
    if chosen:
        drawn[chosen]()
