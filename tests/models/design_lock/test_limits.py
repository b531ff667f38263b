"""The design lock where one of its forces is switched off, and what must always hold."""

import numpy as np
import pytest

from models import design_lock
from models.answer import Verdict
from models.design_lock.schedule import PATHS
from tests.models.design_lock.cases import DEFAULTS, corner, having


def quality_by_count(curve):
    """Return the expected true quality of the best of the first 0..n designs."""
    return curve.designs.best @ curve.designs.truth @ curve.market.quality


@pytest.mark.parametrize("path", PATHS)
def test_without_spread_and_learning_waiting_for_data_is_worth_nothing(path):
    curve = design_lock.curve(having(design_spread=0.0, learning=0.0, p_first_patients=100.0), path)
    assert curve.value_of_waiting_for_data == pytest.approx(0, abs=1e-3)
    assert quality_by_count(curve)[1:] == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize("path", PATHS)
def test_without_spread_waiting_for_data_is_worth_next_to_nothing(path):
    assert design_lock.curve(
        having(design_spread=0.0, p_first_patients=100.0), path
    ).value_of_waiting_for_data == pytest.approx(0, abs=0.1)


def test_without_spread_the_best_of_many_is_no_better_than_the_first():
    curve = design_lock.curve(having(design_spread=0.0, learning=20.0, p_first_patients=100.0), "china")
    assert quality_by_count(curve)[1:] == pytest.approx(0, abs=0.05)


@pytest.mark.parametrize("path", PATHS)
def test_with_both_uncertainties_zero_the_answer_is_finite_and_never_waits_past_the_first_read_out(path):
    curve = design_lock.curve(
        having(design_spread=0.0, china_transfer_spread=0.0, learning=0.0, p_first_patients=100.0), path
    )
    assert np.isfinite(curve.value).all()
    assert curve.schedule.read[int(np.argmax(curve.value))] <= 1


@pytest.mark.parametrize("path", PATHS)
def test_a_read_out_that_can_teach_nothing_adds_nothing(path):
    nothing = having(design_spread=0.0, learning=0.0, p_first_patients=100.0, readout_spread=0.0)
    curve = design_lock.curve(nothing, path)
    first = int(np.argmax(curve.schedule.read > 0))  # without a spread of its month, since a step is looked at
    assert curve.value[first] <= curve.value[first - 1]


@pytest.mark.parametrize("path", PATHS)
def test_the_contributions_sum_to_the_value_at_every_lock_month(path):
    for settings in ({}, {"research_after_lock": 100.0}, {"horizon_months": 48.0, "china_repeat_risk": 80.0}):
        curve = design_lock.curve(having(**settings), path)
        sums = [sum(design_lock.contributions(curve, month).values()) for month in range(len(curve.value))]
        assert sums == pytest.approx(list(curve.value), abs=1e-9)


@pytest.mark.parametrize("path", PATHS)
def test_the_window_holds_the_best_month_and_only_months_near_the_best(path):
    random = np.random.default_rng(11)
    for inputs in [DEFAULTS, *(corner(random) for _ in range(10))]:
        curve = design_lock.curve(inputs, path)
        first, last = curve.window
        top = int(np.argmax(curve.value))
        least = curve.value[top] - inputs.window_share / 100 * abs(curve.launch_of(top) @ curve.quality_of(top))
        assert 0 <= first <= top <= last < len(curve.value)
        assert (curve.value[first : last + 1] >= least).all()
        assert curve.best_month == (first + last) // 2


@pytest.mark.parametrize("path", PATHS)
def test_missing_the_best_month_never_pays(path):
    curve = design_lock.curve(DEFAULTS, path)
    at_stake = abs(curve.launch_of(curve.best_month) @ curve.quality_of(curve.best_month))
    assert min(curve.miss(months) for months in range(-80, 81)) == 0
    assert curve.miss(0) <= 1.05 * DEFAULTS.window_share / 100 * at_stake


@pytest.mark.parametrize("path", PATHS)
def test_deciding_by_the_data_never_loses_at_the_defaults(path):
    assert design_lock.curve(DEFAULTS, path).value_of_waiting_for_data >= -1e-6


def test_deciding_by_the_data_never_loses_at_the_corners():
    random = np.random.default_rng(12)
    lost = [
        curve.value_of_waiting_for_data for _ in range(12) for curve in design_lock.all_curves(corner(random)).values()
    ]
    assert min(lost) >= -1e-6


def test_the_western_path_does_not_depend_on_the_chinese_one():
    west = [design_lock.all_curves(having(china_generation_months=m))["west"].value for m in (1.5, 2.0, 8.0)]
    assert np.ptp(west, axis=0).max() < 0.01


def test_a_shorter_horizon_only_cuts_the_curve():
    for path in PATHS:
        long, short = (design_lock.curve(having(horizon_months=h), path).value for h in (72.0, 48.0))
        assert short == pytest.approx(long[:49], abs=0.1)  # the grid moves a little with the horizon


def test_a_horizon_before_the_first_read_out_locks_the_first_design_untested():
    curve = design_lock.curve(having(horizon_months=12.0), "west")
    assert curve.rule is None
    assert curve.value_of_waiting_for_data == 0
    assert curve.verdict == Verdict("west", 1)
    assert np.isfinite(design_lock.answer(having(horizon_months=12.0, lock_month=72.0)).value)


def test_research_alone_never_counts_less_and_manufacturing_alone_locks_no_later():
    answer = design_lock.answer(DEFAULTS)
    plan = answer.detail.curves[DEFAULTS.path]
    assert (answer.detail.research.value >= plan.value).all()
    assert answer.detail.manufacturing.best_month <= plan.best_month
    assert plan.value.max() > answer.detail.manufacturing.value.max()


def test_the_answer_is_the_best_of_the_curves_and_its_runner_up_the_next():
    answer = design_lock.answer(DEFAULTS)
    tops = sorted((curve.value.max() for curve in answer.detail.curves.values()), reverse=True)
    assert answer.best == tops[0]
    assert answer.runner_up_cost == pytest.approx(tops[0] - tops[1])
    assert answer.runner_up.kind != answer.verdict.kind
    assert answer.low < answer.best < answer.high
    assert 0 <= answer.sure <= 1


def test_the_band_holds_the_curve_at_the_defaults():
    answer = design_lock.answer(DEFAULTS)
    low, high = answer.detail.band
    value = answer.detail.curves[DEFAULTS.path].value
    assert ((low < value) & (value < high)).all()


def test_process_work_after_lock_costs_what_a_process_ready_at_lock_would_save():
    late = {"late_change_hazard": 0.0, "late_change_hazard_known": 0.0}
    ready = late | {"process_months": 1e-9, "validation_months": 0.0}
    slow, quick = (design_lock.curve(having(**settings), "china") for settings in (late, ready))
    for month in (10, 24, 40):
        parts, best = design_lock.contributions(slow, month), design_lock.contributions(quick, month)
        assert parts["process_after_lock"] < 0 == best["process_after_lock"]
        assert parts["waiting"] == pytest.approx(best["waiting"])
        assert parts["late_change"] == pytest.approx(0, abs=1e-9)


def test_the_expected_launch_adds_the_chances_of_repeated_data_and_of_a_late_change():
    answer = design_lock.answer(DEFAULTS)
    plan = answer.detail.curves["china"].spread
    month = int(DEFAULTS.lock_month)
    late = plan.p_late[:, month] * (0.3 * 4 + 0.4 * 12 + 0.3 * 30)
    assert answer.reads["launch_month"] == pytest.approx(plan.weights @ (plan.launch[:, month] + late) + 0.2 * 12)


def test_what_other_topics_read_is_within_reason():
    reads = design_lock.answer(DEFAULTS).reads
    assert reads["lock_month"] == DEFAULTS.lock_month
    assert reads["launch_month"] > reads["lock_month"] + DEFAULTS.pivotal_months + DEFAULTS.filing_months
    assert 0 < reads["p_late_change"] < 100
    assert 0.7 * DEFAULTS.p_success < reads["p_success"] < 100


def test_the_same_inputs_give_the_same_answer():
    first, second = design_lock.answer(DEFAULTS), design_lock.answer(DEFAULTS)
    assert first == design_lock.replace(second, detail=first.detail)
    assert (first.detail.band == second.detail.band).all()
