"""Real products: what each sold in the years since its launch, with where it was read."""

import streamlit as st

from components import cached, evidence
from components.frame import Page
from models.market import real


def draw(page: Page) -> None:
    """Draw the published sales of real products, each with its source."""
    st.markdown(
        "**Real products.** Net sales as reported, the world over. A quarter is drawn four times as large on the "
        "chart, as a pace a year; a year is left out of it where its quarters are known."
    )
    evidence.table("Published sales", sold())


def sold():
    """Return every published world sale of a product with its source."""
    known = cached.rows("company_quarters")
    mine = known[(known["measure"] == real.SALES) & (known["region"] == real.WORLD) & known["product_id"].notna()]
    columns = ["product", "period", "value", "unit", "source", "locator", "as_of", "basis", "built_from", "note"]
    return evidence.with_sources(mine.sort_values(["product", "period"])[columns]).drop(columns="basis")
