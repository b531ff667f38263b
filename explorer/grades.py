"""Grades of the past replayed: what is kept of it for good, how the models did, and how new rows are added.

    python -m explorer --replay          # works every forecast out anew
    python -m explorer --replay --write  # adds those that are not graded yet to data/tables/replay_grades.csv

A graded row never changes. A model that forecasts in another way bears a new version (data/tables/replay_models.csv)
and is graded beside the old; a forecast that facts added or corrected later change is graded anew, as its next edition.
"""

import csv
from functools import cache
from pathlib import Path

import pandas as pd

from data import store
from explorer.store import listed_rows, records, source_of
from models import replay

FILE = store.FOLDER / "tables" / "replay_grades.csv"
STAMP = "data_version"
ALL = "all"


def kept() -> list[dict]:
    """Return every graded row in the order in which they were graded."""
    return [row | {"day": f"{pd.Timestamp(row['day']):%Y-%m-%d}"} for row in listed_rows("replay_grades")]


@cache
def present() -> list[dict]:
    """Return the newest edition of each forecast under the present version of its model."""
    models = records("replay_models", "model")
    found = {row["forecast"]: row for row in kept() if row["model_version"] == models[row["model"]]["version"]}
    return sorted(found.values(), key=lambda row: models[row["model"]]["position"])


def missing(made: list[dict], graded: list[dict]) -> list[dict]:
    """Return the forecasts that are not graded as they are now, each with its next edition."""
    newest = {key(row): row for row in graded}
    wanted = [row for row in made if unlike(row, newest.get(key(row)))]
    return [row | {"edition": newest[key(row)]["edition"] + 1 if key(row) in newest else 1} for row in wanted]


def key(row: dict) -> tuple:
    """Return what the editions of a forecast share: its name, and the version of its model."""
    return row["forecast"], row["model_version"]


def unlike(made: dict, graded: dict | None) -> bool:
    """Say whether a forecast is not what was graded, whatever the version of the data."""
    return graded is None or any(made[name] != graded[name] for name in made if name != STAMP)


def add(made: list[dict], path: Path = FILE) -> int:
    """Write the forecasts that are not graded yet below the graded ones, and return how many."""
    wanted = missing(made, kept())
    header = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, header, lineterminator="\n").writerows(wanted)
    return len(wanted)


def scores(rows: list[dict]) -> dict[str, replay.ScoreCard]:
    """Return how each model did, and all together."""
    labels = {model: row["label"] for model, row in records("replay_models", "model").items()}
    each = {model: [row for row in rows if row["model"] == model] for model in labels}
    return {labels[model]: replay.score(mine) for model, mine in each.items() if mine} | {ALL: replay.score(rows)}


def told(row: dict) -> dict:
    """Return one forecast as the command prints it."""
    fact = records("facts", "fact_id")[row["outcome_fact"]]
    amount = row["median"] is not None
    return {
        "date": row["day"],
        "model": row["model"],
        "version": row["model_version"],
        "what": row["what"],
        "unit": row["unit"],
        **{name: row[name] for name in ("median", "low", "high", "chance", "outcome")},
        "source": source_of(fact["source"])["title"] or fact["built_from"],
        "inside": replay.inside(row) if amount else None,
        "naive_last": row["last"],
        "naive_class": row["class_median"],
        "fact": row["outcome_fact"],
        "facts": row["facts"].split(),
    }


def verdict(rows: list[dict]) -> str:
    """Say how each model did, good or bad, a line a model."""
    return "\n".join(f"{label}: {line(card)}" for label, card in scores(rows).items())


def line(card: replay.ScoreCard) -> str:
    """Say how one model did."""
    parts = []
    if card.held is not None:
        amounts = card.amounts
        parts += [
            f"{card.held} of {amounts} inside the 80 % band ({card.held_narrow} in the narrow one)",
            f"skill {card.skill_last:+.2f} against the same as last time, {card.skill_class:+.2f} against the class",
            f"{card.far} of {amounts} miss by more than 40 %",
        ]
    if card.brier is not None:
        beside = f"a coin {card.brier_coin:.3f}, always yes {card.brier_yes:.3f}"
        parts.append(f"Brier score {card.brier:.3f} of {card.odds} ({beside})")
    return "; ".join(parts)
