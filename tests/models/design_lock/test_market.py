"""What a launch is worth, against closed forms."""

import numpy as np
import pytest

from models.design_lock import market as lock_market
from tests.models.design_lock.cases import having

QUALITY = np.linspace(-20, 40, lock_market.QUALITY_POINTS)
FLAT = {"preference": 1.0, "entry_order": 0.0, "rivals_a_year": 0.0, "discount_rate": 0.0, "uptake_months": 0.0}


def market(**changes):
    return lock_market.market_for(lock_market.MarketInputs.of(having(**changes)), QUALITY[0], QUALITY[-1])


@pytest.mark.parametrize("rivals", [0.0, 1.0, 3.0, 6.0])
def test_where_nothing_tells_products_apart_each_sells_the_same_until_exclusivity_ends(rivals):
    one = market(**FLAT, rivals_now=rivals, exclusivity_month=240.0)
    a_month = 7500 * 0.44 / 12 / (1 + rivals)
    step = one.launch[1] - one.launch[0]  # a sale at once starts within one step of the grid
    expected = a_month * (240 - one.launch)
    assert np.abs(one.sales - expected[:, None]).max() <= a_month * step * (1 + 1e-9)


def test_uptake_costs_half_its_length_of_sales():
    one = market(**FLAT | {"uptake_months": 48.0}, rivals_now=1.0, exclusivity_month=240.0)
    assert one.sales[0] == pytest.approx(7500 * 0.44 / 12 / 2 * (240 - 24), rel=1e-3)


def test_discounting_is_an_annuity():
    one = market(**FLAT | {"discount_rate": 10.0}, rivals_now=1.0, exclusivity_month=240.0)
    years = (1 - 1.1**-20) / np.log(1.1)
    assert one.sales[0] == pytest.approx(7500 * 0.44 / 2 * years, rel=0.01)


def test_luck_of_rivals_does_nothing_where_quality_does_not_sell():
    lucky, plain = market(preference=1.0, rival_spread=20.0), market(preference=1.0, rival_spread=0.0)
    assert lucky.sales == pytest.approx(plain.sales, rel=1e-9)


def test_the_table_is_the_average_over_the_luck_of_rivals():
    one = market(rival_spread=12.0)
    nodes, weights = np.polynomial.hermite_e.hermegauss(21)
    for month, point in ((20.0, -10.0), (60.0, 0.0), (90.0, 17.0), (150.0, 30.0)):
        averaged = weights @ one.realised(month, point, 12.0 * nodes) / weights.sum()
        read = np.interp(point, one.quality, one.at(month, one.sales))
        assert read == pytest.approx(averaged, rel=2e-3)


def test_entering_fourth_at_the_square_root_halves_the_attraction():
    one = market(entry_order=0.5, rivals_now=3.0)
    assert np.exp(one.order[0]) == pytest.approx(0.5)


@pytest.mark.parametrize("rivals_a_year", [0.0, 0.4, 1.5])
def test_a_later_launch_is_worth_less_and_a_better_design_more(rivals_a_year):
    one = market(rivals_a_year=rivals_a_year)
    assert (np.diff(one.sales, axis=0) <= 0).all()
    assert (np.diff(one.sales, axis=1) >= 0).all()


def test_a_launch_after_exclusivity_is_worth_nothing():
    one = market(exclusivity_month=180.0)
    for month in (180.0, 181.0, 400.0):
        assert one.at(month, one.worth) == pytest.approx(0, abs=1e-9)
        assert one.realised(month, 20.0, 0.0) == pytest.approx(0, abs=1e-9)


def test_without_any_rival_the_whole_market_is_ours():
    one = market(**FLAT, rivals_now=0.0)
    assert lock_market.rival_field(having(rivals_now=0.0, rivals_a_year=0.0), one.launch, 0.05).max() < 1e-5
    assert one.sales[0, 0] == pytest.approx(7500 * 0.44 / 12 * 240, rel=0.01)


def test_whole_numbers_work_like_any_other():
    whole, broken = market(rivals_now=3, entry_order=1), market(rivals_now=3.0, entry_order=1.0)
    assert whole.sales == pytest.approx(broken.sales)


def test_new_rivals_enter_at_their_rate():
    months = np.linspace(0, 240, 121)
    inputs = having(rivals_now=2.0, rivals_a_year=0.5, rival_improvement=0.0, entry_order=0.0)
    assert lock_market.rival_field(inputs, months, 0.05) == pytest.approx(np.tile(2 + months / 24, (121, 1)))


def test_whoever_came_before_us_gains_by_it_and_whoever_comes_after_us_does_not_lose_by_it():
    months = np.linspace(0, 240, 121)
    inputs = having(rivals_now=3.0, rivals_a_year=0.5, rival_improvement=0.0, entry_order=0.5)
    field = lock_market.rival_field(inputs, months, 0.05)
    there = 1 + 2**-0.5 + 3**-0.5
    assert field[0] == pytest.approx(there + months / 24 / 2), "each later one stands where a launch today stands"
    last = there + 2 * (np.sqrt(4 + 10) - 2)  # the integral of the order of those who entered before
    assert field[-1, -1] == pytest.approx(last, rel=1e-3)


def test_todays_standard_succeeds_as_given_and_ten_points_multiply_the_odds():
    inputs = having(p_success=22.0, success_odds=1.5)
    standard, better = lock_market.p_success(inputs, np.array([0.0, 10.0]))
    assert standard == pytest.approx(0.22)
    assert better / (1 - better) == pytest.approx(1.5 * 0.22 / 0.78)


@pytest.mark.parametrize(("at", "cell", "part"), [(-5, 0, 0), (0, 0, 0), (3, 1, 0.5), (8, 3, 1), (99, 3, 1)])
def test_positions_outside_a_grid_count_as_its_ends(at, cell, part):
    assert lock_market.position(np.arange(0, 10, 2.0), at) == (cell, pytest.approx(part))
