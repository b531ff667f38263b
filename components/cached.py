"""The screen's gate to the store and to the models, and the only home of Streamlit's caches.

Nothing private to a visitor is kept here: what is kept is shared by all sessions, bounded, and never mutated. What
the store says and what the models answer comes from `explorer`, which knows no screen; here it is put into words.
"""

from functools import cache

import pandas as pd
import pyarrow as pa
import streamlit as st

from components.words import CHOSEN, MARKS, singular, with_unit
from data import saved, store
from explorer import (
    ages,
    choices,
    claims,
    evidence_ledger,
    files,
    grades,
    heap,
    ledger,
    presets,
    query,
    reality,
    turned,
)
from explorer import evidence as weight
from explorer.answers import (
    absent,
    answer,
    answer_for,
    by_assumption,
    exact,
    flips,
    inputs,
    instead,
    keep_exact,
    line,
    reads,
    relevant,
    remembered,
    split,
    upstream,
    worth,
)
from explorer.store import (
    catalogue,
    connection,
    data_version,
    gone,
    keys,
    listed_rows,
    made_from,
    moved_words,
    records,
    rows,
    source_of,
    unit_of,
)

MOST_CHARTS = 200  # specifications kept


def cited(row: dict) -> dict:
    """Return where a row says its value was read."""
    return source_of(row["source"]) | {"locator": row["locator"], "as_of": row["as_of"]}


@cache
def points_of(key: str) -> list[dict]:
    """Return the named points on an assumption's scale."""
    unit = unit_of(records("assumptions", "key")[key]["unit"])
    mine = rows("assumption_points").query("key == @key").sort_values("position")
    mine = mine.astype(object).where(mine.notna(), None)
    return [
        {
            "label": point["label"],
            "value": point["value"],
            "text": with_unit(point["value"], unit),
            "mark": MARKS[point["basis"]],
            "source": source_of(point["source"]),
        }
        for point in mine.to_dict("records")
    ]


def moved_since(version: int) -> list[str]:
    """Say which defaults moved since an older version of the data."""
    return moved_words(rows("data_moves"), version, "this link was made")


def shown(key: str, value) -> str:
    """Write an assumption's value as the reader sees it."""
    row = catalogue()[key]
    if row.options:
        return dict(row.options)[value]
    return with_unit(value, unit_of(records("assumptions", "key")[key]["unit"]))


def move_words(key: str, was, became) -> str:
    """Say a move in the log's words."""
    return f"{catalogue()[key].label}: {shown(key, was)} → {shown(key, became)}"


@st.cache_resource(max_entries=MOST_CHARTS, show_spinner=False)
def specification(name: str, _draw, _frame: pd.DataFrame | pa.Table, *args) -> dict:
    """Return a chart's specification without its data, so that a new answer only sends new data.

    It is not held against the grammar's schema: that takes two thirds of the time, and the tests do it for every chart.
    """
    spec = _draw(_frame[:0], *args).to_dict(validate=False)
    own = spec.pop("data", {}).get("name")
    return spec | {"datasets": {name: rows for name, rows in spec.get("datasets", {}).items() if name != own}}


@cache
def control(key: str) -> dict:
    """Return the part of a control that never changes: label, range, card."""
    row, assumption = records("assumptions", "key")[key], catalogue()[key]
    unit = unit_of(row["unit"])
    low, base, high = (with_unit(row[end], unit) for end in ("low", "value", "high")) if row["unit"] else ("",) * 3
    told = {
        "pays to wait": "Uncertainty that waiting settles: more of it pays to wait.",
        "pays to hurry": "Uncertainty that waiting does not settle: more of it pays to hurry.",
    }
    return {
        "key": key,
        "label": row["label"],
        "group": row["group_name"],
        "kind": row["kind"],
        "default": assumption.default,
        "low": row["low"],
        "high": row["high"],
        "step": row["step"],
        "unit": unit | {"one": singular(unit["suffix"])} if unit else unit,
        "options": option_rows(key),
        "help": row["help"],
        "watch": row["watch"],
        "mark": CHOSEN if row["kind"] == "choice" else MARKS[row["basis"]],
        "source": cited(row),
        "derivation": row["derivation"],
        "uncertainty": told.get(row["uncertainty"]),
        "range": f"Range {low} to {high}, base {base}." if row["unit"] else "",
        "points": points_of(key),
        "disagree": disagreeing(key),
    }


def option_rows(key: str) -> list[dict] | None:
    """Return the options of a choice with their help, or None for a number."""
    if not catalogue()[key].options:
        return None
    mine = rows("assumption_options").query("key == @key").sort_values("position")
    return mine[["option", "label", "help"]].to_dict("records")


@cache
def disagreeing(key: str) -> list[dict]:
    """Return the conflicts between sources that concern the facts on an assumption's scale."""
    facts = rows("assumption_points").query("key == @key")["fact_id"].dropna().unique()
    found = store.conflicts_for(connection(), facts).drop_duplicates("fact_id") if len(facts) else rows("conflicts")[:0]
    found = found.astype(object).where(found.notna(), None)
    return [
        {
            "label": row["topic"],
            "text": row["conflict"],
            "mark": MARKS[row["basis"]],
            "derivation": f"Used here: {row['use']}",
            "source": cited(row),
        }
        for row in found.to_dict("records")
    ]
