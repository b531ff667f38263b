"""Shows a chart between what it finds and where its numbers come from, on screen as in every export.

A specification is kept, so that a move only sends new data and the browser repaints at once: what a chart finds stands
above it, in the page's own words, not in the specification.
"""

from collections.abc import Callable
from functools import wraps
from html import escape

import pandas as pd
import pyarrow as pa
import streamlit as st

from components import cached, imprint, session

STACKED, ASIDE = ("vconcat", "hconcat", "concat"), "aside"  # a layer of this name is left out for a room
LETTER, LARGER = "max(24, 0.018 * windowSize()[0])", "(windowSize()[0] < 1600 ? 2 : 2.9)"  # as present.LARGE says
STEP = 24  # pixels of a row for a room, at most
HEAD, AROUND, LEAST = 8, 70, 150  # letters above a chart; pixels around its plot, and of its plot at the least
LEFT = f"max({LEAST}, (windowSize()[1] - {HEAD} * {LETTER}) / {LARGER} - {AROUND})"  # of the window's height


def scheme() -> str:
    """Return whether the visitor looks at the light or the dark scheme."""
    return st.context.theme.type or "light"


def found(draw: Callable, finding: str) -> Callable:
    """Return what draws a chart with what this chart finds: one sentence that stands above it, and in its pictures."""

    @wraps(draw)
    def drawn(frame, scheme, *args):
        return draw(frame, scheme, *args)

    drawn.finding = finding
    return drawn


def finding(draw: Callable) -> str:
    """Return what a chart finds; what it shows where nothing is found."""
    return getattr(draw, "finding", "") or draw.title


def show(
    name: str,
    draw: Callable,
    frame: pd.DataFrame | pa.Table,
    *args,
    alt: str,
    on_pick: Callable | None = None,
    source: str = "",
) -> None:
    """Draw `draw(frame, scheme, *args)`; `on_pick` gets the row picked on the chart's "lock" selection.

    What it finds stands above it (`found`), where its numbers come from below: `source` names what is not worked out.
    """
    st.html(f'<h2 class="finding">{escape(finding(draw))}</h2>')
    spec = cached.specification(name, draw, frame, scheme(), *args)
    spec = for_a_room(spec) if session.explorer().presenting else spec
    key = f"chart_{name}"

    def picked():
        rows = st.session_state[key].selection.get("lock")
        if rows:
            on_pick(rows[0])

    selecting = {"on_select": picked, "selection_mode": "lock"} if on_pick else {}
    st.vega_lite_chart(frame, spec, theme=None, key=key, alt=alt, **selecting)
    st.html(f'<p class="origin">{escape(origin(source))}</p>')


def origin(source: str = "") -> str:
    """Return the line under a chart: what is worked out from which data, what was published, and today's date."""
    own = f"Worked out here from data version {cached.data_version()}"
    return f"{'; '.join(filter(None, (own, source)))}. {imprint.dated(imprint.now())}."


def for_a_room(spec: dict) -> dict:
    """Return a chart's specification, as high as the window leaves it: for a room the page draws it larger.

    So it is laid out as on a narrow screen, for which every chart has its place for words.
    """
    if any(key in spec for key in STACKED):
        return spec
    if not high(spec):
        step = spec.get("height", {}).get("step", STEP)
        return spec | {"height": {"step": min(step, STEP)}}
    layers = [layer for layer in spec.get("layer", []) if layer.get("name") != ASIDE]
    measures = [one for one in spec.get("params", []) if one["name"] != "height"]
    asked = next((one["expr"] for one in spec.get("params", []) if one["name"] == "height"), spec["height"])
    room = {"name": "height", "expr": f"min({asked}, {LEFT})"}
    lower = spec | {"params": [*measures, room]} | ({"layer": layers} if layers else {})
    return without_legends(lower) if "projection" in spec else lower


def without_legends(spec):
    """Return a specification whose colours and sizes are explained nowhere: for a room what they mean is told."""
    if isinstance(spec, list):
        return [without_legends(part) for part in spec]
    if not isinstance(spec, dict):
        return spec
    kept = {key: spec[key] for key in ("config", "data") if key in spec}
    return {key: None if key == "legend" else without_legends(part) for key, part in spec.items()} | kept


def high(spec: dict) -> bool:
    """Say whether a chart has a height of its own, not one by the number of its rows."""
    return isinstance(spec.get("height"), int | float)
