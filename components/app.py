"""The script of every run: the menu in reading order, the address, the page itself."""

from pathlib import Path

import streamlit as st

from components import address, frame
from components.menu import MENU, navigate

PAGES = Path(__file__).parents[1] / "pages"


FIRST = "claims"  # the page at the bare address; its own word leads to it too


def place(section: str, topic: str, title: str, question: str):
    """Return the page that lies in a folder."""
    script, start = PAGES / section.lower() / topic / "page.py", topic == FIRST
    return st.Page(script, title=title, url_path="start" if start else topic, help=question, default=start)


menu = {section: [place(section, topic, *told) for topic, told in topics.items()] for section, topics in MENU.items()}
places = {page.url_path or FIRST: page for pages in menu.values() for page in pages}

frame.page_settings()
frame.open_store()
address.arrive()
again = st.Page(PAGES / "start" / FIRST / "page.py", title=places[FIRST].title, url_path=FIRST, visibility="hidden")
page = navigate({"": [again], **menu}, frame.navigation())
frame.run(page, page.url_path or FIRST, places)
