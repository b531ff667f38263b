"""A month late: what it costs in patients and money, and when each order stands at how many doses."""

import streamlit as st

from components import tables
from components.frame import Page
from components.words import about, money
from models.ramp import frames


def draw(page: Page) -> None:
    """Say what a month of delay costs, and set out when each order stands at how many doses."""
    mine = frames.delays(page.inputs).iloc[0]
    st.markdown(
        f"**If all that is ordered first comes a month later**, {about(mine['patients'])} patients fewer are treated "
        f"on your order, and {money(mine['worth'])} are lost, the chance of a launch counted. If nothing could be "
        f"ordered later, {about(mine['alone'])} fewer would be treated."
    )
    tables.draw(frames.delays_table(page.inputs))
    st.markdown("**Months from the launch to so many doses a year**; a dash: not within eight years.")
    tables.draw(frames.targets_table(page.inputs))
