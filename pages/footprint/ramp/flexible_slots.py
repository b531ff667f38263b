"""Flexible slots: what an order is worth if slots are paid as used, as agreed, or whether used or not."""

import pandas as pd
import streamlit as st

from components import chart
from components.charts import ramp as charts
from components.frame import Page
from components.words import money
from models.answer import within
from models.ramp import PHRASES, frames


def draw(page: Page) -> None:
    """Draw worth by terms, and say what the best order is under each."""
    chart.show("terms", *drawing(page), alt="Worth of the user's order and of the best one as slots are paid")
    kinds = frames.by_terms(page.inputs)
    flexible, firm = (within(PHRASES[kinds.iloc[at]["kind"]]) for at in (0, -1))
    same = f"Under either it is best to {flexible}." if flexible == firm else (
        f"If slots are paid as used, it is best to {flexible}; if all reserved ones are paid, to {firm}."
    )  # fmt: skip
    st.markdown(f"Take or pay: all reserved slots are paid while the contract runs. {same}")


def drawing(page: Page) -> tuple:
    """Return the chart of terms: what draws it, and its rows."""
    rows = frames.termed(page.inputs)
    return chart.found(charts.terms, finding_words(frames.by_terms(page.inputs))), rows


def finding_words(table: pd.DataFrame) -> str:
    """Say what paying as used is worth to the user's order against take or pay."""
    worth = float(table["worth"].iloc[0] - table["worth"].iloc[-1])
    if worth <= frames.TINY:
        return "Your order has no slots that flexible terms would be worth anything to"
    return f"To your order paying slots as used is worth {money(worth)}, against take or pay"
