"""The frame round every page: the page list in reading order, the link, the page itself."""

import streamlit as st

from components import frame

CLAIMS = st.Page(
    "app_pages/start/claims.py",
    title="Claims",
    url_path="claims",
    help="Which of the industry's claims hold under this scenario, and what do they hang on?",
)
PITCH = st.Page(
    "app_pages/pitch/pitch.py",
    title="Pitch",
    url_path="pitch",
    help="What is the modality, how does the mechanism work, and why is it the best differentiated approach?",
)
PARTNER = st.Page(
    "app_pages/pitch/partner.py",
    title="Partner",
    url_path="partner",
    help="Scale alone, or with a partner, and on which terms?",
)
DESIGN_LOCK = st.Page(
    "app_pages/lock/design_lock.py",
    title="Design lock",
    url_path="design_lock",
    help="When should research let manufacturing lock the design, and on which development path?",
)
FOOTPRINT = st.Page(
    "app_pages/footprint/footprint.py",
    title="Footprint",
    url_path="footprint",
    help="Where should the plants stand, and what does each region buy?",
)
VIABILITY = st.Page(
    "app_pages/footprint/viability.py",
    title="Viability",
    url_path="viability",
    help="What does a dose cost, when does it pay, and which lever is worth most?",
)


SCENARIOS = st.Page(
    "app_pages/start/scenarios.py",
    title="Scenarios",
    url_path="scenarios",
    help="Save, load and share whole settings.",
)
COMPARE = st.Page(
    "app_pages/start/compare.py",
    title="Compare",
    url_path="compare",
    help="Up to four scenarios side by side, and which move made the difference.",
)


def first_page() -> None:
    """Send a visitor of the bare address to the first page."""
    st.switch_page(CLAIMS)


START = st.Page(first_page, title="Start", url_path="start", default=True, visibility="hidden")
PAGES = [CLAIMS, PITCH, PARTNER, DESIGN_LOCK, FOOTPRINT, VIABILITY, SCENARIOS, COMPARE]

frame.page_settings()
frame.open_store()
page = st.navigation([START, *PAGES], position=frame.navigation())
frame.run(page, {page.url_path: page for page in PAGES})
