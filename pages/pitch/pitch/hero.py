"""The hero: the map of the asset among the products on two criteria."""

from functools import partial
from math import ceil, floor

import pyarrow as pa
import streamlit as st

from components import chart, room, session
from components.charts import pitch as charts
from components.frame import Page
from components.words import listed
from models import pitch
from models.pitch import frames, shown

STEPS = 14  # of a scale, by which an axis grows to hold the asset


def draw(page: Page) -> None:
    """Draw the map; letting go of the asset somewhere moves what it is expected to show."""
    chart.show(
        "pitch",
        *drawing(page),
        alt="Products and the asset on two criteria with their intervals, shaded by how often the asset would be first",
        on_pick=partial(put, page.inputs),
    )


def draw_captions(inputs: pitch.Inputs) -> None:
    """Write what is said below the map and its figures."""
    for said in captions(inputs):
        st.caption(said)


def captions(inputs: pitch.Inputs) -> list[str]:
    """Return what is said below the map: who is not on it, and that nobody is named who is to come."""
    gone = by_gap(frames.missing(inputs))
    listing = "; ".join(f"{listed(names)} (no figure for {gaps})" for gaps, names in gone.items())
    return [said for said in (f"Not on the map: {listing}." if gone else "", shown.none_to_come(inputs)) if said]


def by_gap(gone: list[tuple[str, str, list[str]]]) -> dict[str, list[str]]:
    """Return the names of products by the figures that they lack."""
    found = {}
    for brand, when, gaps in gone:
        found.setdefault(listed(gaps), []).append(brand + when)
    return found


def drawing(page: Page) -> tuple:
    """Return the map: what draws it, its rows, and what its two axes say."""
    draw = charts.differentiation if room.waiting() else chart.found(charts.differentiation, finding(page))
    return draw, rows(page), *(axis(page.inputs, k) for k in frames.map_axes(page.inputs))


def finding(page: Page) -> str:
    """Say which of the others on the map are ahead of the asset on both its axes."""
    asset, marks = room.asset(), frames.on_map(page.inputs, page.answer.detail.ranking)
    if not marks:
        return f"Nothing stands beside {told(asset)} here"
    axes = " and ".join(page.inputs.landscape.criteria[k].label.lower() for k in frames.map_axes(page.inputs))
    ahead = [name for name, both in marks.items() if both]
    who = ahead[0] if len(ahead) == 1 else f"{len(ahead) or 'none'} of {len(marks)}"
    return f"Ahead of {told(asset)} on both {axes}: {who}"


def told(asset: str) -> str:
    """Return what the asset is called inside a sentence."""
    return asset.lower() if asset == room.UNNAMED else asset


def rows(page: Page) -> pa.Table:
    """Return everything the map draws; without the shade while the room has not guessed."""
    found, base = page.answer.detail.ranking, page.base.detail.ranking
    drawn = frames.differentiation(page.inputs, found, base, page.base_inputs, room.asset())
    return drawn.filter([mark != "cell" for mark in drawn["mark"].to_pylist()]) if room.waiting() else drawn


def axis(inputs: pitch.Inputs, k: int) -> tuple:
    """Return title, ends and direction of one axis of the map; what the asset shows beyond the scale is on it too."""
    one = inputs.landscape.criteria[k]
    unit = {"percent": "%", "days": "days", "usd": "USD", "doses_a_year": "doses"}[one.unit]
    title = one.label if "doses" in one.unit else f"{one.label}, {unit}"
    figure, step = pitch.asset_figures(inputs)[one.key], abs(one.best - one.worst) / STEPS
    ends = one.worst, one.best, step * floor(figure / step), step * ceil(figure / step)
    return title, round(min(ends), 6), round(max(ends), 6), one.best < one.worst


def put(inputs: pitch.Inputs, row: dict) -> None:
    """Move the asset to a place on the map, as one move."""
    keys, axes = pitch.criteria_keys(inputs), zip(frames.map_axes(inputs), ("x", "y"), strict=True)
    session.move_on_map(dict(pitch.moved_handle(inputs, keys[k], float(row[at])) for k, at in axes))
