"""The claims: the rule by which they hold, a setting in which each holds and one in which it fails."""

import numpy as np
import pytest

from explorer import claims
from explorer.store import catalogue, records
from models.claims import TESTS, tried
from models.scenario import Scenario
from tests.models.pitch_cases import scenario_of

NUMBERS = {row["test"]: row["claim_no"] for row in claims.listed() if row["test"]}
HOLDS = {
    "capital": {"can_raise": 200.0},
    "contract": {"contract_price": 40_000.0},
    "china": {},
    "phase_three": {"can_raise": 200.0},
    "viability": {"net_price": 100_000.0},
    "in_vivo": {"modality": "in_vivo_lnp_mrna", "response": 80.0, "durability": 70.0, "crs": 0.0, "icans": 0.0},
    "lock": {},
    "pitch": {"modality": "allogeneic_donor"},
    "diversified": {"dose_cost": 150_000.0},
    "regional": {},
}
FAILS = {
    "capital": {"can_raise": 1_700.0},
    "contract": {},
    "china": {"china_generation_cost": 15.0},
    "phase_three": {"can_raise": 1_700.0},
    "viability": {},
    "in_vivo": {},
    "lock": {"design_spread": 0.0},
    "pitch": {},
    "diversified": {},
    "regional": {"patients": 500.0},
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


@pytest.mark.parametrize(
    ("ahead", "verdict"),
    [
        ([1.0, 1.0, -1.0], "holds"),
        ([-1.0, -1.0, 1.0], "fails"),
        ([9.0, -1.0, -1.0], "contested"),  # ahead on average, behind in most futures
        ([-9.0, 1.0, 1.0], "contested"),  # behind on average, ahead in most futures
        ([0.0, 0.0, 0.0, 1.0], "holds"),  # futures that do not differ say nothing
        ([0.0, 0.0], "fails"),
        ([], "fails"),
    ],
)
def test_a_claim_holds_on_average_and_in_most_futures_or_is_contested_or_fails(ahead, verdict):
    assert tried(np.array(ahead)).verdict == verdict


def test_every_future_stands_in_one_bar_and_zero_within_their_ends():
    ahead = np.random.default_rng(1).normal(5.0, 1.0, 1_000)
    here = tried(ahead)
    assert sum(here.bars) == len(ahead)
    assert here.ends[0] == 0.0 < here.low < here.margin < here.high < here.ends[1]
    assert here.margin == pytest.approx(ahead.mean())


def test_a_claim_that_only_facts_speak_to_is_not_tried():
    assert claims.tried(3, Scenario()) is None


def test_partner_and_own_plants_are_those_of_the_topics_pages():
    from explorer.answers import answer

    trials = answer("partner", Scenario()).detail.trials
    on = trials["alone"].past_proof
    best = max((plan for plan in trials if plan != "alone"), key=lambda plan: trials[plan].founders.mean())
    assert found("capital").margin == pytest.approx((trials[best].founders - trials["alone"].founders)[on].mean())


def test_a_part_of_the_scenario_that_its_page_does_not_read_leaves_a_claim_alone():
    assert claims.tried(NUMBERS["china"], scenario_of(contract_price=40_000.0)) is claims.tried(
        NUMBERS["china"], Scenario()
    )


@pytest.mark.parametrize("test", ["capital", "phase_three", "lock"])
def test_the_nearest_flip_changes_the_verdict_and_a_little_less_does_not(test):
    number, here = NUMBERS[test], Scenario()
    flip = claims.nearest_flip(number, here)
    row = catalogue()[flip.key]
    assert claims.tried(number, here.moved(catalogue(), flip.key, flip.at)).verdict == flip.verdict.kind
    assert flip.verdict.kind != claims.tried(number, here).verdict
    back = flip.at + 2 * row.step * (1 if flip.at < row.default else -1)
    assert claims.tried(number, here.moved(catalogue(), flip.key, back)).verdict == claims.tried(number, here).verdict


def test_the_strength_of_a_side_is_the_sum_of_its_facts_weights_in_a_word():
    side = claims.facts(11)["for"]
    word, total = claims.strength(11, "for")
    assert total == sum(fact["weight"] for fact in side) and word == "strong"
    assert claims.strength(3, "against") == ("none", 0.0)
    assert records("claims", "claim_no")[11]["said_by"]
