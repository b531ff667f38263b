"""What flips it: the nearest flips, and which of the two uncertainties pays to wait."""

import pandas as pd
import streamlit as st

from components import cached, more, tables
from components.frame import Page
from models import design_lock

UNCERTAINTIES = ("design_spread", "china_transfer_spread")


def draw(page: Page) -> None:
    """Draw the flips; say which uncertainty is which, and what each does to the best month on the plan's path."""
    more.what_flips_it(page)
    st.markdown(
        "**Two uncertainties, two directions.** A naive option model says that more uncertainty always means waiting "
        "longer. Here only the kind that waiting settles does."
    )
    rows = [uncertainty_row(page.inputs, key) for key in UNCERTAINTIES]
    tables.draw(pd.DataFrame(rows))


def uncertainty_row(inputs: design_lock.Inputs, key: str) -> dict[str, str]:
    """Return the best month at the low end, the present value and the high end of an uncertainty."""
    row = cached.catalogue()[key]
    ends = [row.low, getattr(inputs, key), row.high]
    months = design_lock.best_months(inputs, key, ends)
    found = [f"month {best} (at {cached.shown(key, at)})" for at, best in zip(ends, months, strict=True)]
    kind = cached.records("assumptions", "key")[key]["uncertainty"]
    low, now, high = found
    return {"Uncertainty": row.label, "Kind": kind, "At its low": low, "Now": now, "At its high": high}
