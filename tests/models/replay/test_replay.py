"""The method of the replay: bands that hold as often as they say, scores as books have them, naive forecasts."""

import numpy as np
import pytest
from scipy.stats import norm, t

from models import replay
from models.market import curve_of

PRIOR = replay.Prior(spread=0.45, counts=3.0, least=0.3)
NOTHING = replay.Prior(spread=1e-9, counts=1e-9, least=1e-9)  # hardly anything taken for granted
CURVE = curve_of([{"year": year, "share": share} for year, share in enumerate((11, 31, 58, 76, 89, 100), 1)])


@pytest.mark.parametrize("count", [2, 5, 20])
def test_a_band_of_figures_about_their_median_holds_the_next_figure_eight_times_in_ten(count):
    draws = np.random.default_rng(1).normal(np.log(100), 0.6, (4000, count + 1))
    held = 0
    for *before, following in np.exp(draws):
        median, errors = replay.told_before(before)
        held += abs(np.log(following / median)) <= np.log(replay.predictive(errors, NOTHING, estimated=True))
    assert held / len(draws) == pytest.approx(replay.COVERED, abs=0.04)


def test_the_band_of_few_errors_is_wider_than_the_band_as_first_made_and_nears_it_with_many():
    few, many = [0.5, -0.5, 0.5], [0.5, -0.5] * 2000
    assert replay.predictive(few, PRIOR) > replay.narrow(few, PRIOR)
    assert replay.predictive(many, PRIOR) == pytest.approx(replay.narrow(many, PRIOR), rel=1e-3)


def test_without_any_error_a_band_is_that_of_what_is_taken_for_granted():
    assert np.log(replay.predictive([], PRIOR)) == pytest.approx(t.ppf(0.9, 3) * 0.45)
    assert np.log(replay.narrow([], PRIOR)) == pytest.approx(norm.ppf(0.9) * 0.3)


def test_no_band_is_narrower_than_the_least_spread():
    assert np.log(replay.predictive([0.0] * 1000, PRIOR)) == pytest.approx(t.ppf(0.9, 1003) * 0.3)


def test_larger_errors_and_a_wider_prior_widen_a_band():
    assert replay.predictive([1.0] * 4, PRIOR) > replay.predictive([0.5] * 4, PRIOR)
    wider = replay.Prior(0.9, 3.0, 0.3)
    assert replay.predictive([0.5] * 4, wider) > replay.predictive([0.5] * 4, PRIOR)


def test_the_brier_score_is_the_mean_of_squares_and_a_quarter_for_a_coin():
    chances = np.random.default_rng(2).random(50)
    came = (np.random.default_rng(3).random(50) < chances).astype(float)
    by_hand = sum((p - 1) ** 2 if one else p**2 for p, one in zip(chances, came, strict=True)) / 50
    assert replay.brier(chances, came) == pytest.approx(by_hand)
    assert replay.brier([0.5] * 50, came) == 0.25
    assert replay.brier(came, came) == 0.0


def test_the_expected_brier_score_of_a_true_probability_is_its_variance():
    came = (np.random.default_rng(4).random(100_000) < 0.3).astype(float)
    assert replay.brier([0.3] * len(came), came) == pytest.approx(0.3 * 0.7, abs=2e-3)


def test_skill_is_nothing_against_itself_all_for_the_perfect_and_below_nothing_for_worse():
    happened, naive = [10.0, 20.0, 40.0], [20.0, 20.0, 20.0]
    assert replay.skill(naive, naive, happened) == 0.0
    assert replay.skill(happened, naive, happened) == 1.0
    assert replay.skill([80.0, 1.0, 1.0], naive, happened) < 0
    assert replay.skill(happened, happened, happened) == 0.0


def test_skill_does_not_change_with_the_unit_of_money():
    said, naive, happened = np.array([[12.0, 18.0, 50.0], [20.0, 20.0, 20.0], [10.0, 20.0, 40.0]])
    assert replay.skill(said, naive, happened) == pytest.approx(replay.skill(7 * said, 7 * naive, 7 * happened))


def test_sales_grow_along_the_curve_as_years_do():
    first_years = replay.next_year(CURVE, 0, 1), replay.next_year(CURVE, 1, 2)
    assert first_years == pytest.approx((31 / 11, 58 / 31))
    assert replay.next_year(CURVE, 8, 8.25) == pytest.approx(1.0)
    assert replay.next_year(CURVE, -0.1, 0.15) > replay.next_year(CURVE, 0.2, 0.45) > 1


def test_forecasts_have_their_median_inside_their_band_and_the_naive_ones_beside_them():
    case = replay.from_cases([10.0, 40.0, 20.0], PRIOR)
    assert (case.narrow_low, case.median, case.narrow_high, case.last) == (10.0, 20.0, 40.0, 20.0)
    sold = replay.from_sales(100.0, 1.5, [0.1, -0.2], [50.0, 100.0, 70.0], PRIOR)
    assert (sold.median, sold.last, sold.class_median) == (150.0, 100.0, 70.0)
    paid = replay.from_deals([50.0, 60.0, 70.0], (50.0, 70.0), 70.0, [10.0, 60.0, 500.0], PRIOR)
    assert (paid.median, paid.last, paid.class_median, paid.narrow_low) == (60.0, 70.0, 60.0, 50.0)
    for one in (case, sold, paid):
        assert one.low < one.median < one.high and one.median / one.low == pytest.approx(one.high / one.median)


def test_a_score_counts_what_is_inside_what_is_far_off_and_what_is_a_yes_or_no():
    amount = {"median": 10.0, "low": 5.0, "high": 20.0, "narrow_low": 9.0, "narrow_high": 11.0, "chance": None}
    amount |= {"last": 10.0, "class_median": 30.0}
    odds = dict.fromkeys(amount) | {"chance": 0.8, "outcome": 1.0}
    found = replay.score([amount | {"outcome": 12.0}, amount | {"outcome": 20.0}, amount | {"outcome": 50.0}, odds])
    assert (found.amounts, found.odds, found.held, found.held_narrow, found.far) == (3, 1, 2, 0, 2)
    assert found.skill_last == 0.0 and found.skill_class < 0
    assert found.brier == pytest.approx(0.04) and found.brier_coin == 0.25
    assert replay.score([odds]).held is None


@pytest.mark.parametrize("count", [1, 3, 12])
def test_errors_drawn_from_the_conjugate_prior_are_held_eight_times_in_ten(count):
    """Mean and variance drawn as the prior has them (normal, inverse gamma): the band of the next error is exact."""
    draw = np.random.default_rng(5)
    prior, held, runs = replay.Prior(0.45, 3.0, 1e-9), 0, 6000
    variances = prior.counts * prior.spread**2 / draw.chisquare(prior.counts, runs)
    for variance in variances:
        mean = draw.normal(0, np.sqrt(variance / prior.counts))
        *errors, following = draw.normal(mean, np.sqrt(variance), count + 1)
        shift, wide = replay.set_right(errors, prior)
        held += abs(following - shift) <= np.log(wide)
    assert held / runs == pytest.approx(replay.COVERED, abs=0.02)


def test_without_an_earlier_product_the_curve_stands_and_many_alike_set_it_right():
    assert replay.set_right([], PRIOR)[0] == 0.0
    shift, wide = replay.set_right([-0.5] * 400, PRIOR)
    assert shift == pytest.approx(-0.5, abs=0.01) and np.log(wide) == pytest.approx(norm.ppf(0.9) * 0.3, rel=0.01)


def test_a_shortened_time_is_uncertain_by_what_is_saved_alone():
    said = replay.shortened(25.0, 8.0, PRIOR)
    assert said.median == 17.0 and said.low < said.median < said.high < 25.0
    assert (25.0 - said.low) / 8.0 == pytest.approx(8.0 / (25.0 - said.high))
    assert replay.shortened(25.0, 0.0, PRIOR).high == 25.0 and replay.shortened(5.0, 4.0, PRIOR).low == 0.0


def test_a_band_that_was_never_widened_is_as_first_made():
    for said in (replay.alone(2.0, 1.0, 1.0, PRIOR), replay.from_earlier(2.0, 1.0, [0.1], [3.0], PRIOR)):
        assert (said.low, said.high) == (said.narrow_low, said.narrow_high)
