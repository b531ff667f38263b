"""Tables of the store as they are drawn: words as heads and in cells, and nothing where there is nothing."""

import ast
import re
from dataclasses import replace
from pathlib import Path

import pytest

from components import cached, evidence, tidy
from components.story import wins
from models.scenario import Scenario

ROOT = Path(__file__).parents[2]
DRAWN = ("deals", "exits", "facility_build", "product_metrics", "sites", "logistics", "modality_cogs", "mab_precedent",
         "design_lock_cases", "demand", "uptake", "rd_benchmarks", "products")  # fmt: skip


@pytest.mark.parametrize("name", DRAWN)
def test_no_key_of_the_store_stands_in_a_table_that_is_drawn(name):
    drawn = tidy.worded(evidence.with_sources(cached.rows(name)))
    heads = [head for head in drawn if re.search(r"_|fact id|usd|sqft", head) or head[0].islower()]
    cells = {cell for head in drawn if head not in ("Row", "Address", "Locator") for cell in drawn[head]
             if isinstance(cell, str) and re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)+", cell)}  # fmt: skip
    assert not heads and not cells


def test_a_class_of_therapy_and_a_unit_are_called_by_their_names():
    deals = tidy.worded(evidence.with_sources(cached.rows("deals")))
    assert "Autologous ex vivo CAR-T" in set(deals["Modality class"])
    assert "Upfront, USD m" in deals and "Row" in deals
    assert tidy.head("usd_per_sqft") == "USD per square foot" and tidy.head("area_sqft") == "Area, square feet"


def test_no_table_on_screen_writes_none_into_an_empty_cell():
    """The library writes None there unless it is told what else."""
    calls = [
        (path.name, [word.arg for word in call.keywords])
        for room in ("pages", "components")
        for path in (ROOT / room).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text()))
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "dataframe"
    ]
    assert calls and not [name for name, given in calls if "placeholder" not in given]


def test_a_decision_that_loses_most_futures_is_said_to_be_best_on_average_only():
    answer = cached.answer("design_lock", Scenario())
    assert "yet wins in only" in wins(replace(answer, sure=0.45)) and "only" not in wins(replace(answer, sure=0.55))
