"""Weights: the user's own, asked in pairs of four groups of criteria."""

from collections.abc import Sequence

import streamlit as st

from components import cached, pairs, session
from components.frame import Page
from models.methods import multicriteria

GROUPS = {
    "Efficacy": ("response", "durability"),
    "Safety": ("crs", "icans"),
    "Supply": ("days", "failure", "doses"),
    "Cost": ("cost",),
}


def draw(page: Page) -> None:
    """Ask for the weights of four groups of criteria in pairs."""
    st.markdown(
        "**Your own weights, asked in pairs** (AHP). From the worst to the best end of their scales, which counts "
        "for more? A group's weight is shared evenly among its criteria."
    )
    pairs.draw(
        list(GROUPS),
        multicriteria.PAIR_SCALE,
        lambda steps: multicriteria.ahp(multicriteria.from_pairs(steps, len(GROUPS))),
        use,
    )


def use(found: Sequence[float]) -> None:
    """Rank by these weights of the groups, as one move."""
    scenario, catalogue = session.now(), cached.catalogue()
    for members, share in zip(GROUPS.values(), found, strict=True):
        for key in members:
            row = catalogue[f"weight_{key}"]
            scenario = scenario.with_change(row, row.nearest(row.high * float(share) / len(members)))
    session.commit(scenario.with_change(catalogue["buyer"], "own"), "Own weights, asked in pairs")
