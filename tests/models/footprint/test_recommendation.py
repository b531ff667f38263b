"""What is recommended keeps the user's limits, each verdict stands for what it says, and what is not there is not 0."""

from dataclasses import replace
from math import isfinite, isnan

import numpy as np
import pytest

from explorer import answers
from models import footprint
from models.answer import NOT_VALID
from models.scenario import Scenario
from models.years import AREAS, YEARS

NUMBERS = ("value", "best", "low", "high", "sure", "runner_up_cost")
POOR = {"price_us": 100_000.0, "price_europe": 50_000.0, "price_asia": 20_000.0, "contract_price": 300_000.0}
DEAR = {"ownership": "contract", "contract_price": 300_000.0, "price_us": 300_000.0, "site_limit": 8.0}
SHELF = {"modality": "car_nk"}
KINDS = {
    "none": POOR,
    "none_within": DEAR,
    "infeasible": {"limit_europe": 10.0, "service": 100.0},
    "one_own": {"site_limit": 1.0},
    "one_contract": {
        "ownership": "contract",
        "site_limit": 1.0,
        "contract_slots": 5_000.0,
        "contract_price": 100_000.0,
    },
    "own": {"demand_factor": 2.0, "site_running": 15.0},
    "contract": {"ownership": "contract", "contract_price": 40_000.0, "site_limit": 8.0},
    "mixed": {"site_singapore": "contract", "site_limit": 3.0},
    NOT_VALID: SHELF,
}


@pytest.fixture(scope="module")
def inputs() -> footprint.Inputs:
    """Return the public baseline."""
    return under({})


def under(changes: dict) -> footprint.Inputs:
    """Return the inputs under settings, with what is read of the design lock."""
    return answers.inputs("footprint", Scenario(tuple(sorted(changes.items()))))


def test_every_kind_of_verdict_is_walked_here():
    assert set(KINDS) == {NOT_VALID, *footprint.PHRASES} - {"unfinished"}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_verdict_is_given_and_has_the_numbers_that_exist_and_no_other(kind):
    found = footprint.answer(under(KINDS[kind]))
    assert found.verdict.kind == kind
    assert footprint.decision(under(KINDS[kind]))["verdict"] == found.verdict
    has_plan = kind not in ("infeasible", NOT_VALID)
    for name in NUMBERS:
        assert isfinite(getattr(found, name)) == has_plan, name
    assert isfinite(footprint.plan_value(under(KINDS[kind]))) == has_plan
    assert bool(found.contributions) == has_plan


@pytest.mark.parametrize(
    "limits",
    [{"site_limit": 1.0}, {"ownership": "contract", "site_limit": 8.0}, {"site_summit": "closed"},
     {"site_melbourne": "own", "site_limit": 3.0}, {"limit_us": 29.0, "site_limit": 4.0}, {"service": 100.0}],
)  # fmt: skip
def test_what_is_recommended_keeps_the_limits_and_is_worth_no_more_than_without_them(inputs, limits):
    asked = replace(inputs, **limits)
    detail = footprint.answer(asked).detail
    assert footprint.broken(asked, detail.best) == []
    assert len(detail.best.opened) <= asked.site_limit
    assert len(detail.second.opened) <= asked.site_limit
    assert detail.best.value <= detail.free.value + 1e-6
    assert detail.lifted == pytest.approx(detail.free.value - detail.best.value, abs=1e-6)


def test_the_limit_that_a_better_network_breaks_is_named(inputs):
    asked = replace(under(KINDS["own"]), site_limit=1.0)
    assert footprint.broken(asked, footprint.best_of(asked)) == ["1 plant"]
    assert footprint.broken(inputs, footprint.best_of(inputs)) == []


def test_a_network_that_serves_nobody_has_no_days_and_no_cost(inputs):
    empty = footprint.nothing(inputs)
    assert isnan(empty.days)
    assert isnan(empty.cost_a_patient)
    assert isnan(empty.cost_a_dose)
    assert isnan(footprint.kept_if_one_fails(inputs, empty))


def test_where_nobody_asks_in_any_year_there_is_one_sentence_and_no_number(inputs):
    nobody = replace(inputs, **{f"asked_{area}": (0.0,) * YEARS for area in AREAS})
    found = footprint.answer(nobody)
    assert found.verdict.words({}) == "No patients in any year"
    assert all(isnan(getattr(found, name)) for name in NUMBERS)
    read = footprint.read(nobody)
    assert read.keys() == footprint.read(inputs).keys()
    assert np.isfinite(np.concatenate([np.atleast_1d(each) for each in read.values()])).all()
    assert not any(np.any(read[name]) for name in ("treated", "started", "capital", "site_cost", "plants"))


@pytest.mark.parametrize("response", [0.0, 10.0, 66.0])
def test_a_company_that_serves_nobody_has_no_market_and_no_page_an_answer_out_of_nothing(response):
    """All pages say it in one sentence: the footprint and viability have no answer, the market is none."""
    rare = {"launch_in": "us", "eligible_us": 200.0, "reach_us": 5.0, "demand_factor": 0.1}
    scenario = Scenario(tuple(sorted((rare | {"response": response}).items())))
    assert answers.answer("market", scenario).verdict.kind == "none"
    assert answers.answer("partner", scenario).verdict.kind == "none"
    for topic in ("footprint", "viability"):
        assert answers.absent(topic, scenario).sentence.startswith("No patient")
        assert isnan(answers.answer(topic, scenario).value)
    assert footprint.NOBODY_INSTEAD in answers.instead("market", scenario)


def test_a_class_made_in_advance_has_no_footprint_and_the_others_count_with_its_shelf(inputs):
    for option in sorted(inputs.from_shelf & {one for one, _ in answers.catalogue()["modality"].options}):
        asked = replace(inputs, modality=option, shelf_days=5.0, shelf_cost=4_000.0)
        told = footprint.read(asked)
        assert footprint.not_valid(asked).short == "Not modelled for this class"
        assert told.keys() == footprint.read(inputs).keys()
        assert told["treated"] == pytest.approx(asked.patients)
        assert all(told[f"treated_{area}"] == getattr(asked, f"asked_{area}") for area in AREAS)
        assert np.array(told["started"]) == pytest.approx(sum(np.array(told[f"treated_{area}"]) for area in AREAS))
        assert not any(sum(told[name]) for name in ("capital", "site_cost", "suite_cost", "depreciation"))
        assert told["vein_to_vein"] == 5.0
        assert told["making_cost"] == told["network_cost"] == 4_000.0
    assert footprint.not_valid(inputs) is None


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_that_is_read_is_missing_or_no_number(kind):
    told = footprint.read(under(KINDS[kind]))
    assert np.isfinite(np.concatenate([np.atleast_1d(each) for each in told.values()])).all()


def test_other_pages_say_what_they_count_with_where_the_footprint_has_no_plan():
    shelf = Scenario((("modality", "in_vivo_lentiviral"),))
    tight = Scenario((("limit_europe", 10.0), ("service", 100.0)))
    poor = Scenario((("price_us", 100_000.0), ("launch_in", "us"), ("service", 0.0)))
    assert not footprint.plan_of(answers.lean_inputs("footprint", poor)).opened
    for topic in ("pitch", "partner"):
        assert answers.instead(topic, Scenario()) == []
        assert footprint.READ_INSTEAD in answers.instead(topic, shelf)
        assert footprint.NO_PLAN in answers.instead(topic, tight)
        assert footprint.NOTHING_BUILT in answers.instead(topic, poor)
        assert isfinite(answers.answer(topic, shelf).value)


def test_the_class_of_the_asset_solves_no_network_again(inputs):
    footprint.answer(inputs)
    before = footprint.networks.solved_plan.cache_info().misses
    footprint.plan_of(replace(inputs, modality="autologous_rapid", shelf_days=9.0))
    assert footprint.networks.solved_plan.cache_info().misses == before
