"""Days by step: how far each step spreads, and how far the days of each way of working."""

import pandas as pd

from components import chart, tables
from components.charts import vein_to_vein as charts
from components.frame import Page
from components.words import about, lowered
from models.vein_to_vein import frames


def draw(page: Page) -> None:
    """Draw the spread of each step, the distribution of the days of every way, and the days in each owner's hands."""
    chart.show("steps", *drawing(page), alt="Days of each step, eight patients in ten, with its owner")
    ways = frames.spread(page.inputs, page.answer.verdict.kind)
    made = chart.found(charts.spread, spread_words(ways))
    chart.show("spread", made, ways, alt="Days from collection to infusion, eight patients in ten, by way of working")
    tables.draw(frames.owners_table(page.inputs))


def drawing(page: Page) -> tuple:
    """Return the chart of the steps: what draws it, and its rows."""
    steps = frames.by_step(page.inputs)
    return chart.found(charts.steps, step_words(steps)), steps


def step_words(steps: pd.DataFrame) -> str:
    """Say which step takes longest, and which varies most."""
    longest, widest = steps.loc[steps["mean"].idxmax()], steps.loc[(steps["high"] - steps["low"]).idxmax()]
    first = f"{longest['label']} takes longest, {about(longest['mean'])} days on average"
    return first if widest["step"] == longest["step"] else f"{first}; {lowered(widest['label'])} varies most"


def spread_words(ways: pd.DataFrame) -> str:
    """Say by which day nine in ten of those infused have been, on the user's way."""
    days = float(ways.loc[ways["whose"] == "yours", "high"].iloc[0])
    return f"On your way nine in ten of those infused have waited less than {about(days)} days"
