"""The network: every region with the reason why it waits, and the plan's plants and lanes, as tables."""

import streamlit as st

from components import tables
from components.frame import Page
from models.footprint import frames
from pages.footprint.footprint import answer


def draw(page: Page) -> None:
    """Draw the regions, and the plan's network, as tables."""
    plan = page.answer.detail.plan
    if plan is None:
        st.markdown(answer.impossible(page))
        return
    st.markdown("**Regions**, those without a slot or with the longest way first, and why.")
    tables.draw(frames.by_region(page.inputs, plan))
    st.markdown("**Lanes**, by plant.")
    tables.draw(frames.table(page.inputs, plan))
