"""Shows a chart: its specification is kept, so that a move only sends new data and the browser repaints at once."""

from collections.abc import Callable

import pandas as pd
import pyarrow as pa
import streamlit as st

from components import cached


def scheme() -> str:
    """Return whether the visitor looks at the light or the dark scheme."""
    return st.context.theme.type or "light"


def show(
    name: str, draw: Callable, frame: pd.DataFrame | pa.Table, *args, alt: str, on_pick: Callable | None = None
) -> None:
    """Draw `draw(frame, scheme, *args)`; `on_pick` gets the row picked on the chart's "lock" selection.

    Remembers the frame under `name`, for the page's downloads.
    """
    spec = cached.specification(name, draw, frame, scheme(), *args)
    key = f"chart_{name}"

    def picked():
        rows = st.session_state[key].selection.get("lock")
        if rows:
            on_pick(rows[0])

    selecting = {"on_select": picked, "selection_mode": "lock"} if on_pick else {}
    st.vega_lite_chart(frame, spec, theme=None, key=key, alt=alt, **selecting)
