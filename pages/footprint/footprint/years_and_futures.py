"""Years and futures: what it brings to count with chance, what it would be worth to know, and resilience."""

import pandas as pd
import streamlit as st

from components import chart
from components.charts import footprint as charts
from components.frame import Page
from components.words import money, percent
from models import footprint
from models.footprint import frames, worth

NOT_CLEAR = "no clear difference"
LEAD = (
    "**Worth or resilience?** Each dot is a network, free of your limits; the line joins those that none other beats "
    "in both."
)
TINY = 0.05  # USD million; less is not told in figures


def draw(page: Page) -> None:
    """Say what chance is worth to the best network, and draw networks by worth and resilience."""
    inputs, plan = page.inputs, page.answer.detail.plan
    left, right = st.columns(2, gap="large")
    with st.spinner("Judging networks over years and futures"), left:
        st.markdown("**What counting with chance is worth.**")
        for sentence in sentences(worth.worth_of(inputs), inputs):
            st.markdown(sentence)
    with right:
        rows = frames.resilience(inputs, worth.spots(inputs), plan)
        chart.show(
            "resilience",
            chart.found(charts.resilience, finding_words(rows)),
            rows,
            alt="Contribution a year of networks against the patients still served if the worst plant fails",
        )
        st.markdown(LEAD)


def finding_words(rows: pd.DataFrame) -> str:
    """Say what the most resilient network gives away against that which brings most."""
    line = rows[rows["mark"] == "frontier"] if len(rows) else rows
    if line.empty:
        return "No network brings anything"
    most, safest = line.loc[line["value"].idxmax()], line.loc[line["kept"].idxmax()]
    given = most["value"] - safest["value"]
    if given < TINY:
        return "The network that brings most is also the most resilient"
    return f"Keeping {safest['kept']:.0f} % served if the worst plant fails gives away {money(given)} a year"


def sentences(found: worth.Worth | None, inputs: footprint.Inputs) -> list[str]:
    """Say what it brings to count with chance, what knowing would bring, and how far the best may be from the best."""
    if found is None:
        return ["No plant pays within your limits, whatever demand comes to."]
    least = inputs.materiality / 100 * abs(found.here_and_now)
    counted, known = found.of_stochastic_solution, found.of_perfect_information
    return [
        f"The best network within your limits brings {money(found.here_and_now)} a year on average over the years of "
        "sales, the futures of demand and the times when a plant stands still.",
        f"The network for demand as expected brings {money(found.expected_value)} in the same futures. "
        f"Counting with chance {told(counted, least, 'is worth')}.",
        f"To know demand before anything is built {told(known, least, 'would be worth')}.",
        f"No network within your limits can bring over {percent(found.gap)} more.",
    ]


def told(amount: float, least: float, verb: str) -> str:
    """Say what an amount is worth a year, and that it is no clear difference below the least that counts."""
    if amount < TINY:
        return f"makes {NOT_CLEAR}"
    return f"{verb} {money(amount)} a year" + ("" if amount >= least else f": {NOT_CLEAR}")
