"""Conflicts: where sources disagree, each with the rows concerned side by side, and what is used."""

import streamlit as st

from components import cached, evidence_rows, tables
from components.words import plain

A_PAGE = 8  # conflicts
READ = "The disagreement itself"
SHOWN = ["What", "Figure", "Mark", "Source", "Address", "Where", "As of"]
BOTH = "both are shown"


def draw() -> None:
    """Draw one page of the conflicts."""
    every, rows = cached.evidence_ledger.conflicts(), {row["row"]: row for row in cached.evidence_ledger.rows()}
    pages = -(-len(every) // A_PAGE)
    st.markdown(f"Sources disagree in {len(every)} places. Each says what is used here, and why.")
    page = st.pagination(pages, key="conflicts_page")
    for one in every[(page - 1) * A_PAGE : page * A_PAGE]:
        st.markdown(f"**{plain(one['topic'])}.** {plain(one['conflict'])}. Used here: {plain(used(one['use']))}.")
        read = rows[one["fact_id"]] | {"what": READ}
        concerned = [read, *(rows[name] for name in one["rows"])]
        tables.draw(evidence_rows.frame(concerned)[SHOWN], height="content")


def used(words: str) -> str:
    """Return what is used as it stands behind "Used here:", where the store's row tells what to do."""
    for told, said in (("show both", BOTH), ("use neither", "neither"), ("state as ", ""), ("offer ", "")):
        if words.startswith(told):
            return said + words.removeprefix(told)
    return words.removeprefix("use ").removeprefix("show ")
