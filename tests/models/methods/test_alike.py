"""What cannot be told apart: the error of a paired difference, and groups of what is alike."""

import numpy as np
import pytest

from models.methods.alike import alike, error, groups


def test_what_two_options_share_of_a_draw_does_not_blur_their_difference():
    random = np.random.default_rng(1)
    luck, own = 100 * random.normal(size=10_000), random.normal(size=10_000)
    assert error(luck + own, luck) == pytest.approx(2 / np.sqrt(10_000), rel=0.05)


def test_alike_is_within_a_percent_or_within_the_error_and_no_further():
    one = np.full(4, 100.0)
    assert alike(one, one - 3, 3.0) and not alike(one, one - 3.01, 3.0)
    assert alike(one, one - np.array([0.0, 40.0, 0.0, 0.0]), 0.0)  # 10 less, by draws that could as well say nothing


def test_every_option_stands_in_one_group_with_the_best_that_it_is_alike_to():
    worth = {"a": 10.0, "b": 9.5, "c": 9.0, "d": 5.0, "e": 4.9}
    found = groups(list(worth), lambda first, other: worth[first] - worth[other] <= 0.6)
    assert found == (("a", "b"), ("c",), ("d", "e"))
    assert groups([], lambda *_: True) == ()
