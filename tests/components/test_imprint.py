"""What every file says of itself."""

import re
from datetime import UTC, datetime

import pytest

from components.imprint import NAME, Imprint, printable


def made(scenario: str) -> Imprint:
    return Imprint(scenario, 3, 4, datetime(2026, 11, 5, 9, 30, tzinfo=UTC), "http://localhost/partner?s=x")


def test_the_line_names_product_versions_scenario_and_a_date_that_no_country_turns_round():
    line = made("Legend with J&J").line()
    assert line == f"{NAME} (model 3, data 4). Scenario: Legend with J&J. 5 November 2026."


@pytest.mark.parametrize("name", ["Legend with J&J", "a/b\\c: *?", "..", "=HYPERLINK(1)", "Zürich", "", "x" * 200])
def test_a_file_is_named_by_what_it_holds_scenario_versions_and_date_on_any_system(name):
    file = made(name).file_name("Cost of a dose", "csv")
    assert re.fullmatch(r"cost-of-a-dose(_[\w-]+)?_m3d4_2026-11-05\.csv", file), file
    assert len(file) < 100


def test_a_name_with_letters_that_no_file_shows_is_one_line():
    assert printable("a\nb\x00c") == "abc"
