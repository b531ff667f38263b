"""The best of many: order statistics in closed form, and draws that know their truth."""

import numpy as np
import pytest
from scipy.special import ndtr

from models.methods.best_of import (
    best_score,
    designs_wanted,
    disappointment,
    expected_best_score,
    expected_truth,
)

ROOT_PI = np.sqrt(np.pi)
CLOSED = {  # David and Nagaraja 2003, ch. 3
    1: 0.0,
    2: 1 / ROOT_PI,
    3: 3 / (2 * ROOT_PI),
    4: 3 / ROOT_PI * (0.5 + np.arcsin(1 / 3) / np.pi),
    5: 5 / ROOT_PI * (0.25 + 3 / (2 * np.pi) * np.arcsin(1 / 3)),
}


def test_the_best_of_one_to_five_is_its_closed_form():
    assert expected_best_score(list(CLOSED)) == pytest.approx(list(CLOSED.values()), abs=1e-10)


def test_the_best_of_many_is_as_tabled():
    # Harter, Biometrika 1961, to five places
    assert expected_best_score([10, 100]) == pytest.approx([1.53875, 2.50759], abs=5e-6)


def test_the_weights_are_a_distribution_at_every_size():
    for n in (1, 1.5, 10, 1e3, 1e5, 1e7):
        assert best_score(n)[1].sum() == pytest.approx(1.0, abs=1e-10)


def test_the_mean_of_the_best_is_the_integral_of_its_survival():
    grid = np.linspace(-12, 12, 400_001)
    for n in (7, 1_000, 1_000_000):
        survival = 1 - ndtr(grid) ** n
        by_survival = np.trapezoid(survival, grid) + grid[0]
        assert expected_best_score(n) == pytest.approx(by_survival, abs=1e-6)


def test_the_truth_of_the_pick_is_that_of_draws():
    random, n, reliability = np.random.default_rng(5), 20, 0.3
    truth = random.normal(2.0, 3.0, (200_000, n))
    score = truth + random.normal(0, 3.0 * np.sqrt(1 / reliability - 1), truth.shape)
    best = score.argmax(axis=1)[:, None]
    picked, promised = np.take_along_axis(truth, best, 1), np.take_along_axis(score, best, 1)
    error = picked.std() / np.sqrt(len(picked))
    assert picked.mean() == pytest.approx(expected_truth(n, reliability, 2.0, 3.0), abs=4 * error)
    assert (promised - picked).mean() == pytest.approx(disappointment(n, reliability, 3.0), abs=8 * error)


def test_a_perfect_score_gains_all_and_a_blind_one_nothing():
    assert expected_truth(5, 1.0) == pytest.approx(CLOSED[5], abs=1e-10)
    assert expected_truth(1_000, 0.0, 4.0, 2.0) == pytest.approx(4.0)
    assert disappointment(1_000, 1.0) == pytest.approx(0.0, abs=1e-12)


def test_more_designs_and_better_scores_gain_more_and_disappointment_grows_with_choice():
    gains = expected_truth(np.array([2, 10, 100, 1_000]), 0.4)
    assert (np.diff(gains) > 0).all() and (np.diff(gains) < np.diff(gains / np.sqrt(0.4))).all()
    assert disappointment(100, 0.4) > disappointment(10, 0.4) > disappointment(10, 0.8)


def test_so_many_designs_are_the_fewest():
    n = designs_wanted(1.0, 0.36, 10_000)
    assert expected_truth(n, 0.36) >= 1.0 > expected_truth(n - 1, 0.36)
    assert designs_wanted(4.0, 0.36, 10_000) is None and designs_wanted(0.0, 0.36, 10) == 1


def test_no_draw_and_no_such_reliability_are_refused():
    with pytest.raises(ValueError, match="at least one"):
        best_score(0)
    with pytest.raises(ValueError, match="between 0 and 1"):
        expected_truth(3, 1.2)
