"""A budget chosen anew: what the first year begins, and what a read-out then makes of the other years."""

import streamlit as st

from components import tables
from components.frame import Page
from components.words import money
from models import modality
from models.digits import in_words, percents
from models.modality import frames, stages


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
        "A year's money that is not spent in it is gone. The same for a read-out of each class, of as many patients; a "
        "few million are within what the draws can tell."
    )
    tables.draw(stages.by_class(page.inputs))


def said(page: Page) -> str:
    """Say what the first year begins, what the read-out is waited for, and what choosing anew is worth."""
    plan = stages.the_plan(page.inputs)
    bet, count = modality.SHORT[page.inputs.readout_class], int(page.inputs.readout_patients)
    laid, years = stages.in_all(page.inputs)
    worth = money(plan.gain) if plan.gain >= 1 else "hardly anything"
    return (
        f"**First year: {frames.named(plan.first)}**, of {in_words(laid)} programmes that it pays for. Then "
        f"{count} patients are read out, {bet}, and the other {in_words(round(years) - 1)} years are chosen anew: "
        f"worth {worth} more than one choice at the start ({frames.named(plan.once)}). In "
        f"{percents(100 * plan.moves)} % of cases the result moves them to another class."
    )
