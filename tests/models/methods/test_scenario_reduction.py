"""Few scenarios in place of many: a case by hand, what must hold of any, and the best there is."""

from itertools import combinations

import numpy as np
import pytest
from scipy.spatial.distance import cdist

from models.methods.scenario_reduction import reduced


def test_of_four_on_a_line_the_middle_is_chosen_first_and_then_the_one_far_out():
    # 1 leaves (1 + 0 + 1 + 9) / 4 = 2.75, 2 leaves (2 + 1 + 0 + 8) / 4 = 2.75, 0 leaves 3.25, 10 leaves 6.75
    line = np.array([[0.0], [1.0], [2.0], [10.0]])
    one, two = reduced(line, 1), reduced(line, 2)
    assert one.chosen.tolist() == [1] and one.probability.tolist() == [1.0] and one.distance == pytest.approx(2.75)
    assert two.chosen.tolist() == [1, 3] and two.distance == pytest.approx(0.5)
    assert two.probability == pytest.approx([0.75, 0.25])


def test_a_likely_scenario_is_kept_before_a_central_one():
    found = reduced(np.array([[0.0], [1.0], [2.0]]), 1, np.array([0.8, 0.1, 0.1]))
    assert found.chosen.tolist() == [0] and found.distance == pytest.approx(0.3)


def test_all_are_kept_where_as_many_are_asked_for_even_if_some_are_equal():
    points = np.array([[0.0, 1], [0, 1], [2, 3], [5, 5]])
    chance = np.array([0.1, 0.2, 0.3, 0.4])
    found = reduced(points, 4, chance)
    assert sorted(found.chosen) == [0, 1, 2, 3] and found.distance == 0
    assert found.probability == pytest.approx(chance[found.chosen])


@pytest.mark.parametrize("seed", range(5))
def test_all_probability_is_kept_and_the_distance_falls_with_every_scenario_more(seed):
    rng = np.random.default_rng(seed)
    points, chance = rng.lognormal(0, 0.5, (60, 3)), rng.dirichlet(np.ones(60))
    found = [reduced(points, count, chance) for count in range(1, 61)]
    assert all(one.probability.sum() == pytest.approx(1) and (one.probability > 0).all() for one in found)
    distance = np.array([one.distance for one in found])
    assert (np.diff(distance) < 0).all() and distance[-1] == 0
    owed = [chance @ cdist(points, points[one.chosen]).min(axis=1) for one in found]
    assert distance == pytest.approx(owed)


def test_two_chosen_one_after_the_other_are_nearly_as_near_as_the_best_two():
    points = np.random.default_rng(7).normal(size=(14, 2))
    apart = cdist(points, points)
    best = min(apart[:, list(pair)].min(axis=1).mean() for pair in combinations(range(14), 2))
    assert best - 1e-12 <= reduced(points, 2).distance <= 1.3 * best


@pytest.mark.parametrize("count", [0, 4])
def test_none_and_more_than_there_are_is_refused(count):
    with pytest.raises(ValueError, match=f"count is {count}; allowed is 1 to 3"):
        reduced(np.zeros((3, 1)), count)
