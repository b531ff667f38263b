"""What the store says, as the rest of the house asks it: tables, records, the catalogue of assumptions.

What the store says does not change while the process lives, so each question is asked once. Nothing that is returned
is ever mutated.
"""

from collections.abc import Callable
from functools import cache

import pandas as pd

from data import store
from models.scenario import Assumption

MOST_MOVES_APART = 6  # moved defaults that are each a sentence


@cache
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
    """Return a source's title, address and tier in words, empty if there is none."""
    row = records("sources", "source").get(key, {})
    tier = records("tiers", "tier").get(row.get("tier"), {})
    return {"title": row.get("title"), "url": row.get("url"), "tier": tier.get("label"), "tier_help": tier.get("help")}


@cache
def data_version() -> int:
    """Return the newest version of the data, as a link carries it."""
    return int(rows("data_versions")["version"].max())


def moved_since(version: int, event: str) -> list[str]:
    """Say which defaults moved since an older version of the data, of which `event` is "this link was made"."""
    return moved_words(rows("data_moves"), version, event)


def moved_words(moves: pd.DataFrame, version: int, event: str) -> list[str]:
    """Say those moves of defaults that are newer than a version: each with its reason, or if they are many in a row."""
    newer = [move for move in moves[moves["version"] > version].itertuples() if move.key in catalogue()]
    each = [(catalogue()[move.key].label, f"from {move.was} to {move.became}", move.why) for move in newer]
    if len(each) <= MOST_MOVES_APART:
        return [f"Since {event}, {label} moved {moved}: {why}" for label, moved, why in each]
    return [f"Since {event}, {len(each)} defaults moved: {'; '.join(f'{label} {moved}' for label, moved, _ in each)}."]


@cache
def gone() -> dict[str, str]:
    """Return what there is to say of each assumption that is no more."""
    return {row.key: f"{row.label}, which is no more: {row.now}" for row in rows("data_gone").itertuples()}


@cache
def keys(topic: str, sight: str) -> list[str]:
    """Return the assumptions that a topic shows in sight ("main") or under "all assumptions" ("more").

    Some are borrowed: they belong to another topic, and stand in one place on both pages.
    """
    both = pd.concat([rows(table)[["key", "topic", "sight", "position"]] for table in ("assumptions", "borrowed")])
    mine = both[(both["topic"] == topic) & (both["sight"] == sight)]
    return mine.sort_values("position")["key"].tolist()
