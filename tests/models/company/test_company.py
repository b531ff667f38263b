"""The ledger adds up what it is given, and reads spans of months without losing or making anything."""

from dataclasses import fields
from itertools import pairwise

import numpy as np
import pytest

from models import company
from models.years import YEARS

LAUNCH = 30.0  # the middle of the third year


def made(seed: int = 1, launch: float = LAUNCH) -> company.Inputs:
    """Return years drawn at random; nothing is asked for, treated, sold or made before the launch."""
    random = np.random.default_rng(seed)
    names = [field.name for field in fields(company.Inputs) if field.type is not float]
    years = {name: random.uniform(0, 100, YEARS) for name in names}
    for name in names:
        if name.startswith(("asked", "treated", "sales")) or name in ("cost_of_sales", "selling"):
            years[name][: int(launch // 12)] = 0
    return company.Inputs(launch_month=launch, sized_year=10.0, **{name: tuple(found) for name, found in years.items()})


def test_every_line_is_owned_by_one_page_or_is_a_sum():
    lines = company.lines(made())
    assert [line.key for line in lines] == list(company.LINES)
    owned = {line.key: line.owner for line in lines if line.owner != company.OWN}
    for key, owner in owned.items():
        given = {topic for field, topic in company.UPSTREAM.items() if field in (key, f"{key}_us")}
        assert given == {owner}


def test_the_sums_are_those_of_the_lines_above_them():
    found = company.by_line(made())
    assert found["sales"] == pytest.approx(found["sales_us"] + found["sales_europe"] + found["sales_asia"])
    assert found["gross_profit"] == pytest.approx(found["sales"] + found["cost_of_sales"])
    paid = [found[line] for line in ("selling", "build", "programme", "ready_cost")]
    assert found["operating"] == pytest.approx(found["gross_profit"] + sum(paid))
    assert found["cash"] == pytest.approx(found["operating"] + found["depreciation"] + found["capital"])
    assert found["cash_so_far"][-1] == pytest.approx(found["cash"].sum())


def test_a_line_that_a_page_owns_is_its_figures_digit_for_digit():
    given = made()
    found = company.by_line(given)
    for line in ("sales_us", "sales_europe", "sales_asia", "depreciation"):
        assert tuple(found[line]) == getattr(given, line)
    for line in ("cost_of_sales", "ready_cost", "selling", "build", "programme", "capital"):
        assert tuple(-found[line]) == getattr(given, line)


def test_the_margin_is_nothing_in_years_without_sales_and_at_most_all_of_sales():
    given = made()
    margin, sales = np.array(company.margin_by_year(given)), company.by_line(given)["sales"]
    assert (margin[sales == 0] == 0).all() and (sales == 0).any()
    assert (margin <= 100).all()


@pytest.mark.parametrize("launch", [0.0, 7.5, 24.0, LAUNCH, 119.9])
def test_all_that_is_sold_is_sold_after_the_launch(launch):
    given = made(launch=launch)
    sales = company.by_line(given)["sales"]
    till_the_end = 12 * YEARS - launch
    assert company.between(given, sales, 0, till_the_end) == pytest.approx(sales[int(launch // 12) :].sum())
    assert company.between(given, sales, -launch, 0) == 0
    cut = [0, 3, 11.5, 12, 40, till_the_end]
    parts = [company.between(given, sales, *span) for span in pairwise(cut)]
    assert sum(parts) == pytest.approx(company.between(given, sales, 0, till_the_end))


def test_what_is_spent_runs_evenly_within_a_year_before_the_launch_too():
    given = made(launch=LAUNCH)
    capital = -company.by_line(given)["capital"]
    assert company.within(given, capital, -LAUNCH, 12 - LAUNCH) == pytest.approx(capital[0])
    assert company.within(given, capital, 12 - LAUNCH, 18 - LAUNCH) == pytest.approx(capital[1] / 2)
    assert company.within(given, capital, -6, 0) == pytest.approx(capital[2] / 2)


def test_the_table_has_a_column_a_year_and_ends_after_the_peak():
    given = made()
    table = company.ledger(given)
    assert list(table.columns) == ["line", "owner", "unit", *range(1, YEARS + 1)]
    peak = company.by_line(given)["sales"].argmax() + 1
    assert peak < company.last_told(given) <= YEARS or peak == YEARS
