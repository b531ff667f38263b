"""Curves of diffusion: their differential equations, parameters found again, and bands that hold what comes."""

import numpy as np
import pytest
from scipy.integrate import solve_ivp
from scipy.stats import t as student

from models.methods.diffusion import (
    band,
    bass,
    bass_peak,
    bass_sales,
    fisher_pry,
    fisher_pry_line,
    fit_bass,
    fit_fisher_pry,
    fit_norton_bass,
    fitted,
    likely,
    likely_positive,
    norton_bass,
    potential_range,
)

YEARS = np.arange(0.0, 16.0)
LAUNCHES = np.array([0.0, 6.0, 11.0])


def test_bass_solves_his_equation():
    p, q = 0.03, 0.4
    solved = solve_ivp(lambda _, f: (p + q * f) * (1 - f), (0, 15), [0.0], t_eval=YEARS, rtol=1e-10, atol=1e-12)
    assert bass(YEARS, p, q) == pytest.approx(solved.y[0], abs=1e-8)


def test_without_followers_adoption_is_exponential_and_before_launch_there_is_none():
    assert bass(YEARS, 0.2, 0.0) == pytest.approx(1 - np.exp(-0.2 * YEARS))
    assert bass(-3.0, 0.03, 0.4) == 0.0


def test_most_adopt_at_the_peak():
    p, q = 0.01, 0.5
    fine = np.linspace(0, 20, 200_001)
    assert bass_peak(p, q) == pytest.approx(fine[np.gradient(bass(fine, p, q)).argmax()], abs=1e-3)
    assert bass_peak(0.5, 0.1) == 0.0 and bass_peak(0.5, 0.0) == 0.0


def test_generations_share_out_the_market_and_the_last_has_all_of_it_in_the_end():
    potentials = np.array([10.0, 5.0, 20.0])
    use = norton_bass(np.array([5.0, 10.0, 200.0]), 0.03, 0.5, potentials, LAUNCHES)
    assert use[:, 0] == pytest.approx([10 * bass(5.0, 0.03, 0.5), 0, 0])
    first, second = bass(10.0, 0.03, 0.5), bass(4.0, 0.03, 0.5)
    assert use[:, 1] == pytest.approx([10 * first * (1 - second), second * (5 + 10 * first), 0])  # Norton and Bass
    assert use[:, 2] == pytest.approx([0, 0, 35.0], abs=1e-9)


def test_a_substitution_is_a_tenth_a_half_and_nine_tenths_when_it_says():
    assert fisher_pry([1930 - 24, 1930, 1930 + 24], 1930, 48) == pytest.approx([0.1, 0.5, 0.9])
    assert fisher_pry(1900, 1930, 48) + fisher_pry(1960, 1930, 48) == pytest.approx(1.0)


@pytest.mark.parametrize("p, q, potential", [(0.03, 0.38, 1e6), (0.005, 0.7, 40.0), (0.1, 0.05, 1.0)])
def test_bass_parameters_are_found_again(p, q, potential):
    found = fit_bass(YEARS, bass_sales(YEARS, p, q, potential))
    assert found.parameters == pytest.approx([p, q, potential], rel=0.01)
    assert found.spread < 1e-5 * potential


def test_norton_bass_parameters_are_found_again():
    t, truth = np.arange(1.0, 20.0), [0.02, 0.45, 10.0, 5.0, 20.0]
    data = norton_bass(t, *truth[:2], truth[2:], LAUNCHES)
    assert fit_norton_bass(t, data, LAUNCHES).parameters == pytest.approx(truth, rel=0.01)
    noisy = data * (1 + 0.01 * np.random.default_rng(1).normal(size=data.shape))
    assert fit_norton_bass(t, noisy, LAUNCHES).parameters == pytest.approx(truth, rel=0.1)


@pytest.mark.parametrize("half, takeover", [(1894.0, 48.0), (2.5, 3.0), (10.0, -12.0)])
def test_fisher_pry_parameters_are_found_again(half, takeover):
    t = half + np.linspace(-1.2, 0.6, 10) * abs(takeover)
    assert fit_fisher_pry(t, fisher_pry(t, half, takeover)).parameters == pytest.approx([half, takeover], rel=0.01)


def test_the_line_through_logits_is_the_same_where_no_point_errs():
    t = np.linspace(0, 30, 8)
    assert fisher_pry_line(t, fisher_pry(t, 17, 25)) == pytest.approx([17, 25], rel=1e-6)


def test_the_fit_is_that_of_least_squares():
    t, random = np.linspace(0, 30, 12), np.random.default_rng(2)
    shares = fisher_pry(t, 15, 20) + 0.03 * random.normal(size=12)
    found = fit_fisher_pry(t, shares)
    for move in ((0.05, 0), (-0.05, 0), (0, 0.05), (0, -0.05)):
        other = shares - fisher_pry(t, *(found.parameters + move))
        assert found.residuals @ found.residuals < other @ other
    assert found.spread == pytest.approx(np.sqrt(found.residuals @ found.residuals / 10))


def test_a_tail_that_breaks_the_law_lengthens_the_takeover_and_leaves_the_band():
    t = np.arange(17.0) * 10
    shares = fisher_pry(t, 60, 48) + 0.01 * np.resize([1, -1], 17) * (t < 100)
    shares[10:] = 0.9 + 0.002 * np.arange(7)
    head, whole = fit_fisher_pry(t[:10], shares[:10]), fit_fisher_pry(t, shares)
    assert head.parameters[1] == pytest.approx(48, rel=0.1) and whole.parameters[1] > head.parameters[1] + 3
    assert fisher_pry_line(t, shares)[1] > whole.parameters[1] + 10
    assert (whole.residuals[10:] < 0).all() and whole.spread > 2 * head.spread

    def curve(x):
        return fisher_pry(t[:10], *x)

    parameters, spreads = likely(curve, head, shares[:10], 100, 1)
    low, high = band(np.array([fisher_pry(t[10:], *x) for x in parameters]), spreads, 0.9, 2)
    assert (shares[10:] < low).all() and (low < high).all()


def test_of_a_straight_line_the_band_is_students():
    x, new = np.arange(6.0), np.array([2.0, 9.0])
    y = 1 + 0.5 * x + np.array([0.1, -0.2, 0.1, 0.2, -0.3, 0.1])
    found = fitted(lambda c: c[0] + c[1] * x, y, [0.0, 1.0])
    parameters, spreads = likely(lambda c: c[0] + c[1] * x, found, y, 1_000, 3)
    low, high = band(parameters[:, :1] + parameters[:, 1:] * new, spreads, 0.8, 4)
    errors = found.spread * np.sqrt(1 + 1 / 6 + (new - x.mean()) ** 2 / np.sum((x - x.mean()) ** 2))
    assert (high - low) / 2 == pytest.approx(student.ppf(0.9, 4) * errors, rel=0.1)
    assert (high + low) / 2 == pytest.approx(found.parameters[0] + found.parameters[1] * new, abs=0.1)


def test_the_band_from_seven_points_holds_what_comes_about_as_often_as_it_says():
    t, later, random = np.linspace(0, 12, 7), np.array([15.0, 18.0]), np.random.default_rng(5)
    held = []
    for _ in range(25):
        shares = fisher_pry(t, 12, 14) + 0.02 * random.normal(size=7)
        found = fit_fisher_pry(t, shares)
        parameters, spreads = likely(lambda x: fisher_pry(t, *x), found, shares, 40, 6)
        low, high = band(np.array([fisher_pry(later, *x) for x in parameters]), spreads, 0.8, 7)
        new = fisher_pry(later, 12, 14) + 0.02 * random.normal(size=2)
        held.append((low < new) & (new < high))
    assert 0.65 < np.mean(held) < 0.95


def test_fewer_points_make_a_wider_band():
    t, random = np.linspace(0, 24, 13), np.random.default_rng(8)
    shares = fisher_pry(t, 12, 14) + 0.02 * random.normal(size=13)
    widths = []
    for points in (5, 9, 13):
        early = t[:points]
        found = fit_fisher_pry(early, shares[:points])
        parameters, spreads = likely(lambda x, early=early: fisher_pry(early, *x), found, shares[:points], 100, 9)
        low, high = band(fisher_pry(20.0, *parameters.T)[:, None], spreads, 0.8, 9)
        widths.append(float(high[0] - low[0]))
    assert widths[0] > widths[1] > widths[2]


def adopters(periods: int, noise: float, seed: int):
    """Return the times and sales of 100 adopters, whose peak comes at 8.3, with errors."""
    edges = YEARS[: periods + 1]
    return edges, bass_sales(edges, 0.01, 0.45, 100.0) + noise * np.random.default_rng(seed).normal(size=periods)


def test_before_the_peak_the_potential_is_hardly_told():
    ranges = []
    for periods in (7, 15):
        edges, sales = adopters(periods, 0.15, 3)
        found = fit_bass(edges, sales)
        ranges.append(potential_range(edges, sales, found, 0.9, 20.0))
        parameters, _ = likely_positive(lambda *x, edges=edges: bass_sales(edges, *x), found, sales, 60, 11)
        assert ranges[-1][0] < np.median(parameters[:, 2]) < ranges[-1][1]
    assert np.ptp(ranges[0]) > 10 * np.ptp(ranges[1])


def test_the_range_of_the_potential_holds_it_about_as_often_as_it_says():
    held = []
    for seed in range(16):
        edges, sales = adopters(7, 0.15, seed)
        low, high = potential_range(edges, sales, fit_bass(edges, sales), 0.8, 5.0)
        held.append(low < 100.0 < high)
    assert 0.6 < np.mean(held) < 1.0


def test_a_potential_that_nothing_shuts_out_is_endless():
    edges, sales = adopters(7, 0.4, 3)
    found = fit_bass(edges, sales)
    assert potential_range(edges, sales, found, 0.9, 5.0)[1] == np.inf
    assert potential_range(edges, sales, found, 0.5, 5.0)[1] < np.inf
    with pytest.raises(ValueError, match="no more points"):
        potential_range(edges[:4], sales[:3], found, 0.9, 5.0)


def test_too_few_points_are_refused_and_just_enough_tell_no_spread():
    with pytest.raises(ValueError, match="as many points"):
        fit_bass([0, 1, 2], [1.0, 2.0])
    exact = fit_fisher_pry([0.0, 1.0], [0.2, 0.4])
    assert exact.spread == np.inf
    with pytest.raises(ValueError, match="no more points"):
        likely(lambda x: fisher_pry([0.0, 1.0], *x), exact, [0.2, 0.4], 10, 1)
