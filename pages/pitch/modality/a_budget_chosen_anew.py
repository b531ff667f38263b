"""A budget chosen anew: what the first year begins, and what a read-out then makes of the other years."""

import streamlit as st

from components import tables
from components.frame import Page
from components.words import money
from models import modality
from models.digits import in_words, percents
from models.modality import frames, stages
from pages.pitch.modality.answer import HARDLY_ANYTHING, LEAST, doubt


def draw(page: Page) -> None:
    """Say what is begun first and what choosing anew is worth, and set out what follows each result."""
    laid, years = stages.in_all(page.inputs)
    if laid == 0 or years <= 1:
        st.markdown(
            "Nothing can be chosen anew: a single year holds the whole budget, or the first year pays for no programme."
        )
        return
    st.markdown(said(page))
    tables.draw(stages.by_result(page.inputs))
    st.markdown(
        "Each year's budget is spent in that year or lost: none is kept for later, so who waits starts fewer "
        "programmes. The same for a read-out of each class, of as many patients; a few million are too little for the "
        "draws to tell from nothing."
    )
    tables.draw(stages.by_class(page.inputs))


def said(page: Page) -> str:
    """Say what the first year begins, what the read-out is waited for, and what choosing anew is worth."""
    plan = stages.the_plan(page.inputs)
    bet, count = modality.SHORT[page.inputs.readout_class], int(page.inputs.readout_patients)
    laid, years = stages.in_all(page.inputs)
    worth = f"{money(plan.gain)} more" if plan.gain >= LEAST else f"{HARDLY_ANYTHING} more"
    paid = "the one programme" if laid == 1 else f"{in_words(laid)} programmes"
    rest = "year is" if round(years) == 2 else f"{in_words(round(years) - 1)} years are"
    return (
        f"**First year: {frames.named(plan.first)}**, of {paid} that it pays for. Then {count} patients are read out, "
        f"{bet}, and the other {rest} chosen anew: worth {worth} than one choice at the start "
        f"({frames.named(plan.once)}){doubt(page, plan.gain)}. In {percents(100 * plan.moves)} % of cases the result "
        f"changes what is begun, which without it is {frames.named(stages.added(plan, plan.unread))}. The worth of "
        "the next read-out, told above, is another: there all years wait for it, here the first does not."
    )
