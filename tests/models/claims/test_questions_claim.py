"""The claim that partners bring more than money: what is set side by side, and what is said."""

import pytest

from explorer import claims
from explorer.answers import inputs
from models import translation
from models.scenario import Scenario
from tests.pages.opened import scenario_of

CLAIM = 3


def test_the_margin_is_over_the_better_of_the_own_model_and_more_candidates():
    here = claims.tried(CLAIM, Scenario())
    found = translation.gains(inputs("translation", Scenario()))
    assert here.margin == pytest.approx((found["scaled"] - found["more"])[1::2].mean())
    assert here.verdict == "holds" and here.beside.pairs[0].ahead == 1


def test_answers_that_raise_nothing_and_a_partner_who_takes_too_much_fail_it():
    nothing = {f"{one}_rise": 0.0 for one in translation.QUESTIONS}
    assert claims.tried(CLAIM, scenario_of(**nothing)).verdict == "fails"
    assert claims.tried(CLAIM, scenario_of(partner_share=50.0)).verdict == "fails"


def test_it_is_of_a_partner_who_is_paid_whatever_the_user_s_own_plan_asks():
    margins = {claims.tried(CLAIM, scenario_of(questions=plan, deal="alone")).margin for plan in translation.PLANS}
    assert margins == {claims.tried(CLAIM, Scenario()).margin}


def test_by_how_much_validity_must_rise_is_said():
    (said,) = claims.tried(CLAIM, Scenario()).beside.said
    assert said.startswith("Validity must rise by") and "counts on 14" in said
