"""The ledger: every assumption and every fact, searched, filtered and paged, each with its source and its use."""

from collections.abc import Callable

import streamlit as st

from components import cached, evidence, evidence_rows, tables, takeaway
from components.words import MARKS
from models.topics import TOPICS

ANY, NOBODY = "any", "not rated"
A_PAGE = 20  # rows
RECENT, OLD, PAST = "of the last two years", "older than two years", "older than its kind should be"
RANKED = "Every word, in any form: holds finds hold"
PLAIN = "Every word, as it is written"
SHOWN = ["What", "Figure", "Weight", "Mark", "Source", "Address", "Where", "As of", "Age", "Confidence", "Used on"]
WEIGHT = "Weight: the share of the spread of all answers together that hangs on an assumption, at the public defaults. "
USED = (
    "Used on: pages whose rows name it. A fact without one may still stand beside an answer. The Excel and CSV files "
    "also hold how each was set, and the name of its row in the store."
)
WIDE = 170  # pixels of a filter: two stand side by side on a phone


def draw() -> None:
    """Draw the search, the filters, how many rows they leave, and one page of them."""
    ledger = cached.evidence_ledger
    hint = RANKED if ledger.ranked() else PLAIN
    words = st.text_input("Find", key="ledger_words", placeholder=hint, persist_state="session")
    every = {row["row"]: row for row in ledger.rows()}
    left = [every[name] for name in ledger.matching(words) if name in every]
    place = st.container(horizontal=True)
    for name, told in filters().items():
        options = [ANY, *in_order(name, {one for row in every.values() for one in told(row)})]
        with place:
            asked = st.selectbox(name, options, key=f"ledger_{name}", persist_state="session", width=WIDE)
        left = left if asked == ANY else [row for row in left if asked in told(row)]
    show(left, len(every), words)


def show(left: list[dict], of: int, words: str) -> None:
    """Draw how many rows are left, those of one page, and the downloads of all."""
    if not left:
        st.markdown(f"None of {of:,} rows. Take out a word or a filter.")
        return
    takeaway.titled_table("Ledger", evidence_rows.frame(left))
    st.caption(f"{len(left):,} of {of:,} rows")
    pages = -(-len(left) // A_PAGE)
    page = st.pagination(pages, key=f"ledger_page_{len(left)}_{left[0]['row']}_{words}") if pages > 1 else 1
    shown = left[(page - 1) * A_PAGE : page * A_PAGE]
    tables.draw(evidence_rows.frame(shown)[SHOWN], columns=evidence.source_columns(), height="content")
    st.caption(f"{WEIGHT if any(row['weight'] for row in shown) else ''}{USED}")


def filters() -> dict[str, Callable[[dict], tuple]]:
    """Return what the ledger is filtered by, each with what a row is under it."""
    return {
        "Topic": lambda row: (topic(row),),
        "Page": lambda row: tuple(evidence_rows.TITLES[page] for page in row["pages"]),
        "Source": lambda row: tuple(filter(None, (cached.source_of(row["source"])["title"],))),
        "Mark": lambda row: (evidence_rows.mark(row),),
        "Age": ages,
        "Confidence": lambda row: (row["confidence"] or NOBODY,),
    }


def topic(row: dict) -> str:
    """Return what a row is about: the topic of an assumption, or the table of a fact."""
    if row["table"] == cached.evidence_ledger.ASSUMPTIONS:
        return f"Assumptions: {TOPICS[cached.evidence_ledger.topic_of(row['row'])].TITLE}"
    return f"Facts: {row['table'].replace('_', ' ')}"


def ages(row: dict) -> tuple[str, ...]:
    """Return what a row is by its age: from the year of the data, and against how long its kind holds."""
    year = int(row["as_of"].split("/")[-1][:4])
    recent = year > cached.evidence_ledger.year_of_data() - 2
    return (RECENT if recent else OLD, *([PAST] if row["old"] else []))


def in_order(name: str, options: set[str]) -> list[str]:
    """Return options as a reader expects them: marks and confidence from firm to weak, all else by the alphabet."""
    known = {"Mark": list(MARKS.values()), "Confidence": ["high", "medium", "low"], "Age": [RECENT, OLD]}.get(name, [])
    return [*(one for one in known if one in options), *sorted(options - set(known), key=str.casefold)]
