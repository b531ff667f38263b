"""Which way the worth and the best month move."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from models import design_lock
from models.design_lock.schedule import PATHS
from tests.models.design_lock.cases import DEFAULTS, EARNS, ROWS, WORTH, anywhere, corner, having
from tests.sample import some

MORE = ("demand_factor", "reach_us", "price_us", "exclusivity_us", "p_success", "late_change_odds")
LESS = (
    "late_change_hazard",
    "late_change_hazard_known",
    "late_change_low",
    "late_change_months",
    "late_change_high",
    "late_change_cost",
    "rivals_a_year",
    "rival_improvement",
    "uptake_years",
    "erosion",
    "labour",
    "selling",
    "overhead",
    "china_repeat_risk",
    "china_repeat_months",
    "process_cost",
    "pivotal_cost",
    "patient_cost",
    "west_ind_cost",
    "upgrade_repeat",
)
# These hold where a launch earns more than putting the study off saves: at the defaults, not at every corner.
MORE_AT_DEFAULTS = ("patent_month", "learning", "design_spread", "response")
LESS_AT_DEFAULTS = (
    "rework_share",
    "process_months",
    "validation_months",
    "pivotal_months",
    "filing_months",
    "china_bridging_months",
    "discount_rate",
    "entry_order",
    "rivals_now",
    "china_transfer_spread",
)
OF_BOTH = ("amendment_cost", "amendment_months", "amendment_bridging_months", "amendment_risk")


def steps(inputs, key, path):
    """Return how the worth of every lock month changes from each of four even values of `key` to the next."""
    values = np.linspace(ROWS[key]["low"], ROWS[key]["high"], 4)
    curves = [design_lock.curve(design_lock.replace(inputs, **{key: float(value)}), path) for value in values]
    return np.diff([curve.value for curve in curves], axis=0)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("key", MORE + MORE_AT_DEFAULTS)
def test_more_of_it_is_never_worth_less(key, path):
    rise = steps(DEFAULTS, key, path)
    assert rise.min() >= -1e-6
    assert rise.max() > 0


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("key", LESS + LESS_AT_DEFAULTS)
def test_more_of_it_is_never_worth_more(key, path):
    assert steps(DEFAULTS, key, path).max() <= 1e-6


@pytest.mark.parametrize("path", PATHS)
def test_a_later_launch_in_europe_adds_next_to_nothing_and_takes_more(path):
    """Suites are planned for all who ask, the last of which may not pay: fewer who ask may then add a little."""
    curve, change = design_lock.curve(DEFAULTS, path), steps(DEFAULTS, "lag_europe", path)
    at_stake = curve.launch_of(curve.top_month) @ curve.quality_of(curve.top_month)
    assert change.max() < 0.02 * at_stake < -change.min()


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(("key", "sign"), [("p_first_patients", 1), ("design_correlation", -1)])
def test_a_design_to_lock_is_worth_having_where_a_launch_earns(key, sign, path):
    assert (sign * steps(having(**EARNS), key, path)).min() >= -1e-6


@pytest.mark.parametrize("key", OF_BOTH)
def test_an_amendment_is_paid_for_on_both_paths_and_nowhere_else(key):
    change = steps(DEFAULTS, key, "both")
    assert change.min() < -0.1
    assert change.max() <= 1e-6
    assert all((steps(DEFAULTS, key, path) == 0).all() for path in ("west", "china"))


@pytest.mark.parametrize("key", some(MORE + LESS, of=3))
def test_the_direction_holds_at_corners_too(key):
    """At two corners along four values each; from anywhere to anywhere the best lock is moved below."""
    random, sign = np.random.default_rng(5), 1 if key in MORE else -1
    for _ in range(2):
        inputs = replace(corner(random, WORTH), **EARNS)
        assert (sign * steps(inputs, key, inputs.path)).min(initial=0.0) >= -1e-6


NEVER_RAISE = ("entry_order", "rivals_now", "rivals_a_year", "rival_improvement", "overhead", "labour", "selling")
NEVER_LOWER = ("response", "demand_factor", "price_us", "p_success", "late_change_odds")
SETTINGS, PARTS = 24, 3


@pytest.mark.parametrize("part", some(range(PARTS), of=PARTS))
@pytest.mark.parametrize("key", NEVER_RAISE + NEVER_LOWER)
def test_the_worth_of_the_best_lock_moves_only_the_way_a_buyer_expects(key, part):
    """From anywhere to anywhere along a scale, half of the settings with a market in which a launch earns something."""
    sign, moved = 1 if key in NEVER_LOWER else -1, 0.0
    drawn = np.random.default_rng(20_261_203).uniform(ROWS[key]["low"], ROWS[key]["high"], SETTINGS)
    for (inputs, worth), end in zip(settled(part), drawn[part::PARTS].tolist(), strict=True):
        more = sign * np.sign(end - getattr(inputs, key)) * (best_of(replace(inputs, **{key: end})) - worth)
        assert more >= -1e-6, (inputs, end)
        moved += more
    assert moved > 0 or part


@cache
def settled(part: int) -> list[tuple]:
    """Return a part of two dozen settings, each with the worth of its best lock, whence every assumption is moved."""
    random, found = np.random.default_rng(20_261_204), []
    for count in range(SETTINGS):
        inputs = replace(anywhere(random), **(EARNS if count % 2 else {}))
        found.append(inputs if count % 20 == 0 else replace(inputs, research_after_lock=0.0))  # many times as fast
    return [(inputs, best_of(inputs)) for inputs in found[part::PARTS]]


def best_of(inputs) -> float:
    """Return what the best lock on the plan's path is worth; nothing where it does not earn its cost."""
    return max(float(design_lock.curve(inputs, inputs.path).value.max()), 0.0)


def test_a_higher_risk_of_repeating_data_lowers_china_first_and_no_other_path():
    low, high = (design_lock.all_curves(having(china_repeat_risk=risk)) for risk in (0.0, 60.0))
    assert (high["china"].value < low["china"].value).all()
    assert (high["west"].value == low["west"].value).all()
    assert (high["both"].value == low["both"].value).all()


def best_months(key, values, path="china"):
    return [design_lock.curve(having(**{key: float(value)}), path).best_month for value in values]


def test_more_spread_between_designs_never_locks_earlier_and_in_all_much_later():
    months = best_months("design_spread", range(22))
    assert (np.diff(months) >= 0).all()
    assert months[-1] - months[0] > 12


def test_more_error_of_a_chinese_read_out_never_locks_later_and_in_all_earlier():
    months = best_months("china_transfer_spread", range(31))
    assert (np.diff(months) <= 0).all()
    assert months[-1] < months[0]


def test_the_error_of_a_chinese_read_out_does_not_touch_the_western_path():
    exact, noisy = (design_lock.curve(having(china_transfer_spread=s), "west") for s in (0.0, 30.0))
    assert (exact.value == noisy.value).all()


def test_more_new_rivals_never_lock_later():
    """By the month of the highest worth, as far as a lock earns its cost: beyond that none is made."""
    curves = [design_lock.curve(having(rivals_a_year=rate), "china") for rate in np.linspace(0, 0.4, 6)]
    months = [curve.top_month for curve in curves]
    assert min(curve.value.max() for curve in curves) > 0
    assert (np.diff(months) <= 0).all() and months[-1] < months[0]


def test_a_higher_bar_is_set_where_designs_differ_more():
    near, far = (design_lock.curve(having(design_spread=s), "china").rule.reservation[0] for s in (5.0, 15.0))
    assert far > near


def test_a_late_change_is_likelier_the_less_of_the_process_is_known():
    plan = design_lock.curve(having(process_start_month=0.0), "china").schedule
    blind = np.flatnonzero((plan.read == 0) & (plan.launch == plan.launch[0]))
    assert (np.diff(plan.p_late[blind]) < 0).all()
