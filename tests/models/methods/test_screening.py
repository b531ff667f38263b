"""Screens: the tables of Taylor and Russell, the trade of Scannell and Bosley, closed forms, and draws."""

import numpy as np
import pytest
from scipy.integrate import quad
from scipy.special import ndtr, ndtri
from scipy.stats import norm

from models.methods.screening import (
    best_is_good,
    both_above,
    candidates_per_success,
    predictive_value,
    selection_wanted,
    successes_per_money,
    throughput_for_as_many,
    throughput_for_validity,
)

# Taylor and Russell 1939, base rate .20, validity .50
SELECTED = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]
PRINTED = [0.58, 0.51, 0.44, 0.38, 0.34, 0.31, 0.29, 0.26, 0.24, 0.22, 0.21]
# Best of 1,000 by score, a tenth of validity lost: base rate -> times the candidates, by validity .3 .4 .5 .6
TRADE = {
    1e-2: (472, 45.5, 16.3, 9.52),
    1e-3: (315, 31.9, 11.5, 6.54),
    1e-4: (228, 24.0, 8.67, 4.88),
    1e-6: (136, 15.3, 5.62, 3.12),
}


def test_the_printed_table_comes_out():
    assert np.round(predictive_value(0.2, np.array(SELECTED), 0.5), 2) == pytest.approx(PRINTED)


def test_the_printed_selection_comes_out_and_gives_what_was_wanted():
    selected = selection_wanted(0.3, 0.3, 0.5)
    assert round(selected, 4) == 0.1012
    assert predictive_value(0.3, selected, 0.3) == pytest.approx(0.5, abs=1e-10)


def test_both_above_the_middle_is_sheppards_closed_form():
    validity = np.array([0.0, 0.3, 0.7, 0.99, 1.0])
    assert both_above(0, 0, validity) == pytest.approx(0.25 + np.arcsin(validity) / (2 * np.pi), abs=1e-12)


@pytest.mark.parametrize("validity", [0.1, 0.5, 0.9, 0.98])
def test_rare_chances_keep_their_digits(validity):
    for truth, score in ((4.75, 4.75), (4.75, 1.0), (1.0, 6.0), (-1.0, 2.0)):

        def given(x, truth=truth):
            return norm.pdf(x) * ndtr((validity * x - truth) / np.sqrt(1 - validity**2))

        middle = min(max(truth / validity, score), 12)
        whole = sum(quad(given, a, b, epsabs=0, epsrel=1e-11)[0] for a, b in ((score, middle), (middle, middle + 9)))
        assert both_above(truth, score, validity) == pytest.approx(whole, rel=1e-7)


def test_a_blind_screen_leaves_the_base_rate_and_a_perfect_one_takes_the_good_first():
    assert predictive_value(0.07, np.array([0.01, 0.5, 1.0]), 0.0) == pytest.approx(0.07, abs=1e-12)
    assert predictive_value(0.2, np.array([0.05, 0.5]), 1.0) == pytest.approx([1.0, 0.4], abs=1e-4)
    assert predictive_value(0.07, 1.0, 0.8) == pytest.approx(0.07, abs=1e-12)


def test_stricter_and_more_valid_screens_pass_more_good_ones():
    assert (np.diff(predictive_value(0.1, np.array(SELECTED), 0.4)) < 0).all()
    assert (np.diff(predictive_value(0.1, 0.05, np.linspace(0, 1, 21))) > 0).all()


def test_wanting_no_more_than_the_base_rate_selects_all_and_the_impossible_none():
    assert selection_wanted(0.3, 0.5, 0.25) == 1.0
    assert selection_wanted(0.001, 0.02, 0.9) == 0.0


def test_successes_are_counted_once():
    good = 0.1 * predictive_value(0.2, 0.1, 0.5)
    assert candidates_per_success(0.2, 0.1, 0.5) == pytest.approx(1 / good)
    assert successes_per_money(0.2, 0.1, 0.5, 2.0, 50.0) == pytest.approx(good / 7.0)
    assert candidates_per_success(0.2, 1.0, 0.5) == pytest.approx(5.0)


@pytest.mark.parametrize("base_rate", TRADE)
def test_a_tenth_of_validity_costs_what_the_table_of_throughputs_says(base_rate):
    found = [throughput_for_validity(base_rate, 1_000, r, r - 0.1) for r in (0.3, 0.4, 0.5, 0.6)]
    assert found == pytest.approx(TRADE[base_rate], rel=0.02)


def test_the_best_of_a_thousand_is_good_as_often_as_in_draws():
    random, n, tries, validity = np.random.default_rng(3), 1_000, 4_000, 0.6
    score = random.normal(size=(tries, n)).max(axis=1)
    truth = validity * score + np.sqrt(1 - validity**2) * random.normal(size=tries)
    assert best_is_good(0.01, n, validity) == pytest.approx((truth > -ndtri(0.01)).mean(), abs=4 * 0.5 / np.sqrt(tries))
    assert best_is_good(0.01, 1, validity) == pytest.approx(0.01, abs=1e-9)


def test_as_many_good_ones_from_a_worse_screen_take_more_candidates():
    factor = throughput_for_as_many(0.01, 0.001, 0.6, 0.5)
    kept = predictive_value(0.01, 0.001 / factor, 0.5)
    assert kept == pytest.approx(predictive_value(0.01, 0.001, 0.6), abs=1e-9) and 6 < factor < 20
    assert throughput_for_as_many(0.01, 0.001, 0.6, 0.6) == pytest.approx(1.0, abs=1e-9)


def test_no_loss_costs_nothing_and_a_blind_screen_cannot_make_it_good():
    assert throughput_for_validity(0.01, 1_000, 0.5, 0.5) == pytest.approx(1.0)
    assert throughput_for_validity(0.01, 1_000, 0.5, 0.0) == np.inf
    assert throughput_for_as_many(0.01, 0.001, 0.6, 0.0) == np.inf


def test_what_is_no_share_is_refused():
    for wrong in ((0.0, 0.5, 0.5), (0.5, 1.5, 0.5), (0.5, 0.5, -0.1)):
        with pytest.raises(ValueError, match="lies"):
            predictive_value(*wrong)
    with pytest.raises(ValueError, match="lower validity"):
        throughput_for_validity(0.1, 10, 0.3, 0.4)
