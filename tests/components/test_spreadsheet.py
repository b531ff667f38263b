"""Tables as files: numbers are numbers with their unit in the head, words are words, and nothing that is typed runs."""

import csv
import io
import zipfile
from datetime import UTC, datetime
from xml.etree import ElementTree

import numpy as np
import pandas as pd
import pytest

from components import spreadsheet, tidy
from components.imprint import NAME, Imprint
from components.spreadsheet import COMMA, POINT

IMPRINT = Imprint("Legend with J&J", 3, 4, datetime(2026, 11, 26, 9, 30, tzinfo=UTC), "http://localhost/partner?s=x")
ATTACKS = (
    '=HYPERLINK("http://x.example";"open")', "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\n=1+1", "  =1+1",
    "＝1+1", "named;=1+1;so", "named,@A1,so",
)  # fmt: skip


def read(content: bytes, separator: str = ",") -> list[list[str]]:
    """Return a CSV's rows as a spreadsheet parts them."""
    assert content.startswith(b"\xef\xbb\xbf"), "Excel takes a file without this mark for an old code page"
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))


def cells(book: bytes, sheet: int = 1) -> list[tuple[str, str]]:
    """Return a workbook's cells as (kind, text); kind is "s" of text, "" of a number."""
    names = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        assert all(b"<f>" not in packed.read(name) for name in packed.namelist() if "worksheets" in name)
        texts = ["".join(one.itertext()) for one in ElementTree.fromstring(packed.read("xl/sharedStrings.xml"))]
        drawn = ElementTree.fromstring(packed.read(f"xl/worksheets/sheet{sheet}.xml")).iterfind(".//m:c", names)
        found = [(one.get("t", ""), one.findtext("m:v", "", names)) for one in drawn]
    return [(kind, texts[int(value)] if kind == "s" else value) for kind, value in found]


@pytest.mark.parametrize(
    ("given", "number", "unit"),
    [
        ("54 %", 54, "%"),
        ("USD −8.56 m", -8.56, "USD m"),
        ("USD 1,120 m a year", 1120, "USD m a year"),
        ("month 27", 27, "month"),
        ("1.5×", 1.5, "×"),
        ("−16.2", -16.2, ""),
        ("12", 12, ""),
    ],
)
def test_a_number_written_with_its_unit_is_taken_apart(given, number, unit):
    assert tidy.number_of(given) == (number, unit)


@pytest.mark.parametrize(
    "given", ["2020-11", "D008", "007", "ZUMA-1", "8 of 12", "USD 3 m; month 4", "1e5", "about 5 %"]
)
def test_words_with_figures_in_them_stay_words(given):
    assert tidy.number_of(given) == (given, "")


def test_a_unit_that_all_share_stands_in_the_head_and_one_that_changes_in_a_column_of_its_own():
    frame = pd.DataFrame(
        {"what": ["a", "b"], "at": ["5 %", "6 %"], "here": ["USD 3 m", "4 %"], "there": ["USD 5 m", "none"]}
    )
    assert tidy.table(frame) == [
        ("What", ["a", "b"]), ("At, %", [5, 6]), ("Unit", ["USD m", "%"]), ("Here", [3, 4]), ("There", [5, "none"]),
    ]  # fmt: skip


def test_columns_that_do_not_agree_on_a_units_row_have_one_each():
    frame = pd.DataFrame({"here": ["USD 3 m", "4 %"], "there": ["5 %", "6 days"]})
    assert [name for name, _ in tidy.table(frame)] == ["Here, unit", "Here", "There, unit", "There"]


def test_a_key_is_a_head_in_words_and_the_key_of_a_unit_too():
    frame = pd.DataFrame({"money_year": [2019.0], "value": [1 / 3], "unit": ["usd_million"], "here": [True]})
    assert tidy.table(frame) == [
        ("Money year", [2019]), ("Value", [0.333333]), ("Unit", ["million US dollars"]), ("Here", ["yes"]),
    ]  # fmt: skip


@pytest.mark.parametrize(("manner", "number"), [(POINT, "-0.333333"), (COMMA, "-0,333333")])
def test_a_csv_has_columns_and_numbers_as_the_visitors_excel_reads_them(manner, number):
    frame = pd.DataFrame({"words": ["a, b; c"], "value": [-1 / 3], "small": [1e-9], "whole": [2.0], "none": [np.nan]})
    rows = read(spreadsheet.as_csv(frame, manner), spreadsheet.SEPARATORS[manner])
    small = "0.000000001" if manner == POINT else "0,000000001"
    assert rows == [["Words", "Value", "Small", "Whole", "None"], ["a, b; c", number, small, "2", ""]]


@pytest.mark.parametrize("manner", spreadsheet.SEPARATORS)
@pytest.mark.parametrize("given", ATTACKS)
def test_what_a_person_typed_is_no_formula_as_a_cell_or_a_head_however_the_file_is_parted(given, manner):
    content = spreadsheet.as_csv(pd.DataFrame({"Page": ["a"], given: [given]}), manner)
    for separator in spreadsheet.SEPARATORS.values():
        for row in read(content, separator):
            for cell in row:
                assert not cell.strip().startswith(tuple("=+-@＝")), cell


def test_a_negative_number_is_left_a_number():
    assert read(spreadsheet.as_csv(pd.DataFrame({"a": ["−5 %"], "b": [-5.0]}), POINT))[1] == ["-5", "-5"]


@pytest.mark.parametrize(
    ("locale", "timezone", "manner"),
    [
        ("en-US", "America/New_York", POINT), ("en-GB", "Europe/London", POINT), ("en-US", "Europe/Berlin", COMMA),
        ("de-DE", "Europe/Berlin", COMMA), ("fr", None, COMMA), ("de-CH", "Europe/Zurich", POINT),
        ("es-MX", "America/Mexico_City", POINT), ("ja-JP", "Asia/Tokyo", POINT), (None, None, POINT),
    ],
)  # fmt: skip
def test_the_likeliest_way_of_writing_numbers_follows_the_browser(locale, timezone, manner):
    assert spreadsheet.manner(locale, timezone) == manner


def test_a_workbook_holds_numbers_as_numbers_text_as_text_and_says_what_it_is():
    frame = pd.DataFrame({"=1+1": [ATTACKS[0], "http://x.example"], "Worth": ["USD −8.56 m", "USD 3 m"]})
    book = spreadsheet.as_workbook("A/B: [Plans]", frame, IMPRINT)
    assert cells(book) == [
        ("s", "=1+1"), ("s", "Worth, USD m"), ("s", ATTACKS[0]), ("", "-8.56"), ("s", "http://x.example"), ("", "3"),
    ]  # fmt: skip
    told = [text for _, text in cells(book, sheet=2)]
    for word in ("A/B: [Plans]", IMPRINT.scenario, NAME, IMPRINT.date, IMPRINT.link, IMPRINT.versions):
        assert word in told
    with zipfile.ZipFile(io.BytesIO(book)) as packed:
        core = packed.read("docProps/core.xml").decode()
    assert NAME in core and "2026-11-26" in core
