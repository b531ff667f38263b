"""How sales rise and erode: theory, limits, directions and corners."""

from dataclasses import replace

import numpy as np
import pytest

from components import cached
from models import market
from models.years import MONTHS, YEARS
from tests.models.market.given import asked, plain, shares

PUBLISHED = (0.11, 0.31, 0.58, 0.76, 0.89, 1.0)
YEARLY = 12.0 * np.arange(13)


@pytest.fixture
def inputs():
    return plain()


def test_the_published_years_come_out_exactly_at_six_years(inputs):
    assert inputs.uptake == PUBLISHED
    assert np.diff(market.risen(inputs.uptake, 6.0, YEARLY)) == pytest.approx([*PUBLISHED, *[1.0] * 6], abs=1e-12)


def test_a_curve_stretched_to_twelve_years_says_in_two_years_what_the_published_one_says_in_one(inputs):
    twice = np.diff(market.risen(inputs.uptake, 12.0, 2 * YEARLY[:7])) / 2
    assert twice == pytest.approx(PUBLISHED, abs=1e-12)


def test_sales_never_fall_while_uptake_rises_and_never_pass_the_peak(inputs):
    months = np.arange(MONTHS + 1.0)
    for years in (2.0, 3.5, 6.0, 10.0):
        monthly = 12 * np.diff(market.risen(inputs.uptake, years, months))
        assert monthly.min() >= 0
        yearly = np.diff(market.risen(inputs.uptake, years, YEARLY))
        assert np.all(np.diff(yearly) >= -1e-9) and yearly.max() <= 1 + 1e-9


def test_nothing_is_sold_before_the_launch(inputs):
    assert market.risen(inputs.uptake, 6.0, np.array([-24.0, -0.1, 0.0])) == pytest.approx(0)
    people = asked(inputs)
    assert people[0, :7] == pytest.approx(0) and people[0, 7] > 0


def test_each_area_starts_so_many_months_after_the_first(inputs):
    later = replace(inputs, lag_europe=24.0, lag_asia=36.0)
    assert market.launches(later, 84.0).tolist() == [84.0, 108.0, 120.0]
    people = asked(later)
    assert [int(np.flatnonzero(row)[0]) for row in people] == [7, 9, 10]


def test_exclusivity_ends_so_many_years_after_launch_or_with_the_patent_if_that_is_later(inputs):
    months = np.arange(0.0, MONTHS)
    one = replace(inputs, exclusivity_us=12.0, patent_month=0.0, erosion=20.0)
    kept = market.kept_after_copies(one, market.launches(one, 60.0), months)[0]
    assert kept[months <= 60 + 144] == pytest.approx(1)
    assert kept[60 + 144 + 12] == pytest.approx(0.8) and kept[60 + 144 + 24] == pytest.approx(0.64)
    patented = replace(one, patent_month=240.0)
    kept = market.kept_after_copies(patented, market.launches(patented, 60.0), months)[0]
    assert kept[240] == pytest.approx(1) and kept[252] == pytest.approx(0.8)


def test_without_erosion_the_last_year_sells_all_of_the_peak(inputs):
    edges = np.arange(YEARS + 1.0) * 12
    assert market.taken_up(replace(inputs, erosion=0.0), 60.0, edges)[:, -1] == pytest.approx(1)


def test_a_launch_after_the_horizon_sells_nothing(inputs):
    assert asked(replace(inputs, launch_month=MONTHS + 1.0)).sum() == 0


def test_patients_are_the_eligible_who_reach_a_therapy_in_the_areas_of_the_launch(inputs):
    pools = market.pools(replace(inputs, eligible_us=10_000.0, reach_us=35.0, demand_factor=0.5))
    assert pools[0] == pytest.approx(1_750)
    assert market.pools(replace(inputs, launch_in="us"))[1:].tolist() == [0, 0]
    assert market.pools(replace(inputs, launch_in="west"))[2] == 0


def test_a_dose_out_of_specification_is_not_paid(inputs):
    some = replace(inputs, price_us=400_000.0, out_of_spec=10.0)
    assert market.net_prices(some)[0] == pytest.approx(0.36)
    assert market.sales_by_year(some, np.full((3, YEARS), 100.0))[0] == pytest.approx(36)


def test_launches_worked_out_together_are_those_worked_out_alone(inputs):
    edges = np.arange(YEARS + 1.0) * 12
    together = market.taken_up(inputs, np.array([60.0, 90.0]), edges)
    for at, launch in enumerate((60.0, 90.0)):
        assert together[:, at] == pytest.approx(market.taken_up(inputs, launch, edges), abs=1e-12)


def test_our_share_rises_with_response_and_falls_with_rivals_and_a_late_launch(inputs):
    now = shares(inputs)
    assert np.all(shares(replace(inputs, response=inputs.response + 10)) > now)
    assert np.all(shares(replace(inputs, rivals_now=inputs.rivals_now + 1)) < now)
    assert np.all(shares(replace(inputs, rivals_a_year=inputs.rivals_a_year + 0.2)) < now)
    assert np.all(shares(replace(inputs, launch_month=120.0)) <= now)


@pytest.mark.parametrize("key", ["rivals_now", "rivals_a_year", "rival_improvement", "entry_order"])
def test_more_or_stronger_rivals_never_raise_our_share_from_anywhere(inputs, key):
    random, rows = np.random.default_rng(20_261_127), cached.catalogue()
    for _ in range(200):
        keys = ("preference", "rivals_now", "rivals_a_year", "rival_improvement", "entry_order", "response")
        one = replace(inputs, **{name: random.uniform(rows[name].low, rows[name].high) for name in keys})
        one = replace(one, launch_month=random.uniform(12, 240))
        few, many = np.sort(random.uniform(rows[key].low, rows[key].high, 2))
        assert np.all(shares(replace(one, **{key: many})) <= shares(replace(one, **{key: few})) * (1 + 1e-12)), one


def test_without_preference_and_order_equal_products_share_alike(inputs):
    alike = replace(inputs, preference=1.0, entry_order=0.0, rivals_now=3.0, rivals_a_year=0.0)
    assert shares(alike) == pytest.approx(0.25)


def test_alone_on_the_market_we_have_nearly_all_of_it(inputs):
    assert shares(replace(inputs, rivals_now=0.0, rivals_a_year=0.0)) == pytest.approx(1, abs=1e-4)
