"""Terms: at which founders would not mind either way, and what the right to stop is worth."""

import streamlit as st

from components import cached, tables
from components.frame import Page
from components.words import number
from models import partner
from models.partner import frames, levers


def draw(page: Page) -> None:
    """Say at which terms founders would not mind either way, and what the right to stop is worth."""
    fair_deals(page)
    st.markdown(
        "**Terms that make you indifferent** between going alone and a partner, at your date, one term at a time."
    )
    for even in levers.even_terms(page.inputs, cached.catalogue()):
        st.markdown(even_words(even))
    worth = partner.worth_of_stopping(page.inputs)
    st.markdown(
        f"**The right to stop** before the study, and before the builds once the size of sales is known, is worth "
        f"USD {number(worth)} m to the project. Plain risk-adjusted net present value leaves it out."
    )


def fair_deals(page: Page) -> None:
    """Say what is paid at signing: by comparable deals, in what a partner signs, and where both gain the same."""
    spread = frames.spread_of_deals(cached.listed_rows("deals"))
    st.markdown(
        "**What a partner signs.** Each plan at its best date. At the even split founders gain over the best way "
        "without a partner what the partner gains over nothing. The last column has the median, least and most "
        "of the store's licences for the world at that stage."
    )
    tables.draw(frames.fair(partner.fair_deals(page.inputs), spread))


def even_words(even) -> str:
    """Say where one term makes a partnered plan worth as much as going alone."""
    name, plan = cached.catalogue()[even.key].label, frames.phrase(even.plan)
    better = "the partner is better" if even.ahead > 0 else "going alone is better"
    at = f"at {cached.shown(even.key, even.at)}" if even.at is not None else f"nowhere in range, {better} throughout"
    return f"- {name}, {plan}: {at}."
