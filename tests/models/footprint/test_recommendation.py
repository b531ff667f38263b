"""What is recommended keeps the user's limits, each verdict stands for what it says, and what is not there is not 0."""

from dataclasses import replace
from math import isfinite, isnan

import pytest

from explorer import answers
from models import footprint
from models.answer import NOT_VALID
from models.scenario import Scenario

NUMBERS = ("value", "best", "low", "high", "sure", "runner_up_cost")
POOR = {"net_price": 100_000.0, "dose_cost": 150_000.0, "contract_price": 250_000.0}
DEAR = {"ownership": "contract", "contract_price": 250_000.0, "net_price": 300_000.0, "site_limit": 8.0}
NOBODY = {"share_us": 0.0, "share_europe": 0.0, "share_asia": 0.0}
KINDS = {
    "none": POOR,
    "none_within": DEAR,
    "infeasible": {"limit_asia": 10.0, "service": 100.0},
    "one_own": {"site_limit": 1.0},
    "one_contract": {"ownership": "contract", "site_limit": 1.0, "patients": 1500.0},
    "own": {},
    "contract": {"ownership": "contract", "contract_price": 40_000.0, "site_limit": 8.0},
    "mixed": {"site_singapore": "contract", "site_limit": 3.0},
    NOT_VALID: NOBODY,
}


@pytest.fixture(scope="module")
def inputs() -> footprint.Inputs:
    """Return the public baseline."""
    return answers.inputs("footprint", Scenario())


def test_every_kind_of_verdict_is_walked_here():
    assert set(KINDS) == {NOT_VALID, *footprint.PHRASES} - {"unfinished"}


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_verdict_is_given_and_has_the_numbers_that_exist_and_no_other(inputs, kind):
    found = footprint.answer(replace(inputs, **KINDS[kind]))
    assert found.verdict.kind == kind
    assert footprint.decision(replace(inputs, **KINDS[kind]))["verdict"] == found.verdict
    has_plan = kind not in ("infeasible", NOT_VALID)
    for name in NUMBERS:
        assert isfinite(getattr(found, name)) == has_plan, name
    assert isfinite(footprint.plan_value(replace(inputs, **KINDS[kind]))) == has_plan
    assert bool(found.contributions) == has_plan


@pytest.mark.parametrize(
    "limits",
    [{"site_limit": 1.0}, {"ownership": "contract", "site_limit": 8.0}, {"site_houston": "closed"},
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
    asked = replace(inputs, site_limit=1.0)
    assert footprint.broken(asked, footprint.best_of(asked)) == ["1 plant"]
    assert footprint.broken(inputs, footprint.best_of(inputs)) == []


def test_a_network_that_serves_nobody_has_no_days_and_no_cost(inputs):
    empty = footprint.nothing(inputs)
    assert isnan(empty.days)
    assert isnan(empty.cost_a_patient)
    assert isnan(empty.cost_a_dose)
    assert isnan(empty.running_cost_a_patient)
    assert isnan(footprint.kept_if_one_fails(inputs, empty))


def test_shares_that_are_all_zero_leave_no_patients_on_any_page_that_reads_the_footprint():
    scenario = Scenario(tuple(sorted(NOBODY.items())))
    for topic in ("footprint", *(one for one in answers.TOPICS if "footprint" in answers.upstream(one).values())):
        found = answers.answer(topic, scenario)
        assert found.verdict.words({}) == "No patients: all three shares are 0", topic
        assert all(isnan(getattr(found, name)) for name in NUMBERS), topic


@pytest.mark.parametrize("share", NOBODY)
def test_one_share_alone_is_the_whole_whatever_its_weight(inputs, share):
    few, many = (footprint.answer(replace(inputs, **(NOBODY | {share: weight}))) for weight in (5.0, 100.0))
    assert few.best == pytest.approx(many.best)


def test_a_class_made_in_advance_has_no_footprint_and_the_others_count_with_its_shelf(inputs):
    for option in sorted(inputs.from_shelf & {one for one, _ in answers.catalogue()["modality"].options}):
        asked = replace(inputs, modality=option, shelf_days=5.0, shelf_cost=4_000.0)
        why = footprint.not_valid(asked)
        assert why.short == "Not modelled for this class"
        assert footprint.read(asked)["treated"] == asked.patients
        assert footprint.read(asked)["vein_to_vein"] == 5.0
        assert footprint.read(asked)["making_cost"] == footprint.read(asked)["serving_cost"] == 4_000.0
    assert footprint.not_valid(inputs) is None


def test_other_pages_say_what_they_count_with_where_the_footprint_has_no_plan():
    shelf = Scenario((("modality", "in_vivo_lentiviral"),))
    tight = Scenario((("limit_asia", 10.0), ("service", 100.0)))
    for topic in ("pitch", "partner", "viability"):
        assert answers.instead(topic, Scenario()) == []
        assert answers.instead(topic, shelf) == [footprint.READ_INSTEAD]
        assert answers.instead(topic, tight) == [footprint.NO_PLAN]
        assert isfinite(answers.answer(topic, shelf).value)


def test_the_class_of_the_asset_solves_no_network_again(inputs):
    footprint.answer(inputs)
    before = footprint.networks.solved_plan.cache_info().misses
    footprint.plan_of(replace(inputs, modality="autologous_rapid", shelf_days=9.0))
    assert footprint.networks.solved_plan.cache_info().misses == before
