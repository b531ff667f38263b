"""What the lock says at the defaults, against what is published and what a company of this kind looks like."""

import numpy as np
import pytest

from explorer.answers import reads
from models import design_lock, market
from models.design_lock.designs import common_factor
from models.scenario import Scenario
from models.years import AREAS
from tests.models.design_lock.cases import DEFAULTS, having

APPROVED, WITH_A_LATE_CHANGE = 20, 7


def test_as_many_programmes_meet_a_late_change_as_approved_products_did():
    found = design_lock.read(DEFAULTS)
    assert found["p_late_change"] == pytest.approx(100 * WITH_A_LATE_CHANGE / APPROVED, abs=1)


def test_at_the_defaults_the_programme_goes_on_and_is_worth_less_than_companies_like_it_were_bought_for():
    answer, bought = design_lock.answer(DEFAULTS), reads("pitch", Scenario())["company_price"]
    assert answer.verdict.kind != design_lock.STOP
    assert 0 < answer.value < answer.best < bought
    assert 75 <= answer.reads["launch_month"] <= 95


def test_at_the_defaults_peak_sales_are_those_of_a_product_that_could_exist():
    found = design_lock.read(DEFAULTS)
    asked = np.array([found[f"asked_{area}"] for area in AREAS])
    asked_for = market.sales_by_year(DEFAULTS, asked).sum(axis=0).max()  # one in five is not reached in time
    assert 600 < reads("market", Scenario())["peak_sales"] < 1_300 and asked_for < 1_600


def test_the_window_is_wider_than_anybody_can_plan_to_the_month():
    for curve in design_lock.answer(DEFAULTS).detail.curves.values():
        first, last = curve.window
        assert last - first >= 6


@pytest.mark.parametrize("path", ["west", "china", "both"])
def test_one_month_more_never_moves_the_worth_by_a_cliff(path):
    curve = design_lock.curve(DEFAULTS, path)
    at_stake = curve.launch_of(curve.best_month) @ curve.quality_of(curve.best_month)
    assert np.abs(np.diff(curve.value)).max() < 0.1 * at_stake


# Designs of one programme fail together


def test_two_designs_survive_together_as_often_as_their_correlation_says():
    for alive, correlation in ((0.618, 0.6), (0.4, 0.0), (0.9, 1.0), (1.0, 0.5)):
        works, given = common_factor(alive, correlation)
        assert works * given == pytest.approx(alive)
        both = works * given**2
        assert both - alive**2 == pytest.approx(correlation * alive * (1 - alive))


@pytest.mark.parametrize("correlation", [0.0, 30.0, 60.0, 100.0])
def test_the_chance_that_one_of_eight_designs_lives_is_that_of_the_closed_form(correlation):
    curve = design_lock.curve(having(design_correlation=correlation), "china")
    alive, shared = DEFAULTS.p_first_patients / 100, correlation / 100
    works = alive / (alive + shared * (1 - alive))
    expected = works * (1 - (1 - alive / works) ** 8)
    assert curve.designs.living[8] == pytest.approx(expected, rel=1e-9)
    assert curve.designs.living[1] == pytest.approx(alive)


def test_eight_tries_do_not_make_a_programme_out_of_every_idea():
    """From phase 1 to approval at today's standard, as the belief's derivation says: 17 to 20 %, not to 28 %."""
    single = DEFAULTS.p_first_patients * DEFAULTS.p_success / 1e4
    correlated, independent = (
        design_lock.curve(having(design_correlation=c), "china").designs.living[8] * DEFAULTS.p_success / 100
        for c in (DEFAULTS.design_correlation, 0.0)
    )
    assert single == pytest.approx(0.173, abs=0.001)
    assert correlated == pytest.approx(0.20, abs=0.005)
    assert independent == pytest.approx(0.28, abs=0.005)


def test_failures_that_come_together_make_waiting_for_a_survivor_worth_less():
    rules = [design_lock.curve(having(design_correlation=c), "china").rule.start for c in (0.0, 50.0, 100.0)]
    assert (np.diff(rules) < 0).all()
