"""Companies: which way real ones took, beside what each way leaves founders."""

import streamlit as st

from components import cached, evidence, tables
from components.frame import Page
from models.partner import frames


def draw(page: Page) -> None:
    """Draw what real companies did: deals, exits and builds of the store."""
    paths = frames.companies(cached.listed_rows("company_paths"), page.answer.detail.trials, source_title)
    st.markdown("**Which way real companies took**, beside what each way leaves founders under your setting.")
    tables.draw(paths)
    taken = cached.rows("deals").query("kind != 'other'")
    evidence.table("Deals", evidence.with_sources(taken))
    evidence.table("Exits", evidence.with_sources(cached.rows("exits")))
    evidence.table("Builds", evidence.with_sources(cached.rows("facility_build")))


def source_title(fact_id: str) -> str:
    """Return the title of the source behind a fact."""
    return cached.source_of(cached.records("facts", "fact_id")[fact_id]["source"])["title"] or "no source"
