"""The network: the plan's plants and lanes as a table."""

import streamlit as st

from components import tables
from components.frame import Page
from models.footprint import frames
from pages.footprint.footprint import answer


def draw(page: Page) -> None:
    """Draw the plan's network as a table."""
    plan = page.answer.detail.plan
    if plan is None:
        st.markdown(answer.impossible(page))
    else:
        tables.draw(frames.table(page.inputs, plan))
