"""The programme: all sizes free to be joined, in few futures, solved to a proven bound in the background."""

from functools import partial

import streamlit as st

from components import background
from components.frame import Page
from components.words import listed, money
from models import ramp
from models.digits import in_words, number
from models.methods import facility

PARTS = {
    "own": "a new plant of {} suites",
    "added": "{} suites at the plant that stands",
    "slots": "{} doses a year of slots",
    "second": "{} doses a year at a second maker",
    "process": "a shorter process",
}


def draw(page: Page) -> None:
    """Offer the exact programme, worked out in the background."""
    inputs = page.inputs
    st.markdown(
        "**The programme.** The orders above join what is usually ordered together. Here every size of every kind "
        f"may be joined with any other, automation left out, in {in_words(ramp.FEW)} futures that stand for all: a "
        "two-stage programme, solved on HiGHS until no order can be better."
    )
    background.draw("ramp_programme", "Run the programme", inputs, partial(work, inputs), show)


def work(inputs: ramp.Inputs, report) -> ramp.Solved:
    """Solve the programme; `report` is told how far each search is, and may stop it."""
    with facility.reported_to(report):
        return ramp.solved(inputs)


def show(found: ramp.Solved) -> None:
    """Say what is ordered, what it is worth, and how far from the best it can be."""
    held = [words.format(number(getattr(found.mix, part))) for part, words in PARTS.items() if getattr(found.mix, part)]
    st.markdown(
        f"Ordered first: {listed(held) if held else 'nothing'}. It is worth {money(found.worth)} today in these "
        f"futures; no order can be worth more than {money(found.bound)}."
    )
    st.markdown(
        f"In them counting with chance is worth {money(max(found.of_stochastic_solution, 0.0))}, and knowing it "
        f"{money(max(found.of_perfect_information, 0.0))}."
    )
