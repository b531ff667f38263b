"""The only home of caches, and the one gate from the screen to the store and to the models.

Nothing private to a visitor is kept here: what is kept is shared by all sessions, bounded, and never mutated. What
the store says does not change while the process lives; answers are pure, so the standard library remembers them (a
look-up through Streamlit's own cache costs twenty times as much).
"""

from collections.abc import Callable
from functools import cache, lru_cache

import pandas as pd
import pyarrow as pa
import streamlit as st

from components.words import MARKS, with_unit
from data import store
from models import explain
from models.answer import Answer, Verdict
from models.scenario import Assumption, Scenario, fed_by, inputs_for
from models.topics import TOPICS

MOST_ANSWERS = 200  # a megabyte at most


@st.cache_resource
def connection():
    """Return the process's one read-only connection; every question takes a cursor of its own."""
    return store.open_store()


@cache
def rows(table: str) -> pd.DataFrame:
    """Return a whole table of the store."""
    return store.rows(connection(), table)


@cache
def made_from(table: str, make: Callable):
    """Return what `make` makes of a whole table."""
    return make(rows(table))


@cache
def records(table: str, key: str) -> dict:
    """Return a table as plain records by key, nothing missing as NaN."""
    return {record[key]: record for record in listed_rows(table)}


@cache
def listed_rows(table: str) -> list[dict]:
    """Return a table as a list of plain records, nothing missing as NaN."""
    frame = rows(table).astype(object).where(lambda f: f.notna(), None)
    return frame.to_dict("records")


@cache
def catalogue() -> dict[str, Assumption]:
    """Return every assumption by key."""
    options = rows("assumption_options").sort_values("position").groupby("key")
    choices = {key: tuple(zip(group.option, group.label, strict=True)) for key, group in options}
    return {
        key: Assumption(
            key=key,
            label=row["label"],
            kind=row["kind"],
            default=row["option"] or row["value"],
            low=row["low"],
            high=row["high"],
            step=row["step"],
            options=choices.get(key, ()),
            brings=brought().get(key, ()),
        )
        for key, row in records("assumptions", "key").items()
    }


@cache
def brought() -> dict[str, tuple]:
    """Return for each choice which settings its options bring along."""
    found = {}
    for row in rows("option_settings").itertuples():
        number = records("assumptions", "key")[row.sets]["option"] is None
        value = float(row.value) if number else row.value
        found.setdefault(row.key, {}).setdefault(row.option, []).append((row.sets, value))
    return {key: tuple((option, tuple(sets)) for option, sets in options.items()) for key, options in found.items()}


@cache
def unit_of(key: str) -> dict:
    """Return how a unit is written: prefix and suffix."""
    row = records("units", "unit")[key] if key else {"prefix": "", "suffix": ""}
    return {"prefix": row["prefix"] or "", "suffix": row["suffix"] or ""}


@cache
def source_of(key: str | None) -> dict:
    """Return a source's title and address, empty if there is none."""
    row = records("sources", "source").get(key, {})
    return {"title": row.get("title"), "url": row.get("url")}


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


@cache
def data_version() -> int:
    """Return the newest version of the data, as a link carries it."""
    return int(rows("data_versions")["version"].max())


def moved_since(version: int) -> list[str]:
    """Say which defaults moved since an older version of the data."""
    moves = rows("data_moves")
    newer = moves[moves["version"] > version]
    return [
        f"Since this link was made, {catalogue()[move.key].label} moved from {move.was} to {move.became}: {move.why}"
        for move in newer.itertuples()
        if move.key in catalogue()
    ]


def shown(key: str, value) -> str:
    """Write an assumption's value as the reader sees it."""
    row = catalogue()[key]
    if row.options:
        return dict(row.options)[value]
    return with_unit(value, unit_of(records("assumptions", "key")[key]["unit"]))


def move_words(key: str, was, became) -> str:
    """Say a move in the log's words."""
    return f"{catalogue()[key].label}: {shown(key, was)} → {shown(key, became)}"


@lru_cache(maxsize=10 * MOST_ANSWERS)
def relevant(topic: str, scenario: Scenario) -> Scenario:
    """Return the part of a scenario that a topic reads, so that others do not make it work again."""
    changed = [key for key, _ in scenario.changes]
    keys = {key for one in (topic, *upstream(topic).values()) for key in fed_by(TOPICS[one].Inputs, changed)}
    return Scenario(tuple(change for change in scenario.changes if change[0] in keys))


def inputs(topic: str, scenario: Scenario):
    """Return a topic's inputs under a scenario, with what it reads of other topics' answers."""
    return inputs_at(topic, relevant(topic, scenario).changes)


@lru_cache(maxsize=MOST_ANSWERS)
def inputs_at(topic: str, changes: tuple):
    """Build a topic's inputs once for all visitors; the answers it reads of are asked for on every page anyway."""
    scenario = Scenario(changes)
    return with_given(topic, scenario, lambda other: answer(other, scenario).reads)


def with_given(topic: str, scenario: Scenario, read: Callable[[str], dict]):
    """Build a topic's inputs from a scenario, the store's tables and what it reads of other topics."""
    taken = {field: read(other)[field] for field, other in upstream(topic).items()}
    return inputs_for(TOPICS[topic].Inputs, catalogue(), scenario, given(topic) | taken)


def upstream(topic: str) -> dict[str, str]:
    """Return which fields of a topic's Inputs are read of which other topic."""
    return getattr(TOPICS[topic], "UPSTREAM", {})


def reads(topic: str, scenario: Scenario) -> dict[str, float]:
    """Return what other topics may read of a topic's plan."""
    return reads_for(topic, relevant(topic, scenario).changes)


@lru_cache(maxsize=10 * MOST_ANSWERS)
def reads_for(topic: str, changes: tuple) -> dict[str, float]:
    """Work out what a topic's plan offers the others once for all visitors."""
    return TOPICS[topic].read(inputs(topic, Scenario(changes)))


@cache
def given(topic: str) -> dict:
    """Return the tables of the store that a topic's Inputs hold, as it makes them."""
    wanted = getattr(TOPICS[topic], "GIVEN", {})
    return {field: make(*(listed_rows(table) for table in tables)) for field, (make, tables) in wanted.items()}


def answer(topic: str, scenario: Scenario) -> Answer:
    """Return what a topic says under a scenario."""
    return answer_for(topic, relevant(topic, scenario).changes)


@lru_cache(maxsize=MOST_ANSWERS)
def answer_for(topic: str, changes: tuple) -> Answer:
    """Work out a topic's answer once for all visitors."""
    return TOPICS[topic].answer(inputs(topic, Scenario(changes)))


@lru_cache(maxsize=MOST_ANSWERS)
def plan_value(topic: str, changes: tuple) -> float:
    """Work out what the user's plan is worth, without the rest of the answer."""
    return TOPICS[topic].plan_value(inputs(topic, Scenario(changes)))


class Work:
    """Work whose answer hangs on its question alone: two pieces of the same name and question are the same."""

    def __init__(self, name: str, question, work: Callable):
        self.name, self.question, self.work = name, question, work

    def __hash__(self) -> int:
        return hash((self.name, self.question))

    def __eq__(self, other) -> bool:
        return (self.name, self.question) == (other.name, other.question)


@lru_cache(maxsize=MOST_ANSWERS)
def done(work: Work):
    """Do a piece of work once for all visitors."""
    return work.work()


def remembered(name: str, question, work: Callable):
    """Return what `work()` makes, worked out once for each name and question."""
    return done(Work(name, question, work))


def split(topic: str, base: Scenario, scenario: Scenario) -> dict[str, float]:
    """Split the change of the plan's value from `base` into belief and choice."""
    base, scenario = relevant(topic, base), relevant(topic, scenario)
    known = {s.changes: answer_for(topic, s.changes).value for s in (base, scenario)}

    def value(mixed: Scenario) -> float:
        return known[mixed.changes] if mixed.changes in known else plan_value(topic, mixed.changes)

    return explain.split(value, base, scenario, catalogue())


def flips(topic: str, scenario: Scenario, key: str, give_way: Callable | None = None) -> list[explain.Flip]:
    """Return the nearest flips of one assumption; `give_way` is called before each decision asked for."""

    def decide(asked: Scenario) -> Verdict:
        if give_way:
            give_way()
        return verdict_for(topic, relevant(topic, asked).changes)

    return explain.flips(catalogue(), scenario, key, decide)


@lru_cache(maxsize=100 * MOST_ANSWERS)
def verdict_for(topic: str, changes: tuple) -> Verdict:
    """Ask for a topic's decision once for all visitors, without the whole answers of the topics it reads."""
    scenario = Scenario(changes)
    return TOPICS[topic].decision(with_given(topic, scenario, lambda other: reads(other, scenario)))["verdict"]


@st.cache_resource(max_entries=200, show_spinner=False)
def specification(name: str, _draw, _frame: pd.DataFrame | pa.Table, *args) -> dict:
    """Return a chart's specification without its data, so that a new answer only sends new data."""
    spec = _draw(_frame[:0], *args).to_dict()
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
        "unit": unit,
        "options": option_rows(key),
        "help": row["help"],
        "watch": row["watch"],
        "mark": MARKS[row["basis"]],
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


@cache
def keys(topic: str, sight: str) -> list[str]:
    """Return the assumptions that a topic shows in sight ("main") or under "all assumptions" ("more").

    Some are borrowed: they belong to another topic, and stand in one place on both pages.
    """
    both = pd.concat([rows(table)[["key", "topic", "sight", "position"]] for table in ("assumptions", "borrowed")])
    mine = both[(both["topic"] == topic) & (both["sight"] == sight)]
    return mine.sort_values("position")["key"].tolist()
