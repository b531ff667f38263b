"""What an approved launch leaves, against sums worked out by hand."""

import numpy as np
import pytest

from models import making
from models.design_lock import earnings as made
from models.design_lock import market as lock_market
from models.design_lock.money import discount
from models.design_lock.schedule import PATHS, first_launch, last_launch, spread_out
from models.years import YEARS
from tests.models.design_lock.cases import DEFAULTS, FREE_PLANTS, NOTHING_STANDS_BY, anywhere, having

POINTS = np.array([-10.0, 0.0, 10.0])
FIRST = np.array([0.0, 1.0, 0.0])  # the first design comes to the middle point, and is approved
PLAIN = {
    "labour": 50e3, "materials": 30e3, "vector_cost": 10e3, "testing": 10e3, "automation": 0.0, "failure": 0.0,
    "cryo_cost": 5e3, "lost_a_day": 0.0, "price_us": 400e3, "out_of_spec": 0.0, "selling": 25.0, "launch_in": "us",
    "discount_rate": 0.0, "process_days": 7.0, "weekend_collections": 0.0,
}  # fmt: skip
FROZEN = {f"site_{place}": "closed" for place in DEFAULTS.near[0].places}  # from a site that is near nobody
WEST, LOW, HIGH = {"launch_in": "west"}, -20.0, 40.0


def patients(years: list[float], area: int = 0) -> np.ndarray:
    """Return (areas, 1, YEARS, 3) patients of one launch, the same at every point."""
    asked = np.zeros((3, 1, YEARS, len(POINTS)))
    asked[area, 0, : len(years)] = np.array(years)[:, None]
    return asked


def earned(inputs, years: list[float], launch: float = 60.0) -> made.Earnings:
    """Return what one launch leaves to patients of the first area."""
    month = np.array([launch])
    asked = [made.volume(made.Timing.of(inputs), month, one, POINTS, area == 0) if one.any() else None
             for area, one in enumerate(patients(years))]  # fmt: skip
    return made.earnings(inputs, month, asked, FIRST)


def left(inputs, years: list[float]) -> float:
    return float(earned(inputs, years).left[0, 0])


def test_a_patient_leaves_the_price_less_selling_making_and_two_shipments():
    assert made.countries_served(having(**PLAIN | FROZEN)).leaves[0] == pytest.approx(0.4 * 0.75 - 0.1 - 0.01)


def test_patients_lost_on_the_way_are_made_for_and_not_paid():
    inputs = having(**PLAIN | FROZEN | {"lost_a_day": 1.0})
    days = making.days_but_for_lanes(inputs, inputs.wait_days) + inputs.cryo_days
    assert made.countries_served(inputs).leaves[0] == pytest.approx(0.4 * 0.75 * np.exp(-0.01 * days) - 0.11)


def test_a_dose_made_in_advance_has_its_own_cost_and_no_plant():
    shelf = sorted(DEFAULTS.from_shelf)[0]
    inputs = having(**PLAIN | NOTHING_STANDS_BY | {"modality": shelf, "shelf_cost": 12_000.0, "lost_a_day": 3.0})
    assert left(inputs, [0] * 5 + [100] * 4) == pytest.approx(400 * (0.4 * 0.75 - 0.012))


def test_without_plants_and_standing_cost_a_launch_is_worth_what_its_patients_leave():
    inputs = having(**NOTHING_STANDS_BY | FREE_PLANTS)
    one = lock_market.market_for(inputs, LOW, HIGH)
    each = np.maximum(made.countries_served(inputs).leaves, made.served_near(inputs).leaves)  # a site costs nothing
    asked = lock_market.table_for(lock_market.demand_of(inputs), LOW, HIGH).asked
    expected = np.einsum("a,y,atyx->tx", each, discount(inputs), asked)
    assert one.earnings.left == pytest.approx(expected)


def test_suites_are_paid_when_more_patients_than_ever_need_them_and_run_a_year_ahead():
    inputs = having(**PLAIN | NOTHING_STANDS_BY)
    suite, years = made.suites(inputs), [0] * 5 + [100, 300, 300, 200, 300]
    runs = 100 + 300 + 300 + 300 + 300 + 300  # the year before the first one, and two years that need fewer
    built = 300
    at_risk = earned(inputs, years).at_risk[0]
    expected = 1200 * made.countries_served(inputs).leaves[0] - runs * suite.running - built * suite.capital
    assert left(inputs, years) - at_risk == pytest.approx(expected)


def test_a_suite_costs_what_the_published_plant_does_for_the_patients_it_can_be_planned_for():
    inputs = having(
        **PLAIN | {"plant_capital": 100.0, "plant_running": 20.0, "small_plant": 2000.0, "utilisation": 75.0}
    )
    assert inputs.reference_days == DEFAULTS.reference_days
    room = 2000 * 0.75 * inputs.reference_days / 7.0
    assert made.suites(inputs).capital == pytest.approx(100 / room, rel=1e-3)
    assert made.suites(inputs).running == pytest.approx(20 / room, rel=1e-3)


def test_what_is_spent_before_pivotal_data_is_the_part_of_the_building_time_that_lies_before_them():
    inputs = having(
        **PLAIN | {"own_build_months": 36.0, "filing_months": 9.0, "site_setup": 40.0, "plant_capital": 0.0}
    )
    after, before = made.site_capital(inputs, np.array([60.0]))
    assert (after[0], before[0]) == pytest.approx((10.0, 30.0))
    soon = made.site_capital(inputs, np.array([12.0]))
    assert (soon[0][0], soon[1][0]) == pytest.approx((30.0, 10.0))  # built from today on, in what time there is


def test_nobody_risks_more_before_the_data_than_the_launch_as_planned_brings():
    poor = earned(having(**PLAIN), [0] * 5 + [1] * 10)
    assert poor.at_risk[0] == 0 == poor.left.max()


def test_what_stands_by_is_the_team_until_launch_then_selling_and_studies_and_the_site_from_a_year_before():
    money = {"selling_fixed": 12.0, "overhead": 24.0, "site_running": 6.0, "filing_months": 10.0, "discount_rate": 0.0}
    money |= {"post_approval": 5.0, "post_approval_years": 2.0}
    paid = made.standing(having(**money), np.array([60.0]))[0]
    assert paid[:4] == pytest.approx([0, 0, 0, 0])
    assert paid[4] == pytest.approx(20 + 6)
    assert paid[5:] == pytest.approx([12 + 6 + 5] * 2 + [12 + 6] * (YEARS - 7))


def test_the_commercial_build_of_each_area_is_paid_between_pivotal_data_and_the_first_launch():
    inputs = having(launch_us=80.0, launch_europe=50.0, launch_asia=30.0, filing_months=12.0, **WEST)
    rate = np.log1p(inputs.discount_rate / 100)
    middle = (np.exp(-4 * rate) - np.exp(-5 * rate)) / rate
    assert made.builds(inputs, np.array([60.0]))[:, 0] == pytest.approx([80 * middle, 50 * middle, 0])


def test_a_site_of_an_areas_own_is_paid_over_its_months_and_runs_from_a_year_before_the_areas_launch():
    inputs, launch = having(own_build_months=36.0, discount_rate=0.0, site_setup=30.0), np.array([60.0])
    for area, lag in enumerate((0.0, inputs.lag_europe, inputs.lag_asia)):
        setup, running = made.site_apart(inputs, launch, area)
        years = (12 * YEARS - (60.0 + lag - made.READY_BEFORE)) / 12 if area else 0.0
        assert running.sum() == pytest.approx(inputs.site_running * years)
        assert setup[0] == pytest.approx(30.0 if area else 0.0)
    soon, late = (made.site_apart(having(own_build_months=months), launch, 1)[0][0] for months in (12.0, 60.0))
    assert 0 < soon < late < having().site_setup  # what is built for longer is paid earlier


def test_an_area_that_would_lose_is_not_served():
    whole, without = (lock_market.market_for(having(price_europe=60e3, launch_in=areas), LOW, HIGH)
                      for areas in ("west", "us"))  # fmt: skip
    assert whole.earnings.left == pytest.approx(without.earnings.left)


def test_a_product_is_left_in_the_year_from_which_on_it_would_only_lose():
    inputs = having(**PLAIN | FREE_PLANTS | NOTHING_STANDS_BY | {"selling_fixed": 10.0})
    years = [0] * 5 + [100] * 4
    assert left(inputs, years) == pytest.approx(400 * made.countries_served(inputs).leaves[0] - 40)


def test_nobody_launches_at_a_loss():
    one = lock_market.market_for(having(selling_fixed=300.0, demand_factor=0.1), LOW, HIGH)
    assert (one.worth == 0).all()


def test_twice_what_each_patient_leaves_is_twice_the_worth():
    rich = having(**PLAIN | FREE_PLANTS | NOTHING_STANDS_BY)
    half = 25 + 50 * made.countries_served(rich).leaves[0] / 0.4
    poor = having(**PLAIN | FREE_PLANTS | NOTHING_STANDS_BY | {"selling": half})
    worth = [lock_market.market_for(one, LOW, HIGH).worth for one in (rich, poor)]
    assert worth[1] == pytest.approx(worth[0] / 2)


@pytest.mark.parametrize("changes", [{}, {"price_asia": 300e3, "site_shanghai": "own"}, {"selling": 45.0}])
def test_to_choose_countries_only_where_a_year_could_be_the_last_chooses_as_everywhere(changes):
    inputs = having(launch_in="all", **changes)
    one = lock_market.market_for(inputs, LOW, HIGH, 48.0, 150.0)
    about = lock_market.market_of_one(inputs), LOW, HIGH, 16, 51
    asked = [each for each in lock_market.patients_for(inputs, *about) if each]
    capital, cells = made.suites(inputs).capital, np.arange(asked[0].treated.size)
    whole = sum(made.chosen_at(made.ways(inputs, one.edges, area, each), each, capital, made.ALL, cells)
                for area, each in enumerate(asked)).reshape(asked[0].treated.shape)  # fmt: skip
    stands = np.cumsum(made.standing(inputs, one.edges), axis=1)[:, :, None]
    later = made.site_capital(inputs, one.edges)[0]
    expected = np.maximum((whole - stands).max(axis=1) - later[:, None], 0.0)
    assert one.earnings.left == pytest.approx(expected, abs=1e-8) and expected.max() > 0


def test_a_market_of_some_launches_is_that_part_of_the_market_of_all():
    whole, part = (lock_market.market_for(having(), LOW, HIGH, *ends) for ends in ((), (50.0, 140.0)))
    rows = np.isin(whole.edges, part.edges)
    assert (part.edges[0], part.edges[-1]) == (48.0, 141.0)
    assert part.worth == pytest.approx(whole.worth[rows], abs=1e-9)
    assert part.earnings.at_risk == pytest.approx(whole.earnings.at_risk[rows], abs=1e-9)


def test_no_path_launches_outside_the_months_that_the_market_is_built_for():
    random = np.random.default_rng(11)
    for inputs in (DEFAULTS, *(anywhere(random) for _ in range(30))):
        first, last = first_launch(inputs), last_launch(inputs)
        for path in PATHS:
            plan = spread_out(inputs, path)
            latest = plan.launch + plan.upgrades.astype(bool) * inputs.upgrade_repeat / 100 * inputs.pivotal_months
            assert min(plan.launch.min(), plan.launch_if_ready.min()) >= first - 1e-9
            assert latest.max() + inputs.late_change_high + plan.p_repeat * plan.repeat_months <= last + 1e-9
