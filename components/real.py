"""Real companies: published figures beside what the model gives for them, with the ratio and where each was read."""

import pandas as pd
import streamlit as st

from components import cached, tables, takeaway
from components.words import MARKS, number, with_unit

NO_DEAL = "no deal"


def figures() -> list[dict]:
    """Return every figure as the explorer tells it, worked out once for all visitors."""
    return cached.remembered("reality", cached.data_version(), cached.reality.everything)


def summary(told: list[dict]) -> str:
    """Say how many figures the model comes near to, how many are far off, and how many it was told."""
    apart = [cached.reality.apart(row["ratio"]) for row in told if row["ratio"] is not None]
    without = len(told) - len(apart)
    none = f"for {without} the model has no deal to set beside it; " if without else ""
    near = sum(one <= cached.reality.WITHIN for one in apart)
    far = sum(one > cached.reality.FAR for one in apart)
    return (
        f"Of {len(told)} published figures {near} are within a factor {number(cached.reality.WITHIN)} of what the "
        f"model gives for that company's preset; {none}{far or 'none'} differ by more than a factor "
        f"{number(cached.reality.FAR)}. {sum(row['told'] for row in told)} were set in the preset, and cannot differ "
        "much. Reach and years to the peak were set so that sales come near; patients, costs, cash and capital follow "
        "from the model."
    )


def beside(told: list[dict]) -> None:
    """Draw the table of figures: published, model, ratio, why they differ, and where the figure was read."""
    table = as_read(told)
    takeaway.titled_table("Published and modelled", table)
    columns = {
        "Ratio": st.column_config.NumberColumn(format="%.2f", help="What the model gives, over what was published."),
        "From": st.column_config.TextColumn(help="Found by the model, or set in the company's preset."),
        "Address": st.column_config.LinkColumn(display_text="open"),
        "What sets them apart": st.column_config.TextColumn(width="large"),
    }
    tables.draw(table, columns=columns, height="content")


def as_read(told: list[dict]) -> pd.DataFrame:
    """Return the figures with their units, marks and sources, a row a figure."""
    return pd.DataFrame([line(row) for row in told])


def line(row: dict) -> dict:
    """Return one figure as a line of the table."""
    fact, unit = cached.records("facts", "fact_id")[row["fact"]], cached.unit_of(row["unit"])
    source = cached.source_of(fact["source"])
    return {
        "Company": row["company"],
        "Figure": row["figure"],
        "Published": with_unit(row["published"], unit),
        "Model": NO_DEAL if row["model"] is None else with_unit(row["model"], unit),
        "Ratio": row["ratio"],
        "From": "set" if row["told"] else "found",
        "What sets them apart": row["why"] or "",
        "Mark": MARKS[fact["basis"]],
        "Tier": source["tier"],
        "Source": source["title"] or fact["built_from"],
        "As of": fact["as_of"],
        "Address": source["url"],
    }
