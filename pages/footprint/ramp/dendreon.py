"""Dendreon: three plants built ahead of demand, and what was sold."""

import pandas as pd
import streamlit as st

from components import cached, chart, evidence
from components.charts import ramp as charts
from components.frame import Page
from components.words import about
from models.digits import number

BUILT = "network_capacity-102x"  # USD million a year that three plants were to make
SOLD = ("company_quarters-520", "company_quarters-497", "company_quarters-496", "company_quarters-505")
CLOSED = "X13x"  # the first of the three plants


def draw(page: Page) -> None:
    """Draw what was sold beside what was built for it, and say what this page would have said."""
    rows = sales()
    made = chart.found(charts.overbuilt, finding_words(rows))
    chart.show("overbuilt", made, rows, alt="Sales of Provenge by year against what three plants were to make",
               source="as published: see the rows below")  # fmt: skip
    st.markdown(
        "On what was expected in 2009 this model too would have ordered plants, and sales came below nine of ten of "
        "its futures. With sales as they came, waiting or slots would have lost least: a plant cannot be given back, a "
        "slot can once its years are over."
    )
    facts = cached.rows("facts")
    evidence.table(
        "What was told and what came", evidence.with_sources(facts[facts["fact_id"].isin((BUILT, *SOLD, CLOSED))])
    )


def sales() -> pd.DataFrame:
    """Return sales by year, and what three plants were to make: year, sales, built, in USD million, and words."""
    facts = cached.records("facts", "fact_id")
    built = float(facts[BUILT]["value"])
    rows = [(str(facts[key]["as_of"])[:4], float(facts[key]["value"])) for key in SOLD]
    said = f"three plants, as told in 2010: {number(built)} at least"
    return pd.DataFrame(
        [{"year": year, "sales": sold, "built": built, "said": number(sold), "words": said} for year, sold in rows]
    )


def finding_words(rows: pd.DataFrame) -> str:
    """Say how much of what was built for was sold in the best year."""
    share = 100 * rows["sales"].max() / rows["built"].max()
    return f"In its best year Provenge sold {about(share)} % of what was built for"
