"""The claims about partners: how often alone gets to patients, and what a partner for Phase 3 leaves founders."""

import numpy as np
import pytest

from components import board
from explorer import claims, presets
from explorer.answers import inputs
from explorer.store import catalogue
from models import partner
from models.claims import TESTS, deals
from models.partner.chance import draws
from models.scenario import Scenario
from tests.models.pitch.cases import scenario_of

ALONE_NUMBER, PHASE_THREE_NUMBER = 1, 5
NO_PATIENTS = {"demand_factor": 0.1}
IN_VIVO = presets.scenario_of("in_vivo_entrant")


def trials_of(scenario):
    """Return the six plans, each at its best date."""
    return partner.plans(inputs("partner", scenario))


def whole_shares(trials) -> tuple[float, float]:
    """Return the percent of programmes past proof of concept that reach patients with the best partner, and alone."""
    best = deals.best_of(trials, [key for key in trials if key not in ("alone", "sale")])
    return tuple(100 * one.mean(one.launched.astype(float), one.past_proof) for one in (trials[best], trials["alone"]))


@pytest.mark.parametrize("preset", ["legend_company", "antibody"])
def test_a_few_points_more_with_a_partner_do_not_make_alone_hardly(preset):
    scenario = presets.scenario_of(preset)
    helped, alone = whole_shares(trials_of(scenario))
    assert helped / 2 < alone < helped
    assert claims.tried(ALONE_NUMBER, scenario).verdict == "fails"


@pytest.mark.parametrize("level", [10.0, 50.0, 90.0])
def test_the_measure_is_the_level_of_what_the_partner_reaches_less_what_alone_reaches(level):
    scenario = scenario_of(hardly_share=level)
    helped, alone = whole_shares(trials_of(scenario))
    found = claims.tried(ALONE_NUMBER, scenario)
    assert found.margin == pytest.approx(level / 100 * helped - alone, abs=1.5) and found.least >= 3.0


def test_the_share_is_of_all_futures_and_the_card_says_so():
    found = claims.tried(ALONE_NUMBER, Scenario())
    trials = trials_of(Scenario())
    best = deals.best_of(trials, [key for key in trials if key not in ("alone", "sale")])
    on = deals.judged_in(trials["alone"])
    helped, alone = (deals.reaching(trials[key])[on] for key in (best, "alone"))
    assert found.share == np.mean(helped / 2 > alone) < 0.5 and found.low < found.high
    said = board.spread(TESTS["capital"], found)
    assert f"{round(100 * found.share)} % of all futures" in said


def test_the_more_counts_as_hardly_and_the_less_can_be_raised_the_stronger_the_claim():
    levels = [claims.tried(ALONE_NUMBER, scenario_of(hardly_share=at)).margin for at in (10.0, 50.0, 90.0)]
    raised = [claims.tried(ALONE_NUMBER, scenario_of(can_raise=at)).margin for at in (100.0, 700.0, 3_000.0)]
    assert levels == sorted(levels) and levels[0] < levels[-1]
    assert raised == sorted(raised, reverse=True) and raised[0] > raised[-1]


@pytest.mark.parametrize("number", [ALONE_NUMBER, PHASE_THREE_NUMBER])
def test_where_no_partner_signs_a_claim_about_one_is_not_tried_and_says_why(number):
    scenario = scenario_of(**NO_PATIENTS)
    why = claims.untried(number, scenario)
    assert claims.tried(number, scenario) is None and "sign" in why.short and why.sentence.endswith(".")
    row = next(one for one in claims.listed() if one["claim_no"] == number)
    assert board.row(row, scenario, {})["untried"] == why.short


def test_where_no_plan_reaches_patients_the_claim_is_not_tried(monkeypatch):
    monkeypatch.setattr(deals, "reaching", lambda trials: np.zeros(len(trials.earns)))
    ask = claims.ask_for(ALONE_NUMBER, Scenario())
    assert deals.capital(ask) is deals.NOBODY


@pytest.mark.parametrize("scenario", [Scenario(), IN_VIVO, presets.scenario_of("legend_company")])
def test_phase_three_is_compared_over_all_outcomes_as_the_partner_page_does(scenario):
    trials = trials_of(scenario)
    other = max(one.worth for key, one in trials.items() if key != "phase3" and one.plan.signed)
    found = claims.tried(PHASE_THREE_NUMBER, scenario)
    apart = trials["phase3"].worth - max(other, trials["alone"].cash)
    assert found.margin == pytest.approx(apart, abs=found.least)


def test_a_partner_for_phase_three_that_leaves_as_much_as_the_best_plan_makes_no_clear_difference():
    trials = trials_of(IN_VIVO)
    most = max(one.worth for one in trials.values() if one.plan.signed)
    if trials["phase3"].plan.signed and trials["phase3"].worth == pytest.approx(most, abs=0.1):
        assert claims.tried(PHASE_THREE_NUMBER, IN_VIVO).verdict == "close"
    else:
        pytest.fail("the preset no longer has a partner for Phase 3 among its best plans: choose another")


def test_not_to_go_on_is_one_of_the_other_decisions():
    trials = trials_of(Scenario())
    left = deals.left_by(trials)
    assert (left["none"] == trials["alone"].cash).all()
    assert set(left) == {"none"} | {key for key, one in trials.items() if one.plan.signed}


def test_both_halves_hold_every_outcome_by_its_chance_and_sales_and_costs_spread_evenly():
    one = trials_of(Scenario())["alone"]
    drawn, judged = draws(len(one.earns)), deals.judged_in(one)
    for half in (judged, ~judged):
        chances = (one.weight * np.tile(half, len(one.outcomes))).reshape(len(one.outcomes), -1).sum(axis=1)
        assert chances / chances.sum() == pytest.approx(one.chances[one.outcomes])
        assert abs(drawn.sales[half].mean()) < 0.02 and abs(drawn.cost[half].mean()) < 0.02


def test_what_counts_as_no_difference_is_a_share_of_what_the_better_side_adds_to_todays_cash():
    scenario = scenario_of(materiality=20.0)
    trials = trials_of(scenario)
    most = max(one.worth for one in trials.values() if one.plan.signed) - trials["alone"].cash
    assert claims.tried(PHASE_THREE_NUMBER, scenario).least == pytest.approx(0.2 * most, rel=0.1)


def test_the_level_of_hardly_is_told_on_the_card():
    assert "hardly_share" in TESTS["capital"].figure.feeds and "hardly" in TESTS["capital"].told[0]
    assert catalogue()["hardly_share"].default == 50


def test_a_pivotal_trial_that_a_company_can_pay_speaks_against_the_claim_that_it_costs_too_much():
    against = {row["fact_id"] for row in claims.facts(PHASE_THREE_NUMBER)["against"]}
    assert "claim_evidence-005b" in against


def test_a_company_that_had_a_partner_does_not_speak_for_the_need_of_one():
    assert "claim_evidence-001c" in {row["fact_id"] for row in claims.facts(ALONE_NUMBER)["against"]}
