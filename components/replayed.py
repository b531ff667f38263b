"""The past replayed as the screen tells it: the answer, how each model did, every forecast beside what happened."""

import pandas as pd
import streamlit as st

from components import cached
from components.words import MARKS, NONE, digits, short, with_unit

SALES, SIGNING = "sales", "upfronts"
LEAST = 5  # percent of an error that are told


def rows() -> list[dict]:
    """Return every forecast as the present version of its model gave it."""
    return cached.grades.present()


def label(model: str) -> str:
    """Return what a model is called."""
    return cached.records("replay_models", "model")[model]["label"]


def headline() -> str:
    """Say how many bands hold, as first made and as widened since."""
    every = cached.grades.scores(rows())[cached.grades.ALL]
    return (
        f"Of {every.amounts} outcomes, {every.held_narrow} fell inside the 80 % band as first made, {every.held} "
        "as widened since."
    )


def summary() -> str:
    """Say what the models are good for, and what not, beside naive forecasts, analysts and the bands as first made."""
    found = cached.grades.scores(rows())
    sales, paid = found[label(SALES)], found[label(SIGNING)]
    every = found[cached.grades.ALL]
    analysts = cached.records("facts", "fact_id")["rd_benchmarks-100x"]["value"]
    return (
        f"The bands were widened with the outcomes known: only later ones test them. {every.odds} forecasts of yes or "
        f"no are graded apart. **Sales** a year ahead: {against(sales.skill_last)} the same as last time; "
        f"{sales.far} of {sales.amounts} miss by more than 40 % (analysts, peak sales: over {analysts:.0f} %). "
        "**Paid at signing**: "
        f"{against(paid.skill_class)} the median of the kind."
    )


def against(skill: float) -> str:
    """Say how much smaller or larger an error is than that of a naive forecast."""
    part = round(100 * abs(skill))
    return f"{part} % {'less' if skill > 0 else 'more'} error than" if part >= LEAST else "no better than"


def scores() -> pd.DataFrame:
    """Return how each model did, a row a model, and all together."""
    return pd.DataFrame([
        {
            "Model": "All" if name == cached.grades.ALL else name,
            "Forecasts": card.amounts + card.odds,
            "Inside the 80 % band": part(card.held, card.amounts),
            "In the band as first made": part(card.held_narrow, card.amounts),
            "Skill against last time": card.skill_last,
            "Skill against the class": card.skill_class,
            "Miss by over 40\u00a0%": part(card.far, card.amounts),
            "Brier score": card.brier,
            "Brier score of a coin": card.brier_coin,
            "Brier score of always yes": card.brier_yes,
        }
        for name, card in cached.grades.scores(rows()).items()
    ])  # fmt: skip


def places_taken() -> str:
    """Say at which place the options stood that were taken, as the models rank them."""
    found = cached.choices.places_taken(cached.connection())
    told = "; ".join(f"{what}: {place} of {many}" for what, place, many in found)
    return f"Place of the option that was taken, as ranked from what was known: {told}."


def part(count: int | None, of: int) -> str:
    """Write how many of how many."""
    return NONE if count is None else f"{count} of {of}"


def score_columns() -> dict:
    """Return how the columns of the scores are written."""
    skill = "1 is perfect, 0 no better than the naive forecast, below 0 worse."
    told = dict.fromkeys(("Skill against last time", "Skill against the class"), skill)
    told |= dict.fromkeys(
        ("Brier score", "Brier score of a coin", "Brier score of always yes"), "0 is perfect; of yes or no alone."
    )
    return {name: st.column_config.NumberColumn(format="%.2f", help=words) for name, words in told.items()}


def forecast(row: dict) -> dict:
    """Return one forecast as a line of the table."""
    fact, unit = cached.records("facts", "fact_id")[row["outcome_fact"]], cached.unit_of(row["unit"])
    source, amount = cached.source_of(fact["source"]), row["median"] is not None
    inside = row["low"] <= row["outcome"] <= row["high"] if amount else None
    told = said(row, unit) if amount else odds(row)
    held = NONE if inside is None else "held" if inside else "missed"
    return {"Band": held, "What": row["what"], "Model": label(row["model"]), "On": row["day"], **told,
            "Source": source["title"] or fact["built_from"], "Address": source["url"], "Mark": MARKS[fact["basis"]],
            "fact_id": row["outcome_fact"], "Known": row["facts"], "Version": row["model_version"],
            "Edition": row["edition"]}  # fmt: skip


def said(row: dict, unit: dict) -> dict:
    """Return what a model and the naive forecasts said of an amount, and what happened; the unit stands with two."""
    low, high, last, middle = (digits(row[name], row["unit"]) for name in ("low", "high", "last", "class_median"))
    return {"Said": short(row["median"], row["unit"], unit), "80 % band": f"{low} to {high}",
            "Happened": with_unit(row["outcome"], unit), "Last time": last, "Class": middle}  # fmt: skip


def odds(row: dict) -> dict:
    """Return what a model said of a yes or no, and what happened."""
    return {"Said": f"{100 * row['chance']:.0f} %", "80 % band": NONE, "Happened": "yes" if row["outcome"] else "no",
            "Last time": NONE, "Class": NONE}  # fmt: skip


def every(ranked: list[dict]) -> pd.DataFrame:
    """Return every forecast beside what happened: amounts in the order given, then each yes or no."""
    return pd.DataFrame([forecast(row) for row in [*ranked, *(row for row in rows() if row["chance"] is not None)]])
