"""Money by year: what the best mix spends on programmes, studies and launches, chances counted."""

import streamlit as st

from components import tables
from components.frame import Page
from models.modality import frames


def draw(page: Page) -> None:
    """Set out what the best mix spends by year from now."""
    st.markdown(
        f"**The best mix, {frames.named(page.answer.detail.best)}**: USD million by year from now, later phases times "
        "the chance that they come; not discounted. A programme is paid evenly over its months."
    )
    tables.draw(frames.by_year(page.inputs))
