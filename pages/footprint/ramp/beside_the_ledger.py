"""Beside the ledger: the plan by date that the company's ledger, partner and market count with, and the orders."""

import pandas as pd
import streamlit as st

from components import cached, tables
from components.frame import Page
from components.words import about, money
from models import ramp
from models.ramp import frames


def draw(page: Page) -> None:
    """Say how far the best order is from the ledger's plan in money and patients, and set all out by year."""
    plan = plan_of(page)
    st.markdown(f"**{finding_words(frames.beside_ledger(page.inputs, plan))}**")
    st.markdown(
        "The ledger, the partner page and the market read capital and capacity by date of the Footprint page's "
        "network, whose suites open as the expected demand needs them; sales are the smaller of demand and capacity. "
        "They do not read the orders above, which also meet slips, failures and months of filling up. Here both meet "
        "the same patients; the ledger's plan is never late, orders nothing more, and may "
        "leave regions out."
    )
    tables.draw(frames.ledger_table(page.inputs, plan))
    tables.draw(frames.ledger_years(page.inputs, plan))
    st.caption("Both tables hold means over all futures; the chart above and its title tell the middle future.")


def plan_of(page: Page) -> ramp.Ledger:
    """Return the plan that the company's ledger counts with."""
    has = cached.reads("footprint", page.scenario)
    return ramp.Ledger(has["capital"], has["capacity"])


def finding_words(table: pd.DataFrame) -> str:
    """Say how many more or fewer the best order treats than the ledger's plan, and at how much more or less capital."""
    best = table[table["order"] == frames.BEST].iloc[0]
    patients, capital = best["more_treated"], best["more_capital"]
    many = f"{about(abs(patients))} {'more' if patients > 0 else 'fewer'}" if abs(patients) >= 1 else "as many"
    return (
        f"The best order treats {many} in eight years than the ledger's plan, with "
        f"{money(abs(capital))} {'more' if capital > 0 else 'less'} of capital."
    )
