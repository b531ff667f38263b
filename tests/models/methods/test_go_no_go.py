"""Programmes of two trials: the published validation cases, draws of whole programmes, and limits."""

import numpy as np
import pytest
from scipy.special import ndtri

from models.methods.go_no_go import Money, best_programme, even, events, programmes, responses
from tests.timed import seconds

ALPHA, BETA = 0.025, 0.1
MONEY = Money(100.0, 0.75, 150.0, 1.0, np.array([1000.0, 3000.0, 5000.0]), np.array([1.0, 0.95, 0.85]))
EVENTS, RESPONSES = events(ALPHA, BETA, 0.7), responses(ALPHA, BETA, 0.6, 0.5)
SIZES, HAZARDS = np.arange(10, 401), np.linspace(0.71, 0.95, 25)
KNOWN = [(1.0, 0.8, np.inf)]


def mixture(share: float) -> list[tuple[float, float, float]]:
    return [(share, 0.69, 210.0), (1 - share, 0.88, 420.0)]


def solved(sizes, thresholds, effects, endpoint, budget=np.inf):
    """Return the best programme: size, threshold, and every figure of it."""
    found = programmes(sizes, thresholds, effects, endpoint, ALPHA, MONEY)
    size, bar = best_programme(found, budget)
    figures = {
        "early": found.early[size, 0],
        "late": found.late[size, bar],
        "goes_on": found.goes_on[size, bar],
        "spent": found.spent[:, size, bar],
        "utility": found.utility[size, bar],
    }
    return sizes[size], round(thresholds[bar], 2), figures


# Validation of the R package drugdevelopR, basic setting, cases 01.01, 01.02, 01.03 and 01.08
def test_a_known_hazard_ratio_comes_out_as_published():
    size, threshold, figures = solved(SIZES, HAZARDS, KNOWN, EVENTS)
    assert (size, threshold, figures["early"], figures["late"]) == (168, 0.88, 240, 780)
    assert figures["goes_on"] == pytest.approx(0.73, abs=0.005) and figures["utility"] == pytest.approx(352, abs=0.5)


def test_a_mixture_comes_out_as_published():
    size, threshold, figures = solved(SIZES, HAZARDS, mixture(0.3), EVENTS)
    assert (size, threshold, figures["early"], figures["late"]) == (144, 0.84, 206, 354)
    assert figures["utility"] == pytest.approx(432, abs=0.5)


def test_a_budget_comes_out_as_published():
    _, threshold, figures = solved(SIZES, HAZARDS, mixture(0.6), EVENTS, 750.0)
    assert (threshold, figures["early"]) == (0.84, 228)
    assert figures["spent"] == pytest.approx([271, 478], abs=0.5) and figures["utility"] == pytest.approx(996, abs=0.5)


def test_a_risk_ratio_comes_out_as_published():
    known = [(1.0, 0.5 / 0.6, np.inf)]
    size, threshold, figures = solved(np.arange(10, 501, 2), np.linspace(0.7, 0.9, 21), known, RESPONSES)
    assert (size, threshold) == (204, 0.9)
    assert figures["spent"] == pytest.approx([253, 769], abs=0.5) and figures["utility"] == pytest.approx(299, abs=0.5)


def test_every_programme_of_the_grid_takes_less_than_two_seconds():
    assert seconds(lambda: programmes(SIZES, HAZARDS, mixture(0.3), EVENTS, ALPHA, MONEY)) < 2


def test_it_is_what_whole_programmes_drawn_one_by_one_come_to():
    random, draws, size, threshold = np.random.default_rng(4), 400_000, 120, 0.85
    first = random.random(draws) < 0.4
    effect = -np.log(np.where(first, 0.69, 0.88)) + random.normal(0, np.sqrt(4 / np.where(first, 210, 420)))
    estimate = effect + random.normal(0, np.sqrt(4 / size), draws)
    goes = estimate >= -np.log(threshold)
    needed = np.where(goes, 4 * (ndtri(0.975) + ndtri(0.9)) ** 2 / estimate**2, np.inf)
    shown = effect * np.sqrt(needed / 4, where=goes, out=np.zeros(draws)) + random.normal(size=draws)
    bars = [1.959964 - np.log(r) * np.sqrt(needed / 4, where=goes, out=np.zeros(draws)) for r in MONEY.ratios]
    beyond = [(goes & (shown > bar)).mean() for bar in bars]
    found = programmes([size], [threshold], mixture(0.4), EVENTS, ALPHA, MONEY)
    assert found.goes_on[0, 0] == pytest.approx(goes.mean(), abs=0.004)
    assert found.success[:, 0, 0] == pytest.approx(-np.diff([*beyond, 0.0]), abs=0.004)
    assert found.late[0, 0] == pytest.approx(np.where(goes, needed, 0).mean() / 0.7, abs=4)


def test_a_laxer_threshold_goes_on_more_often_and_later_spends_more():
    found = programmes([100], HAZARDS, KNOWN, EVENTS, ALPHA, MONEY)
    assert (np.diff(found.goes_on[0]) > 0).all() and (np.diff(found.spent[1, 0]) > 0).all()
    assert (np.diff(found.success.sum(axis=0)[0]) > 0).all()


def test_a_large_trial_of_a_known_effect_has_the_power_it_was_sized_for():
    found = programmes([1e7], [0.95], KNOWN, EVENTS, ALPHA, MONEY)
    assert found.goes_on[0, 0] == pytest.approx(1, abs=1e-9)
    assert found.success.sum() == pytest.approx(0.9, abs=1e-3)


def test_sizes_are_those_of_the_textbook():
    assert EVENTS.sized / np.log(0.8) ** 2 == pytest.approx(844.1, abs=0.1)  # 4 (1.9600 + 1.2816)^2 / ln(.8)^2
    assert RESPONSES.variance == pytest.approx(2 * (2 / 3 + 1))
    # Lachin's formula written out: 2 (1.9600 sqrt(2 x .45 / .55) + 1.2816 sqrt(2/3 + 1))^2
    assert RESPONSES.sized == pytest.approx(2 * (1.959964 * 1.279204 + 1.281552 * 1.290994) ** 2, rel=1e-5)
    assert even(np.array([10.0, 10.2, 11.0, 12.1])).tolist() == [10, 12, 12, 14]


def test_a_budget_below_every_cost_is_refused():
    found = programmes(SIZES, HAZARDS, KNOWN, EVENTS, ALPHA, MONEY)
    with pytest.raises(ValueError, match="budget"):
        best_programme(found, 50.0)


def test_no_effect_is_no_threshold():
    with pytest.raises(ValueError, match="below 1"):
        programmes([100], [0.9, 1.0], KNOWN, EVENTS, ALPHA, MONEY)
