"""Prices: what a dose brings by region, and what real products are paid."""

import streamlit as st

from components import cached, evidence, tables
from components.frame import Page
from models.market import frames

PRICES = "list_price", "net_price"


def draw(page: Page) -> None:
    """Draw the net price by region, and the published prices with their sources."""
    st.markdown("**What a dose brings.** A country's price is that of its region times its own index; "
                "sales count the countries that the footprint serves.")  # fmt: skip
    tables.draw(frames.prices(page.inputs))
    known = cached.rows("product_metrics")
    evidence.table("Published prices", evidence.with_sources(known[known["metric"].isin(PRICES)]))
