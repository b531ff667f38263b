"""Which of the industry's claims hold under this scenario, and what do they hang on?"""

import pandas as pd
import streamlit as st

from components import board, cached, evidence, frame, method, presets, session, takeaway
from models import claims

PAGE, READY = "claims", "scenarios"
QUESTION = "Which claims hold under this scenario?"

frame.head(PAGE, QUESTION)
scenario = session.now()


def table() -> pd.DataFrame:
    """Return the board as a table: a row a claim."""
    return pd.DataFrame(
        [line(board.row(told, scenario, session.explorer().known_flips())) for told in cached.claims.listed()]
    )


def line(row: dict) -> dict:
    """Return one claim as a line of the table."""
    told = {"No": row["number"], "Claim": row["claim"], "Said by": row["said_by"], "Source": row["source"]["title"]}
    found = {key: row.get(key) for key in ("word", "measure", "margin", "share", "flip")}
    return told | found | {f"facts {side}": row["sides"][side]["word"] for side in ("for", "against")}


def facts() -> None:
    """Draw every claim with its facts on both sides."""
    for told in cached.claims.listed():
        evidence.claim(told["claim_no"])


def how() -> None:
    """Say how a claim is tried, and how strong a side's facts are called."""
    method.draw(claims)
    st.markdown(
        "**How strong the facts are.** Each source counts once on a side, by its kind; the source of the claim itself "
        "does not count. The sum of a side has a word. Weights and words are our own choice, so they are illustrative."
    )
    left, right = st.columns(2, gap="large")
    left.dataframe(cached.rows("evidence_weights")[["tier", "weight", "derivation"]], hide_index=True)
    right.dataframe(cached.rows("evidence_words")[["word", "least", "derivation"]], hide_index=True)


if not session.explorer().presenting:
    st.markdown(board.summary(scenario))
    presets.row(READY)
    board.draw(scenario)
frame.sections(
    {
        "Facts for and against": facts,
        "How this is worked out": how,
        "Take away": lambda: takeaway.draw({}, {"Claims": table()}),
    },
)
board.look_for_flips(scenario)
