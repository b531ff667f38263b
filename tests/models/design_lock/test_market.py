"""What a launch is worth, against closed forms and against what the other topics are told."""

from dataclasses import replace

import numpy as np
import pytest

from models import design_lock, making, market
from models.design_lock import market as lock_market
from models.years import AREAS, YEARS
from tests.models.design_lock.cases import DEFAULTS, NOTHING_STANDS_BY, having

LOW, HIGH = -20.0, 40.0
FLAT = {"preference": 1.0, "entry_order": 0.0, "rivals_a_year": 0.0, "erosion": 0.0}


def table(**changes):
    inputs = having(**changes)
    return lock_market.table_for(market.DemandInputs.of(inputs), inputs.discount_rate, LOW, HIGH)


def whole(inputs, launch: float) -> np.ndarray:
    """Return (YEARS,) sales of the whole market that has taken a launch up, USD million, worked out by month."""
    ours = market.asked_by_year(inputs, launch, np.ones(12 * YEARS))
    return market.sales_by_year(inputs, ours).sum(axis=0)


def discount(inputs) -> np.ndarray:
    return (1 + inputs.discount_rate / 100) ** -(np.arange(YEARS) + 0.5)


@pytest.mark.parametrize("rivals", [0.0, 1.0, 3.0, 6.0])
def test_where_nothing_tells_products_apart_each_sells_the_same_part_of_the_market(rivals):
    one, inputs = table(**FLAT, rivals_now=rivals), having(**FLAT, rivals_now=rivals)
    for row in (0, 20, 40, 100):
        expected = whole(inputs, lock_market.EDGES[row]) @ discount(inputs) / (1 + max(rivals, 1e-6))
        assert one.sales[row] == pytest.approx(np.full(65, expected), rel=1e-6)


def test_luck_of_rivals_does_nothing_where_quality_does_not_sell():
    lucky, plain = table(preference=1.0, rival_spread=20.0), table(preference=1.0, rival_spread=0.0)
    assert lucky.sales == pytest.approx(plain.sales, rel=1e-9)


def test_the_table_is_the_average_over_the_luck_of_rivals():
    inputs = having(**NOTHING_STANDS_BY, rival_spread=12.0)
    one = lock_market.market_for(inputs, LOW, HIGH)
    nodes, weights = np.polynomial.hermite_e.hermegauss(21)
    for month, point in ((20.0, -10.0), (60.0, 0.0), (90.0, 17.0), (150.0, 30.0)):
        averaged = weights @ one.realised(month, point, 12.0 * nodes) / weights.sum()
        read = np.interp(point, one.quality, one.at(month, one.left @ one.table.smooth.T))
        assert read == pytest.approx(averaged, rel=2e-3)


@pytest.mark.parametrize("rivals_a_year", [0.0, 0.4, 1.5])
def test_a_later_launch_is_worth_less_and_a_better_design_more(rivals_a_year):
    one = table(rivals_a_year=rivals_a_year)
    assert (np.diff(one.sales, axis=0) <= 0).all()
    assert (np.diff(one.sales, axis=1) >= 0).all()


def test_a_launch_after_the_last_year_is_worth_nothing():
    one = lock_market.market_for(having(**NOTHING_STANDS_BY), LOW, HIGH)
    for month in (360.0, 361.0, 400.0):
        assert one.at(month, one.worth) == pytest.approx(0, abs=1e-9)
        assert one.realised(month, 20.0, 0.0) == pytest.approx(0, abs=1e-9)


def test_a_launch_between_two_months_of_the_table_is_near_enough():
    inputs = having(**FLAT, rivals_now=1.0)
    one = lock_market.market_for(inputs, LOW, HIGH)
    exact = whole(inputs, 79.4) @ discount(inputs) / 2
    assert one.at(79.4, one.table.sales)[0] == pytest.approx(exact, rel=1e-3)


def test_whole_numbers_work_like_any_other():
    assert table(rivals_now=3, entry_order=1).sales == pytest.approx(table(rivals_now=3.0, entry_order=1.0).sales)


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


# What is left of a dollar


def test_the_planned_margin_is_what_making_and_selling_leave_of_the_mean_price():
    plain = {"labour": 50e3, "materials": 30e3, "vector_cost": 10e3, "testing": 10e3, "automation": 0.0, "failure": 0.0}
    plant = {"plant_capital": 100.0, "plant_running": 20.0, "capital_life": 10.0, "small_plant": 2000.0}
    sold = {"price_us": 400e3, "launch_in": "us", "out_of_spec": 0.0, "selling": 25.0}
    inputs = having(**plain, **plant, **sold, utilisation=75.0, site_running=15.0)
    a_dose = 100e3 + (100e6 * (0.2 + 0.1) + 15e6) / 1500
    assert making.planned_cost(inputs) == pytest.approx(a_dose)
    assert lock_market.planned_margin(inputs) == pytest.approx(1 - a_dose / 400e3 - 0.25)


def test_a_dose_made_in_advance_has_its_own_cost():
    made = sorted(DEFAULTS.from_shelf)[0]
    assert making.planned_cost(having(modality=made, shelf_cost=12_000.0)) == 12_000.0


def test_a_launch_costs_its_build_area_by_area_and_what_stands_by_from_then_on():
    money = {"launch_us": 80.0, "launch_europe": 50.0, "selling_fixed": 12.0, "overhead": 24.0, "launch_in": "west"}
    inputs = having(**money, discount_rate=0.0, filing_months=10.0)
    assert lock_market.standing(inputs, 60.0) == pytest.approx(80 + 50 + (360 - 60) + 2 * 10, rel=1e-5)
    late = having(**money | {"launch_in": "us", "overhead": 0.0, "selling_fixed": 0.0})
    assert lock_market.standing(late, 60.0) == pytest.approx(80 * (1 + late.discount_rate / 100) ** -5)


def test_nobody_launches_at_a_loss():
    one = lock_market.market_for(having(selling_fixed=300.0, demand_factor=0.1), LOW, HIGH)
    assert (one.worth == 0).all()


def test_half_of_what_is_left_is_half_of_the_worth():
    rich = lock_market.market_for(having(**NOTHING_STANDS_BY), LOW, HIGH)
    poor = lock_market.market_for(having(**NOTHING_STANDS_BY, selling=DEFAULTS.selling + 50 * rich.margin), LOW, HIGH)
    assert poor.worth == pytest.approx(rich.worth / 2)


# What the others read is what the lock counts with

NO_SPREAD = {
    "design_spread": 0.0, "learning": 0.0, "rival_spread": 0.0, "readout_spread": 0.0, "china_transfer_spread": 0.0,
    "china_repeat_risk": 0.0, "late_change_hazard": 4.0, "late_change_low": 0.0, "late_change_months": 0.0,
    "late_change_high": 0.0, "late_change_odds": 1.0, "erosion": 0.0, "process_start_month": 48.0,
    "process_months": 20.0,
} | NOTHING_STANDS_BY  # fmt: skip


def worth_of_patients(inputs, reads: dict) -> float:
    """Return the discounted margin on the sales of the patients asked, were all of them treated."""
    sales = market.sales_by_year(inputs, np.array([reads[f"asked_{area}"] for area in AREAS])).sum(axis=0)
    return lock_market.planned_margin(inputs) * float(sales @ discount(inputs))


@pytest.mark.parametrize("month", [24, 27, 36])
def test_patients_asked_prices_and_margin_give_the_worth_of_sales_that_the_lock_counts(month):
    inputs = replace(having(**NO_SPREAD), lock_month=float(month))
    plan, reads = design_lock.curve(inputs, "china"), design_lock.read(inputs)
    assert reads["launch_month"] == plan.schedule.launch[month] == month + 20 + 24 + 10
    counted = plan.launch_of(month) @ plan.quality_of(month)
    assert reads["p_success"] / 100 * worth_of_patients(inputs, reads) == pytest.approx(counted, rel=1e-6)


def test_with_designs_and_rivals_spread_the_patients_asked_still_give_the_worth_of_one_launch():
    changes = {"design_spread": 8.0, "learning": 10.0, "rival_spread": 8.0, "lock_month": 27.0}
    inputs = having(**NO_SPREAD | changes)
    plan, reads = design_lock.curve(inputs, "china"), design_lock.read(inputs)
    launch = plan.launch_of(27) @ plan.quality_of(27)
    assert reads["p_success"] / 100 * worth_of_patients(inputs, reads) == pytest.approx(launch, rel=1e-6)


def test_erosion_by_quarter_and_by_month_is_nearly_the_same():
    inputs = having(**NO_SPREAD | {"erosion": DEFAULTS.erosion, "lock_month": 27.0})
    plan, reads = design_lock.curve(inputs, "china"), design_lock.read(inputs)
    counted = plan.launch_of(27) @ plan.quality_of(27)
    assert reads["p_success"] / 100 * worth_of_patients(inputs, reads) == pytest.approx(counted, rel=1e-4)


def test_the_share_read_is_the_part_of_the_patients_of_the_peak_year():
    reads = design_lock.read(DEFAULTS)
    asked = np.sum([reads[f"asked_{area}"] for area in AREAS], axis=0)
    all_treated = market.asked_by_year(DEFAULTS, reads["launch_month"], np.ones(12 * YEARS)).sum(axis=0)
    peak = int(np.argmax(asked))
    assert reads["share"] == pytest.approx(100 * asked[peak] / all_treated[peak], rel=1e-3)


def test_nobody_asks_before_the_launch():
    reads = design_lock.read(DEFAULTS)
    year = int(reads["launch_month"] // 12)
    assert not any(reads[f"asked_{area}"][:year] != (0.0,) * year for area in AREAS)
    assert reads["asked_us"][year + 1] > 0
