"""Real products: what each sold in the years since its launch, with where it was read."""

import streamlit as st

from components import cached, evidence
from components.frame import Page
from models.market import real


def draw(page: Page) -> None:
    """Draw the published sales of real products, each with its source."""
    st.markdown(
        "**Real products.** Net sales as reported. The chart has the world's, or those of the United States where no "
        "others are told: a quarter four times as large, as a pace a year, and a year only where its quarters are not "
        "known."
    )
    evidence.table("Published sales", sold())


def sold():
    """Return every published sale of a product with its source."""
    known = cached.rows("company_quarters")
    mine = known[(known["measure"] == real.SALES) & known["product_id"].notna()]
    columns = [
        "product",
        "region",
        "period",
        "value",
        "unit",
        "source",
        "locator",
        "as_of",
        "basis",
        "built_from",
        "note",
    ]
    return evidence.with_sources(mine.sort_values(["product", "period"])[columns]).drop(columns="basis")
