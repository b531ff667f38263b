"""How this is worked out: the model's own words, and where it is not valid."""

from types import ModuleType

import streamlit as st


def draw(*modules: ModuleType) -> None:
    """Draw the docstrings of the model and of the parts it stands on."""
    for module in modules:
        title, _, body = module.__doc__.strip().partition("\n")
        st.markdown(f"**{title}**\n\n{body.strip()}")
