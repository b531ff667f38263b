"""What the store says by year beside a claim: in its card, and as tables with their sources in a section."""

import pandas as pd
import streamlit as st

from components import cached, evidence, tables
from components.words import MARKS, NONE, spoken, with_unit
from models.claims import Line, Table
from models.scenario import Scenario

SENTENCE = 24  # letters; what is longer runs over several lines


def said(number: int, scenario: Scenario) -> list[str]:
    """Return the sentences of a claim's record, numbers with their units."""
    found = cached.claims.record(number, scenario)
    return ["".join(written(part) for part in sentence) for sentence in found.said] if found else []


def written(part: str | tuple) -> str:
    """Return a part of a sentence: words as they are, a number (value, unit) with its unit."""
    return part if isinstance(part, str) else spoken(part[0], part[1], cached.unit_of(part[1]))


def for_card(number: int, scenario: Scenario) -> list[dict]:
    """Return the tables of a claim's record as the panel draws them."""
    found = cached.claims.record(number, scenario)
    return [packed(one) for one in found.tables] if found else []


def packed(one: Table) -> dict:
    """Return one table as plain words."""
    lines = [{"cells": cells(line, one.units)} | origin(line) for line in one.lines]
    return {"title": one.title, "heads": one.heads, "lines": lines, "rests": one.rests, "wide": wide(one)}


def wide(one: Table) -> list[int]:
    """Return the columns that hold sentences, which run over several lines and begin at the left."""
    return [at for at in range(len(one.heads)) if any(len(str(line.cells[at] or "")) > SENTENCE for line in one.lines)]


def cells(line: Line, units: tuple[str, ...]) -> list[str]:
    """Return the cells of a line in words; a dash where the store knows nothing."""
    return [in_words(cell, unit) for cell, unit in zip(line.cells, units, strict=True)]


def in_words(cell: str | float | None, unit: str) -> str:
    """Return one cell in words."""
    return NONE if cell is None else with_unit(cell, cached.unit_of(unit))


def origin(line: Line) -> dict:
    """Return mark, derivation and source of the row that a line is; nothing for a sum of several."""
    if line.row is None:
        return {}
    return {"mark": MARKS[line.row["basis"]], "derivation": line.row["built_from"], "source": cached.cited(line.row)}


def draw(number: int, scenario: Scenario) -> None:
    """Draw a claim's record with the source of every line; nothing for a claim without one."""
    found = cached.claims.record(number, scenario)
    if found is None:
        return
    for sentence in said(number, scenario):
        st.markdown(f"- {sentence}")
    for one in found.tables:
        with st.expander(one.title):
            tables.draw(frame(one), columns=evidence.source_columns())
            if one.rests:
                st.caption(one.rests)


def frame(one: Table) -> pd.DataFrame:
    """Return a table with the unit in the head of each column, and the sources of its lines."""
    named = {key: row["label"] for key, row in cached.records("units", "unit").items()}
    heads = [f"{head}, {named[unit]}" if unit and unit != "count" else head for head, unit in
             zip(one.heads, one.units, strict=True)]  # fmt: skip
    return pd.DataFrame([dict(zip(heads, line.cells, strict=True)) | sourced(line) for line in one.lines])


def sourced(line: Line) -> dict:
    """Return the columns that say where a line was read."""
    if line.row is None:
        return {}
    told = origin(line)
    source = told["source"]
    return {"mark": told["mark"], "tier": source["tier"], "how": told["derivation"] or line.row["note"],
            "source": source["title"], "where": source["locator"], "address": source["url"]}  # fmt: skip
