"""The bets on science: closed forms, limits, directions, corners, and what is said of the classes as they are known."""

from dataclasses import replace
from math import isclose, isnan

import numpy as np
import pytest

from models import making, market
from models import modality as model
from models.answer import NOT_VALID
from models.methods.pooling import mean
from models.modality import choice, draws, frames, lived, mixes, readouts, shown, trial, vote, worth
from models.modality.inputs import BETS, Deal, Study
from tests.models.modality.cases import DEFAULTS, KINDS, OWN, ROWS, SLIDERS, having

NAMES = tuple(BETS)
SURE = {"p_pivotal": 100.0, "p_filing": 100.0, "other_stops": 0.0, "event_own": 0.0, "event_donor": 0.0,
        "event_vivo": 0.0, "patent_chance": 0.0, "gate": 100.0, "least_durable": 0.0, "most_severe": 80.0,
        "launch_us": 0.0, "pivotal_cost": 19.0}  # fmt: skip
ONE = {"bet_budget": 30.0, "bet_years": 1.0, "proof_cost": 30.0}


def rate(inputs, outcome: str, bet: str) -> float:
    """Return the mean of what is believed of a class."""
    return model.told(inputs, outcome, bet)[0]


def test_a_class_with_many_patients_is_what_they_showed_and_one_with_few_leans_on_the_others():
    own = [one for one in DEFAULTS.studies if one.criterion == "response" and one.bet == "autologous"]
    seen = 100 * sum(one.seen for one in own) / sum(one.patients for one in own)
    assert abs(rate(DEFAULTS, "response", "autologous") - seen) < 5
    few, many = (np.ptp(model.told(DEFAULTS, "response", bet)[1:]) for bet in ("viral", "autologous"))
    assert few > 3 * many


def test_a_class_without_a_study_is_a_further_class():
    found = shown.believed(DEFAULTS, "response")
    assert not any(one.bet == "lnp" for one in DEFAULTS.studies)
    assert isclose(rate(DEFAULTS, "response", "lnp"), 100 * mean(found.rates, found.other))


def test_five_patients_more_move_a_class_as_five_and_not_as_fifty():
    few, many = (Study("lnp", "response", "new", "lbcl", count, count, "x") for count in (5, 50))
    base, five, fifty = (rate(having(studies=(*DEFAULTS.studies, *more)), "response", "lnp")
                         for more in ((), (few,), (many,)))  # fmt: skip
    assert base < five < fifty


def test_what_is_counted_is_what_the_landscape_and_the_studies_say():
    eso = [one for one in DEFAULTS.studies if one.product == "eso_t01"]
    assert {(one.criterion, one.seen, one.patients) for one in eso} == {("response", 2, 4), ("crs", 3, 5)}
    assert model.patients(DEFAULTS, "lasting", "stem") == (12, 24)
    assert all(0 <= one.seen <= one.patients for one in DEFAULTS.studies)


def test_draws_of_a_class_have_the_mean_and_the_spread_of_what_is_believed():
    found, told = draws.programmes_drawn(DEFAULTS, 8), shown.believed(DEFAULTS, "response")
    for at, bet in enumerate(NAMES):
        assert abs(100 * told.rates[found.cell["response"][at]].mean() - rate(DEFAULTS, "response", bet)) < 0.5
        assert abs(100 * found.shown["response"][at].mean() - rate(DEFAULTS, "response", bet)) < 1.0


def test_a_sure_launch_brings_its_share_of_the_market_less_its_costs():
    inputs = having(**SURE, **ONE)
    one = worth.classes(inputs)["autologous"]
    found = draws.programmes_drawn(inputs, 1)
    points = 100 * worth.as_own_cells_last(inputs, found)[0] - inputs.standard_response
    share = market.share(market.a_point(inputs) * points + one.order, one.rivals)
    spent = sum(worth.at_cost(inputs, "autologous").values())
    worths = mixes.table(inputs, [(1, 0, 0, 0, 0)])[0]
    goes = share * one.margin > worth.at_cost(inputs, "autologous")["pivotal"]
    expected = (goes * share * one.margin).mean() - spent
    assert goes.mean() > 0.99
    assert isclose(worths.mean(), expected, rel_tol=0.02)


def test_a_dose_of_own_cells_costs_what_the_other_pages_say_and_a_shelf_what_the_store_sets():
    dose = making.dose_cost(DEFAULTS) + making.plant_a_dose(DEFAULTS)
    assert worth.dose(DEFAULTS, "autologous") == dose
    assert worth.dose(DEFAULTS, "donor") == dict(DEFAULTS.shelf_costs)["donor"] == 4_460
    assert worth.dose(having(modality="in_vivo_lentiviral", shelf_cost=9_000.0), "viral") == 9_000


def test_luck_comes_to_what_is_expected():
    for mix in ((8, 0, 0, 0, 0), (0, 0, 4, 4, 0), (2, 2, 2, 2, 0)):
        lucky, given = (mixes.table(DEFAULTS, [mix], lucky=lucky)[0] for lucky in (True, False))
        assert abs(lucky.mean() - given.mean()) < 3 * lucky.std() / np.sqrt(len(lucky))


def test_products_of_one_company_take_of_each_others_patients():
    found = lived.expected(DEFAULTS, 8)
    one, eight = (1 - found.left[0, n].mean() for n in (1, 8))
    assert one < eight < 8 * one
    both = model.table_of(DEFAULTS, [(4, 0, 4, 0, 0)]).mean()
    assert both < sum(model.table_of(DEFAULTS, [mix]).mean() for mix in ((4, 0, 0, 0, 0), (0, 0, 4, 0, 0)))


def test_every_mix_that_the_budget_pays_for_is_tried_once():
    found = model.offered(DEFAULTS)
    assert len(set(found)) == len(found) and max(map(sum, found)) <= model.affordable(DEFAULTS) == 8
    assert found[0] == (0, 0, 0, 0, 0)
    assert {sum(model.planned(having(bets=plan))) for plan in model.PLANS} == {8}
    assert model.planned(having(bets="near_far")) == (4, 0, 0, 2, 2)


def test_the_best_mix_is_the_best_of_those_tried_and_chosen_without_those_it_is_judged_in():
    best, *_ = model.options(DEFAULTS).values()
    chosen = choice.table(DEFAULTS, model.offered(DEFAULTS), choice.FIRST_HALF).mean(axis=1)
    assert best.mix == model.offered(DEFAULTS)[int(chosen.argmax())]
    assert isclose(best.mean, model.judged(DEFAULTS).mean[model.offered(DEFAULTS).index(best.mix)])


@pytest.mark.parametrize("kind", KINDS)
def test_every_verdict_is_reached(kind):
    assert model.answer(having(**KINDS[kind])).verdict.kind == kind


def test_the_parts_of_the_worth_sum_to_it():
    found = model.answer(DEFAULTS)
    assert isclose(found.value, model.plan_value(DEFAULTS)) and isclose(found.value, sum(found.contributions.values()))
    assert found.best >= found.value and found.low <= found.best <= found.high
    assert set(found.contributions) == set(model.MECHANISMS)


@pytest.mark.parametrize(
    ("field", "low", "high", "bet", "sign"),
    [
        ("shelf_access", 1.0, 2.0, "viral", 1),
        ("event_vivo", 0.0, 50.0, "viral", -1),
        ("event_vivo", 0.0, 50.0, "autologous", 0),
        ("event_donor", 0.0, 50.0, "stem", -1),
        ("patent_chance", 0.0, 100.0, "donor", -1),
        ("patent_chance", 0.0, 100.0, "autologous", 0),
        ("most_severe", 20.0, 60.0, "viral", 1),
        ("lnp_lasting", 0.3, 1.0, "lnp", 1),
        ("donor_lasting", 0.5, 1.0, "donor", 1),
        ("new_class_months", 0.0, 36.0, "stem", -1),
        ("new_class_months", 0.0, 36.0, "autologous", 0),
        ("other_stops", 0.0, 60.0, "autologous", -1),
        ("labour", 20_000.0, 90_000.0, "autologous", -1),
        ("gate", 0.0, 20.0, "donor", 1),
    ],
)
def test_an_expert_would_expect_this_direction(field, low, high, bet, sign):
    mix = model.shared_out({bet: 1.0}, 8)
    before, after = (model.table_of(having(**{field: end}), [mix]).mean() for end in (low, high))
    assert np.sign(round(after - before, 6)) == sign


def test_an_event_that_is_shared_makes_the_ways_in_vivo_fail_together():
    inputs = having(event_vivo=30.0)
    apart, together = (draws.ended(replace(inputs, event_shared=part))[3:] for part in (0.0, 100.0))
    assert (together[0] == together[1]).all() and (apart[0] != apart[1]).any()
    assert abs(apart[0].mean() - 0.3) < 0.01


def test_own_cells_come_to_the_market_about_as_often_as_car_ts_did():
    launched = frames.chances(DEFAULTS)["launch"].iloc[0]
    assert 13.6 <= launched <= 20  # 13.6 % (7.3 to 23.9) of Elsallab, 17.3 % of BIO


def test_of_classes_as_they_are_known_donor_cells_fall_short_and_in_vivo_is_open():
    table = frames.chances(DEFAULTS).set_index("bet")["worth"]
    assert table.idxmax() == "autologous" and table["donor"] < table["autologous"]
    assert np.ptp(model.told(DEFAULTS, "response", "viral")[1:]) > 30  # two of four


def test_a_read_out_is_worth_no_less_than_nothing_and_less_than_knowing_and_more_patients_tell_more():
    worths = [model.readout(DEFAULTS, "stem", size).value for size in model.SIZES]
    assert worths == sorted(worths) and 0 <= worths[0] < worths[-1] < model.judged(DEFAULTS).of_perfect_information


def test_a_read_out_has_every_result_once_and_good_ones_move_the_bets_to_the_class():
    found, at = model.readout(DEFAULTS, "stem", 20), NAMES.index("stem")
    assert isclose(found.chance.sum(), 1, rel_tol=1e-6) and {len(line) for line in found.then} == {21}
    assert found.then[0][-1][at] > found.then[0][0][at] and found.then[0][-1][at] >= found.then[-1][-1][at]
    assert [one[:2] for one in frames.runs("aab")] == [(0, 1), (2, 2)]


def test_weighing_the_futures_by_a_result_is_what_the_posterior_would_be():
    new = Study("viral", "response", "new", "myeloma", 18, 20, "x")
    after = rate(having(studies=(*DEFAULTS.studies, new)), "response", "viral")
    weights = readouts.likely(DEFAULTS, "response", "viral", 20)[18]
    found = draws.programmes_drawn(DEFAULTS, 8)
    rates = shown.believed(DEFAULTS, "response").rates[found.cell["response"][NAMES.index("viral")]]
    assert abs(100 * (rates @ weights) / weights.sum() - after) < 1.5


def test_simons_design_is_his_and_rates_that_touch_have_none():
    optimal, least = trial.designs(
        having(trial_none=20.0, standard_response=40.0, trial_error=5.0, trial_missed=20.0, trial_most=60.0)
    )
    assert (optimal.first_reject, optimal.first, optimal.reject, optimal.patients) == (3, 13, 12, 43)
    assert least.patients <= optimal.patients
    assert trial.designs(having(trial_none=60.0)) is None and frames.designs_table(having(trial_none=60.0)) is None


def test_the_prior_of_a_trial_has_the_mean_of_the_class_and_more_responses_promise_more():
    a, b = trial.prior(DEFAULTS, "viral")
    assert abs(100 * a / (a + b) - rate(DEFAULTS, "response", "viral")) < 0.1
    assert (np.diff(model.predictive(DEFAULTS, "viral", 4, 46)) > 0).all()


def test_the_frontier_holds_no_mix_that_another_beats_on_both():
    value, risk = np.array([1.0, 2.0, 3.0, 2.5]), np.array([0.0, -1.0, -2.0, -3.0])
    assert choice.frontier(value, risk).tolist() == [0, 1, 2]
    assert choice.worst(np.arange(20.0)) == 0.5


def test_the_market_votes_by_year_with_what_was_told():
    deals = (Deal("viral", 2025, 100.0, False), Deal("viral", 2025, 0.0, True), Deal("donor", 2024, 5.0, True))
    found = vote.by_year(having(deals=deals))
    assert list(found) == [2024, 2025] and found[2025]["viral"] == {"deals": 2, "ended": 1, "paid": 100.0}
    assert {deal.bet for deal in DEFAULTS.deals} == set(BETS)


def test_money_by_year_sums_to_what_is_spent():
    table = frames.by_year(DEFAULTS)
    assert abs(table["To proof of concept"].sum() - 8 * DEFAULTS.proof_cost) < 8


def test_a_budget_for_no_programme_is_said():
    inputs = having(bet_budget=10.0, bet_years=1.0)
    found = model.answer(inputs)
    assert found.verdict.kind == NOT_VALID and "no programme" in found.absent.sentence
    assert isnan(model.plan_value(inputs)) and model.read(inputs) == {}


def test_every_corner_gives_an_answer_or_a_sentence():
    for field, end in ((one, getattr(ROWS[one], name)) for one in SLIDERS[::2] for name in ("low", "high")):
        found = model.answer(having(**{field: end}))
        assert found.absent or np.isfinite([found.value, found.best, found.low, found.high]).all(), field
        assert found.absent or found.best >= -1e-6, field


def test_every_field_is_shown_and_figures_are_moved_by_what_there_is():
    from components import cached

    sight = [*cached.keys("modality", "main"), *cached.keys("modality", "more")]
    assert set(OWN) == set(sight) and len(sight) == len(set(sight))
    assert {key for figure in model.FIGURES.values() for key in figure.feeds} <= set(OWN)
    assert [option for option, _ in ROWS["bets"].options] == list(model.PLANS)
    assert [option for option, _ in ROWS["readout_class"].options] == list(BETS)
