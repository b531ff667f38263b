"""Promise and truth: by how much the best of few, small read-outs is better on paper than in patients."""

import streamlit as st

from components import tables
from components.frame import Page
from models.iteration import frames


def draw(page: Page) -> None:
    """Say what the best reading promises on each path, and how much of it is true."""
    st.markdown(
        "**The best of many small trials disappoints.** It was picked for its reading, and part of a high reading is "
        "luck. More designs raise the luck and the truth; more patients a design take luck away. The model believes "
        "only the true part, at every lock."
    )
    tables.draw(frames.promises(page.inputs))
    st.markdown("Designs that live, as if of one mean; what is learned from one to the next comes on top.")
