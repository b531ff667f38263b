"""Which of the industry's claims hold under this scenario, and what do they hang on?"""

import pandas as pd
import streamlit as st

from components import (
    board,
    cached,
    claimed,
    evidence,
    frame,
    method,
    numbers,
    presets,
    record,
    session,
    tables,
    takeaway,
)
from models import claims

PAGE, READY = "claims", "scenarios"
QUESTION = "Which claims hold under this scenario?"
HEADS = {"Verdict": "word", "Measure": "measure", "Margin": "margin", "Share of futures": "share"}
FLIP = ("Nearest flip", "Flips at", "Then")

frame.head(PAGE, QUESTION)
scenario = session.now()


def table() -> pd.DataFrame | str:
    """Return the board as a table, a row a claim, or what is awaited while not all is found."""
    flips, tried = session.explorer().known_flips(), [told["claim_no"] for told in cached.claims.listed()]
    missing = sum(number not in flips for number in tried if cached.claims.test_of(number))
    if missing:
        return f"Still looking for what flips {missing} of the claims."
    return pd.DataFrame([line(board.row(told, scenario, flips), flips) for told in cached.claims.listed()])


def line(row: dict, flips: dict) -> dict:
    """Return one claim as a line of the table; a claim that no model tries has its facts alone."""
    told = {"No": row["number"], "Claim": row["claim"], "Said by": row["said_by"], "Source": row["source"]["title"]}
    found = {head: row.get(key) for head, key in HEADS.items()}
    if row.get("margin"):
        found |= measured(row["number"])
    facts = {f"Facts {side}": row["sides"][side]["word"] for side in ("for", "against")}
    return told | found | flipped(flips.get(row["number"])) | facts


def measured(number: int) -> dict:
    """Return a claim's margin with the digits of a table, and its share of futures unless no difference is clear."""
    found, about = cached.claims.tried(number, scenario), cached.claims.test_of(number).figure
    share = "" if found.verdict == claimed.CLOSE else f"{round(100 * found.share)} %"
    return {"Margin": board.WHY if not share else numbers.exact(about, found.margin), "Share of futures": share}


def flipped(flip) -> dict:
    """Return the nearest assumption that turns a verdict, at which value, and into what; nothing if none does."""
    if flip is None:
        return dict.fromkeys(FLIP)
    label, at = cached.catalogue()[flip.key].label, cached.shown(flip.key, flip.at)
    return dict(zip(FLIP, (label, at, claims.VERDICTS[flip.verdict.kind]), strict=True))


def facts() -> None:
    """Draw every claim with its facts on both sides, and what the store says by year beside it."""
    for told in cached.claims.listed():
        evidence.claim(told["claim_no"])
        record.draw(told["claim_no"], scenario)


def how() -> None:
    """Say how a claim is tried, and how strong a side's facts are called."""
    method.draw(claims)
    for told in cached.claims.listed():
        if test := cached.claims.test_of(told["claim_no"]):
            st.markdown(f"**{told['claim_no']}. {told['claim']}** {' '.join(test.told)}")
    st.markdown(
        "**How strong the facts are.** Each source counts once on a side, by its kind; the source of the claim itself "
        "does not count. The sum of a side has a word. Weights and words are our own choice, so they are illustrative."
    )
    left, right = st.columns(2, gap="large")
    tables.draw(cached.rows("evidence_weights")[["tier", "weight", "derivation"]], left)
    tables.draw(cached.rows("evidence_words")[["word", "least", "derivation"]], right)


if not session.explorer().presenting:
    frame.headline(board.headline(scenario))
    presets.row(READY)
    board.draw(scenario)
    st.markdown(board.summary(scenario))
frame.sections(
    {
        "Facts for and against": facts,
        "How this is worked out": how,
        "Take away": lambda: takeaway.draw({}, {"Claims": table()}),
    },
)
board.look_for_flips(scenario)
