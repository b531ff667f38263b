"""What it is worth to know more: published examples, closed forms, and nothing for what does nothing."""

import numpy as np
import pytest
from scipy.stats import norm

from models.methods.value_of_information import evpi, evppi, shares, triangles

# The normal example of the vignette of the R package voi (Jackson): nothing, or p1 - p2 with p1 of mean 1 and sd 1, p2
# of mean 0 and sd 2.
VIGNETTE = {"evpi": 0.479811, "evppi": (0.083315, 0.395593)}


def normals(draws: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).normal((1.0, 0.0), (1.0, 2.0), (draws, 2))


def worths(p: np.ndarray) -> np.ndarray:
    return np.column_stack([np.zeros(len(p)), p[:, 0] - p[:, 1]])


def loss(mean: float, sd: float) -> float:
    """Return the expected loss of a decision by the mean of a normal worth against nothing (Raiffa and Schlaifer)."""
    z = abs(mean) / sd
    return sd * (norm.pdf(z) - z * norm.sf(z))


def test_the_vignettes_figures_are_their_closed_form():
    assert loss(1.0, np.sqrt(5)) == pytest.approx(VIGNETTE["evpi"], abs=1e-6)
    assert [loss(1.0, sd) for sd in (1.0, 2.0)] == pytest.approx(VIGNETTE["evppi"], abs=1e-6)


def test_the_normal_example_comes_out_as_published():
    p = normals(1_000_000)
    assert evpi(worths(p)) == pytest.approx(VIGNETTE["evpi"], abs=0.005)
    assert evppi(worths(p), p) == pytest.approx(VIGNETTE["evppi"], abs=0.005)


def test_knowing_one_input_is_never_worth_more_than_knowing_all():
    for seed in range(20):
        p = normals(400, seed)
        assert (evppi(worths(p), p) <= evpi(worths(p)) + 1e-12).all()


def test_what_does_nothing_is_worth_nothing():
    p = normals(20_000)
    idle = np.random.default_rng(2).normal(size=(20_000, 1))
    assert evppi(worths(p), idle) == pytest.approx(0.0, abs=0.001)
    assert evppi(worths(p), np.ones((20_000, 1))) == pytest.approx(0.0, abs=1e-12)


def test_the_parts_of_a_sum_have_the_shares_of_their_variances():
    p = normals(20_000)
    parts, together = shares(p[:, 0] - p[:, 1], p)
    assert parts == pytest.approx((0.2, 0.8), abs=0.01) and together == pytest.approx(1.0, abs=1e-9)


def test_a_bent_part_is_followed_and_interplay_is_nobodys():
    u = np.random.default_rng(3).uniform(-1, 1, (20_000, 3))
    parts, together = shares(u[:, 0] ** 2 + u[:, 1] * u[:, 2], u)
    # variance of u squared 4/45, of the product 1/9
    assert parts == pytest.approx((4 / 9, 0.0, 0.0), abs=0.02) and together == pytest.approx(4 / 9, abs=0.02)


def test_a_hundred_idle_inputs_together_have_next_to_no_share():
    draws = np.random.default_rng(4).normal(size=(1_000, 101))
    parts, _ = shares(draws[:, 0] + 0.3 * np.random.default_rng(5).normal(size=1_000), draws)
    assert parts[0] == pytest.approx(1 / 1.09, abs=0.06) and parts[1:].sum() < 0.02


def test_a_figure_that_never_moves_hangs_on_nothing():
    assert shares(np.ones(50), normals(50)) == (pytest.approx([0.0, 0.0]), 0.0)


def test_triangles_have_their_ends_their_modes_and_their_moments():
    low, mode, high = np.array([0.0, -1.0, 5.0]), np.array([0.0, 1.0, 9.0]), np.array([2.0, 3.0, 9.0])
    drawn = triangles(low, mode, high, 12, 1)
    assert drawn.shape == (4096, 3) and (drawn >= low).all() and (drawn <= high).all()
    assert drawn.mean(axis=0) == pytest.approx((low + mode + high) / 3, abs=0.01)
    spread = (low**2 + mode**2 + high**2 - low * mode - low * high - mode * high) / 18
    assert drawn.var(axis=0) == pytest.approx(spread, rel=0.01)
