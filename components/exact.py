"""The exact answer where the one at hand ended early: worked out in the background, then it stands everywhere."""

from time import monotonic

import streamlit as st

from components import background, cached, session
from components.words import percent

FAR = 50.0  # percent; beyond it only the word is told
LEFT_ALONE_SECONDS = 5.0  # after which work ends whose visitor has gone


def draw(page) -> None:
    """Say how far the answer may be from the best, and work the exact one out once the visitor rests."""
    if not page.answer.gap:
        return
    st.caption(words(page.answer.gap))
    mine, asked = session.explorer(), (page.topic, page.scenario)
    if session.in_a_hurry():
        return
    if mine.exact is None or mine.exact.question != asked or not (mine.exact.running or mine.exact.answer):
        if mine.exact:
            mine.exact.cancelled = True
        mine.exact = background.begun(asked, lambda report: cached.exact(*asked, report), LEFT_ALONE_SECONDS)
    look_after(mine.exact)


def words(gap: float) -> str:
    """Say how far the answer may be from the best."""
    if gap > FAR:
        return "This may be far from the best possible; the exact answer follows."
    return f"This is within {percent(gap)} of the best possible; the exact answer follows."


@st.fragment(run_every=background.SECONDS_BETWEEN_LOOKS)
def look_after(job: background.Job) -> None:
    """Draw the page again once the exact answer is there."""
    job.looked_at = monotonic()
    if job.answer and not session.explorer().reading:
        cached.keep_exact(*job.question, job.answer)
        st.rerun()
