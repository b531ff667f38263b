"""The funnel: from the eligible to the paid, by region, and why most of a region's patients get no dose."""

import streamlit as st

from components import cached, chart, tables
from components.charts import market as charts
from components.frame import Page
from components.words import about, inside, listed
from models import footprint
from models.market import frames
from models.market.words import AREAS

MOST = 0.5  # of those who are to be given ours
SOME = 0.1  # of a region's patients
SOMEBODY = 1.0  # patients a year


def draw(page: Page) -> None:
    """Draw how many patients each step leaves in the peak year."""
    made, rows = drawing(page)
    chart.show("funnel", made, rows, alt="Patients a year by step of the funnel and region")
    st.markdown(
        "Who comes to collection for any cell therapy is a belief about access; who is to be given ours is our share, "
        "in the peak year; who is given a dose has a slot and lives to it, as Vein to vein counts; doses out of "
        "specification are not paid."
    )
    tables.draw(frames.funnel_table(page.inputs))
    for sentence in without_a_dose(page):
        st.markdown(sentence)


def drawing(page: Page) -> tuple:
    """Return the funnel: what draws it, and its rows."""
    rows = frames.funnel(page.inputs)
    people = rows.groupby("order")["patients"].sum()
    first, last = (about(round(people.iloc[at])) for at in (0, -1))
    return chart.found(charts.funnel, f"Of {first} eligible patients a year {last} get a dose that is paid"), rows


def without_a_dose(page: Page) -> list[str]:
    """Return a sentence for each area in which most who are to be given ours get no dose: how many, and why."""
    now = page.answer.detail.now
    asked, treated = now.asked[:, now.peak], now.treated[:, now.peak]
    return [
        f"In {inside(label)} {about(round(treated[at]))} of {about(round(asked[at]))} who are to be given ours "
        f"get a dose: {why(page, area, treated[at] < SOMEBODY)}."
        for at, (area, label) in enumerate(AREAS.items())
        if asked[at] >= SOMEBODY and treated[at] < MOST * asked[at]
    ]


def why(page: Page, area: str, nobody: bool) -> str:
    """Say which regions of an area have no slot, by law or because none pays; else that patients wait too long."""
    inputs = cached.inputs("footprint", page.scenario)
    plan = footprint.standing(inputs)
    pairs = zip(inputs.geography.regions, plan.network.unserved, strict=True)
    missing = [region.label for region, part in pairs if region.area == area and part > SOME]
    closed = {name: law for law, names in footprint.unserved_by_law(inputs, plan).items() for name in names}
    by_law, others = (keep(missing, closed, True), keep(missing, closed, False))
    said = [f"law or licence closes the way from every plant to {listed(by_law)}"] if by_law else []
    slots = "no slot" if nobody else "not every slot"
    said += [f"{slots} for {listed(others)} would earn its cost within your limits"] if others else []
    return "; ".join(said) or "slots are few, or the wait is too long"


def keep(names: list[str], closed: dict[str, str], by_law: bool) -> list[str]:
    """Return the regions that law or licence closes, or those that it does not, as they stand inside a sentence."""
    return [inside(name) for name in names if (name in closed) == by_law]
