"""The claims: the rule by which they hold, a setting in which each holds and one in which it fails."""

import numpy as np
import pytest

from explorer import claims
from explorer.answers import inputs
from explorer.store import catalogue, records
from models import footprint, iteration
from models.claims import TESTS, Ahead, Ask, measures, tried
from models.scenario import Scenario, value_of
from tests.models.pitch.cases import scenario_of
from tests.sample import some

NUMBERS = {row["test"]: row["claim_no"] for row in claims.listed() if row["test"]}
HOLDS = {
    "extension": {"handoff_days": 5.0, "deviations": 80.0},
    "questions": {},
    "capital": {"can_raise": 150.0},
    "china": {"site_partner_share": 5.0},
    "phase_three": {  # what others may pay at signing is held low, and what they take is much
        "upfront_factor": 0.0,
        "sale_factor": 0.1,
        "profit_share": 80.0,
        "royalty": 2.0,
        "milestone_sales": 0.0,
        "price_us": 700_000.0,
        "phase3_profit_share": 40.0,
    },
    "viability": {"price_us": 100_000.0},
    "in_vivo": {"most_severe": 80.0, "shelf_access": 2.0, "event_vivo": 0.0, "least_durable": 45.0},
    "lock": {
        "process_start_month": 48.0,
        "process_months": 30.0,
        "overhead": 5.0,
        "late_change_months": 30.0,
        "rework_share": 0.0,
        "response": 80.0,
    },
    "diversified": {"contract_price": 50_000.0, "demand_factor": 0.4},
    "regional": {"site_running": 5.0, "site_setup": 0.0, "outage_chance": 20.0, "outage_months": 6.0},
}
FAILS = {
    "questions": {"partner_share": 50.0},
    "extension": {f"{lever}_cost": 10.0 for lever in ("scheduling", "quality", "person")} | {"handoff_days": 0.5},
    "capital": {},
    "china": {"china_generation_cost": 15.0},
    "phase_three": {"partner_saves": 50.0},
    "viability": {"target_margin": 10.0, "response": 30.0},
    "in_vivo": {},
    "lock": {
        "materiality": 1.0,
        "learning": 15.0,
        "demand_factor": 0.55,
        "late_change_hazard_known": 2.0,
        "response": 84.0,
        "late_change_months": 24.0,
        "process_cost": 1.0,
    },
    "diversified": {"contract_price": 250_000.0},
    "regional": {"demand_factor": 0.2},
}

CLOSE = {
    "extension": {},
    "questions": {"partner_share": 8.5},
    "capital": {"hardly_share": 85.0},
    "phase_three": {},
    "lock": {},
    "diversified": {"contract_price": 120_000.0},
    "viability": {"p_pivotal": 60.0},
    "in_vivo": {"demand_factor": 0.1},
    "china": {"site_partner_share": 13.0},
    "regional": {"site_running": 5.0, "site_setup": 0.0},
}


def found(test: str, **changes):
    """Return what a claim's test finds after moves from the defaults."""
    return claims.tried(NUMBERS[test], scenario_of(**changes))


def test_every_test_is_named_by_a_claim_and_every_claim_names_a_test_that_there_is():
    assert set(NUMBERS) == set(TESTS) == set(HOLDS) == set(FAILS)


@pytest.mark.parametrize("test", HOLDS)
def test_a_claim_can_hold(test):
    here = found(test, **HOLDS[test])
    assert here.verdict == "holds" and here.margin > 0 and here.share > 0.5


@pytest.mark.parametrize("test", FAILS)
def test_a_claim_can_fail(test):
    here = found(test, **FAILS[test])
    assert here.verdict == "fails" and here.margin <= 0 and here.share <= 0.5


@pytest.mark.parametrize("test", CLOSE)
def test_a_claim_can_make_no_clear_difference(test):
    here = found(test, **CLOSE[test])
    assert here.verdict == "close" and abs(here.margin) <= here.least


@pytest.mark.parametrize(
    ("ahead", "verdict"),
    [
        ([1.0, 1.0, -1.0], "holds"),
        ([-1.0, -1.0, 1.0], "fails"),
        ([9.0, -1.0, -1.0], "contested"),  # ahead on average, behind in most futures
        ([-9.0, 1.0, 1.0], "contested"),  # behind on average, ahead in most futures
        ([0.0, 0.0, 0.0, 1.0], "holds"),  # futures that do not differ say nothing
        ([0.0, 0.0], "close"),
        ([], "close"),
        ([0.1, 0.1, 0.05], "close"),  # ahead everywhere, by less than counts as a difference
        ([-0.1, -0.1, 0.05], "close"),
        ([9.0, -9.1, -0.2], "close"),
    ],
)
def test_a_claim_holds_on_average_and_in_most_futures_or_is_contested_or_fails_or_makes_no_clear_difference(
    ahead, verdict
):
    assert tried(Ahead(np.array(ahead), 10.0), 2.0).verdict == verdict


@pytest.mark.parametrize("test", some(TESTS, of=2))
def test_a_claim_whose_margin_is_below_what_counts_says_no_clear_difference_and_else_never(test):
    """Of every claim, in the settings in which it holds and fails, whatever counts as a difference."""
    for changes in (HOLDS[test], FAILS[test], CLOSE.get(test, {})):
        whole = found(test, **changes)
        row = catalogue()["materiality"]
        for share in {row.low, row.high}:
            here = found(test, **changes | {"materiality": share})
            assert (here.verdict == "close") == (abs(here.margin) <= max(here.least, 1e-9))
            assert here.margin == whole.margin


def test_what_chance_may_move_is_no_difference_either():
    assert tried(Ahead(np.array([4.0, 6.0]), 10.0, error=7.0), 2.0).verdict == "close"


def test_a_share_of_all_futures_counts_those_that_do_not_differ_too():
    ahead = np.array([0.0, 0.0, 0.0, 1.0])
    part, whole = (tried(Ahead(ahead, 10.0, whole=one), 2.0) for one in (False, True))
    assert (part.share, part.verdict) == (1.0, "holds") and (whole.share, whole.verdict) == (0.25, "contested")


def test_every_future_stands_in_one_bar_and_zero_within_their_ends():
    ahead = np.random.default_rng(1).normal(5.0, 1.0, 1_000)
    here = tried(Ahead(ahead, 100.0), 3.0)
    assert sum(here.bars) == len(ahead)
    assert here.ends[0] == 0.0 < here.low < here.margin < here.high < here.ends[1]
    assert here.margin == pytest.approx(ahead.mean())


def test_a_claim_that_only_facts_speak_to_is_not_tried():
    assert [row["claim_no"] for row in claims.listed() if claims.tried(row["claim_no"], Scenario()) is None] == [9]


def test_a_part_of_the_scenario_that_its_page_does_not_read_leaves_a_claim_alone():
    assert claims.tried(NUMBERS["china"], scenario_of(contract_price=40_000.0)) is claims.tried(
        NUMBERS["china"], Scenario()
    )


@pytest.mark.parametrize("test", some(["phase_three", "china", "in_vivo"], of=3))
def test_the_nearest_flip_changes_the_verdict_and_a_little_less_does_not(test):
    number, here = NUMBERS[test], scenario_of(**HOLDS[test])
    flip = claims.nearest_flip(number, here)
    row = catalogue()[flip.key]
    assert claims.tried(number, here.moved(catalogue(), flip.key, flip.at)).verdict == flip.verdict.kind
    assert flip.verdict.kind != claims.tried(number, here).verdict
    back = flip.at + 2 * row.step * (1 if flip.at < value_of(flip.key, catalogue(), here) else -1)
    assert claims.tried(number, here.moved(catalogue(), flip.key, back)).verdict == claims.tried(number, here).verdict


def test_the_strength_of_a_side_counts_each_source_once_and_the_claims_own_not_at_all():
    own = records("claims", "claim_no")[11]["source"]
    side = [fact for fact in claims.facts(11)["for"] if fact["source"] != own]
    assert len(side) < len(claims.facts(11)["for"])
    word, total = claims.strength(11, "for")
    assert total == sum({fact["source"]: fact["weight"] for fact in side}.values()) and word == "fair"
    assert claims.strength(3, "for") == claims.strength(3, "against") == ("none", 0.0)


def test_small_differences_of_locks_are_exact_and_not_left_to_chance():
    paths = iteration.runners(inputs("iteration", Scenario()))
    assert found("china").margin == pytest.approx(paths["china_partner"].worth - paths["west"].worth)


def test_beliefs_that_prove_wrong_are_wrong_as_often_and_as_far_either_way():
    here = inputs("design_lock", Scenario())
    drawn = list(measures.surprises(Ask(here, None, {}, claims.reach)))
    for key in measures.UNSURE:
        low, high = claims.reach(key)
        values, believed = np.array([getattr(one, key) for one in drawn]), getattr(here, key)
        far = min(believed - low, high - believed) / 2
        assert np.mean(values > believed) == 0.5 and values.mean() == pytest.approx(believed, abs=far / 20)
        assert np.abs(values - believed).max() == pytest.approx(far, rel=0.05)


def test_a_lock_that_earns_nothing_on_any_path_makes_no_difference():
    stopped = found("china", demand_factor=0.1)
    assert (stopped.margin, stopped.share, stopped.verdict) == (0.0, 0.0, "close")


def test_the_hub_may_be_as_large_as_the_regional_plants_together():
    many = {"demand_factor": 2.0, "large_plant": 4_000.0}
    asked = inputs("footprint", scenario_of(**many))
    assert footprint.best_of(asked, 1).treated < 0.5 * asked.patients
    assert found("regional", **many).margin < 0


@pytest.mark.parametrize("test", TESTS)
def test_how_a_claim_is_tried_says_what_is_compared_who_would_choose_the_other_side_and_what_it_cannot_see(test):
    compared, chooser, blind = TESTS[test].told
    assert "less" in compared and chooser.endswith(".") and blind.startswith("It cannot see")
