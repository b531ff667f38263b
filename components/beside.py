"""What a claim's card holds beside the margin: both sides' figures, what one gives for another, rows of the store."""

from math import isfinite

from components import cached
from components.words import MARKS, NONE, listed, lowered, with_unit
from models.claims import Beside, Pair

SIDE_BY_SIDE = "Side by side"
TITLES = {"mab_precedent": "What antibodies showed", "deals": "Deals for designs first tried in China"}
HEADS = {"mab_precedent": ("When", "What", "How much"), "deals": ("When", "What", "Paid upfront")}
UPFRONT = "usd_million"


def tables(number: int, found: Beside) -> list[dict]:
    """Return the small tables of a claim's card, empty where it has none."""
    figures = [figures_of(found)] if found.pairs else []
    return figures + [history(table, rows) for table, rows in cached.precedents.beside(number).items()]


def figures_of(found: Beside) -> dict:
    """Return the figures of both sides as a table; the better of the two is marked."""
    better = {1: 1, -1: 2}  # column of the side that is ahead
    rows = [{"cells": [one.label, *written(one)], "strong": better.get(one.ahead)} for one in found.pairs]
    return {"title": SIDE_BY_SIDE, "heads": ["", *found.sides], "rows": rows}


def history(table: str, rows: list[dict]) -> dict:
    """Return rows of the store as a table, each with its source, date and mark."""
    told = [
        {"cells": cells(table, row), "mark": MARKS[row["basis"]], "note": row["note"], "source": cached.cited(row)}
        for row in rows
    ]
    return {"title": TITLES[table], "heads": HEADS[table], "rows": told}


def cells(table: str, row: dict) -> list[str]:
    """Return when, what and how much of a row of the store."""
    if table == "deals":
        what = f"{row['buyer_or_licensee']}, {row['target_or_licensor']}: {row['asset_or_scope']}"
        return [row["announced"], what, amount(row["upfront_usd_m"], UPFRONT)]
    if row["value"] is not None:
        return [row["period"] or NONE, row["item"], amount(row["value"], row["unit"])]
    return [row["period"] or NONE, f"{row['item']} ({row['detail']})", row["text"] or NONE]


def amount(value: float | None, unit: str) -> str:
    """Write a figure of the store; a dash where none is told."""
    return NONE if value is None else with_unit(value, cached.unit_of(unit))


def written(pair: Pair) -> list[str]:
    """Write a figure of both sides, the claim's first."""
    return [with_unit(value, cached.unit_of(pair.unit)) for value in (pair.claimed, pair.other)]


def sentences(found: Beside) -> list[str]:
    """Say what is said of this setting, and what the claim's side gives up for what it gains."""
    return [*found.said, *([traded(found)] if found.pairs else [])]


def traded(found: Beside) -> str:
    """Say in one sentence whether the claim's side is better or worse in all that is weighed, or what it trades."""
    gains = [apart(one, one.gain) for one in found.weighed if one.ahead > 0]
    losses = [apart(one, one.loss) for one in found.weighed if one.ahead < 0]
    claimed, other = found.sides
    if gains and losses:
        return f"{claimed}, a trade: {listed(losses)} for {listed(gains)}."
    if not gains and not losses:
        return f"{claimed} and {lowered(other)}: no clear difference in what is weighed."
    word = "better" if gains else "worse"
    all_of_it = len(gains or losses) == len(found.weighed)
    return (
        f"{claimed}, {word if all_of_it else f'as good or {word}'} in all that is weighed: {listed(gains or losses)}."
    )


def apart(pair: Pair, words: str) -> str:
    """Say by how much two sides differ in a figure."""
    if not (isfinite(pair.claimed) and isfinite(pair.other)):
        return words.replace("{} ", "")
    return words.format(with_unit(abs(pair.claimed - pair.other), cached.unit_of(pair.unit_apart or pair.unit)))
