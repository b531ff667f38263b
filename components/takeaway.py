"""Take away: each chart as PNG and SVG, each table as CSV, the link."""

from collections.abc import Callable
from functools import partial

import pandas as pd
import pyarrow as pa
import streamlit as st

from components import address
from components.chart import scheme
from components.charts.theme import FONT_FILES

WIDTH, SCALE = 900, 2


def draw(charts: dict[str, tuple], tables: dict[str, pd.DataFrame]) -> None:
    """Offer downloads; a chart is (draw, frame, *args), made only when asked for."""
    st.markdown("**Link to this setting**")
    st.code(address.link(), language=None, wrap_lines=True)
    for name, (make, frame, *args) in charts.items():
        with st.container(horizontal=True):
            st.markdown(name, width=220)
            for kind, mime in (("png", "image/png"), ("svg", "image/svg+xml")):
                made = partial(image, kind, make, frame, scheme(), *args)
                offer(kind.upper(), made, f"{name}.{kind}", mime)
    for name, frame in tables.items():
        with st.container(horizontal=True):
            st.markdown(name, width=220)
            offer("CSV", partial(frame.to_csv, index=False), f"{name}.csv", "text/csv")


def offer(label: str, made: Callable, file: str, mime: str) -> None:
    """Draw one download button that does not rerun the page."""
    name = file.lower().replace(" ", "-")
    st.download_button(label, made, name, mime, key=f"take_{name}", on_click="ignore")


def image(kind: str, make: Callable, frame: pd.DataFrame | pa.Table, *args) -> bytes:
    """Draw a chart as PNG or SVG with the shipped typeface."""
    import vl_convert

    vl_convert.register_font_directory(str(FONT_FILES))
    spec = make(frame, *args).properties(width=WIDTH).to_dict()
    if kind == "png":
        return vl_convert.vegalite_to_png(spec, scale=SCALE)
    return vl_convert.vegalite_to_svg(spec).encode()
