"""The design lock where theory knows the answer, and its integration against its simulation."""

import numpy as np
import pytest

from models import design_lock
from models.design_lock import simulation as lock_simulation
from models.design_lock.schedule import PATHS, iteration, schedule
from tests.models.design_lock.cases import (
    DEFAULTS,
    EARNS,
    FREE_LATE_CHANGE,
    FREE_PLANTS,
    NO_CERTAIN_COST,
    NOTHING_STANDS_BY,
    anywhere,
    having,
)

FREE_WAITING = (
    NO_CERTAIN_COST
    | NOTHING_STANDS_BY
    | FREE_PLANTS  # their years are those of the calendar, so that the month of a launch would count
    | {
        "discount_rate": 0.0,
        "rivals_a_year": 0.0,
        "patent_month": 0.0,
        "exclusivity_us": 5.0,  # whenever a launch comes, its sales are over within the years that are counted
        "exclusivity_europe": 5.0,
        "exclusivity_asia": 5.0,
        "erosion": 100.0,
        "readout_spread": 0.0,
        "rework_share": 0.0,
        "late_change_hazard": 0.0,
        "late_change_hazard_known": 0.0,
        "p_first_patients": 100.0,
    }
)
MANY_TRIALS = 20_000


@pytest.fixture(scope="module")
def many_trials():
    """Simulate many more futures than the page does."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(lock_simulation, "TRIALS", MANY_TRIALS)
        lock_simulation.draws.cache_clear()
        yield
    lock_simulation.draws.cache_clear()


@pytest.mark.parametrize("path", PATHS)
def test_where_waiting_costs_nothing_the_best_month_is_the_last_read_out(path):
    curve = design_lock.curve(having(**FREE_WAITING), path)
    last, most = np.flatnonzero(np.diff(curve.schedule.read))[-1] + 1, curve.value.max()
    assert curve.value[last] == pytest.approx(most, rel=1e-12) and (curve.value[:last] < most * (1 - 1e-9)).all()


@pytest.mark.parametrize("path", PATHS)
def test_where_waiting_costs_nothing_the_rule_never_stops_before_the_last_read_out(path):
    curve = design_lock.curve(having(**FREE_WAITING), path)
    reach = curve.designs.means[:-1] + 2.5 * curve.designs.believed_sd
    assert (curve.rule.reservation[:-1] > reach).all()
    assert curve.value_of_waiting_for_data == pytest.approx(0, abs=0.005 * curve.rule.start)  # what the grid adds


def test_where_the_launch_does_not_move_no_read_out_is_too_many():
    # A Western IND that opens after every lock month fixes the launch, so that waiting is free to the letter.
    inputs = having(**FREE_WAITING, west_first_patient_months=120.0)
    curve = design_lock.curve(inputs, "both")
    assert np.ptp(curve.schedule.launch) == 0
    assert (curve.rule.reservation[:-1] > curve.designs.means[:-1] + 4.5 * curve.designs.believed_sd).all()
    assert (np.diff(curve.value[curve.schedule.read > 0]) >= -1e-9).all()


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("path", PATHS)
def test_with_a_free_late_change_it_locks_at_once(path, seed):
    # A design read out after lock then replaces the locked one for nothing, so locking early gives nothing up.
    # What the theorem needs besides:
    # - no certain costs, as waiting puts them off; process work from month 0, so that it cannot be put off;
    # - an untested design that survives its first patients, since only unread ones can fail in them;
    # - months up to the one where a later launch would bring one more design: that is a reason to launch late,
    #   not to lock late. West can start no pivotal study before its first patients are read, so its launch,
    #   and with it the count of designs, stays put for the first months of locking;
    # - something left of a dollar of sales, and read-outs in the months expected.
    inputs = anywhere(np.random.default_rng(100 + seed))
    inputs = design_lock.replace(inputs, **FREE_LATE_CHANGE | NO_CERTAIN_COST | EARNS | NOTHING_STANDS_BY)
    inputs = design_lock.replace(inputs, process_start_month=0.0, readout_spread=0.0)
    plan = schedule(inputs, path)
    designs = plan.read + plan.upgrades
    longest = min(plan.launch[0], plan.month[-1], np.argmax(np.append(designs, 999) > designs[0]) - 1)
    curve = design_lock.curve(design_lock.replace(inputs, horizon_months=float(int(longest))), path)
    assert len(curve.value) > 1
    assert curve.value[0] == pytest.approx(curve.value.max(), rel=1e-9)


def test_a_dear_late_change_takes_away_that_reason_to_lock_at_once():
    inputs = having(**FREE_LATE_CHANGE | NO_CERTAIN_COST | {"late_change_cost": 5000.0}, process_start_month=0.0)
    assert design_lock.curve(inputs, "china").best_month > 12


AFTER_LOCK = ({}, {"research_after_lock": 100.0}, {"research_after_lock": 50.0, "upgrade_repeat": 0.0})


@pytest.mark.parametrize("settings", AFTER_LOCK, ids=["none", "full pace", "half pace, no new study"])
@pytest.mark.parametrize("path", PATHS)
def test_the_simulation_agrees_with_the_integration(path, settings, many_trials):
    curve = design_lock.curve(having(**settings), path)
    months = np.arange(0, 72, 6)  # the first of them lock before any read-out
    simulated = lock_simulation.simulate(curve, months)
    error = simulated.std(axis=0) / np.sqrt(MANY_TRIALS)
    assert np.abs((simulated.mean(axis=0) - curve.value[months]) / error).max() < 3.5


@pytest.mark.parametrize("path", PATHS)
def test_the_simulation_of_the_page_agrees_with_the_integration(path):
    curve = design_lock.curve(DEFAULTS, path)
    simulated = lock_simulation.simulate(curve, [curve.best_month])[:, 0]
    assert abs(simulated.mean() - curve.value[curve.best_month]) < 3 * simulated.std() / np.sqrt(lock_simulation.TRIALS)


@pytest.mark.parametrize("path", PATHS)
def test_following_the_rule_earns_what_the_page_says(path, many_trials):
    curve = design_lock.curve(DEFAULTS, path)
    designs, grid, common = curve.designs, curve.designs.grid, lock_simulation.draws()
    count = len(curve.rule.reservation)
    seen = designs.means[:count] + designs.believed_sd * common["design"][:count].T
    survive = (common["alive"] < designs.alive) & (common["works"] < designs.works)
    seen = np.where(survive[:count].T, seen, grid[0])  # the least point is no design
    best = np.maximum.accumulate(seen, axis=1)
    stop = np.array([curve.stop[curve.schedule.read == n].max(axis=0) for n in range(1, count + 1)])
    hopeless = (best == grid[0]) & (curve.rule.value[:, 0] <= stop[:, 0])  # too many have failed to go on
    stage = np.argmax((best >= curve.rule.reservation) | hopeless, axis=1)
    taken = zip(stage, best[np.arange(MANY_TRIALS), stage], strict=True)
    earned = np.array([np.interp(z, grid, stop[n]) for n, z in taken])
    # a grid's straight lines lie a little above a bent curve: allow two per cent besides the noise
    allowed = 3 * earned.std() / np.sqrt(MANY_TRIALS) + 0.02 * abs(curve.rule.start)
    assert abs(earned.mean() - curve.rule.start) < allowed


@pytest.mark.parametrize("path", PATHS)
def test_a_noisy_read_out_is_believed_by_the_share_that_is_signal(path):
    designs, noise = design_lock.curve(DEFAULTS, path).designs, iteration(DEFAULTS, path).noise
    assert designs.believed_sd == pytest.approx(8**2 / np.hypot(8, noise))
    assert np.hypot(designs.believed_sd, designs.left_sd) == pytest.approx(8)
