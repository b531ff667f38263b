"""Pooling: a study alone is a beta, no difference pools all, endless difference nothing, and draws that know."""

import numpy as np
import pytest
from scipy.stats import beta, betabinom

from models.methods.pooling import Spread, interval, mean, new_study, pooled

NONE = Spread(np.array([0.0]), np.array([1.0]))
ENDLESS = Spread(np.array([1.0]), np.array([1.0]))
EVEN = Spread(np.linspace(0.005, 0.6, 12), np.full(12, 1 / 12))
SOME = Spread(np.array([0.01, 0.05, 0.1, 0.2]), np.full(4, 0.25))
SUCCESSES, PATIENTS, CLASSES = [2, 3, 12, 9, 30], [20, 25, 30, 20, 40], [0, 0, 1, 1, 2]


def means(found) -> list[float]:
    return [mean(found.rates, chances) for chances in found.each]


def test_one_study_alone_is_the_beta_of_the_textbook():
    found = pooled([7], [20], [0], NONE, NONE, 200)
    assert means(found) == pytest.approx([8 / 22], abs=1e-4)
    assert interval(found.edges, found.each[0], 0.9) == pytest.approx(beta(8, 14).ppf([0.05, 0.95]), abs=1e-3)
    below = found.each[0, 0][found.edges[1:] <= 0.4 + 1e-12].sum()
    assert below == pytest.approx(beta(8, 14).cdf(0.4), abs=1e-3)


def test_none_of_twenty_is_the_beta_of_the_textbook_too():
    found = pooled([0], [20], [0], NONE, NONE, 200)
    assert means(found) == pytest.approx([1 / 22], abs=1e-4)
    assert found.overall == pytest.approx(np.diff(beta(1, 21).cdf(found.edges)), abs=1e-3)


def test_a_new_study_after_one_is_beta_binomial():
    found = pooled([7], [20], [0], NONE, NONE, 200)
    assert new_study(found, found.each[0], 10) == pytest.approx(betabinom.pmf(np.arange(11), 10, 8, 14), abs=1e-4)


def test_without_difference_all_studies_are_one():
    found = pooled(SUCCESSES, PATIENTS, CLASSES, NONE, NONE, 200)
    whole = (sum(SUCCESSES) + 1) / (sum(PATIENTS) + 2)
    assert [*means(found), mean(found.rates, found.other)] == pytest.approx([whole] * 4, abs=1e-4)


def test_with_endless_difference_no_class_hears_of_the_others():
    found = pooled(SUCCESSES, PATIENTS, CLASSES, ENDLESS, NONE, 100)
    assert means(found) == pytest.approx([5 / 45, 21 / 50, 30 / 40], abs=1e-3)  # each class's own share
    again = pooled([1, 0, 40], [45, 50, 40], [0, 1, 2], ENDLESS, NONE, 100)
    assert means(again) == pytest.approx([1 / 45, 0, 1], abs=1e-3)


def test_some_difference_draws_each_class_towards_all_and_the_small_one_most():
    found = pooled([1, 10, 12, 8], [5, 50, 20, 20], [0, 1, 2, 3], EVEN, NONE, 100)
    own, all_of_them = np.array([0.2, 0.2, 0.6, 0.4]), mean(found.rates, found.overall)
    assert all_of_them == pytest.approx(0.37, abs=0.05)
    moved = (np.array(means(found)) - own)[[0, 1, 2]]
    assert moved[0] > moved[1] > 0 > moved[2]
    assert (np.abs(moved) < np.abs(all_of_them - own[:3])).all()


def test_classes_far_apart_show_that_they_differ_and_like_ones_that_they_do_not():
    apart = pooled([5, 25, 45], [50, 50, 50], [0, 1, 2], EVEN, NONE, 100)
    alike = pooled([25, 24, 26], [50, 50, 50], [0, 1, 2], EVEN, NONE, 100)
    assert apart.between @ EVEN.correlation > 0.25 > 0.15 > alike.between @ EVEN.correlation
    wide = [np.ptp(interval(found.edges, found.other, 0.8)) for found in (apart, alike)]
    assert wide[0] > 2 * wide[1]


def test_studies_that_differ_leave_a_new_one_less_certain_than_ones_alike():
    differing = pooled([4, 36, 20], [40, 40, 40], [0, 0, 0], NONE, EVEN, 100)
    alike = pooled([20, 19, 21], [40, 40, 40], [0, 0, 0], NONE, EVEN, 100)
    spread = []
    for found in (differing, alike):
        chances = new_study(found, found.each[0], 40)
        assert chances.sum() == pytest.approx(1.0, abs=1e-9)
        centre = chances @ np.arange(41)
        spread.append(np.sqrt(chances @ (np.arange(41) - centre) ** 2))
    assert spread[0] > 1.8 * spread[1]
    assert differing.within.weight @ EVEN.correlation > alike.within.weight @ EVEN.correlation + 0.1


def test_a_class_without_a_study_is_any_other_class():
    found = pooled(SUCCESSES, PATIENTS, [0, 0, 2, 2, 3], EVEN, SOME, 40)
    assert found.each[1] == pytest.approx(found.other, abs=1e-9)


def test_it_holds_the_rates_it_was_drawn_from_as_often_as_it_says():
    random, held = np.random.default_rng(1), []
    patients, classes = np.full(8, 30), np.repeat(np.arange(4), 2)
    for _ in range(40):
        overall = random.random()
        between, within = random.choice(EVEN.correlation), random.choice(SOME.correlation)
        of_classes = random.beta(overall * (1 / between - 1), (1 - overall) * (1 / between - 1), 4).clip(1e-9, 1 - 1e-9)
        of_studies = random.beta(of_classes[classes] * (1 / within - 1), (1 - of_classes[classes]) * (1 / within - 1))
        found = pooled(random.binomial(patients, of_studies), patients, classes, EVEN, SOME, 40)
        for rate, chances in zip(of_classes, found.each, strict=True):
            low, high = interval(found.edges, chances, 0.8)
            held.append(low <= rate <= high)
    assert np.mean(held) == pytest.approx(0.8, abs=4 * np.sqrt(0.8 * 0.2 / len(held)))


def test_a_finer_grid_tells_the_same():
    coarse, fine = (pooled(SUCCESSES, PATIENTS, CLASSES, EVEN, SOME, cells) for cells in (60, 180))
    assert means(coarse) == pytest.approx(means(fine), abs=1e-3)
    assert coarse.between == pytest.approx(fine.between, abs=5e-3)


def test_more_successes_than_patients_are_refused():
    with pytest.raises(ValueError, match="none and all"):
        pooled([5], [4], [0], NONE, NONE, 50)
