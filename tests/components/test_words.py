"""Numbers in words."""

import math

import pytest

from components.words import (
    MARKS,
    about,
    between,
    inside,
    listed,
    money,
    number,
    percent,
    plain,
    short,
    signed,
    spoken,
    with_unit,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (0.0, "0"),
        (-0.0, "0"),
        (1, "1"),
        (12, "12"),
        (123, "123"),
        (1234, "1,230"),
        (1235.1, "1,240"),
        (123456, "123,000"),
        (9.999, "10"),
        (99.95, "100"),
        (999.6, "1,000"),
        (999999, "1,000,000"),
        (1.5, "1.5"),
        (1.50001, "1.5"),
        (2.345, "2.35"),
        (0.1, "0.1"),
        (0.12345, "0.123"),
        (0.00012345, "0.000123"),
        (1 / 3, "0.333"),
        (100, "100"),
        (100.4, "100"),
        (1000, "1,000"),
        (70.575, "70.6"),
        (1e12, "1,000,000,000,000"),
    ],
)
def test_a_number_has_three_significant_digits_and_no_exponent(value, text):
    assert number(value) == text
    if value:
        assert number(-value) == f"−{text}"


def test_no_number_is_written_with_an_exponent_or_a_trailing_point():
    for power in range(-8, 13):
        for digits in (1, 1.005, 2.5, 3.14159, 9.994, 9.996):
            text = number(digits * 10.0**power)
            assert "e" not in text.lower()
            assert not text.endswith(".")
            assert float(text.replace(",", "")) == pytest.approx(digits * 10.0**power, rel=0.005)


def test_what_a_sum_leaves_by_rounding_reads_as_nothing():
    assert [number(value) for value in (4.5e-13, -2.3e-13, 0.0)] == ["0", "0", "0"]


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_is_said_to_be_not_known(value):
    assert number(value) == "not known"


def test_the_number_of_digits_can_be_chosen():
    assert number(123.456, 2) == "120"
    assert number(123.456, 5) == "123.46"


def test_a_change_bears_its_sign_with_a_minus_that_is_read():
    assert [signed(value) for value in (3, 0, -3, 0.25, -0.25)] == ["+3", "0", "−3", "+0.25", "−0.25"]
    assert "-" not in signed(-1234.5)


def test_a_change_that_is_not_known_has_no_sign():
    assert signed(math.nan) == "not known"


def test_a_value_stands_between_the_prefix_and_the_suffix_of_its_unit():
    assert with_unit(1234.5, {"prefix": "USD ", "suffix": " m"}) == "USD 1,230 m"
    assert with_unit("China first", {"prefix": "USD ", "suffix": " m"}) == "China first"
    assert with_unit("3", None) == "3"


def test_a_value_without_a_unit_is_still_written_in_words():
    assert with_unit(1234.5, {"prefix": "", "suffix": ""}) == "1,230"


def test_money_and_percentages_bear_their_units():
    assert (money(-1234.5), percent(12.34)) == ("about USD −1,200 m", "12 %")


USD_MILLION = {"prefix": "USD ", "suffix": " m"}


@pytest.mark.parametrize(
    ("value", "key", "unit", "said"),
    [
        (275.0, "usd_million", USD_MILLION, "about USD 280 m"),
        (20.0, "usd_million", USD_MILLION, "USD 20 m"),
        (0.0, "usd_million", USD_MILLION, "USD 0 m"),
        (-208.4, "usd_million", USD_MILLION, "about USD −210 m"),
        (8.27, "percent", {"prefix": "", "suffix": " %"}, "8 %"),
        (99.7, "percent", {"prefix": "", "suffix": " %"}, "over 99 %"),
        (9.07, "points_of_share", {"prefix": "", "suffix": " points"}, "9 points"),
        (103.6, "month", {"prefix": "month ", "suffix": ""}, "month 104"),
        (30.3, "days", {"prefix": "", "suffix": " days"}, "about 30 days"),
        (1_190.0, "patients", {"prefix": "", "suffix": " patients"}, "about 1,200 patients"),
        (math.nan, "usd_million", USD_MILLION, "–"),
    ],
)
def test_a_worked_out_number_is_told_with_the_digits_that_are_known_of_its_unit(value, key, unit, said):
    assert spoken(value, key, unit) == said
    assert short(value, key, unit) == said.removeprefix("about ")


def test_a_band_and_a_change_have_the_digits_that_are_known():
    assert between(-80.3, 1_204.0, "usd_million") == "−80 and 1,200"
    assert between(math.nan, math.nan, "usd_million") == "–"
    assert [signed(9.07, "points_of_share"), signed(-134_217.0), signed(0.3, "percent")] == ["+9", "−130,000", "0"]
    assert about(226.4) == "about 230"


def test_parts_are_listed_as_a_sentence_does():
    assert [listed(parts) for parts in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]


def test_every_basis_has_a_mark_a_reader_understands():
    assert set(MARKS) >= {"published", "recalled", "derived", "illustrative"}
    assert MARKS["recalled"] == "not yet verified"


def test_a_directive_in_a_name_is_text_and_a_colon_stays_a_colon():
    assert plain(":red[hi] :material/delete: now: 5") == r"\:red\[hi\] \:material/delete: now: 5"


@pytest.mark.parametrize(("name", "said"), [("United States", "the United States"), ("Great Lakes", "the Great Lakes"),
                                            ("Europe", "Europe"), ("New England", "New England")])  # fmt: skip
def test_a_place_of_several_states_or_lakes_has_an_article_inside_a_sentence(name, said):
    assert inside(name) == said
