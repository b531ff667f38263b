"""Optimal stopping with recall, against theory, brute force and published cases."""

import json
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from scipy.optimize import brentq

from models.methods import chance, stopping

CASES = {case["id"]: case for case in json.loads(Path(__file__).with_name("cases.json").read_text(encoding="utf-8"))}
STAGES = 6


def paying_for_each_draw(grid, cost, loss, stages=STAGES):
    """Solve the textbook problem: keep the best draw, pay for each; `loss` is E[(X - z)+]."""
    stop = grid - cost * np.arange(1, stages + 1)[:, None]
    survival = -np.diff(loss(grid)) / np.diff(grid)
    return stopping.best_rule(grid, stop, np.tile(survival, (stages, 1)), -np.inf)


def normal(z):
    return chance.excess(z, 0.0, 1.0)


def uniform(z):
    return (1 - z) ** 2 / 2  # for z in 0..1


def closely(grid, cost, loss):
    """Solve on the grid, then on a grid made finer around what was found."""
    for width in (1e-2, 1e-4):
        found = paying_for_each_draw(grid, cost, loss).reservation[:-1]
        grid = np.union1d(grid, found.mean() + np.linspace(-width, width, 2_001))
    return paying_for_each_draw(grid, cost, loss)


@pytest.mark.parametrize("cost", [0.02, 0.1, 0.4, 1.5])
def test_with_normal_draws_the_reservation_value_makes_a_draw_worth_its_cost(cost):
    rule = closely(np.linspace(-8, 8, 2_001), cost, normal)
    expected = brentq(lambda z: normal(z) - cost, -5, 5, xtol=1e-12)
    assert rule.reservation[:-1] == pytest.approx(expected, abs=1e-6)


@pytest.mark.parametrize("cost", [0.01, 0.08, 0.32])
def test_with_uniform_draws_the_reservation_value_makes_a_draw_worth_its_cost(cost):
    rule = closely(np.linspace(0, 1, 2_001), cost, uniform)
    assert rule.reservation[:-1] == pytest.approx(1 - np.sqrt(2 * cost), abs=1e-6)


def test_at_the_last_stage_any_draw_is_taken():
    grid = np.linspace(-8, 8, 201)
    assert paying_for_each_draw(grid, 0.1, normal).reservation[-1] == grid[0]


def test_with_free_draws_it_never_stops_early_and_the_worth_is_the_mean_of_the_best():
    rule = paying_for_each_draw(np.linspace(-8, 8, 4_001), 0.0, normal, stages=5)
    assert (rule.reservation[:-1] > 7).all()  # beyond what any of the draws can reach
    assert rule.start == pytest.approx(1.1629645, abs=1e-5)


def test_with_draws_dearer_than_their_range_it_takes_the_first():
    grid = np.linspace(0, 1, 101)
    rule = paying_for_each_draw(grid, 2.0, uniform)
    assert (rule.reservation == grid[0]).all()
    assert rule.start == pytest.approx(0.5 - 2.0, abs=1e-9)


def test_stopping_before_any_draw_is_taken_where_it_is_worth_more():
    grid, survival = np.linspace(0, 1, 11), np.zeros((1, 10))
    assert stopping.best_rule(grid, grid[None, :], survival, 0.7).start == 0.7
    assert stopping.best_rule(grid, grid[None, :], survival, -np.inf).start == 0.0


def test_following_the_rule_earns_what_the_recursion_says():
    grid, means, trials = np.linspace(-6, 12, 1_801), np.log2(np.arange(1, 9)), 200_000
    stop = np.sinh(grid / 4) - 0.12 * np.arange(8)[:, None] ** 1.5
    rule = stopping.best_rule(grid, stop, chance.cell_survival(grid, means, np.ones(8)), -np.inf)
    draws = means + np.random.default_rng(1).standard_normal((trials, 8))
    best = np.maximum.accumulate(draws, axis=1)
    stage = np.argmax(best >= rule.reservation, axis=1)
    earned = np.sinh(best[np.arange(trials), stage] / 4) - 0.12 * stage**1.5
    assert len(np.unique(stage)) == 8
    assert abs(earned.mean() - rule.start) < 3 * earned.std() / np.sqrt(trials)


def test_no_policy_of_a_small_problem_beats_the_rule():
    faces, survival = range(4), np.tile([0.75, 0.5, 0.25], (3, 1))  # three throws of a fair die of 0..3
    stop = np.array([[0.0, 1.0, 2.0, 3.0], [-0.2, 0.7, 1.9, 2.7], [-1.0, 0.2, 1.5, 2.6]])
    sets = list(product([False, True], repeat=4))  # the best throws at which a policy stops

    def worth(first, second):
        total = 0.0
        for a, b, c in product(faces, repeat=3):
            best = a, max(a, b), max(a, b, c)
            stage = 0 if first[best[0]] else 1 if second[best[1]] else 2
            total += stop[stage, best[stage]] / 64
        return total

    best = max(worth(first, second) for first, second in product(sets, sets))
    rule = stopping.best_rule(np.arange(4.0), stop, survival, -np.inf)
    assert rule.start == pytest.approx(best, abs=1e-12)


def test_the_gain_of_a_draw_is_the_expected_rise_of_the_value():
    grid = np.linspace(-8, 8, 3_201)
    gain = stopping.gain_of_a_draw(grid, chance.cell_survival(grid, 0.5, 1.5))
    assert gain == pytest.approx(chance.excess(grid, 0.5, 1.5) - chance.excess(8.0, 0.5, 1.5), abs=1e-9)


@pytest.mark.parametrize(
    ("advantage", "crossing"), [([-1, -1, 1], 1.5), ([1, 1, 1], 0), ([-1, -1, -1], np.inf), ([-3, 0, 2], 1)]
)
def test_the_crossing_is_where_stopping_becomes_as_good(advantage, crossing):
    assert stopping.crossing(np.arange(3.0), np.array(advantage, float)) == crossing


def test_the_reservation_value_is_the_least_even_where_the_very_best_would_wait_again():
    assert stopping.crossing(np.arange(3.0), np.array([-1.0, 1.0, -1.0])) == 0.5


def test_the_option_to_wait_is_worth_what_was_published():
    case = CASES["mcdonald_siegel"]
    for given, ratio in zip(case["inputs"]["cases"], case["expected"]["ratio"], strict=True):
        volatility = given["s"] if "s" in given else np.sqrt(given["s2"])
        assert stopping.option_to_wait(given["r"], given["d"], volatility) == pytest.approx(ratio, abs=case["tol"])


def test_more_volatility_always_waits_longer_in_the_naive_option_model():
    ratios = [stopping.option_to_wait(0.05, 0.04, volatility) for volatility in np.linspace(0.05, 0.8, 16)]
    assert (np.diff(ratios) > 0).all()


def test_the_best_choice_is_what_was_published():
    case = CASES["secretary"]
    for n, first, chance_of_best in zip(case["inputs"]["n"], case["expected"]["r"], case["expected"]["p"], strict=True):
        assert stopping.best_choice(n) == (first, pytest.approx(chance_of_best, abs=case["tol"]))


@pytest.mark.parametrize("n", [2, 3, 5, 8, 20])
def test_the_best_choice_beats_every_other_first_draw(n):
    def wins(r):
        return 1 / n if r == 1 else (r - 1) / n * sum(1 / (k - 1) for k in range(r, n + 1))

    first, chance_of_best = stopping.best_choice(n)
    assert chance_of_best == pytest.approx(max(wins(r) for r in range(1, n + 1)), abs=1e-12)
    assert wins(first) == pytest.approx(chance_of_best, abs=1e-12)
