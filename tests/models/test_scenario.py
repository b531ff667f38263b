"""The scenario: what of it is kept, and what a value may be."""

from dataclasses import dataclass

import pytest

from components import cached
from models.scenario import (
    Assumption,
    Scenario,
    fed_by,
    inputs_for,
    pack,
    value_of,
)
from models.topics import TOPICS
from tests.models.links import CATALOGUE, setting


def test_a_number_goes_to_the_nearest_step_of_its_scale_and_no_further_than_its_ends():
    share = CATALOGUE["share"]
    assert [share.nearest(value) for value in (12.4, 12.6, 1000.0, -1000.0)] == [10.0, 15.0, 80.0, -10.0]


# What is kept


def test_a_value_equal_to_the_default_is_not_kept():
    changed = Scenario().with_change(CATALOGUE["month"], 30)
    assert changed.changes == (("month", 30.0),)
    assert changed.with_change(CATALOGUE["month"], 24) == Scenario()
    assert Scenario().with_change(CATALOGUE["path"], "west") == Scenario()


def test_the_order_of_the_moves_does_not_matter():
    one = Scenario().with_change(CATALOGUE["spread"], 3).with_change(CATALOGUE["month"], 30)
    other = Scenario().with_change(CATALOGUE["month"], 30).with_change(CATALOGUE["spread"], 3)
    assert one == other
    assert hash(one) == hash(other)
    assert pack(one, 1) == pack(other, 1)


def test_many_changes_at_once_are_those_changes_one_after_the_other():
    given = {"spread": 3.0, "month": 24.0, "path": "china"}
    one_by_one = setting(("month", 30.0), ("share", 5.0))
    for key, value in given.items():
        one_by_one = one_by_one.with_change(CATALOGUE[key], value)
    assert setting(("month", 30.0), ("share", 5.0)).with_changes(CATALOGUE, given) == one_by_one


def test_a_change_leaves_the_scenario_it_was_made_from_alone():
    first = setting(("month", 30.0))
    assert first.with_change(CATALOGUE["month"], 40) != first
    assert first.changes == (("month", 30.0),)


def test_only_takes_the_settings_of_one_kind_and_leaves_the_others_as_they_were():
    base = setting(("month", 10.0), ("spread", 1.0))
    now = setting(("path", "china"), ("share", 5.0))
    assert now.only("belief", CATALOGUE, base) == setting(("month", 10.0), ("share", 5.0))
    assert now.only("choice", CATALOGUE, base) == setting(("path", "china"), ("spread", 1.0))


def test_both_kinds_one_after_the_other_give_the_whole_scenario():
    base, now = setting(("month", 10.0), ("spread", 1.0)), setting(("path", "china"), ("share", 5.0))
    assert now.only("choice", CATALOGUE, now.only("belief", CATALOGUE, base)) == now


def test_differences_are_the_keys_whose_values_differ_in_either_direction():
    one, other = setting(("month", 10.0), ("spread", 1.0)), setting(("month", 11.0), ("path", "china"), ("spread", 1.0))
    assert one.differs_from(other) == other.differs_from(one) == ["month", "path"]
    assert one.differs_from(one) == []


def test_the_present_value_is_the_change_or_else_the_default():
    assert value_of("month", CATALOGUE, setting(("month", 10.0))) == 10.0
    assert value_of("month", CATALOGUE, Scenario()) == 24.0


@dataclass(frozen=True)
class TwoInputs:
    path: str
    spread: float


def test_inputs_are_the_assumptions_of_the_same_name_and_nothing_else():
    assert inputs_for(TwoInputs, CATALOGUE, setting(("spread", 2.0), ("month", 3.0))) == TwoInputs("west", 2.0)


def test_a_topic_is_fed_only_by_the_keys_it_reads():
    assert fed_by(TwoInputs, ["month", "spread", "share"]) == ["spread"]
    assert fed_by(TwoInputs, []) == []


def test_every_assumption_of_the_store_feeds_a_topic():
    fed = {key for topic in TOPICS.values() for key in fed_by(topic.Inputs, cached.catalogue())}
    assert fed == set(cached.catalogue())


# What a value may be


@pytest.mark.parametrize("given", [True, False, None, "30", [30], {"a": 1}])
def test_what_is_not_a_number_is_refused_with_the_field_and_what_was_given(given):
    with pytest.raises(ValueError, match=r"^Month: .*; allowed is 0 to 72\.$") as refused:
        CATALOGUE["month"].read(given)
    assert ("nothing was given" if given is None else f"{given!r} is not a number") in str(refused.value)


@pytest.mark.parametrize("given", [-0.001, 72.001, float("nan"), float("inf"), float("-inf"), 10**18, 10**400])
def test_a_number_out_of_range_is_refused_with_what_is_allowed(given):
    with pytest.raises(ValueError, match=r"^Month: .* is outside 0 to 72\.$"):
        CATALOGUE["month"].read(given)


def test_large_numbers_are_told_with_their_thousands_separated():
    price = Assumption("price", "Price", "belief", 400_000.0, 50_000.0, 1_000_000.0, 1000.0)
    with pytest.raises(ValueError, match=r"^Price: 2,500,000 is outside 50,000 to 1,000,000\.$"):
        price.read(2_500_000.0)


def test_both_ends_of_the_range_are_allowed_and_become_plain_floats():
    assert [CATALOGUE["month"].read(given) for given in (0, 72)] == [0.0, 72.0]
    assert type(CATALOGUE["month"].read(30)) is float


@pytest.mark.parametrize("given", ["mars", "", "West", 1, True, None, ["west"], {"west": 1}])
def test_a_choice_that_is_not_offered_is_refused_with_what_is(given):
    with pytest.raises(ValueError, match=r"^Path: .* is not one of west, china\.$"):
        CATALOGUE["path"].read(given)
