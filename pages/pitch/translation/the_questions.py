"""The questions: a checklist for the talk with a partner, each with the effect it has in the model."""

import streamlit as st

from components import tables
from components.frame import Page
from models.translation import frames


def draw(page: Page) -> None:
    """Set out the questions, and say what is known of their effect."""
    st.markdown("**The checklist.** Each question as if it were asked alone, under the deal of your plan.")
    tables.draw(frames.checklist_table(page.inputs), height="content")
    st.markdown(
        "The rises are yours: no study was found that scored the same cell model before and after a question. What "
        "was read: neurons made in five laboratories differed more by laboratory than by anything else; in two that "
        "matched protocols they hardly did. That speaks for the question of workflow, and gives it no number."
    )
