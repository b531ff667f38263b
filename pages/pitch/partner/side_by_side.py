"""Side by side: the six plans and how their parts add up."""

import streamlit as st

from components import chart
from components.charts import partner as charts
from components.frame import Page
from components.words import number
from models.partner import frames
from models.partner.trials import Trials


def draw(page: Page) -> None:
    """Draw the six plans and how their parts add up."""
    trials = page.answer.detail.trials
    st.markdown("**The six plans.** The line holds eight trials in ten, the grey tick is the baseline.")
    chart.show("plans", *bars(page), alt="Worth of the founders' shares under each plan with its 80 % band")
    st.dataframe(frames.side_by_side(trials), hide_index=True)
    st.markdown(who_earns(trials[page.inputs.strategy]))


def bars(page: Page) -> tuple:
    """Return the chart of the plans: what draws it, and its rows."""
    return charts.plans, frames.bars(page.answer.detail.trials, page.base.detail.trials, page.inputs.strategy)


def who_earns(mine: Trials) -> str:
    """Say what investors earn or lose on the user's plan."""
    investors = mine.mean(mine.investors)
    given = "would lose" if investors < 0 else "would earn"
    return (
        f"Founders, investors and partner together always have the project and today's cash. On your plan "
        f"investors {given} USD {number(abs(investors))} m on average at this dilution"
        + (": they would ask for more." if investors < 0 else ".")
    )
