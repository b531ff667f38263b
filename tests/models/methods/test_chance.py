"""Normal chances on a grid, against closed forms and numerical integration."""

from itertools import pairwise

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.stats import norm

from models.methods import chance

BEST_OF = {2: 0.5641896, 3: 0.8462844, 4: 1.0293754, 5: 1.1629645}  # mean of the best of n standard normals
GRID = np.linspace(-8, 10, 7_201)


@pytest.mark.parametrize(("z", "mean", "sd"), [(0, 0, 1), (1.5, -0.3, 2), (-4, 1, 0.5), (7, 0, 1.5)])
def test_excess_is_the_integral_of_the_survival(z, mean, sd):
    survival, _ = quad(lambda x: norm.sf(x, mean, sd), z, mean + 12 * sd, epsabs=1e-12)
    assert chance.excess(z, mean, sd) == pytest.approx(survival, abs=1e-9)


def test_excess_without_spread_is_the_plain_excess():
    assert chance.excess([1.0, 2.0, 3.0], 2.0, 0.0) == pytest.approx([1, 0, 0])


def test_excess_over_and_under_differ_by_the_distance_to_the_mean():
    z = np.linspace(-5, 5, 21)
    assert chance.excess(z, 0.7, 1.3) - chance.excess(-z, -0.7, 1.3) == pytest.approx(0.7 - z, abs=1e-12)


def test_cell_survival_is_the_average_survival_of_each_cell():
    grid = np.array([-3.0, -1.0, 0.2, 0.3, 4.0])
    averages = [quad(norm.sf, a, b, args=(0.5, 1.2))[0] / (b - a) for a, b in pairwise(grid)]
    assert chance.cell_survival(grid, 0.5, 1.2) == pytest.approx(averages, abs=1e-9)


def test_cell_survival_has_a_row_for_each_mean():
    rows = chance.cell_survival(GRID, [0.0, 1.0], [1.0, 2.0])
    assert rows[1] == pytest.approx(chance.cell_survival(GRID, 1.0, 2.0))


def test_weights_sum_to_one_and_keep_the_mean_even_on_a_coarse_grid():
    grid = np.linspace(-9, 9, 10)
    weights = chance.weights(chance.cell_survival(grid, 0.4, 1.0))
    assert weights.sum() == pytest.approx(1, abs=1e-12)
    assert weights @ grid == pytest.approx(0.4, abs=1e-12)
    assert weights.min() >= 0


def test_weights_are_exact_for_a_function_linear_between_the_grid_points():
    grid = np.array([-9.0, -1.0, 0.5, 2.0, 9.0])
    values = np.array([0.0, 3.0, -1.0, 4.0, 4.0])
    exact, _ = quad(lambda x: np.interp(x, grid, values) * norm.pdf(x, 0.3, 1.1), -9, 9, points=grid, limit=200)
    assert chance.weights(chance.cell_survival(grid, 0.3, 1.1)) @ values == pytest.approx(exact, abs=1e-8)


@pytest.mark.parametrize(("n", "mean"), BEST_OF.items())
def test_the_best_of_n_equal_normals_has_the_known_mean(n, mean):
    assert chance.best_of_weights(GRID, np.zeros(5), 1.0)[n] @ GRID == pytest.approx(mean, abs=1e-5)


def test_the_best_of_two_unequal_normals_has_the_mean_of_clark():
    means, sd = np.array([0.4, 1.9]), 1.3
    spread = sd * np.sqrt(2)
    gap = (means[1] - means[0]) / spread
    clark = means[1] * norm.cdf(gap) + means[0] * norm.cdf(-gap) + spread * norm.pdf(gap)
    assert chance.best_of_weights(GRID, means, sd)[2] @ GRID == pytest.approx(clark, abs=1e-5)


def test_the_best_of_none_counts_as_the_least():
    assert chance.best_of_weights(GRID, np.zeros(2), 1.0)[0] @ GRID == pytest.approx(GRID[0])


def test_draws_that_may_not_count_are_a_binomial_mix_of_fewer_draws():
    alive, grid = 0.6, np.linspace(-8, 8, 1_601)
    mixed = chance.best_of_weights(grid, np.zeros(3), 1.0, alive)[3]
    fewer = chance.best_of_weights(grid, np.zeros(3), 1.0)
    shares = np.array([0.4**3, 3 * 0.6 * 0.4**2, 3 * 0.6**2 * 0.4, 0.6**3])
    assert mixed == pytest.approx(shares @ fewer, abs=1e-9)


def test_keeping_the_better_draw_by_draw_is_the_best_of_all():
    means, kept = [0.0, 0.7, 1.1], np.eye(len(GRID))[0]
    for mean in means:
        kept = chance.keep_the_better(kept, chance.cell_survival(GRID, mean, 1.2))
    assert kept.sum() == pytest.approx(1)
    assert kept @ GRID == pytest.approx(chance.best_of_weights(GRID, means, 1.2)[3] @ GRID, abs=1e-5)
