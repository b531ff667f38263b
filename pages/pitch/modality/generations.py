"""Generations: what own cells sold with Bass's curve through it, and how fast a successor like them would take over."""

import streamlit as st

from components import chart, tables
from components.charts import modality as charts
from components.frame import Page
from components.words import listed
from models.digits import known
from models.modality import generations, spreads


def draw(page: Page) -> None:
    """Draw the curves, say what they tell of a successor and what they cannot, and set out how far off they are."""
    rows = spreads.curves(page.inputs)
    if rows.empty:
        st.markdown("Too few published quarters tell of a product.")
        return
    chart.show("generations", *drawing(page), alt="Sales of own-cell products since launch, with Bass's curve",
               source="sales as companies published them, scaled to a year; none of a newer class")  # fmt: skip
    st.markdown(" ".join((successor_words(page), untold_words(page))))
    tables.draw(spreads.products_table(page.inputs))
    pair = spreads.pair_table(page.inputs)
    if len(pair):
        st.markdown(
            f"**One pair has been sold**: {spreads.SECOND} came a year after {spreads.FIRST}, in the same disease. By "
            "Norton and Bass, one speed for both, USD million a year:"
        )
        tables.draw(pair)
    st.markdown(
        "**How far off each curve is**, point by point. Points next to each other miss "
        "it to the same side, so the bands are narrower than they should be."
    )
    tables.draw(spreads.residuals_table(page.inputs))


def successor_words(page: Page) -> str:
    """Say how long a successor that spreads as the best-known product did would take, once it is launched."""
    found = spreads.best_known(page.inputs)
    if found is None:
        return "No product's points tell a peak, so nothing is said of a successor."
    half, low, high = (known(one) for one in found.until(generations.HALF))
    return (
        f"**Nobody has sold a second class.** If one spreads as {found.ramp.product} did and adds no patients, it has "
        f"half of the sales about {half} years after its launch ({low} to {high}). In vivo by virus would launch in "
        f"about {known(spreads.launch_of_next(page.inputs), whole=True)} years, if it does."
    )


def untold_words(page: Page) -> str:
    """Say whose points cannot carry a peak."""
    names = [one.ramp.product for one in generations.spreading(page.inputs) if not one.told]
    return f"The points of {listed(names)} still rise: nearly any peak fits, so none is given." if names else ""


def drawing(page: Page) -> tuple:
    """Return the chart of the curves: what draws it, and its rows."""
    return chart.found(charts.generations, finding_words(page)), spreads.curves(page.inputs)


def finding_words(page: Page) -> str:
    """Say how long the best-known product took to half of its peak."""
    found = spreads.best_known(page.inputs)
    if found is None:
        return "No product's sales tell a peak yet"
    return f"{found.ramp.product} took about {known(found.until(generations.HALF)[0])} years to half of its peak"
