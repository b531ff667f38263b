"""How many digits of a number are written."""

import math

import pytest

from models.digits import apart, in_step, known, loses, percents, read


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (0.04, "0.04"),
        (0.0449, "0.045"),
        (8.27, "8.3"),
        (9.96, "10"),
        (23.5, "24"),
        (90.6, "91"),
        (99.6, "100"),
        (275, "280"),
        (1_190, "1,200"),
        (134_000, "130,000"),
        (999_500, "1,000,000"),
        (-80.3, "−80"),
        (-1_234.5, "−1,200"),
    ],
)
def test_a_worked_out_number_has_the_two_digits_that_are_known(value, text):
    assert known(value) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (0.3, "under 1"),
        (0.7, "1"),
        (8.27, "8"),
        (23.5, "24"),
        (99.4, "99"),
        (99.6, "over 99"),
        (100.0, "100"),
        (-0.3, "just under 0"),
        (-123.4, "−120"),
        (math.nan, "not known"),
    ],
)
def test_a_share_is_told_in_whole_percents_and_never_as_nothing_or_all_if_it_is_neither(value, text):
    assert percents(value) == text


def test_a_number_loses_digits_if_it_has_more_than_are_told():
    assert [loses(value) for value in (0.0, 5.0, 120.0, 121.0, 30.3, math.nan, math.inf)] == [
        False, False, False, True, True, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("value", "beside", "text"),
    [(20.4, 20, "20.4"), (25.4, 20, "25"), (94.8, 95, "94.8"), (78.6, 78.9, "78.6"), (78.6, 82.1, "79"),
     (80.0, 80.0, "80"), (20.0004, 20, "20.0004"), (130_400, 130_000, "130,400")],
)  # fmt: skip
def test_a_number_beside_one_that_it_misses_reads_on_its_own_side_of_it(value, beside, text):
    assert apart(value, beside, whole=True) == text
    assert (read(text) > beside) == (value > beside) and (read(text) < beside) == (value < beside)


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize(
    "parts",
    [(1_170, -167), (492, -113), (179, -181), (4.4, 4.4), (494, 454), (0.24, 39.9), (0.0, 0.0), (-51.9, -49.6),
     (60.4, 60.4), (0.2, 0.1, 0.3), (1.0, 2.0, -3.0)],
)  # fmt: skip
def test_the_parts_that_are_told_make_the_sum_that_is_told(parts, whole):
    total, told = in_step(parts, whole)
    assert sum(told) == pytest.approx(total, abs=1e-9)
    place = max(map(abs, (sum(parts), *parts))) / 10
    for given, rounded in zip((sum(parts), *parts), (total, *told), strict=True):
        assert abs(given - rounded) <= max(place, 1.0 if whole else 0.0)
        assert read(known(rounded)) == pytest.approx(rounded, abs=1e-9), "a part has no more than two digits"
