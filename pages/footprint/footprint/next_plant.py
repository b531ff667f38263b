"""Next plant: what one more buys, and how many days off the process are worth as much."""

import pandas as pd
import streamlit as st

from components import chart, tables
from components.charts import footprint as charts
from components.frame import Page
from components.words import about, money
from models import footprint
from models.footprint import frames


def draw(page: Page) -> None:
    """Draw what the next plant buys, and how many days off the process are worth as much."""
    inputs, plan = page.inputs, page.answer.detail.plan
    table = frames.by_plants(inputs, footprint.by_number(inputs))
    left, right = st.columns(2, gap="large")
    with left:
        chart.show(
            "plants",
            chart.found(charts.by_plants, finding_words(table, len(plan.opened) if plan else 0)),
            table,
            len(plan.opened) if plan else 0,
            alt="Contribution a year of the best network by number of plants",
        )
        st.markdown("The best network of each size, free of your limits; the numbers are what one plant more adds.")
    with right:
        st.markdown(lever_words(inputs))
        shown = table.drop(columns=["gain", "said"]).round(frames.DIGITS)
        tables.draw(shown.rename(columns=frames.COLUMNS))


def finding_words(table: pd.DataFrame, mine: int) -> str:
    """Say what one plant more than the plan has adds; where the table ends, what its last plant adds."""
    gains = table.set_index("plants")["gain"].dropna()
    if gains.empty:
        return "There is one place for a plant"
    count = min(max(mine + 1, gains.index[0]), gains.index[-1])
    gain = gains[count]
    return f"Plant number {count} {'adds' if gain > 0 else 'costs'} {money(abs(gain))} a year"


def lever_words(inputs: footprint.Inputs) -> str:
    """Say how many days off the process are worth as much as one more plant."""
    count, gain, a_day, days = footprint.process_lever(inputs)
    start = f"**Days or plants?** One day off the process is worth {money(a_day)} a year. "
    if gain <= 0:
        return start + f"One plant more than {count} does not pay: it costs {money(-gain)} a year."
    if days is None:
        return start + f"One plant more than {count} is worth {money(gain)}: more than any shorter process."
    return start + f"One plant more than {count} is worth {money(gain)}, as much as {about(days)} days off."
