"""One class after another: newer classes' share of deals, the curve through it, and how such a curve broke."""

import pandas as pd
import streamlit as st

from components import chart, tables
from components.charts import modality as charts
from components.frame import Page
from components.words import number
from models.digits import in_words
from models.modality import frames, substitution


def draw(page: Page) -> None:
    """Draw the shares with their curves, tell how fast each takes over and how far off the curves were."""
    rows = frames.follows(page.inputs)
    if rows.empty:
        st.markdown("Too few deals tell of a newer class.")
        return
    chart.show("follows", *drawing(page), alt="Share of deals of newer classes by year, with fitted curves",
               source="licences and acquisitions in the store; years with three deals or more")  # fmt: skip
    found = {which: substitution.taken(page.inputs, which) for which in frames.NEWER}
    st.markdown(" ".join(told(frames.NEWER[which], taken) for which, taken in found.items() if taken))
    st.markdown(
        "Fisher and Pry's law has one class replace another along a logistic curve. The points are a few deals a year: "
        "the band is that of the curves that they leave likely, and no law says that a curve goes on. Rings are years "
        "after a class had its highest share: no curve is laid through them."
    )
    tables.draw(residuals(found))


def told(name: str, taken: substitution.Taken) -> str:
    """Say how long a newer class takes to take over by its curve, and what came after where the curve ends early."""
    low, high = (number(round(one)) for one in taken.takeovers())
    first = (
        f"**{name}**: the curve through {in_words(taken.told)} points goes from a tenth to nine tenths of deals in "
        f"about {number(round(taken.takeover))} years ({low} to {high}), with half in {round(taken.half)}."
    )
    if taken.told == len(taken.years):
        return first
    last, share = int(taken.years[-1]), 100 * float(taken.shares[-1])
    return f"{first} The curve broke: in {last} it was {share:.0f} % of {int(taken.deals[-1])} deals."


def residuals(found: dict) -> pd.DataFrame:
    """Return each year's share, what the curve says, and the difference, in percent and points."""
    rows = []
    for which, taken in found.items():
        for at, year in enumerate(taken.years if taken else ()):
            curve = 100 * float(taken.curve(taken.years[at : at + 1])[0])
            share = 100 * float(taken.shares[at])
            rows.append(
                {"Class": frames.NEWER[which], "Year": str(int(year)), "Deals": int(taken.deals[at]),
                 "Share, %": round(share), "Curve, %": round(curve), "Off by, points": round(share - curve),
                 "Curve laid through it": "yes" if at < taken.told else "no"}
            )  # fmt: skip
    return pd.DataFrame(rows)


def drawing(page: Page) -> tuple:
    """Return the chart of shares: what draws it, and its rows."""
    return chart.found(charts.follows, finding_words(page)), frames.follows(page.inputs)


def finding_words(page: Page) -> str:
    """Say what in vivo has taken, and what became of the class before it."""
    new, old = (substitution.taken(page.inputs, which) for which in (substitution.IN_VIVO, substitution.SHELF))
    said = []
    if new:
        said.append(f"in vivo {100 * new.shares[-1]:.0f} % of the last year's {in_words(int(new.deals[-1]))} deals")
    if old:
        most = int(old.shares.argmax())
        said.append(f"donor or stem {100 * old.shares[-1]:.0f} %, after {100 * old.shares[most]:.0f} %")
    whole = "; ".join(said)
    return whole[:1].upper() + whole[1:]
