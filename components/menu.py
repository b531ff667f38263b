"""The menu: the folders of pages/ in reading order, under the product's name; where one is stands in it in bold."""

from copy import copy
from functools import cache
from pathlib import Path

import streamlit as st

from components.chart import scheme

STATIC = Path(__file__).parent / "static"
PAGES = Path(__file__).parents[1] / "pages"
FIRST = "claims"  # the page at the bare address; its own word leads to it too
HERE = "here"  # the title of the page that this session's menu was last drawn for

# The folders are the menu: section -> page's folder -> its title and what it asks.
MENU = {
    "Start": {
        "claims": ("Claims", "Which of the industry's claims hold under this scenario, and what do they hang on?"),
        "scenarios": ("Scenarios", "Save, load and share whole settings."),
        "company": ("The company", "One company, year by year, beside real ones."),
        "compare": ("Compare", "Up to four scenarios side by side, and which move made the difference."),
    },
    "Pitch": {
        "pitch": (
            "Pitch",
            "What is the modality, how does the mechanism work, and why is it the best differentiated approach?",
        ),
        "translation": ("Translation", "What is a partner's question to your cell model worth?"),
        "market": ("Market", "How large is it, and what share is ours?"),
        "partner": ("Partner", "Scale alone, or with a partner, and on which terms?"),
        "modality": ("Modality", "Which science to bet on?"),
    },
    "Lock": {
        "design_lock": (
            "Design lock",
            "When should research let manufacturing lock the design, and on which development path?",
        ),
        "iteration": ("Iteration", "Where to learn fastest, and what is it worth?"),
    },
    "Footprint": {
        "footprint": ("Footprint", "Where should the plants stand, and what does each region buy?"),
        "vein_to_vein": (
            "Vein to vein",
            "How long from the patient's vein to the plant and back, and how near must partners work?",
        ),
        "ramp": ("Ramp", "When and how to get capacity for 10,000 doses fast?"),
        "viability": ("Viability", "What does a dose cost, when does it pay, and which lever is worth most?"),
    },
    "Diligence": {
        "evidence": ("Evidence", "How much of each answer rests on numbers that somebody published?"),
        "replay": ("Replay", "What would the models have said at the time, and what happened?"),
        "query": ("Query", "What does the store itself say?"),
    },
}


@cache
def page(section: str, topic: str, **shown):
    """Return the page that lies in a folder. Its file is looked for once, not in every run."""
    return st.Page(PAGES / section.lower() / topic / "page.py", **shown)


def pages_of(section: str) -> list:
    """Return the pages of a section in their order: copies, since a run may open a page but once."""
    return [copy(listed(section, topic, *told)) for topic, told in MENU[section].items()]


def listed(section: str, topic: str, title: str, question: str):
    """Return a page as the menu shows it."""
    first = topic == FIRST
    return page(section, topic, title=title, url_path="start" if first else topic, help=question, default=first)


def again():
    """Return the first page under its own word, which no menu shows."""
    title, _ = MENU["Start"][FIRST]
    return copy(page("Start", FIRST, title=title, url_path=FIRST, visibility="hidden"))


def navigate(pages: dict[str, list], position: str):
    """Draw the menu of pages by section, and return the page asked for.

    Only Streamlit knows which that is, and only once it has the menu: on another page the menu is drawn anew.
    """
    if position != "hidden":
        st.logo(STATIC / f"wordmark-{scheme()}.svg", size="large")
    here = st.session_state.get(HERE)
    page = st.navigation(marked(pages, here), position=position)
    if page.title != here:
        st.session_state[HERE] = page.title
        page = st.navigation(marked(pages, page.title), position=position)
    return page


def marked(pages: dict[str, list], here: str | None) -> dict[str, list]:
    """Return the menu with the page one is on named, in bold, beside its section."""
    return {name(section, listed, here): listed for section, listed in pages.items()}


def name(section: str, pages: list, here: str | None) -> str:
    """Return what a section is called: its word, and the title of the page if one is on it."""
    return f"**{section}: {here}**" if section and here in {page.title for page in pages} else section
