"""The app's frame round twenty pages of nothing, for the tests of the menu."""

import streamlit as st

from components import frame
from components.menu import navigate

SECTIONS = {
    "Start": ("Claims", "Scenarios", "Compare", "Worksheet", "Glossary"),
    "Pitch": ("Pitch", "Partner", "Market", "Deals", "Rivals"),
    "Lock": ("Design lock", "Iteration"),
    "Footprint": ("Footprint", "Viability", "Vein to vein", "Ramp"),
    "Diligence": ("Questions", "Sources", "Room", "Evidence for the investor"),
}


def place(title: str):
    """Return a page that says its title."""
    return st.Page(lambda: st.title(title), title=title, url_path=title.lower().replace(" ", "_"))


if __name__ == "__main__":
    frame.page_settings()
    frame.open_store()
    pages = {section: [place(title) for title in titles] for section, titles in SECTIONS.items()}
    page = navigate(pages, frame.navigation())
    frame.run(page, page.url_path, {})
