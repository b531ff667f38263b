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
    detail = page.answer.detail
    st.markdown(
        "**The six plans**, each at the date of a deal that leaves founders most, and yours at your date. The line "
        "holds eight trials in ten, the grey tick is the baseline."
    )
    chart.show("plans", *bars(page), alt="Worth of the founders' shares under each plan with its 80 % band")
    st.dataframe(frames.side_by_side(detail.trials, detail.mine), hide_index=True)
    st.markdown(who_earns(detail.mine))


def bars(page: Page) -> tuple:
    """Return the chart of the plans: what draws it, and its rows."""
    detail = page.answer.detail
    return charts.plans, frames.bars(detail.trials, page.base.detail.trials, detail.mine)


def who_earns(mine: Trials) -> str:
    """Say what investors earn or lose on the user's plan."""
    investors = mine.mean(mine.investors)
    given = "would lose" if investors < 0 else "would earn"
    return (
        f"Founders, investors and partner together always have the project and today's cash. On your plan "
        f"investors {given} USD {number(abs(investors))} m on average at this dilution"
        + (": they would ask for more." if investors < 0 else ".")
    )
