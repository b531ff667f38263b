"""The ledger adds up what it is given, and reads spans of months without losing or making anything."""

from dataclasses import fields
from itertools import pairwise

import numpy as np
import pytest

from models import company
from models.years import YEARS

LAUNCH = 30.0  # the middle of the third year


def made(seed: int = 1, launch: float = LAUNCH) -> company.Inputs:
    """Return years drawn at random; nothing is sold or made before the launch, and the programme ends with it."""
    random = np.random.default_rng(seed)
    names = [field.name for field in fields(company.Inputs) if field.type is not float]
    years = {name: random.uniform(0, 100, YEARS) for name in names}
    for name in names:
        if name.startswith(("asked", "treated", "sales")) or name in company.FROM_LAUNCH:
            years[name][: int(launch // 12)] = 0
        if name in company.UNTIL_LAUNCH:
            years[name][int(-(-launch // 12)) :] = 0
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
    paid = [found[line] for line in ("selling", "studies", "build", "programme", *company.LOCK, "ready_cost")]
    assert found["operating"] == pytest.approx(found["gross_profit"] + sum(paid))
    assert found["cash"] == pytest.approx(found["operating"] + found["depreciation"] + found["capital"])
    assert found["cash_so_far"][-1] == pytest.approx(found["cash"].sum())


def test_a_line_that_a_page_owns_is_its_figures_digit_for_digit():
    given = made()
    found = company.by_line(given)
    for line in ("sales_us", "sales_europe", "sales_asia", "depreciation"):
        assert tuple(found[line]) == getattr(given, line)
    for line in ("cost_of_sales", "ready_cost", "selling", "studies", "build", "programme", *company.LOCK, "capital"):
        assert tuple(-found[line]) == getattr(given, line)


def test_the_margin_is_nothing_in_years_without_sales_and_at_most_all_of_sales():
    given = made()
    margin, sales = np.array(company.margin_by_year(given)), company.by_line(given)["sales"]
    assert (margin[sales == 0] == 0).all() and (sales == 0).any()
    assert (margin <= 100).all()


LAUNCHES = [0.0, 7.5, 24.0, LAUNCH, 119.9]


@pytest.mark.parametrize("launch", LAUNCHES)
def test_all_that_is_sold_is_sold_after_the_launch(launch):
    given = made(launch=launch)
    sales = company.by_line(given)["sales"]
    till_the_end = 12 * YEARS - launch
    assert company.between(given, "sales", 0, till_the_end) == pytest.approx(sales.sum())
    assert company.between(given, "sales", -launch, 0) == 0


@pytest.mark.parametrize("launch", LAUNCHES)
@pytest.mark.parametrize("line", [line for line in company.LINES if line != "cash_so_far"])
def test_every_line_comes_to_all_of_it_from_today_on_however_it_is_cut(line, launch):
    """A line that begins before the launch too: what comes before is not moved behind it."""
    given = made(launch=launch)
    years, till_the_end = company.by_line(given)[line], 12 * YEARS - launch
    cut = sorted({-launch, -launch / 3, 0, 3, 11.5, 12, 40, till_the_end})
    parts = [company.between(given, line, *span) for span in pairwise(cut)]
    assert sum(parts) == pytest.approx(years.sum())
    for year in (0, int(launch // 12) + 1):
        span = 12 * year - launch, 12 * (year + 1) - launch
        assert company.between(given, line, *span) == pytest.approx(years[year]), year


@pytest.mark.parametrize("launch", [7.5, LAUNCH, 119.9])
def test_the_programme_and_the_build_are_spent_before_the_launch_and_studies_and_selling_after_it(launch):
    given, found = made(launch=launch), company.by_line(made(launch=launch))
    for line in ("programme", "build", *company.LOCK):
        assert company.between(given, line, -launch, 0) == pytest.approx(found[line].sum())
        assert company.between(given, line, 0, 12) == 0
    for line in ("selling", "studies", "cost_of_sales"):
        assert company.between(given, line, -launch, 0) == 0
        assert company.between(given, line, 0, 12 * YEARS - launch) == pytest.approx(found[line].sum())


def test_the_span_of_a_sum_is_that_of_its_parts():
    given = made()
    parts = ("sales", "cost_of_sales", "selling", "studies", "build", "programme", *company.LOCK, "ready_cost")
    for span in ((-20, -3), (-3, 5), (0, 6), (4, 30)):
        asked = [company.between(given, line, *span) for line in parts]
        assert company.between(given, "operating", *span) == pytest.approx(sum(asked))


def test_capital_runs_evenly_within_every_year():
    given = made(launch=LAUNCH)
    capital = company.by_line(given)["capital"]
    assert company.between(given, "capital", -LAUNCH, 12 - LAUNCH) == pytest.approx(capital[0])
    assert company.between(given, "capital", 12 - LAUNCH, 18 - LAUNCH) == pytest.approx(capital[1] / 2)
    assert company.between(given, "capital", -6, 0) == pytest.approx(capital[2] / 2)


def test_the_table_has_a_column_a_year_and_ends_after_the_peak():
    given = made()
    table = company.ledger(given)
    assert list(table.columns) == ["line", "owner", "unit", *range(1, YEARS + 1)]
    peak = company.by_line(given)["sales"].argmax() + 1
    assert peak < company.last_told(given) <= YEARS or peak == YEARS
