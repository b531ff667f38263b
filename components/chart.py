"""Shows a chart: its specification is kept, so that a move only sends new data and the browser repaints at once."""

from collections.abc import Callable

import pandas as pd
import pyarrow as pa
import streamlit as st

from components import cached, session

LARGER, TALLER, SIZES = 1.4, 1.5, ("fontSize", "labelFontSize", "titleFontSize", "dx", "dy")


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
    spec = for_a_room(spec) if session.explorer().presenting else spec
    key = f"chart_{name}"

    def picked():
        rows = st.session_state[key].selection.get("lock")
        if rows:
            on_pick(rows[0])

    selecting = {"on_select": picked, "selection_mode": "lock"} if on_pick else {}
    st.vega_lite_chart(frame, spec, theme=None, key=key, alt=alt, **selecting)


def for_a_room(spec: dict) -> dict:
    """Return a chart's specification larger, and taller where its height is a number."""
    height = spec.get("height")
    taller = {"height": TALLER * height} if isinstance(height, int | float) else {}
    return larger(spec) | taller


def larger(spec):
    """Return a specification, or a part of one, with its words large enough for a room."""
    if isinstance(spec, list):
        return [larger(part) for part in spec]
    if not isinstance(spec, dict):
        return spec
    scaled = {key: LARGER * value for key, value in spec.items() if key in SIZES and isinstance(value, int | float)}
    return {key: part if key == "datasets" else larger(part) for key, part in spec.items()} | scaled
