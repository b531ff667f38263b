"""Weights: the user's own, asked in pairs of families of criteria."""

from collections.abc import Sequence

import streamlit as st

from components import cached, pairs, session
from components.frame import Page
from models.methods import multicriteria


def families() -> dict[str, list[str]]:
    """Return the criteria of each family, in the order of the store."""
    found = {}
    for row in cached.listed_rows("criteria"):
        found.setdefault(row["family"], []).append(row["criterion"])
    return found


def draw(page: Page) -> None:
    """Ask for the weights of the families of criteria in pairs."""
    names = list(families())
    st.markdown(
        "**Your own weights, asked in pairs** (AHP). From the worst to the best end of their scales, which counts "
        "for more? A family's weight is shared evenly among its criteria."
    )
    pairs.draw(
        names,
        multicriteria.PAIR_SCALE,
        lambda steps: multicriteria.ahp(multicriteria.from_pairs(steps, len(names))),
        use,
    )


def use(found: Sequence[float]) -> None:
    """Rank by these weights of the families, as one move."""
    scenario, catalogue = session.now(), cached.catalogue()
    for members, share in zip(families().values(), found, strict=True):
        for key in members:
            row = catalogue[f"weight_{key}"]
            scenario = scenario.with_change(row, row.nearest(row.high * float(share) / len(members)))
    session.commit(scenario.with_change(catalogue["buyer"], "own"), "Own weights, asked in pairs")
