"""Weight of evidence: which share of the spread of a page's answer hangs on numbers of which mark.

Every belief is drawn from a triangle about its present value, half as far as the nearer end of its honest range on both
sides, all at once and independent of each other: over the whole of lopsided ranges few companies would stand, and
another one than this. Choices stay as they are. What the page's plan is then worth (from vein to vein, where it may be
what others are measured against, what the decision gains) is fitted on a spline of each belief; a belief's share is the
variance that knowing it would take away (`models.methods.value_of_information`). One that moves nothing when it alone
is moved is not taken on. Left out are beliefs chosen from a list, interplay between beliefs, and the cash of today,
which a company reads in its own books. Draws in which a page has no answer do not
count.

What was worked out for the public defaults is kept in the tables `weighed` and `weights`: `python -m explorer.evidence`
writes them anew, in minutes.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd

from data import store
from explorer.answers import feeding, relevant, weighed_value
from explorer.store import catalogue, data_version, listed_rows, records, source_of
from models.methods.value_of_information import shares, triangles
from models.scenario import MODEL_VERSION, Scenario, value_of
from models.topics import TOPICS

LEVEL = 8  # two to this power are the draws
SEED = 1
REACH = 0.5  # how far a belief is drawn, as a share of the way to the nearer end of its honest range
MOST_ALONE = 1_000  # moves of one belief that are remembered
MOVES = 0.01  # of the spread of the worth: a belief that alone moves it by less moves nothing
IN_THE_BOOKS = ("cash_now",)  # what a company knows of itself
DIGITS = 16  # of a fingerprint
OWN = "own"  # the mark of a belief that the visitor set himself
MARKED = ("published", "derived", "recalled", "illustrative", OWN)


@dataclass(frozen=True)
class Weighed:
    """What the answer of one page hangs on."""

    topic: str
    parts: dict[str, float]  # belief -> share of what all beliefs explain; they sum to 1, or to 0 if nothing moves it
    explained: float  # share of the spread that the beliefs explain one by one; the rest is interplay
    draws: int  # draws in which the page has an answer

    def by_mark(self, scenario: Scenario) -> dict[str, float]:
        """Return the share of each mark of evidence."""
        found = dict.fromkeys(MARKED, 0.0)
        for key, share in self.parts.items():
            found[mark_of(key, scenario)] += share
        return found


def mark_of(key: str, scenario: Scenario) -> str:
    """Return the mark of a belief: that of the store, or the visitor's own."""
    return OWN if key in dict(scenario.changes) else records("assumptions", "key")[key]["basis"]


@cache
def beliefs() -> tuple[str, ...]:
    """Return every belief on a scale."""
    rows = catalogue().values()
    scales = [row.key for row in rows if row.kind == "belief" and not row.options and row.low < row.high]
    return tuple(key for key in scales if key not in IN_THE_BOOKS)


@cache
def beliefs_of(topic: str) -> tuple[str, ...]:
    """Return the beliefs on a scale on which a topic's answer hangs: its own, and those of topics that it reads."""
    read = feeding(topic, beliefs())
    return tuple(key for key in beliefs() if key in read)


def drawn(scenario: Scenario, level: int = LEVEL) -> np.ndarray:
    """Return draws of all beliefs (2 to the `level`, beliefs) in their own units."""
    rows = [catalogue()[key] for key in beliefs()]
    value = np.array([value_of(row.key, catalogue(), scenario) for row in rows])
    away = np.array([way(row, at) for row, at in zip(rows, value, strict=True)])
    low, high = (np.array([getattr(row, end) for row in rows]) for end in ("low", "high"))
    return triangles(np.maximum(value - away, low), value, np.minimum(value + away, high), level, SEED)


def way(row, at: float) -> float:
    """Return how far a belief is drawn from its value: to the nearer end, or to the other where it stands at one."""
    return REACH * min(side for side in (at - row.low, row.high - at) if side > 0)


def weighed(
    topics: tuple[str, ...],
    scenario: Scenario,
    level: int = LEVEL,
    report: Callable[[float], bool] = lambda done: False,
) -> list[Weighed]:
    """Work out what the answers of topics hang on, all from the same draws.

    `report(share done)` is asked to stop where it returns True; ValueError says so.
    """
    draws, worth = drawn(scenario, level), []
    for place, draw in enumerate(draws):
        if report(place / len(draws)):
            raise ValueError("Stopped before all draws were made.")
        setting = scenario.with_changes(catalogue(), dict(zip(beliefs(), map(float, draw), strict=True)))
        worth.append([weighed_value(topic, relevant(topic, setting).changes) for topic in topics])
    return [checked(topic, scenario, draws, column) for topic, column in zip(topics, np.array(worth).T, strict=True)]


def checked(topic: str, scenario: Scenario, draws: np.ndarray, worth: np.ndarray) -> Weighed:
    """Return a topic's weights without beliefs that chance took on: those that move nothing when moved alone."""
    idle = set()
    while True:
        found = split(topic, draws, worth, idle)
        more = {key for key in found.parts if alone(topic, scenario, key) <= MOVES * np.nanstd(worth)}
        if not more:
            return found
        idle |= more


@lru_cache(MOST_ALONE)
def alone(topic: str, scenario: Scenario, key: str) -> float:
    """Return by how much one belief alone moves what a topic's plan is worth, from end to end of its draws."""
    row = catalogue()[key]
    at = value_of(key, catalogue(), scenario)
    ends = (max(at - way(row, at), row.low), min(at + way(row, at), row.high))
    moved = [scenario.with_change(row, end) for end in ends]
    return float(np.ptp([weighed_value(topic, relevant(topic, one).changes) for one in moved]))


def split(topic: str, draws: np.ndarray, worth: np.ndarray, idle: Collection[str] = ()) -> Weighed:
    """Return the shares of a topic's beliefs, from draws of all (draws, beliefs) and the plan's worth (draws,)."""
    keys, told = [key for key in beliefs_of(topic) if key not in idle], np.isfinite(worth)
    columns = [beliefs().index(key) for key in keys]
    taken, explained = shares(worth[told], draws[told][:, columns])
    whole = taken.sum() or 1.0
    parts = {key: float(share / whole) for key, share in zip(keys, taken, strict=True) if share > 0}
    return Weighed(topic, dict(sorted(parts.items(), key=lambda part: -part[1])), explained, int(told.sum()))


def known(scenario: Scenario) -> list[Weighed]:
    """Return what every topic's answer hangs on, as it is kept of the public defaults; nothing where it is not."""
    return kept() if scenario == Scenario() else []


def everything(scenario: Scenario) -> list[Weighed]:
    """Return what every topic's answer hangs on under a scenario: as kept where it is, worked out anew elsewhere."""
    return known(scenario) or weighed(tuple(TOPICS), scenario)


@cache
def kept() -> list[Weighed]:
    """Return what is kept of the public defaults; nothing if it is of other numbers or another model than these."""
    parts = {topic: {} for topic in TOPICS}
    for row in sorted(listed_rows("weights"), key=lambda row: -row["share"]):
        parts[row["topic"]][row["key"]] = row["share"]
    known = {row["topic"]: row for row in listed_rows("weighed") if row["fingerprint"] == fingerprint()}
    if set(known) != set(TOPICS):
        return []
    return [Weighed(one, parts[one], known[one]["explained"], int(known[one]["draws"])) for one in TOPICS]


@cache
def fingerprint() -> str:
    """Return what changes with whatever the answers hang on: the models, the data, each default and its range."""
    rows = [(row.key, row.default, row.low, row.high) for _, row in sorted(catalogue().items())]
    return sha256(repr((MODEL_VERSION, data_version(), LEVEL, REACH, rows)).encode()).hexdigest()[:DIGITS]


def keep(found: list[Weighed], folder: Path) -> None:
    """Write what was worked out for the public defaults into a folder of tables."""
    heads = [[one.topic, round(one.explained, 4), one.draws, fingerprint()] for one in found]
    parts = [[one.topic, key, round(share, 4)] for one in found for key, share in one.parts.items()]
    for name, columns, rows in (("weighed", ["topic", "explained", "draws", "fingerprint"], heads),
                                ("weights", ["topic", "key", "share"], parts)):  # fmt: skip
        pd.DataFrame(rows, columns=columns).to_csv(folder / f"{name}.csv", index=False)


def told_all(scenario: Scenario) -> list[dict]:
    """Return a row a topic and mark: the share of the answer's spread, and the beliefs that carry it, largest first."""
    return [row for found in everything(scenario) for row in rows(found, scenario)]


def rows(found: Weighed, scenario: Scenario) -> list[dict]:
    """Return a row a mark of evidence of one topic."""
    return [
        {
            "topic": found.topic,
            "basis": mark,
            "share": round(share, 3),
            "explained": round(found.explained, 3),
            "draws": found.draws,
            "hangs_on": [told(key, found, scenario) for key in found.parts if mark_of(key, scenario) == mark],
        }
        for mark, share in found.by_mark(scenario).items()
    ]


def told(key: str, found: Weighed, scenario: Scenario) -> dict:
    """Return one belief as a row of what an answer hangs on."""
    row = records("assumptions", "key")[key]
    source = source_of(row["source"])
    return {
        "key": key,
        "label": row["label"],
        "share": round(found.parts[key], 3),
        "how": row["derivation"],
        "source": source["title"],
        "address": source["url"],
    }


if __name__ == "__main__":
    keep(weighed(tuple(TOPICS), Scenario()), store.FOLDER / "tables")
