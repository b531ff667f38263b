"""Validity or throughput: how many more candidates make up for a tenth of validity lost, by two definitions."""

import streamlit as st

from components import tables
from components.frame import Page
from models.translation import trade


def draw(page: Page) -> None:
    """Set out the trade, say by which definition, and where it is ten to a hundred fold."""
    st.markdown(
        "**Ten to a hundred fold holds only at low validity.** Scannell and Bosley (2016) say that a tenth of validity "
        "can offset ten, even a hundred times the candidates. From 0.3 to 0.2 it is more, from 0.6 to 0.5 it is less."
    )
    st.markdown(f"Times the candidates for a tenth of validity lost. {trade.BEST}, of {trade.SEEN:,} candidates:")
    tables.draw(trade.table(trade.BEST), height="content")
    st.markdown(
        f"This page tells the trade by that definition, which asks for one pick. A second one asks for a whole list: "
        f"{trade.AS_MANY.lower()}, {100 * trade.CHOSEN:.0f} % of the candidates. By it throughput buys more:"
    )
    tables.draw(trade.table(trade.AS_MANY), height="content")
    st.markdown(
        "Neither asks what candidates cost, nor for a second screen. Your own setting, with both, is told by the ways: "
        "there more candidates are set against the questions in money."
    )
