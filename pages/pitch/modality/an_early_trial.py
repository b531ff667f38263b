"""An early trial: Simon's two stages, and the chance that a trial under way ends well."""

import streamlit as st

from components import tables
from components.frame import Page
from models import modality
from models.digits import number, percents
from models.modality import frames

SEEN = (4, 10)  # patients so far: as the first read-out of ESO-T01 had, and as a first stage has


def draw(page: Page) -> None:
    """Set out the designs, and the predictive probability by responses so far."""
    inputs = page.inputs
    rates = (
        f"{number(inputs.trial_none)} % would be of no interest, {number(inputs.standard_response)} % is the standard"
    )
    found = frames.designs_table(inputs)
    st.markdown(f"**Go or no-go in two stages** (Simon 1989): a response of {rates}.")
    if found is None:
        st.markdown(
            f"No trial of up to {number(inputs.trial_most)} patients tells the two apart as surely as you ask: allow "
            "more patients or more error, or set them farther apart."
        )
        return
    tables.draw(found)
    bet = inputs.readout_class
    most = int(found["In all, patients"].iloc[0])
    st.markdown(
        f"**A trial under way, {modality.SHORT[bet]}**: the chance that all {most} patients will show more than "
        f"{number(inputs.trial_none)} % (predictive probability, Lee and Liu 2008), by responses so far. It begins "
        "with what the studies leave likely of the class."
    )
    for patients in (one for one in SEEN if one < most):
        chances = modality.predictive(inputs, bet, patients, most)
        told = "; ".join(f"{at}: {percents(100 * float(chance))} %" for at, chance in enumerate(chances))
        st.markdown(f"Of {patients} patients, responses so far and chance: {told}.")
