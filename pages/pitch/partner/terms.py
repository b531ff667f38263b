"""Terms: at which founders would not mind either way, and what the right to stop is worth."""

import streamlit as st

from components import cached, tables
from components.frame import Page
from components.words import money
from models import partner
from models.partner import frames, levers


def draw(page: Page) -> None:
    """Say at which terms founders would not mind either way, and what the right to stop is worth."""
    deals(page)
    st.markdown(
        "**Terms that make you indifferent** between going alone and a partner, at your date, one term at a time while "
        "the others stay as they are in the deal."
    )
    for even in levers.even_terms(page.inputs, cached.catalogue()):
        st.markdown(even_words(even))
    worth = partner.worth_of_stopping(page.inputs)
    st.markdown(
        f"**The right to stop** before the study, and before the builds once the size of sales is known, is worth "
        f"{money(worth)} to the project. Plain risk-adjusted net present value leaves it out."
    )


def deals(page: Page) -> None:
    """Say what is paid at signing, which end of what real deals paid holds it, and what both gain."""
    real = frames.real_deals(cached.listed_rows("deals"), cached.listed_rows("modality_class_map"))
    st.markdown(
        "**What is signed.** Each plan at its best date. What is paid at signing splits the gain evenly: founders "
        "gain over the best way without a partner what the partner gains over nothing, as long as that is no more "
        "than the most of comparable deals of that stage. Where nothing at signing would still leave founders more, "
        "less is paid at approval, and then less of the profit or of royalties than you set. Least and most are "
        "those of the last column, licences times how the comparable deals on the pitch page pay against all. Where "
        "there is nothing to share there is no deal. Where a partner saves nothing and no end holds them, plans "
        "differ little: how the parts are cut does not change what there is to share."
    )
    tables.draw(frames.deals(partner.fair_deals(page.inputs), real))


def even_words(even) -> str:
    """Say where one term makes a partnered plan worth as much as going alone."""
    plan = frames.phrase(even.plan)
    better = "the partner is better" if even.ahead > 0 else "going alone is better"
    at = f"at {shown(even)}" if even.at is not None else f"nowhere in range, {better} throughout"
    return f"- {name(even)}, {plan}: {at}."


def name(even) -> str:
    """Name the term."""
    return "Paid at signing" if even.key == levers.SIGNING else cached.catalogue()[even.key].label


def shown(even) -> str:
    """Write the value of the term."""
    return money(even.at) if even.key == levers.SIGNING else cached.shown(even.key, even.at)
