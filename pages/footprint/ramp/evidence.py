"""Evidence: the claim about capacity of two kinds, published plants, lead times and sales, how real this setting is."""

import streamlit as st

from components import cached, evidence
from components.frame import Page
from components.words import money
from models import ramp as model

CLAIMS = (10,)
SOLD = ("carvykti", "yescarta", "provenge")


def draw(page: Page) -> None:
    """Draw the claim, what was published of networks, building times and sales, and how real this setting is."""
    quarters = cached.rows("company_quarters")
    sold = quarters["product_id"].isin(SOLD) & (quarters["measure"] == "net_sales")
    tables = {
        "Capacity of real networks": evidence.with_sources(cached.rows("network_capacity")),
        "Plants and how long they took": evidence.with_sources(cached.rows("facility_build")),
        "Sales of Carvykti, Yescarta and Provenge": evidence.with_sources(quarters[sold]),
    }
    if words := claim_words(page):
        st.markdown(words)
    evidence.draw(page, CLAIMS, tables)


def claim_words(page: Page) -> str:
    """Say what own plant and slots are worth here, and why claim 10 tells another number."""
    found = model.mixed_over_own(page.inputs)
    if found is None:
        return ""
    more = "more" if found.mean >= 0 else "less"
    return (
        f"Ordered first, an own plant with slots is worth {money(abs(found.mean))} today {more} than an own plant "
        "alone, over eight years and with what is ordered later. Claim 10 below is tried on the Footprint page's "
        "networks, in a year of full demand: places, lanes and plants that stand still count there, and how fast "
        "capacity comes does not. The two numbers answer two questions."
    )
