"""The frame of a theme page: question, answer, hero, controls, ripple; all else is one click away."""

import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from html import escape
from pathlib import Path
from time import monotonic

import streamlit as st

from components import (
    address,
    background,
    cached,
    controls,
    downloads,
    exact,
    garbage,
    imprint,
    kept,
    present,
    presets,
    ripple,
    session,
    shelf,
    welcome,
)
from components.chart import scheme
from components.charts.theme import colours
from components.imprint import NAME
from components.words import plain
from models.answer import Answer
from models.scenario import Scenario, short
from models.topics import TOPICS

OF_A_PART = ("footprint", "viability")  # pages whose answer may be good where the company's is not
ICON = Path(__file__).parent / "static" / "icon.svg"

# Streamlit writes white on its primary colour, which cannot be read on the light teal that a dark page needs.
FILLED = ", ".join(f"{place}, {place} *" for place in ('[data-testid="stBaseButton-primary"]', "[data-tag]"))
ON_LIGHT_TEAL = f"{FILLED} {{ color: {colours('dark')['paper']} !important }}"
STYLE = (Path(__file__).parent / "frontend" / "page.css").read_text(encoding="utf-8")


class NoMoreToSay(Exception):
    """Ends a page early. Streamlit's own `st.stop` would end the run, and with it the address."""


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
    """Say what the browser shows of the app itself, and how long what it offers can be had."""
    downloads.keep_a_moment()
    st.set_page_config(page_title=NAME, page_icon=str(ICON), layout="wide")
    st.html(f"<style>{STYLE}{ON_LIGHT_TEAL if scheme() == 'dark' else ''}</style>")


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


def run(page, word: str, places: dict) -> None:
    """Run the page, known by its word, then write the address: last, since the eye waits for the chart.

    `places` are the pages by their word; one that was asked for is opened instead.
    """
    st.set_page_config(page_title=f"{page.title} · {NAME}")
    mine = session.explorer()
    if mine.go:
        place, mine.go = places[mine.go], ""
        st.switch_page(place, query_params=address.turn())
    if mine.page != word:
        leave(mine)
    mine.page = word
    with background.TURN:
        mine.crowded = background.crowded()
        with suppress(NoMoreToSay):  # its address is written all the same
            page.run()
        foot(mine)
        mine.drawn, mine.answered_at = mine.now, monotonic()
        address.write()
        address.draw(page.url_path, kept.told(), kept.take)
        garbage.collect()
    controls.look_for_flips()


def foot(mine: session.Explorer) -> None:
    """Draw what stands on every screen: the product, the version of the data, the day; and once, where to begin."""
    said = f"{NAME} · data version {cached.data_version()} · {imprint.dated(imprint.now())}"
    st.html(f'<p class="foot">{said}</p>')
    if not mine.presenting and len(mine.moves) == 1:
        welcome.draw()


def leave(mine: session.Explorer) -> None:
    """End what is looked for on the page that the visitor leaves."""
    for search in (mine.search, mine.claim_search):
        if search:
            search.stop()


def head(topic: str, question: str, notices: bool = True) -> None:
    """Draw what stands on top of every page: the question, the switch to Present, what the link had to say."""
    present.draw(topic, question)
    if notices:
        shelf.say_all()


def headline(text: str) -> None:
    """Write the answer of a page that has no topic of its own, as large as theirs."""
    st.html(f'<h2 class="headline">{escape(text)}</h2>')


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
    return Page(topic, now, baseline, *(cached.answer(topic, scenario) for scenario in background.in_turn(scenarios)))


def without_answer(topic: str, sentence: str) -> None:
    """Draw a page that does not hold for the setting, and end the run: why, the controls, and no number."""
    st.info(plain(sentence), icon=":material/info:")
    if not session.explorer().presenting:
        phrases = TOPICS[topic].PHRASES
        controls.draw(topic, "main", phrases)
        with st.container(key="story_bar"):
            ripple.draw(topic)
        sections({"All assumptions": lambda: controls.draw(topic, "more", phrases),
                  "Presets": lambda: presets.draw(topic)})  # fmt: skip
    raise NoMoreToSay


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
        with st.container(key="story_bar"):
            ripple.draw(page.topic)
        with top:
            as_a_whole(page.topic)


def as_a_whole(topic: str) -> None:
    """Say beside an answer about a part that the company as a whole never earns its cost, as the strip tells it."""
    scenario, _ = session.explorer().rippled
    if topic in OF_A_PART and cached.ledger.never_earns(scenario):
        st.caption("On these numbers the company as a whole never earns its cost: see Partner and The company.")


def said_beside(page: Page) -> None:
    """Say what is counted where another page has no answer, and how far from the best this one's may be."""
    for sentence in cached.instead(page.topic, page.scenario):
        st.caption(plain(sentence))
    exact.draw(page)


def sections(drawn: dict[str, Callable]) -> None:
    """Offer everything else in one row; only the chosen part is worked out and drawn. Nothing of it in Present.

    The one that the address asks for is open.
    """
    mine = session.explorer()
    if mine.presenting:
        return
    open_asked(list(drawn))
    chosen = st.segmented_control("More", list(drawn), key="section", label_visibility="collapsed")
    mine.section = word_of(chosen) if chosen else ""
    if chosen:
        drawn[chosen]()


def open_asked(names: list[str]) -> None:
    """Open the section that the address asks for; one that there is not is said until another is chosen."""
    mine = session.explorer()
    asked = mine.section_asked
    if asked is None:
        return
    found = next((name for name in names if word_of(name) == word_of(asked)), None)
    if found or not asked:
        st.session_state["section"] = found
    elif not st.session_state.get("section"):
        st.warning(f"The link asks for a part that this page does not have: {short(asked)}.", icon=":material/info:")
        return
    mine.section_asked = None


def word_of(name: str) -> str:
    """Return a section's name as an address holds it."""
    return "-".join(re.findall("[a-z0-9]+", name.lower()))
