"""What the store says by year: periods, ages of products, sums by hand."""

import pytest

from components import record
from models.claims.margins import announced, covering, margin_of, one_each, told_margins
from models.claims.record import by_year, known_sum, length, year_of, year_of_sales

PRODUCTS = [{"brand": "One", "first_approval_date": "2020-01-01"}, {"brand": "Two", "first_approval_date": None}]


def row(product: str, period: str, value: float, measure: str = "gross_margin") -> dict:
    """Return a row of company_quarters."""
    return {"product": product, "period": period, "value": value, "measure": measure}


@pytest.mark.parametrize(
    ("day", "year"), [("2025", 2025), ("2025-03-10", 2025), ("2025-01/2025-03", 2025), ("2014/2024", None)]
)
def test_a_date_has_a_calendar_year_unless_it_lies_in_several(day, year):
    assert year_of(day) == year


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2019-Q4", 0),
        ("2020-Q1", 1),
        ("2020", 1),
        ("2021-H1", 2),
        ("2021-Q1/2021-Q3", 2),
        ("2020-12/2021-02", 2),
        ("2023", 4),
    ],
)
def test_a_period_counts_in_the_year_since_approval_in_which_its_middle_lies(period, year):
    assert year_of_sales("2020-01-01", period) == year


def test_periods_are_as_long_as_they_say():
    lengths = [length(one) for one in ("2024-Q1", "2024-H1", "2024-Q1/2024-Q3", "2024")]
    assert lengths == sorted(set(lengths))


def test_sums_by_year_leave_out_what_lies_in_several_years_and_count_what_is_not_told_as_nothing():
    rows = [{"d": "2020", "m": 1.0}, {"d": "2020-05", "m": None}, {"d": "2021", "m": 4.0}, {"d": "2020/2021", "m": 9.0}]
    found = by_year(rows, "d", {"n": lambda one: 1, "m": lambda one: one["m"]})
    assert found == {2020: {"n": 2.0, "m": 1.0}, 2021: {"n": 1.0, "m": 4.0}}


def test_a_sum_of_nothing_told_is_not_known_rather_than_nothing():
    assert known_sum(0.0) is None and known_sum(3.0) == 3.0
    assert record.in_words(None, "usd_million") == "–" and record.in_words(0, "count") == "0"


def test_a_margin_is_told_as_it_is_or_as_what_cost_leaves_of_sales():
    assert margin_of(row("One", "2020", 31.0)) == 31.0
    assert margin_of(row("One", "2020", 1.25, "cost_over_sales")) == pytest.approx(-25.0)


def test_of_a_year_of_sales_the_longest_period_counts_and_of_those_as_long_the_later():
    rows = [row("One", "2021-Q3", 9.0), row("One", "2021-Q1/2021-Q3", 7.0), row("One + Two", "2022-Q1", 5.0),
            row("One", "2022-Q2", 6.0), row("Two", "2022", 1.0), row("One", "2019-Q2", 2.0)]  # fmt: skip
    found = {key: margin for key, (margin, _) in told_margins(rows, PRODUCTS).items()}
    assert found == {(2, "One"): 7.0, (3, "One"): 6.0}


def test_how_many_cover_the_cost_of_sales_is_counted_by_hand():
    assert covering([-42.0, -39.0, 38.6]) == (1, 3)
    assert covering([0.0, 10.0, 60.0], 60.0) == (0, 3) and covering([], 60.0) == (0, 0)


def test_an_exit_told_with_two_figures_is_one_and_a_site_without_a_year_is_none():
    told = [{"date": "2025-10", "company": "A", "n": 1}, {"date": "2025-10", "company": "A", "n": 2}]
    assert len(one_each(told)) == 1
    sites = [{"announced_year": 2020.0}, {"announced_year": None}]
    assert [site["announced_year"] for site in announced(sites)] == ["2020"]
