"""The frame of a theme page: question, answer, hero, controls, ripple; all else is one click away."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from components import cached, controls, ripple, session
from models.answer import Answer
from models.scenario import Scenario

NAME = "Cell Therapy Strategy Explorer"


@dataclass(frozen=True)
class Page:
    """What a page shows: the topic's answer now, before the last move, and in the baseline."""

    topic: str
    scenario: Scenario
    answer: Answer
    before: Answer
    base: Answer

    @property
    def inputs(self):
        """The topic's inputs under the scenario on screen."""
        return cached.inputs(self.topic, self.scenario)


def page_settings() -> None:
    """Say what the browser shows of the app itself."""
    st.set_page_config(page_title=NAME, page_icon="static/icon.svg", layout="wide")


def open_store() -> None:
    """Open the store; data that cannot be built are a list of sentences and no page."""
    try:
        cached.connection()
    except ValueError as unsound:
        st.error(f"The data cannot be used as they are.\n\n{unsound}")
        st.stop()


def keep_link() -> None:
    """Write the scenario into the address on every run, whatever page it is."""
    session.write_link()


def start(topic: str, question: str) -> Page:
    """Open a page: its question as the title, what the link had to say, and the three answers."""
    st.title(question, anchor=False)
    for notice in session.explorer().notices:
        st.warning(notice, icon=":material/info:")
    now = session.now()
    scenarios = now, session.before(), session.baseline()
    return Page(topic, now, *(cached.answer(topic, scenario) for scenario in scenarios))


def first_sight(page: Page, hero: Callable, phrases: dict[str, str]) -> None:
    """Draw the hero with its figures beside the controls, and the ripple strip below."""
    left, right = st.columns([0.62, 0.38], gap="medium")
    with left:
        hero()
    with right:
        toolbar()
        controls.draw(page.topic, "main", phrases)
    ripple.draw()


def toolbar() -> None:
    """Draw undo, redo, the two resets and the baseline pin."""
    mine = session.explorer()
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        button = lambda name, icon, **more: st.button(  # noqa: E731
            f":material/{icon}:", key=f"tool_{icon}", type="tertiary", help=name, **more
        )
        button("Undo", "undo", on_click=session.step, args=(-1,), disabled=mine.place == 0, shortcut="Mod+Z")
        at_end = mine.place == len(mine.moves) - 1
        button("Redo", "redo", on_click=session.step, args=(1,), disabled=at_end, shortcut="Mod+Shift+Z")
        same = mine.now == session.PUBLIC
        button("Back to the public defaults", "restart_alt", on_click=session.reset, disabled=same)
        opened = mine.now == mine.opened
        button("Back to where I opened it", "history", on_click=session.reset, args=(True,), disabled=opened)
        pinned = mine.pinned is not None
        name = "Measure against the public defaults again" if pinned else "Measure changes against this setting"
        button(name, "keep_off" if pinned else "keep", on_click=session.pin, args=(not pinned,))


def sections(page: Page, drawn: dict[str, Callable]) -> None:
    """Offer everything else in one row; only the chosen part is worked out and drawn. Ends the page."""
    chosen = st.segmented_control("More", list(drawn), key="section", label_visibility="collapsed")
    if chosen:
        drawn[chosen]()
    controls.look_for_flips(page.topic)
