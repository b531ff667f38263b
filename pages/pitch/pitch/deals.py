"""Deals: the comparable ones, what they paid, and which were dropped and why."""

import streamlit as st

from components import chart, tables
from components.charts import pitch as charts
from components.frame import Page
from components.words import listed, number
from models.digits import percents
from models.pitch import frames
from models.pitch.deals import Band, Comparables


def draw(page: Page) -> None:
    """Draw the comparable deals and where an asset like this one falls."""
    compared = page.answer.detail.comparables
    st.markdown(deal_words(compared))
    if compared.upfront:
        draw_deals = chart.found(charts.deals, finding(compared.upfront))
        rows = frames.deals(compared)
        most = float(rows[["upfront", "high"]].max(axis=None))
        chart.show("deals", draw_deals, rows, float(rows["upfront"].min()), most, source="upfronts as published",
                   alt="Upfront of the store's deals by year, the comparable ones dark")  # fmt: skip
    left, right = st.columns(2, gap="large")
    left.markdown(f"**Compared: {len(compared.deals)}**")
    tables.draw(frames.compared_deals(compared), left)
    right.markdown(f"**Dropped: {len(compared.dropped)}, and why**")
    tables.draw(frames.dropped(compared), right)


def finding(band: Band) -> str:
    """Say what comparable deals paid at signing."""
    return f"Comparable deals paid USD {number(band.median)} m at signing ({number(band.low)} to {number(band.high)})"


def deal_words(compared: Comparables) -> str:
    """Say what the comparable deals paid, how sure so few can be, and how they ended."""
    matched = listed(
        [{"group": "modality group", "stage": "stage", "kind": "kind"}[name] for name in compared.matched_on]
    )
    start = f"**Comparable by {matched}.** "
    if compared.upfront is None:
        return start + "None gave its upfront."
    band = compared.upfront
    sure = f"holds the median with {100 * band.coverage:.0f} % by counting alone" if band.coverage else "is one deal"
    paid = share_words(compared.share) if compared.share else ""
    return (
        f"{start}Median upfront USD {number(band.median)} m; the interval {number(band.low)} to {number(band.high)} "
        f"(n {band.count}) {sure}.{paid} {compared.ended} of {len(compared.deals)} have ended."
    )


def share_words(share: Band) -> str:
    """Say which share of their headline the compared deals paid at signing."""
    if share.count == 1:
        return f" The one deal that gave its headline too paid {percents(100 * share.median)} % of it at signing."
    ends = f"n {share.count}, {percents(100 * share.low)} to {percents(100 * share.high)} %"
    return f" At signing they paid {percents(100 * share.median)} % of the headline ({ends})."
