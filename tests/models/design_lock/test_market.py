"""What a launch is worth, against closed forms and against what the other topics are told."""

from dataclasses import replace

import numpy as np
import pytest

from models import design_lock, market
from models.design_lock import market as lock_market
from models.design_lock.areas import countries_served
from models.design_lock.money import discount
from models.years import AREAS, YEARS
from tests.models.design_lock.cases import DEFAULTS, FREE_PLANTS, NOTHING_STANDS_BY, having

LOW, HIGH = -20.0, 40.0
FLAT = {"preference": 1.0, "entry_order": 0.0, "rivals_a_year": 0.0, "erosion": 0.0}


ALONE = NOTHING_STANDS_BY | FREE_PLANTS  # a launch is worth what its patients leave


def sales(**changes) -> np.ndarray:
    """Return (t, q) discounted sales by launch and quality, rival luck averaged."""
    inputs = having(**changes)
    one = lock_market.table_for(market.DemandInputs.of(inputs), LOW, HIGH)
    return np.einsum("a,y,atyx->tx", market.net_prices(inputs), discount(inputs), one.asked) @ one.grid.smooth.T


def whole(inputs, launch: float) -> np.ndarray:
    """Return (YEARS,) sales of the whole market that has taken a launch up, USD million, worked out by month."""
    ours = market.asked_by_year(inputs, launch, np.ones(12 * YEARS))
    return market.sales_by_year(inputs, ours).sum(axis=0)


@pytest.mark.parametrize("rivals", [0.0, 1.0, 3.0, 6.0])
def test_where_nothing_tells_products_apart_each_sells_the_same_part_of_the_market(rivals):
    sold, inputs = sales(**FLAT, rivals_now=rivals), having(**FLAT, rivals_now=rivals)
    for row in (0, 20, 40, 100):
        expected = whole(inputs, lock_market.EDGES[row]) @ discount(inputs) / (1 + max(rivals, 1e-6))
        assert sold[row] == pytest.approx(np.full(65, expected), rel=1e-6)


def test_luck_of_rivals_does_nothing_where_quality_does_not_sell():
    lucky, plain = sales(preference=1.0, rival_spread=20.0), sales(preference=1.0, rival_spread=0.0)
    assert lucky == pytest.approx(plain, rel=1e-9)


def test_the_table_is_the_average_over_the_luck_of_rivals():
    inputs = having(**NOTHING_STANDS_BY, rival_spread=12.0)
    one = lock_market.market_for(inputs, LOW, HIGH)
    nodes, weights = np.polynomial.hermite_e.hermegauss(21)
    for month, point in ((20.0, -10.0), (60.0, 0.0), (90.0, 17.0), (150.0, 30.0)):
        averaged = weights @ one.realised(month, point, 12.0 * nodes) / weights.sum()
        read = np.interp(point, one.quality, one.at(month, one.earnings.left @ one.grid.smooth.T))
        assert read == pytest.approx(averaged, rel=2e-3)


@pytest.mark.parametrize("rivals_a_year", [0.0, 0.4, 1.5])
def test_a_later_launch_is_worth_less_and_a_better_design_more(rivals_a_year):
    sold = sales(rivals_a_year=rivals_a_year)
    assert (np.diff(sold, axis=0) <= 1e-9).all()
    assert (np.diff(sold, axis=1) >= 0).all()


def test_a_launch_after_the_last_year_is_worth_nothing():
    one = lock_market.market_for(having(**NOTHING_STANDS_BY), LOW, HIGH)
    for month in (360.0, 361.0, 400.0):
        assert one.at(month, one.worth) == pytest.approx(0, abs=1e-9)
        assert one.realised(month, 20.0, 0.0) == pytest.approx(0, abs=1e-9)


def test_a_launch_between_two_months_of_the_table_is_near_enough():
    inputs = having(**FLAT, rivals_now=1.0)
    one, sold = lock_market.market_for(inputs, LOW, HIGH), sales(**FLAT, rivals_now=1.0)
    assert one.at(79.4, sold)[0] == pytest.approx(whole(inputs, 79.4) @ discount(inputs) / 2, rel=1e-3)


def test_whole_numbers_work_like_any_other():
    assert sales(rivals_now=3, entry_order=1) == pytest.approx(sales(rivals_now=3.0, entry_order=1.0))


def test_todays_standard_succeeds_as_given_and_ten_points_multiply_the_odds():
    inputs = having(p_success=22.0, success_odds=1.5, response=54.0, standard_response=54.0)
    standard, better = lock_market.p_success(inputs, np.array([0.0, 10.0]))
    assert standard == pytest.approx(0.22)
    assert better / (1 - better) == pytest.approx(1.5 * 0.22 / 0.78)
    late = lock_market.p_success(inputs, 0.0, 0.5)
    assert late / (1 - late) == pytest.approx(0.5 * 0.22 / 0.78)


@pytest.mark.parametrize(("at", "cell", "part"), [(-5, 0, 0), (0, 0, 0), (3, 1, 0.5), (8, 3, 1), (99, 3, 1)])
def test_positions_outside_a_grid_count_as_its_ends(at, cell, part):
    assert lock_market.position(np.arange(0, 10, 2.0), at) == (cell, pytest.approx(part))


# What the others read is what the lock counts with

NO_SPREAD = {
    "design_spread": 0.0, "learning": 0.0, "rival_spread": 0.0, "readout_spread": 0.0, "china_transfer_spread": 0.0,
    "china_repeat_risk": 0.0, "late_change_hazard": 4.0, "late_change_low": 0.0, "late_change_months": 0.0,
    "late_change_high": 0.0, "late_change_odds": 1.0, "erosion": 0.0, "process_start_month": 48.0,
    "process_months": 20.0,
    "site_limit": 1.0,  # no area has a site of its own
} | ALONE  # fmt: skip


def worth_of_patients(inputs, reads: dict) -> float:
    """Return what the patients asked leave in the countries in which they leave anything, worth today."""
    asked = np.array([reads[f"asked_{area}"] for area in AREAS])
    return float(countries_served(inputs).leaves @ asked @ discount(inputs))


@pytest.mark.parametrize("month", [25, 28, 37])  # launches at the end of a quarter
def test_patients_asked_prices_and_margin_give_the_worth_of_sales_that_the_lock_counts(month):
    inputs = replace(having(**NO_SPREAD), lock_month=float(month))
    plan, reads = design_lock.curve(inputs, "china"), design_lock.read(inputs)
    assert reads["launch_month"] == plan.schedule.launch[month] == month + 20 + 24 + 15
    counted = plan.launch_of(month) @ plan.quality_of(month)
    assert reads["p_success"] / 100 * worth_of_patients(inputs, reads) == pytest.approx(counted, rel=1e-6)


def test_with_designs_and_rivals_spread_the_patients_asked_still_give_the_worth_of_one_launch():
    changes = {"design_spread": 8.0, "learning": 10.0, "rival_spread": 8.0, "lock_month": 28.0}
    inputs = having(**NO_SPREAD | changes)
    plan, reads = design_lock.curve(inputs, "china"), design_lock.read(inputs)
    launch = plan.launch_of(28) @ plan.quality_of(28)
    assert reads["p_success"] / 100 * worth_of_patients(inputs, reads) == pytest.approx(launch, rel=1e-6)


def test_erosion_by_quarter_and_by_month_is_nearly_the_same():
    inputs = having(**NO_SPREAD | {"erosion": DEFAULTS.erosion, "lock_month": 28.0})
    plan, reads = design_lock.curve(inputs, "china"), design_lock.read(inputs)
    counted = plan.launch_of(28) @ plan.quality_of(28)
    assert reads["p_success"] / 100 * worth_of_patients(inputs, reads) == pytest.approx(counted, rel=1e-4)


def test_the_share_read_is_the_part_of_the_patients_of_the_peak_year():
    reads = design_lock.read(DEFAULTS)
    asked = np.sum([reads[f"asked_{area}"] for area in AREAS], axis=0)
    launched = [any(reads[f"asked_{area}"]) for area in AREAS]
    all_treated = market.asked_by_year(DEFAULTS, reads["launch_month"], np.ones(12 * YEARS))[launched].sum(axis=0)
    peak = int(np.argmax(asked))
    assert reads["share"] == pytest.approx(100 * asked[peak] / all_treated[peak], rel=1e-3)


def test_nobody_asks_before_the_launch():
    reads = design_lock.read(DEFAULTS)
    year = int(reads["launch_month"] // 12)
    assert not any(reads[f"asked_{area}"][:year] != (0.0,) * year for area in AREAS)
    assert reads["asked_us"][year + 1] > 0
