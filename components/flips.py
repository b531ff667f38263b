"""What flips it: the nearest value of each assumption at which the decision changes, nearest first."""

import pandas as pd
import streamlit as st

from components import background, cached, tables, takeaway
from models.answer import Verdict
from models.explain import Flip


def draw(page, phrases: dict[str, str]) -> None:
    """Draw the nearest flip in words and all of them as a table."""
    keys = cached.keys(page.topic, "main")
    found, held, bar, newer = [], [], st.progress(0.0, text="Looking for what flips it"), st.empty()

    def give_way() -> None:
        """Let other visitors' pages go first, and a newer run of this one."""
        background.let_others()
        newer.empty()

    for done, key in enumerate(keys, 1):
        mine = cached.flips(page.topic, page.scenario, key, give_way)
        found += mine
        held += [] if mine else [key]
        bar.progress(done / len(keys), text="Looking for what flips it")
    bar.empty()
    numbers = [flip for flip in found if not cached.catalogue()[flip.key].options]
    st.markdown(nearest(numbers, phrases, page.answer.verdict))
    if found:
        takeaway.titled_table("All flips", table(found, phrases))
        tables.draw(table(found, phrases))
    if held:
        names = ", ".join(cached.catalogue()[key].label for key in held)
        st.caption(f"Holds everywhere in range: {names}.")


def nearest(found: list[Flip], phrases: dict[str, str], here: Verdict) -> str:
    """Say the nearest flip of all, and the nearest to a decision of another kind."""
    if not found:
        return "**Nothing in sight flips it:** the decision holds everywhere in range."
    flip = min(found, key=lambda f: f.distance)
    told = f"**Nearest flip:** {crossing(flip, phrases)}"
    others = [f for f in found if f.verdict.kind != here.kind]
    if not others:
        return f"{told} No assumption in sight changes more than the step."
    other = min(others, key=lambda f: f.distance)
    return told if other == flip else f"{told} **Nearest change of kind:** {crossing(other, phrases)}"


def crossing(flip: Flip, phrases: dict[str, str]) -> str:
    """Say one flip."""
    label, at = cached.catalogue()[flip.key].label, cached.shown(flip.key, flip.at)
    return f"{label} at {at}. From there: {flip.verdict.words(phrases)}."


def table(found: list[Flip], phrases: dict[str, str]) -> pd.DataFrame:
    """Return the flips, nearest first; the distance is in per cent of the assumption's range."""
    rows = [
        {
            "Assumption": cached.catalogue()[flip.key].label,
            "Flips at": cached.shown(flip.key, flip.at),
            "Away, % of range": None if cached.catalogue()[flip.key].options else round(100 * flip.distance),
            "Then": flip.verdict.words(phrases),
        }
        for flip in sorted(found, key=lambda f: f.distance)
    ]
    return pd.DataFrame(rows)
