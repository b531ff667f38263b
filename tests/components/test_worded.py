"""Tables of the store as they are drawn: words as heads and in cells, and nothing where there is nothing."""

import ast
import re
from pathlib import Path

import pandas as pd
import pytest

from components import cached, evidence, tables, tidy

ROOT = Path(__file__).parents[2]
DRAWN = ("deals", "exits", "facility_build", "product_metrics", "sites", "logistics", "modality_cogs", "mab_precedent",
         "design_lock_cases", "demand", "uptake", "rd_benchmarks", "products")  # fmt: skip


@pytest.mark.parametrize("name", DRAWN)
def test_no_key_of_the_store_stands_in_a_table_that_is_drawn(name):
    drawn = tables.worded(evidence.with_sources(cached.rows(name)))
    heads = [head for head in drawn if re.search(r"_|fact id|usd|sqft", head) or head[0].islower()]
    cells = {cell for head in drawn if head not in ("Row", "Address", "Locator") for cell in drawn[head]
             if isinstance(cell, str) and re.fullmatch(r"[a-z0-9]+(_[a-z0-9]+)+", cell)}  # fmt: skip
    assert not heads and not cells


def test_a_class_of_therapy_and_a_unit_are_called_by_their_names():
    deals = tables.worded(evidence.with_sources(cached.rows("deals")))
    assert "Autologous ex vivo CAR-T" in set(deals["Modality class"])
    assert "Upfront, USD m" in deals and "Row" in deals
    assert tidy.head("usd_per_sqft") == "USD per square foot" and tidy.head("area_sqft") == "Area, square feet"


def test_every_table_is_drawn_by_the_one_that_words_it():
    calls = {
        path.name
        for room in ("pages", "components")
        for path in (ROOT / room).rglob("*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Attribute)
        and call.attr in ("dataframe", "data_editor", "table")
        and ast.unparse(call.value) in ("st", "place", "left", "right")
    }
    assert calls == set()


def test_a_source_with_an_address_is_one_link_and_nothing_is_no_word():
    frame = tables.worded(
        pd.DataFrame({"sales": [123456.0, None], "source": ["Report", None], "address": ["https://a.b", None]})
    )
    sent = tables.told(frame, {"Sales": tables.number_column("Sales")}, list(frame))
    assert [one["head"] for one in sent["columns"]] == ["Sales", "Source"]
    assert sent["rows"] == [[123456, "Report"], [None, None]] and sent["links"] == ["https://a.b", None]
    assert sent["columns"][0]["format"] == "localized" and sent["columns"][1]["source"]


def test_numbers_have_the_digits_that_are_known_and_separators_and_a_year_of_the_calendar_has_none():
    shown = tables.worded(pd.DataFrame({"sales": [123456.789, None], "year": [2019, 2020], "told": [True, False]}))
    assert shown["Sales"].tolist()[0] == 123457 and shown["Told"].tolist() == ["yes", "no"]
    formats = [tables.number_column(head)["type_config"]["format"] for head in ("Sales", "Year", "Year 1", "Data year")]
    assert formats == ["localized", "plain", "localized", "plain"]


def test_a_column_without_an_entry_is_left_out():
    assert list(tables.worded(pd.DataFrame({"a": [1], "b": [None]}))) == ["A"]
