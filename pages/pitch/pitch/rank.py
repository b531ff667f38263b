"""Rank: which therapy takes which place, and what other methods say."""

from collections.abc import Sequence
from math import isnan

import pandas as pd
import streamlit as st

from components import cached, chart, room, tables
from components.charts import pitch as charts
from components.frame import Page
from components.words import listed, plain
from models.digits import percents
from models.methods import smaa
from models.pitch import frames

FEW = 3  # places that count as near the top


def draw(page: Page) -> None:
    """Draw the rank acceptability, and what other methods say."""
    left, right = st.columns(2, gap="large")
    with left:
        chart.show("acceptability", *acceptability(page),
                   alt="Stacked bars of the share of weightings in which each therapy takes each place")  # fmt: skip
        st.caption("Over every weighting and future. The grey tick is how often it was first in the baseline.")
    with right:
        other_methods(page)


def acceptability(page: Page) -> tuple:
    """Return the chart of the places: what draws it, its rows, and the room's guess."""
    found, base = page.answer.detail.ranking, page.base.detail.ranking
    shares = smaa.rank_acceptability(found.standing)  # who is not there stands last
    rows = frames.acceptability(page.inputs, found, base, shares, room.asset())
    return chart.found(charts.acceptability, finding(shares[-1], room.asset())), rows, room.room().guess


def finding(shares: Sequence[float], asset: str) -> str:
    """Say how often the asset is first and among the first few; shares: of weightings, by place."""
    first = f"{asset} is first in {percents(100 * float(shares[0]))} % of weightings"
    if len(shares) <= FEW:
        return first
    return f"{first}, among the first {FEW} in {percents(100 * float(sum(shares[:FEW])))} %"


def other_methods(page: Page) -> None:
    """Draw the first places under other methods, and the weights that speak for the asset."""
    found = page.answer.detail.ranking
    if len(found.names) == 1:
        st.markdown("There is nothing to compare it with.")
        return
    table = frames.check(page.inputs, found, room.asset())
    st.markdown(check_words(table, page.inputs.normalisation))
    tables.draw(table)
    st.markdown(central_words(page, room.asset()))


def check_words(table: pd.DataFrame, normalisation: str) -> str:
    """Say whether the other methods put the same therapy first, and on which scale TOPSIS did."""
    firsts = {
        name: who.replace(frames.RIVAL_NAME, frames.RIVAL_NAME.lower()) for name, who in frames.firsts(table).items()
    }
    said = f"**Other methods** (TOPSIS scaled {cached.shown('normalisation', normalisation).lower()}): "
    if len(set(firsts.values())) == 1:
        return said + f"all put {plain(firsts['TOPSIS'])} first."
    return said + "they disagree, so the first place hangs on the method: " + listed(
        [f"{name} says {plain(who)}" for name, who in firsts.items()]
    ) + "."  # fmt: skip


def central_words(page: Page, asset: str) -> str:
    """Say which weights speak for the asset."""
    found = page.answer.detail.ranking
    if isnan(found.central[0]):
        return f"**Central weights.** {plain(asset)} is first under no weights."
    top = sorted(zip(page.inputs.landscape.criteria, found.central, strict=True), key=lambda pair: -pair[1])[:3]
    said = listed([f"{one.label.lower()} {100 * weight:.0f} %" for one, weight in top])
    inside = asset if asset != room.UNNAMED else asset.lower()  # as it stands inside a sentence
    return (
        f"**Central weights.** Where {plain(inside)} is first, buyers weigh on average {said}. "
        f"Under exactly those weights it is first in {percents(100 * float(found.confidence))} % of futures "
        "(confidence factor)."
    )
