"""Chances from a few earlier cases: Laplace's rule, and whether a size is enough."""

import numpy as np
import pytest

from models import replay

PRIOR = replay.Prior(spread=0.45, counts=3.0, least=0.3)


def test_the_rule_of_succession_is_laplaces_a_coin_at_first_and_the_share_in_the_end():
    assert replay.succession([]) == 0.5
    assert replay.succession([True] * 3) == pytest.approx(4 / 5)
    assert replay.succession([True, False, False]) == pytest.approx(2 / 5)
    assert replay.succession([True, False] * 5000) == pytest.approx(0.5)


def test_the_rule_is_right_as_often_as_it_says_where_every_share_is_as_likely():
    draw = np.random.default_rng(1)
    shares = draw.random(40_000)
    came = draw.random((len(shares), 4)) < shares[:, None]
    for yeses in range(4):
        mine = came[came[:, :3].sum(axis=1) == yeses]
        assert mine[:, 3].mean() == pytest.approx(replay.succession([True] * yeses + [False] * (3 - yeses)), abs=0.02)


def test_a_size_at_the_upper_end_of_the_band_is_enough_nine_times_in_ten_and_at_the_median_once_in_two():
    asked = [160.0, 700.0, 300.0]
    said = replay.from_cases(asked, PRIOR)
    assert replay.enough(said.high, asked, PRIOR) == pytest.approx(0.9)
    assert replay.enough(said.median, asked, PRIOR) == pytest.approx(0.5)
    assert replay.enough(said.low, asked, PRIOR) == pytest.approx(0.1)


def test_the_smallest_that_is_enough_ranks_first_and_the_largest_first_where_none_is():
    sizes = {"both": 7000.0, "small": 2000.0, "large": 5000.0}
    assert [one.name for one in replay.ranked(sizes, [160.0, 700.0], PRIOR)] == ["small", "large", "both"]
    assert [one.name for one in replay.ranked(sizes, [2000.0, 2100.0], PRIOR)] == ["large", "both", "small"]
    assert [one.name for one in replay.ranked(sizes, [1e5, 1e5], PRIOR)] == ["both", "large", "small"]
