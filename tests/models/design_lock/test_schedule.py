"""What each lock month means, against plain counting."""

from dataclasses import replace

import numpy as np
import pytest

from models.design_lock import schedule as lock_schedule
from models.design_lock.schedule import PATHS, schedule
from tests.models.design_lock.cases import DEFAULTS, corner, having


def counted_by(inputs, path, month):
    """Count the generations read out by a month, one by one."""
    draws = lock_schedule.iteration(inputs, path)
    first = draws.first_patient + draws.patients / inputs.patients_a_month + inputs.readout_months
    count = 0
    while first + count * draws.interval <= month + 1e-9:
        count += 1
    return count


@pytest.mark.parametrize("path", PATHS)
def test_read_outs_are_those_one_would_count(path):
    plan = schedule(DEFAULTS, path)
    assert list(plan.read) == [counted_by(DEFAULTS, path, month) for month in plan.month]


def test_a_read_out_counts_in_the_very_month_it_comes():
    plan = schedule(having(china_patients=6.0, patients_a_month=3.0, readout_months=3.0), "china")
    assert list(plan.read[16:20]) == [0, 1, 1, 2]  # first patient in month 12, two months to treat, three to wait


@pytest.mark.parametrize("path", PATHS)
def test_each_read_out_after_a_month_of_work_undoes_its_share(path):
    inputs = having(rework_share=40.0, process_start_month=5.0)
    plan, known, seen = schedule(inputs, path), 0.0, 0
    for month in range(1, 73):
        if month - 1 >= 5:
            known += 1
        known *= 0.6 ** (plan.read[month] - seen) if month > 5 else 1
        # the month of work just done was already done before the read-out of this month
        seen = plan.read[month]
        assert plan.knowledge[month] == pytest.approx(min(known / 18, 1))


@pytest.mark.parametrize("path", PATHS)
def test_process_knowledge_falls_with_rework(path):
    knowledge = [schedule(having(rework_share=share), path).knowledge for share in (0.0, 20.0, 50.0, 80.0)]
    assert (np.diff(knowledge, axis=0) <= 1e-12).all()
    assert knowledge[-1][-1] < knowledge[0][-1]


def test_launches_of_the_default_case_are_those_worked_out_by_hand():
    west, china, both = (schedule(DEFAULTS, path) for path in PATHS)
    assert west.launch[0] == pytest.approx(24 + 20 / 3 + 3 + 24 + 15)  # first patients bind
    assert china.launch[0] == pytest.approx(12 + 12 + 24 + 15)  # first patient and bridging bind
    assert both.launch[0] == pytest.approx(24 + 24 + 15)  # the Western IND binds
    assert both.launch[40] == pytest.approx(china.launch[40])  # the process binds, neither bridging nor amendment
    assert china.launch[12] == pytest.approx(12 + 18 + 24 + 15)  # the whole process is still to do


def test_a_late_change_is_a_constant_hazard_between_lock_and_launch():
    inputs = having(late_change_hazard=30.0, late_change_hazard_known=4.0)
    chances = lock_schedule.p_late_change(inputs, np.array([0.0, 1.0, 0.5]), np.array([24.0, 24.0, 24.0]))
    assert chances == pytest.approx(1 - np.exp([-0.6, -0.08, -0.34]))


def test_a_sampling_error_is_that_of_a_share():
    assert lock_schedule.sampling_error(having(standard_response=50.0), 25) == pytest.approx(10)


def test_a_discounted_length_of_time_is_plain_without_discounting():
    assert lock_schedule.annuity(0.0, 3.0, 15.0) == pytest.approx(12, rel=1e-6)
    assert lock_schedule.annuity(0.01, 3.0, 15.0) == pytest.approx((np.exp(-0.03) - np.exp(-0.15)) / 0.01)


@pytest.mark.parametrize("path", PATHS)
def test_research_costs_grow_and_each_generation_begun_is_paid(path):
    inputs = having(discount_rate=0.0, west_ind_cost=0.0, patient_cost=0.0, amendment_cost=0.0)
    plan = schedule(inputs, path)
    west = 8 * np.maximum((plan.month - 24) // 8 + 1, 1)
    china = 3 * np.maximum((plan.month - 12) // 2 + 1, 1)
    assert plan.costs["research"] == pytest.approx({"west": west, "china": china, "both": 8 + china}[path])


def test_running_both_pays_for_the_construct_that_is_locked():
    inputs = having(discount_rate=0.0)
    dear, free = (schedule(replace(inputs, amendment_cost=cost), "both").costs["research"] for cost in (5.0, 0.0))
    assert dear - free == pytest.approx(5.0)
    slow = schedule(replace(inputs, amendment_months=12.0, amendment_bridging_months=18.0), "both")
    assert (slow.start >= slow.month + 30).all()
    assert slow.p_repeat == inputs.amendment_risk / 100


def test_the_small_team_is_paid_until_the_pivotal_study_starts_and_the_larger_one_until_its_data():
    plan = schedule(having(discount_rate=0.0, early_cost=12.0, overhead=24.0, china_repeat_risk=0.0), "china")
    assert plan.costs["early"] == pytest.approx(plan.start)
    assert plan.costs["team"] == pytest.approx(2 * np.full_like(plan.start, DEFAULTS.pivotal_months))


@pytest.mark.parametrize("spread", [0.5, 3.0, 8.0])
def test_the_shifts_of_the_read_outs_have_the_spread_asked_for_and_no_bias(spread):
    late, weights = lock_schedule.shifts(spread)
    assert weights.sum() == pytest.approx(1)
    assert weights @ late == pytest.approx(0, abs=1e-9)
    assert np.sqrt(weights @ late**2) == pytest.approx(spread)
    assert late[len(late) // 2] == 0


@pytest.mark.parametrize("path", PATHS)
def test_a_read_out_that_comes_late_is_counted_late(path):
    inputs = having(readout_spread=3.0)
    plan, (late, _) = lock_schedule.spread_out(inputs, path), lock_schedule.shifts(3.0)
    for row, shift in enumerate(late):
        moved = replace(DEFAULTS, readout_months=DEFAULTS.readout_months + shift)
        assert list(plan.read[row]) == [counted_by(moved, path, month) for month in plan.month]


def test_a_horizon_shorter_than_the_first_read_out_leaves_none():
    plan = schedule(having(horizon_months=12.0), "west")
    assert not plan.read.any()
    assert not len(plan.reads)


@pytest.mark.parametrize("path", PATHS)
def test_a_later_lock_never_launches_earlier_than_the_pivotal_study_and_the_filing_take(path):
    random = np.random.default_rng(4)
    for _ in range(30):
        inputs = corner(random)
        plan = schedule(inputs, path)
        least = inputs.validation_months + inputs.pivotal_months + inputs.filing_months
        assert (plan.launch - plan.month >= least - 1e-9).all()
        assert (plan.launch >= plan.launch_if_ready - 1e-9).all()


@pytest.mark.parametrize("path", PATHS)
def test_no_more_designs_are_read_by_launch_than_could_be_begun(path):
    plan = schedule(having(research_after_lock=100.0), path)
    possible = [counted_by(DEFAULTS, path, launch) for launch in plan.launch]
    assert (plan.read + plan.upgrades <= possible).all()
