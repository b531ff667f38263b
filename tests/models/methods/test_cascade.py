"""Screens in a row: one alone is Taylor and Russell's, idle ones do nothing, and draws agree within their error."""

import numpy as np
import pytest

from models.methods.cascade import cascade, cascade_drawn
from models.methods.screening import predictive_value


def independent(validities) -> np.ndarray:
    """Return the correlations of truth and scores whose errors are independent."""
    first = np.array([1.0, *validities])
    together = np.outer(first, first)
    np.fill_diagonal(together, 1.0)
    return together


@pytest.mark.parametrize("base_rate, selected, validity", [(0.2, 0.1, 0.5), (1e-4, 1e-3, 0.7), (0.5, 0.9, 0.98)])
def test_one_screen_is_taylor_and_russells(base_rate, selected, validity):
    assert cascade(base_rate, [selected], [validity]) == pytest.approx(
        [base_rate, predictive_value(base_rate, selected, validity)], rel=1e-6
    )


def test_screens_that_pass_all_or_see_nothing_change_nothing():
    alone = cascade(0.1, [0.1], [0.6])[-1]
    assert cascade(0.1, [1.0, 0.1, 1.0], [0.9, 0.6, 0.4])[-1] == pytest.approx(alone, abs=1e-12)
    assert cascade(0.1, [0.5, 0.1], [0.0, 0.6]) == pytest.approx([0.1, 0.1, alone], abs=1e-9)


def test_quadrature_and_draws_agree_within_the_error_told():
    passed, validities = [0.2, 0.3, 0.5], [0.4, 0.5, 0.7]
    good, error = cascade_drawn(0.05, passed, independent(validities), 400_000, 1)
    assert (np.abs(good - cascade(0.05, passed, validities)) < 4 * error).all() and error.max() < 0.005


def test_the_error_told_is_that_between_seeds():
    found = [cascade_drawn(0.1, [0.1], independent([0.5]), 10_000, seed) for seed in range(60)]
    between = np.std([good[-1] for good, _ in found], ddof=1)
    assert 0.6 < between / found[0][1][-1] < 1.4


def test_a_second_screen_that_repeats_the_firsts_error_adds_less():
    shared = independent([0.5, 0.5])
    shared[1, 2] = shared[2, 1] = 0.9
    alike, _ = cascade_drawn(0.05, [0.2, 0.2], shared, 200_000, 2)
    assert alike[-1] < cascade(0.05, [0.2, 0.2], [0.5, 0.5])[-1] - 0.03


def test_the_same_score_twice_is_one_stricter_screen():
    twice = np.array([[1, 0.5, 0.5], [0.5, 1, 1], [0.5, 1, 1.0]])
    good, error = cascade_drawn(0.1, [0.2, 0.2], twice, 400_000, 3)
    assert abs(good[-1] - predictive_value(0.1, 0.04, 0.5)) < 4 * error[-1]


def test_every_valid_screen_raises_the_share_and_a_more_valid_one_more():
    good = cascade(0.01, [0.1, 0.1, 0.1], [0.4, 0.4, 0.4])
    assert (np.diff(good) > 0).all()
    assert (cascade(0.01, [0.1, 0.1, 0.1], [0.5, 0.4, 0.4])[1:] > good[1:]).all()


def test_impossible_correlations_and_validities_are_refused_and_none_left_has_no_share():
    with pytest.raises(ValueError, match="no joint normal"):
        cascade_drawn(0.1, [0.5, 0.5], [[1, 0.9, -0.9], [0.9, 1, 0.9], [-0.9, 0.9, 1]], 10, 1)
    with pytest.raises(ValueError, match="validities"):
        cascade(0.1, [0.5], [1.0])
    good, error = cascade_drawn(0.5, [0.01], independent([0.5]), 10, 1)
    assert np.isnan(good[-1]) and np.isnan(error[-1])
