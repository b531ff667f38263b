"""Side by side: the six plans and how their parts add up."""

import streamlit as st

from components import tables
from components.frame import Page
from components.words import money
from models.partner import frames
from models.partner.trials import Trials


def draw(page: Page) -> None:
    """Draw the six plans and how their parts add up."""
    detail = page.answer.detail
    st.markdown("**The six plans**, each at the date of a deal that leaves founders most, and yours at your date.")
    tables.draw(frames.side_by_side(detail.trials, detail.mine))
    st.markdown(who_earns(detail.mine))


def who_earns(mine: Trials) -> str:
    """Say what investors pay and what they earn beyond the discount rate on the user's plan."""
    paid, earned = mine.mean(mine.figure("paid", mine.way)), mine.mean(mine.investors)
    return (
        "Founders, investors and partner together always have the project and today's cash. Investors buy shares at "
        f"what the company is worth then: on your plan they pay in {money(paid)} on average and earn "
        f"{money(max(earned, 0.0))} beyond the discount rate, by the premium before proof of concept and the "
        "least dilution that they ask for."
    )
