"""Published models: the validity that sensitivity and specificity come to, of models tried on known outcomes."""

from functools import cache

import pandas as pd
import streamlit as st

from components import cached, evidence, tables
from components.frame import Page
from models.translation import frames

EVEN = 50.0  # as many bad as good, where a panel's counts were not told
CHIP = 22.0, 5.0  # drugs that harm the liver, and that do not
ON_AXIS = {"Usual tests of cell death": "usual tests", "Tumour organoids": "organoids", "Liver-Chip": "Liver-Chip"}


def draw(page: Page) -> None:
    """Set out published models, say why they flatter, and list what was read."""
    st.markdown("**Published cell models**, each as the correlation with the truth that its table comes to.")
    tables.draw(frames.published_table(told()), height="content")
    st.markdown(
        "They flatter: panels hold drugs that are clearly harmful or clearly safe, or the same patients' own tumours, "
        "and makers published some of them. Where no false alarm was seen, half a drug is added. They speak of harm "
        "and of one patient's response, not of which new construct works."
    )
    known = cached.rows("rd_benchmarks")
    evidence.table("What was read", evidence.with_sources(known[known["topic"] == "cell model"]))


def value(number: int) -> float:
    """Return one published figure; the middle of a range."""
    row = cached.records("facts", "fact_id")[f"rd_benchmarks-{number}x"]
    return (row["low"] + row["high"]) / 2 if pd.isna(row["value"]) else float(row["value"])


@cache
def told() -> tuple:
    """Return the published models as the model's frames take them: name, how, kind and figures."""
    both = "sensitivity {:.0f} %, specificity {:.0f} %"

    def test(name: str, first: int, bad: float, good: float, words: str) -> tuple:
        figures = value(first), value(first + 1)
        return name, f"{both.format(*figures)}; {words}", "test", (*figures, bad, good)

    imaged, alarms = value(128), value(129)
    right, cleared = value(134), value(135)
    return (
        test("Usual tests of cell death", 126, EVEN, EVEN, "611 compounds"),
        ("Tumour organoids", f"{right:.0f} % of responders and {cleared:.0f} % of others called rightly", "calls",
         (right, cleared)),
        ("Cardiomyocytes, calcium", "13 of 19 drugs with risk found, 9 of 9 cleared", "counts", (13, 6, 0, 9)),
        ("Human hepatocytes, imaged", f"{both.format(imaged, 100 - alarms)}; over 300 drugs", "test",
         (imaged, 100 - alarms, EVEN, EVEN)),
        test("Rectal organoids", 136, EVEN, EVEN, "80 patients"),
        test("Liver-Chip", 130, *CHIP, "27 drugs, by its maker"),
    )  # fmt: skip


@cache
def on_axis() -> tuple[tuple[str, float], ...]:
    """Return those that the hero names: name, validity in percent."""
    rows = frames.published(told()).set_index("name")["validity"]
    return tuple((short, float(rows[name])) for name, short in ON_AXIS.items())
