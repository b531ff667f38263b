"""The script of every run: the menu in reading order, the link, the page itself."""

from pathlib import Path

import streamlit as st

from components import frame
from components.menu import MENU, navigate

PAGES = Path(__file__).parents[1] / "pages"


def place(section: str, topic: str, title: str, question: str):
    """Return the page that lies in a folder."""
    return st.Page(PAGES / section.lower() / topic / "page.py", title=title, url_path=topic, help=question)


menu = {section: [place(section, topic, *told) for topic, told in topics.items()] for section, topics in MENU.items()}


def first_page() -> None:
    """Send a visitor of the bare address to the first page."""
    st.switch_page(menu["Start"][0])


frame.page_settings()
frame.open_store()
start = st.Page(first_page, title="Start", url_path="start", default=True, visibility="hidden")
page = navigate({"": [start], **menu}, frame.navigation())
frame.run(page, {page.url_path: page for pages in menu.values() for page in pages})
