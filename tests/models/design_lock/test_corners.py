"""Finite answers everywhere, a sweep that equals its parts, and the time an answer takes."""

import numpy as np
import pandas as pd
import pytest

from models import design_lock
from models.years import AREAS
from tests.models.design_lock.cases import DEFAULTS, OWN, ROWS, corner, ends, having
from tests.sample import some
from tests.timed import least

RANDOM_CORNERS, IN_A_TEST = 80, 10
ENOUGH_SECONDS = 0.06  # three times what an answer takes


def check(inputs):
    """Hold an answer against what must be true of every one."""
    answer = design_lock.answer(inputs)
    curves = answer.detail.curves.values()
    numbers = [answer.value, answer.best, answer.low, answer.high, answer.sure, answer.runner_up_cost]
    patients = [answer.reads[f"asked_{area}"] for area in AREAS]
    single = [value for value in answer.reads.values() if not isinstance(value, tuple)]
    arrays = [numbers, list(answer.contributions.values()), single, patients, answer.detail.band]
    arrays += [curve.value for curve in (*curves, answer.detail.research, answer.detail.manufacturing)]
    arrays += [[curve.value_of_waiting_for_data] for curve in curves]
    assert all(np.isfinite(array).all() for array in arrays)
    assert sum(answer.contributions.values()) == pytest.approx(answer.value, abs=1e-9)
    assert answer.low <= answer.high
    assert 0 <= answer.sure <= 1
    assert answer.runner_up_cost >= 0
    assert answer.value <= answer.best
    assert answer.verdict.step >= 1 or (answer.verdict.kind == "stop" and answer.best == answer.low == 0)
    assert (answer.verdict.kind == "stop") == (max(curve.value.max() for curve in curves) <= 0)
    assert 0 <= answer.reads["p_success"] <= 100
    assert 0 <= answer.reads["p_late_change"] <= 100
    assert np.min(patients) >= 0
    assert 0 < answer.reads["share"] <= 100
    assert all(curve.window[0] <= curve.best_month <= curve.window[1] for curve in curves)


def test_every_assumption_has_its_field_and_every_field_its_assumption():
    assert set(ROWS) == set(vars(DEFAULTS)) - set(design_lock.GIVEN) - set(design_lock.UPSTREAM)
    assert set(OWN) <= set(ROWS)


@pytest.mark.parametrize("key", some(ROWS, of=4))
def test_the_answer_is_finite_at_both_ends_of(key):
    """Of what other topics own and this one reads, at the far end alone: those have both ends in their own tests."""
    for end in ends(key) if key in OWN else ends(key)[-1:]:
        check(having(**{key: end}))


@pytest.mark.parametrize("seed", some(range(RANDOM_CORNERS // IN_A_TEST), of=4))
def test_the_answer_is_finite_at_random_corners(seed):
    random = np.random.default_rng(seed)
    for count in range(IN_A_TEST):
        after_lock = 0.0 if count % 10 else 100.0  # many times as slow, so not in every one
        check(design_lock.replace(corner(random), research_after_lock=after_lock))


@pytest.mark.parametrize("key", ["design_spread", "lock_month", "path"])
def test_a_sweep_equals_its_answers_one_by_one(key):
    values = ends(key)
    table = design_lock.sweep(DEFAULTS, key, values)
    answers = [design_lock.answer(having(**{key: value})) for value in values]
    months = [design_lock.ranked(a.detail.curves)[0].best_month for a in answers]
    expected = {
        "verdict": [a.verdict for a in answers],
        "month": months,
        "best": [a.best for a in answers],
        "value": [a.value for a in answers],
        "at": values,
    }
    pd.testing.assert_frame_equal(table[list(expected)], pd.DataFrame(expected))


def test_the_worth_of_a_plan_alone_is_that_of_the_answer():
    assert design_lock.plan_value(DEFAULTS) == pytest.approx(design_lock.answer(DEFAULTS).value, rel=1e-12)


def test_an_answer_takes_less_than_a_blink():
    design_lock.answer(DEFAULTS)
    assert least(lambda: design_lock.answer(DEFAULTS)) < ENOUGH_SECONDS
