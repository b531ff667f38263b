"""Published models: the validity that sensitivity and specificity come to, of models tried on known outcomes."""

import streamlit as st

from components import cached, evidence, tables
from components.frame import Page
from models.translation import frames
from pages.pitch.translation import real


def draw(page: Page) -> None:
    """Set out published models, say why they flatter, and list what was read."""
    st.markdown("**Published cell models**, each as the correlation with the truth that its table comes to.")
    tables.draw(frames.published_table(real.told()), height="content")
    st.markdown(
        "They flatter: panels hold drugs that are clearly harmful or clearly safe, or the same patients' own tumours, "
        "and makers published some of them. Where no false alarm was seen, half a drug is added. They speak of harm "
        "and of one patient's response, not of which new construct works."
    )
    known = cached.rows("rd_benchmarks")
    evidence.table("What was read", evidence.with_sources(known[known["topic"] == "cell model"]))
