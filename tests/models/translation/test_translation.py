"""The theory, limits, directions, corners and ties of translation, and its numbers in the store."""

from dataclasses import fields, replace
from math import isfinite, isnan, sqrt
from time import thread_time

import numpy as np
import pytest

from components import cached
from explorer import ledger
from models import translation as model
from models.methods.cascade import cascade
from models.methods.screening import predictive_value
from models.scenario import Scenario
from models.translation import frames, lines, trade
from models.translation.published import of_calls, of_test, tetrachoric
from models.years import AREAS, YEARS
from pages.pitch.translation import published_models
from tests.models.translation.cases import DEFAULTS, FREE, KINDS, NO_RISE, READ, ROWS, SLIDERS, having

ASKED = [name for name in READ if name.startswith("asked")]

# Theory


def test_without_a_second_screen_the_share_is_that_of_taylor_and_russell():
    one = having(second_passed=100.0)
    for validity in (0.1, 0.35, 0.8):
        assert model.good_share(one, validity) == pytest.approx(predictive_value(0.008, 0.05, validity), rel=1e-4)


def test_the_curve_through_few_points_is_that_of_the_cascade():
    for validity in (0.05, 0.31, 0.77, 0.985):
        exact = cascade(0.008, (0.05, 0.2), (validity, 0.3))[-1]
        assert model.good_share(DEFAULTS, validity) == pytest.approx(exact, rel=1e-3)


def test_screens_that_tell_nothing_leave_the_base_rate():
    assert model.good_share(having(second_validity=0.0), 0.0) == pytest.approx(0.008, rel=1e-6)


def test_validity_rises_with_the_root_of_reproducibility_and_never_above_it():
    assert model.steadied(0.2, 0.25, 1.0) == pytest.approx(0.4)
    assert model.steadied(0.3, 0.5, 0.5) == pytest.approx(0.3)
    assert model.steadied(0.9, 0.25, 0.25) == pytest.approx(0.5)
    assert float(model.scored(DEFAULTS, "workflow")) == pytest.approx(0.36 * sqrt(78 / 68))


def test_a_success_is_worth_its_discounted_sales():
    one = (1_000.0,) * 2 + (0.0,) * (YEARS - 2)
    nobody = (0.0,) * YEARS
    flat = having(asked_us=one, asked_europe=nobody, asked_asia=nobody, price_us=500_000.0, discount_rate=10.0)
    assert model.success_earns(flat) == pytest.approx(500 * (1.1**-0.5 + 1.1**-1.5) * flat.earned / 100)


def test_a_success_pays_its_pivotal_study_and_the_build_of_every_area_that_asks_for_it():
    dated = {"launch_month": 60.0, "filing_months": 12.0, "pivotal_months": 24.0, "discount_rate": 10.0}
    west = having(**dated, pivotal_cost=50.0, launch_us=80.0, launch_europe=40.0, asked_asia=(0.0,) * YEARS)
    assert model.success_costs(west) == pytest.approx(50 / 1.1**3 + 120 / 1.1**5)
    assert model.success_worth(west) == pytest.approx(model.success_earns(west) - model.success_costs(west))
    assert model.not_valid(having(earned=1.0, pivotal_cost=500.0)).short == "No success has a worth"


def test_what_a_success_costs_is_what_the_ledger_pays_for_it_but_for_the_team():
    paid = ledger.inputs(Scenario())
    served = [area for area in AREAS if any(getattr(DEFAULTS, f"asked_{area}"))]
    assert sum(paid.build) == pytest.approx(sum(getattr(DEFAULTS, f"launch_{area}") for area in served))
    assert 0 < DEFAULTS.pivotal_cost < sum(paid.programme)


def test_an_answer_that_misleads_lowers_the_validity_and_nobody_pays_for_it():
    misled = having(**{f"{question}_rise": -20.0 for question in model.QUESTIONS})
    assert model.rise(misled, "all") < 0 and model.decision(misled)["verdict"].kind in ("own", "more")
    assert all(ROWS[f"{question}_rise"].low < 0 for question in model.QUESTIONS)


def test_the_correlation_of_a_fourfold_table_is_that_of_the_normal_that_fills_it():
    assert tetrachoric(25, 25, 25, 25) == pytest.approx(0.0, abs=1e-6)
    third = 1 / 3 + 0  # at both medians the chance of both above is 1/4 + arcsin(r) / 2 pi (Sheppard 1899)
    assert tetrachoric(third, 0.5 - third, 0.5 - third, third) == pytest.approx(0.5, abs=1e-6)
    assert of_test(25.0, 90.0, 50, 50) == pytest.approx(0.364, abs=1e-3)
    assert of_calls(68.0, 78.0, 0.3) == pytest.approx(of_calls(68.0, 78.0), abs=0.02)
    assert tetrachoric(13, 6, 0, 9) < 0.9  # half a drug for the empty cell


def test_ten_to_a_hundred_fold_holds_only_at_low_validity_and_less_by_the_other_definition():
    best, many = (trade.traded(one).pivot(index="pair", columns="base_rate", values="times")
                  for one in (trade.BEST, trade.AS_MANY))  # fmt: skip
    assert 300 < best.loc["0.3 to 0.2", 0.001] < best.loc["0.3 to 0.2", 0.01] < 500
    assert 6 < best.loc["0.6 to 0.5", 0.001] < best.loc["0.6 to 0.5", 0.01] < 10
    assert (many < best).all().all()


# What pays


@pytest.mark.parametrize("deal", model.DEALS)
def test_at_the_rise_that_pays_nothing_is_gained(deal):
    one = having(deal=deal)
    at = float(model.scored(one, model.OWN)) + model.break_even(one) / 100
    own = model.worth(one, model.OWN, model.scored(one, model.OWN))
    assert model.worth(one, model.ALL, at) == pytest.approx(float(own), rel=2e-3)


def test_a_partner_who_takes_more_must_raise_validity_more_and_one_who_takes_all_never_pays():
    rises = [model.break_even(having(partner_share=share)) for share in (0.0, 4.0, 7.0, 9.0)]
    assert rises == sorted(rises) and rises[0] < rises[-1]
    assert isnan(model.break_even(having(partner_share=100.0)))


def test_a_share_of_the_gain_takes_nothing_of_what_would_have_come_anyway():
    gain, success = having(deal="gain", **NO_RISE), having(**NO_RISE)
    assert model.gains(gain)[model.ALL].mean() == pytest.approx(-4.0)
    sold = model.good_of(success, model.OWN) / 100 * model.taken(success) * model.success_sells(success)
    assert model.gains(success)[model.ALL].mean() == pytest.approx(-4.0 - success.partner_share / 100 * float(sold))


def test_the_same_share_is_least_dear_of_the_gain_and_own_people_least_of_all():
    alone, gain, success = (model.gains(having(deal=deal))[model.ALL].mean() for deal in ("alone", "gain", "success"))
    assert alone > gain > success


def test_a_weak_second_screen_gains_less_of_candidates_that_are_alike():
    after = frames.screens(having(validity=90.0, reproducibility=100.0, second_validity=60.0, questions="own"))
    own = after[after["plan"] == "own"]["good"].to_numpy()
    plain = frames.screens(having(validity=20.0, second_validity=60.0, questions="own"))["good"].to_numpy()
    assert own[2] / own[1] < plain[2] / plain[1]


# The face


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_come_to_the_parts_sum_to_the_gain_and_what_is_read_is_of_the_plan(kind):
    found = model.answer(having(**KINDS[kind], questions=kind))
    assert found.verdict.kind == kind
    assert found.value == pytest.approx(found.best)
    assert sum(found.contributions.values()) == pytest.approx(found.value, abs=1e-9)
    assert found.reads == pytest.approx(found.told)


def test_ways_that_do_nothing_are_no_clear_difference():
    found = model.answer(having(**NO_RISE, **FREE, deal="alone", more_candidates=1.0))
    assert len(found.ranks) == 1
    assert len(found.ranks[0]) == len(model.PLANS)


def test_every_corner_of_the_rows_has_an_answer_or_one_sentence():
    random = np.random.default_rng(3)
    for _ in range(12):
        ends = {key: float(random.choice((ROWS[key].low, ROWS[key].high))) for key in SLIDERS}
        one = having(**ends, deal=str(random.choice(model.DEALS)))
        why = model.not_valid(one)
        assert (why and why.sentence) or isfinite(model.decision(one)["best"])
        assert why or 0 <= model.read(one)["good_share"] <= 100


def test_where_nobody_goes_into_patients_or_a_success_is_worth_nothing_it_says_so():
    assert model.answer(having(candidates=100.0, passed=1.0, second_passed=1.0)).absent.short.startswith("No candidate")
    assert model.not_valid(having(**dict.fromkeys(ASKED, (0.0,) * YEARS))).short == "No success has a worth"


def test_every_field_is_read_or_shown_and_figures_are_moved_by_what_there_is():
    shown = [*cached.keys("translation", "main"), *cached.keys("translation", "more")]
    known = {field.name for field in fields(model.Inputs)}
    assert known - set(READ) == set(shown) - {"demand_factor"} and len(shown) == len(set(shown))
    assert {key for figure in model.FIGURES.values() for key in figure.feeds} <= known
    assert [option for option, _ in ROWS["questions"].options] == list(model.PLANS) == list(model.PHRASES)
    assert [option for option, _ in ROWS["deal"].options] == list(model.DEALS)


def test_an_answer_of_a_new_setting_comes_at_once():
    began = thread_time()
    model.answer(replace(DEFAULTS, good_rate=1.7, passed=6.0))
    assert thread_time() - began < 0.5  # about 0.07 on a quiet machine


# Reality


def test_the_own_model_at_the_defaults_is_as_good_as_drugs_are_from_phase_1_and_as_usual_tests_are_valid():
    facts = cached.records("facts", "fact_id")
    assert model.good_of(DEFAULTS, model.OWN) == pytest.approx(facts["rd_benchmarks-001"]["value"], abs=0.1)
    usual = frames.published(published_models.told()).set_index("name")["validity"]
    assert usual.iloc[0] == pytest.approx(DEFAULTS.validity, abs=0.5)
    assert usual.between(30, 95).all()


def test_the_hero_draws_the_own_model_where_nothing_is_gained_and_the_best_once():
    for kind in ("scaled", "own"):
        one = having(**KINDS[kind], questions=kind)
        rows = lines.hero(model.answer(one), one, DEFAULTS, published_models.on_axis())
        points = rows[rows["mark"] == "point"].set_index("line")["words"].to_dict()
        assert "best" in points and "yours" not in points
        at_own = rows[(rows["line"] == lines.BRINGS) & (rows["validity"] == DEFAULTS.validity)]
        assert at_own["gain"].item() == pytest.approx(0.0, abs=0.5)
