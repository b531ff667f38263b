"""What knowing is worth in closed form: the published normal example, quadrature, and limits."""

import numpy as np
import pytest
from scipy.stats import norm

from models.methods import value_of_information
from models.methods.information import best_sample, evpi, evppi, evsi, moved, worth_of_moving

# The normal example of the vignette of the R package voi (Jackson): nothing, or p1 - p2 with p1 of mean 1 and sd 1, p2
# of mean 0 and sd 2; observations of p1 have sd 1. Closed forms to ten places.
SLOPES, SDS = np.array([1.0, -1.0]), np.array([1.0, 2.0])
EVSI = {1: 0.02512727083, 5: 0.06320692476, 10: 0.07232512026, 50: 0.0809432861, 100: 0.0821176056}


def test_the_published_example_comes_out():
    assert evpi(1.0, SLOPES, SDS) == pytest.approx(0.47981070634839, abs=1e-9)
    assert evppi(1.0, SLOPES, SDS) == pytest.approx([0.08331547058769, 0.39559311480261], abs=1e-9)
    assert evsi(1.0, 1.0, 1.0, list(EVSI)) == pytest.approx(list(EVSI.values()), abs=1e-9)


def test_a_study_is_worth_what_choosing_after_it_gains():
    mean, prior, noise, n = -0.7, 1.3, 4.0, 9
    grid = np.linspace(-12, 12, 200_001)
    sample = mean + grid * np.sqrt(prior**2 + noise**2 / n)  # the mean of the observations, seen beforehand
    after = mean + (sample - mean) * prior**2 / (prior**2 + noise**2 / n)
    chosen = np.trapezoid(np.maximum(after, 0) * norm.pdf(grid), grid)
    assert evsi(mean, prior, noise, n) == pytest.approx(chosen - max(mean, 0), abs=1e-8)


def test_it_agrees_with_what_is_worked_out_from_draws():
    p = np.random.default_rng(2).normal((1.0, 0.0), SDS, (200_000, 2))
    worth = np.column_stack([np.zeros(len(p)), p @ SLOPES])
    assert value_of_information.evpi(worth) == pytest.approx(evpi(1.0, SLOPES, SDS), abs=0.01)
    assert value_of_information.evppi(worth, p) == pytest.approx(evppi(1.0, SLOPES, SDS), abs=0.01)


def test_no_study_is_worth_nothing_and_an_endless_one_is_perfect():
    assert evsi(0.4, 2.0, 1.0, 0) == 0 and moved(2.0, 1.0, 0) == 0
    assert evsi(0.4, 2.0, 1.0, 1e12) == pytest.approx(worth_of_moving(0.4, 2.0), abs=1e-9)
    assert moved(2.0, 0.0, 1) == pytest.approx(2.0)
    assert worth_of_moving(0.4, 0.0) == 0 and worth_of_moving(-0.4, 0.0) == 0


def test_a_close_call_is_worth_most_to_know_and_both_sides_alike():
    means = np.linspace(-3, 3, 61)
    worth = worth_of_moving(means, 1.0)
    assert worth.argmax() == 30 and worth == pytest.approx(worth[::-1]) and worth.max() == pytest.approx(norm.pdf(0))


def test_every_further_observation_adds_and_what_is_loud_adds_less():
    n = np.arange(0, 50)
    assert (np.diff(evsi(0.5, 1.0, 3.0, n)) > 0).all()
    assert (evsi(0.5, 1.0, 3.0, n[1:]) < evsi(0.5, 1.0, 2.0, n[1:])).all()


def test_the_parts_are_no_share_of_the_whole():
    assert evppi(1.0, SLOPES, SDS).sum() < evpi(1.0, SLOPES, SDS)
    assert evppi(0.0, SLOPES, SDS).sum() > evpi(0.0, SLOPES, SDS)


def test_the_best_sample_is_where_the_last_observation_pays():
    n, net = best_sample(0.5, 1.0, 3.0, 0.0, 0.002, 1_000)
    worth = evsi(0.5, 1.0, 3.0, [n - 1, n, n + 1])
    assert worth[1] - worth[0] >= 0.002 >= worth[2] - worth[1] and net == pytest.approx(worth[1] - 0.002 * n)


def test_a_study_that_costs_more_than_all_there_is_to_know_is_left():
    assert best_sample(0.5, 1.0, 3.0, 1.0, 0.0, 1_000) == (0, 0.0)
