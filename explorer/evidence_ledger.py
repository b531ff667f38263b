"""The evidence ledger: every fact and every assumption of the store, a row each, with what refers to it.

A row says what it is, its figure, its source with the place in it, its mark, its age against how long its kind holds,
how sure it is, which pages the data tie it to, and of an assumption which share of the spread of all answers together
hangs on it (`explorer.evidence`; of the public defaults). Pages are tied by rows that name a fact: a point on a
slider's scale, a preset, a claim's evidence, a forecast. A fact that no row names may still be drawn beside an
answer, or be told in the words that say how a number was set.

A search ranks rows by Okapi BM25 over English word stems, with DuckDB's own full-text search where it is installed,
then gives those that hold the words as they are written; without it the latter alone.
"""

from functools import cache

import pandas as pd

from data import found
from explorer import ages
from explorer import evidence as weight
from explorer.store import catalogue, data_version, listed_rows, records, source_of
from models.topics import TOPICS

ASSUMPTIONS = "assumptions"
CLAIMS, REPLAY, COMPANY, PARTNER, MARKET = "claims", "replay", "company", "partner", "market"
NAMED_BY = {  # table that names a fact, the column in which it does, and the page that the table is of
    "assumption_points": ("fact_id", lambda row: topic_of(row["key"])),
    "option_settings": ("fact_id", lambda row: topic_of(row["sets"])),
    "preset_settings": ("fact_id", lambda row: topic_of(row["key"])),
    "landscape": ("fact_id", lambda row: MARKET),
    "company_paths": ("fact_id", lambda row: PARTNER),
    "reality": ("fact_id", lambda row: COMPANY),
    "replay_models": ("fact_id", lambda row: REPLAY),
    "replay_cases": ("fact_id", lambda row: REPLAY),
    "replay_grades": ("outcome_fact", lambda row: REPLAY),
    "claims": ("fact_id", lambda row: CLAIMS),
    "claim_evidence": ("fact_id", lambda row: CLAIMS),
}
NO_WORDS = ("fact_id", "product_id", "supports", "lat", "lon", "coord_precision", "fact_table")
COMMON = ("text", "value", "low", "high", "unit", "money_year", "as_of", "source", "locator", "basis", "confidence",
          "built_from", "note")  # fmt: skip
SAYS_LITTLE = ("yes", "no", "unknown")  # cells that say nothing without their head
MOST_LETTERS = 220  # of what a row is


def topic_of(key: str) -> str:
    """Return the topic that owns an assumption."""
    return records("assumptions", "key")[key]["topic"]


@cache
def rows() -> list[dict]:
    """Return every assumption, those that weigh most first, then every fact in the order of its table."""
    told = sorted(map(of_assumption, records("assumptions", "key").values()), key=lambda row: -row["weight"])
    tables = dict.fromkeys(fact["fact_table"] for fact in listed_rows("facts"))
    return told + [of_fact(row, table) for table in tables for row in listed_rows(table)]


def of_assumption(row: dict) -> dict:
    """Return one assumption as a row of the ledger; a choice is nobody's fact, and has no mark."""
    key, shares = row["key"], weights().get(row["key"], {})
    pages = [row["topic"], *(one["topic"] for one in listed_rows("borrowed") if one["key"] == key), *shares]
    return common(row, key, ASSUMPTIONS) | {
        "what": row["label"],
        "basis": None if row["kind"] == "choice" else row["basis"],
        "option": dict(catalogue()[key].options).get(row["option"]),
        "old": None,
        "confidence": None,
        "pages": tuple(dict.fromkeys(pages)),
        "weight": sum(shares.values()) / len(TOPICS),
        "how": row["derivation"],
        "settled_by": row["settled_by"],
    }


def of_fact(row: dict, table: str) -> dict:
    """Return one fact as a row of the ledger."""
    own = {name: cell for name, cell in row.items() if cell is not None and name not in (*NO_WORDS, *COMMON)}
    brand = [] if "product" in own else [records("products", "fact_id")[one]["brand"] for one in product_of(row)]
    words = [worded(cell) for cell in own.values() if isinstance(cell, str) and cell not in SAYS_LITTLE]
    what = " · ".join(dict.fromkeys([*brand, *words, *([row["text"]] if row["text"] else [])]))
    return common(row, row["fact_id"], table) | {
        "what": what if len(what) <= MOST_LETTERS else f"{what[:MOST_LETTERS]}…",
        "option": None,
        "more": {name: cell for name, cell in own.items() if isinstance(cell, int | float)},
        "old": ages.too_old(row["fact_id"]),
        "confidence": row["confidence"],
        "pages": tuple(named().get(row["fact_id"], ())),
        "weight": None,
        "how": row["built_from"],
        "settled_by": row["note"],
    }


def worded(cell: str) -> str:
    """Return a cell in words: a class of therapies by its name, any other key with blanks."""
    return records("modality_classes", "fact_id").get(cell, {}).get("label", cell.replace("_", " "))


def product_of(row: dict) -> list[str]:
    """Return the product that a fact is of, if it names one."""
    return [row["product_id"]] if row.get("product_id") else []


def common(row: dict, name: str, table: str) -> dict:
    """Return what facts and assumptions say alike."""
    kept = ("value", "low", "high", "unit", "basis", "source", "locator", "as_of")
    return {"row": name, "table": table, "more": {}} | {column: row[column] for column in kept}


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return by assumption which share of the spread of each topic's answer hangs on it, the largest first."""
    found_of = {}
    for one in weight.kept():
        for key, share in one.parts.items():
            found_of.setdefault(key, {})[one.topic] = share
    return {key: dict(sorted(parts.items(), key=lambda part: -part[1])) for key, parts in found_of.items()}


@cache
def named() -> dict[str, list[str]]:
    """Return by fact the pages that the data tie it to, by their words."""
    pages = {}
    for table, (column, page) in NAMED_BY.items():
        for row in listed_rows(table):
            pages.setdefault(row[column], []).append(page(row))
    for row in listed_rows("replay_grades"):
        for fact in row["facts"].split():
            pages.setdefault(fact, []).append(REPLAY)
    for row in listed_rows("links"):
        if row["from_fact"] in pages:  # what a claim's evidence rests on
            pages.setdefault(row["to_fact"], []).extend(pages[row["from_fact"]])
    return {fact: list(dict.fromkeys(told)) for fact, told in pages.items()}


@cache
def texts() -> pd.DataFrame:
    """Return the words of every row that a search looks through."""
    return pd.DataFrame({"row": [row["row"] for row in rows()], "text": [words_of(row) for row in rows()]})


def words_of(row: dict) -> str:
    """Return the words of one row."""
    told = [row["row"], row["table"].replace("_", " "), row["what"], row["option"], row["locator"], row["how"],
            row["settled_by"], source_of(row["source"])["title"], *map(str, row["more"].values())]  # fmt: skip
    figures = [f"{row[end]:g}" for end in ("value", "low", "high") if row[end] is not None]
    return " ".join([*filter(None, told), *figures, row["as_of"]])


@cache
def index():
    """Return the index of the ledger; None where full-text search is not installed."""
    return found.index(texts())


def ranked() -> bool:
    """Say whether a search ranks what it finds."""
    return index() is not None


def matching(words: str) -> list[str]:
    """Return the rows that hold every one of some words, the best match first; all where no word is given."""
    if not words.strip():
        return texts()["row"].tolist()
    best = found.ranked(index(), words) if ranked() else []
    return list(dict.fromkeys([*best, *found.plain(texts(), words)]))


@cache
def year_of_data() -> int:
    """Return the year in which the data were released."""
    return int(str(records("data_versions", "version")[data_version()]["released"])[:4])


def conflicts() -> list[dict]:
    """Return every disagreement between sources: topic, what they say, what is used, and the rows concerned."""
    concerned = {}
    for link in listed_rows("links"):
        concerned.setdefault(link["from_fact"], []).append(link["to_fact"])
    return [one | {"rows": concerned.get(one["fact_id"], [])} for one in listed_rows("conflicts")]
