"""Small trials: the printed designs, all designs tried one by one, and what is known before the first patient."""

import numpy as np
import pytest
from scipy.stats import beta, binom

from models.methods.early_trials import Design, operating, predictive_probability, two_stage_designs

# Simon 1989, table 1, error of first kind .05, of second .20: rates -> optimal, minimax
SIMON = {
    (0.05, 0.25): (Design(0, 9, 2, 17), Design(0, 12, 2, 16)),
    (0.1, 0.3): (Design(1, 10, 5, 29), Design(1, 15, 5, 25)),
    (0.2, 0.4): (Design(3, 13, 12, 43), Design(4, 18, 10, 33)),
}


@pytest.mark.parametrize("rates", SIMON)
def test_the_printed_designs_are_found(rates):
    assert two_stage_designs(*rates, 0.05, 0.2, 50) == SIMON[rates]


@pytest.mark.parametrize(
    "rates, which, early, patients, alpha, power",
    [
        ((0.1, 0.3), 0, 0.7361, 15.01, 0.0471, 0.8051),
        ((0.1, 0.3), 1, 0.5490, 19.51, 0.0328, 0.8017),
        ((0.2, 0.4), 0, 0.7473, 20.58, 0.0496, 0.8002),
    ],
)
def test_the_printed_figures_come_out(rates, which, early, patients, alpha, power):
    null, real = (operating(SIMON[rates][which], rate) for rate in rates)
    assert (null.ended_early, null.taken_on, real.taken_on) == pytest.approx((early, alpha, power), abs=5e-5)
    assert null.patients == pytest.approx(patients, abs=0.005)


def test_no_design_tried_one_by_one_is_better():
    optimal, minimax = two_stage_designs(0.1, 0.5, 0.1, 0.2, 12)
    good = []
    for n in range(2, 13):
        for n1 in range(1, n):
            for r1 in range(n1):
                for r in range(r1, n):
                    design = Design(r1, n1, r, n)
                    if operating(design, 0.1).taken_on <= 0.1 and operating(design, 0.5).taken_on >= 0.8:
                        good.append((operating(design, 0.1).patients, n))
    assert operating(optimal, 0.1).patients == pytest.approx(min(good)[0])
    assert minimax.patients == min(n for _, n in good)
    assert operating(minimax, 0.1).patients == pytest.approx(min(e for e, n in good if n == minimax.patients))


def test_a_stage_that_ends_nothing_leaves_one_binomial():
    assert operating(Design(-1, 10, 5, 25), 0.3).taken_on == pytest.approx(binom.sf(5, 25, 0.3))
    assert operating(Design(-1, 10, 5, 25), 0.3).patients == 25
    assert operating(Design(1, 10, 5, 29), 0.0).ended_early == 1.0


def test_no_trial_is_strong_enough_for_too_few_and_rates_must_differ():
    assert two_stage_designs(0.2, 0.25, 0.05, 0.2, 20) is None
    with pytest.raises(ValueError, match="below the other"):
        two_stage_designs(0.4, 0.2, 0.05, 0.2, 20)


def test_a_predictive_probability_is_as_printed():
    assert predictive_probability(16, 23, 40, 0.6, (0.6, 0.4), 0.9) == pytest.approx(0.5656, abs=5e-5)  # Lee and Liu


def test_a_full_trial_has_been_decided():
    for responses in (25, 28, 33):
        shown = beta.sf(0.6, 0.6 + responses, 0.4 + 40 - responses) >= 0.9
        assert predictive_probability(responses, 40, 40, 0.6, (0.6, 0.4), 0.9) == float(shown)


def test_before_the_first_patient_it_is_that_of_draws_from_the_prior():
    random = np.random.default_rng(1)
    responses = random.binomial(40, random.beta(6, 4, 200_000))
    shown = beta.sf(0.6, 6 + responses, 4 + 40 - responses) >= 0.9
    assert predictive_probability(0, 0, 40, 0.6, (6, 4), 0.9) == pytest.approx(shown.mean(), abs=0.005)


def test_it_is_a_mean_of_what_it_will_be_after_the_next_patient():
    a, b = 0.6 + 16, 0.4 + 7
    after = [predictive_probability(16 + won, 24, 40, 0.6, (0.6, 0.4), 0.9) for won in (0, 1)]
    assert np.dot([b / (a + b), a / (a + b)], after) == pytest.approx(0.5656, abs=5e-5)
    assert after[0] < 0.5656 < after[1]


def test_more_responses_than_patients_are_refused():
    with pytest.raises(ValueError, match="no more than"):
        predictive_probability(5, 4, 40, 0.6, (1, 1), 0.9)
