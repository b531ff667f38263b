"""What changed an answer and what would flip it, on the real model and on a toy whose flips are known."""

from dataclasses import dataclass, fields, replace
from itertools import pairwise
from types import SimpleNamespace

import numpy as np
import pytest

from components import cached
from models import design_lock, explain
from models.answer import Verdict
from models.scenario import Assumption, Scenario, inputs_for

HERE, THERE, BEYOND = Verdict("here"), Verdict("there"), Verdict("beyond")
CATALOGUE = {
    row.key: row
    for row in (
        Assumption("level", "Level", "belief", 50.0, 0.0, 100.0, 1.0),
        Assumption("idle", "Idle", "belief", 5.0, 0.0, 10.0, 1.0),
        Assumption("way", "Way", "choice", "a", None, None, None, (("a", "A"), ("b", "B"), ("c", "C"))),
    )
}


@dataclass(frozen=True)
class Inputs:
    level: float
    idle: float
    way: str


def toy(low: float, high: float, far: float = 1000.0) -> SimpleNamespace:
    """Return a topic that decides `there` below `low` and from `high`, `beyond` from `far` or on way c."""

    def decision(inputs):
        if inputs.level >= far or inputs.way == "c":
            return {"verdict": BEYOND}
        return {"verdict": THERE if inputs.level < low or inputs.level >= high else HERE}

    return SimpleNamespace(Inputs=Inputs, decision=decision)


def flips(topic, catalogue, scenario: Scenario, key: str) -> list[explain.Flip]:
    """Return the flips of a topic whose Inputs are assumptions only."""
    return explain.flips(
        catalogue, scenario, key, lambda asked: topic.decision(inputs_for(topic.Inputs, catalogue, asked))["verdict"]
    )


def real_flips(key: str) -> list[explain.Flip]:
    """Return the flips of the real model from the public defaults."""
    return explain.flips(
        cached.catalogue(), Scenario(), key, lambda asked: design_lock.decision(inputs(asked))["verdict"]
    )


def at(**changes) -> Scenario:
    return Scenario(tuple(sorted(changes.items())))


def real_scenarios(count: int) -> list[Scenario]:
    """Return scenarios with a few assumptions of the store moved, beliefs and choices among them."""
    random, catalogue = np.random.default_rng(4), cached.catalogue()
    names = [field.name for field in fields(design_lock.Inputs) if field.name in catalogue]
    choices = [name for name in names if catalogue[name].kind == "choice" and name != "horizon_months"]
    beliefs = [name for name in names if catalogue[name].kind == "belief"]
    found = []
    for _ in range(count):
        scenario = Scenario()
        for key in [*random.choice(choices, 2, replace=False), *random.choice(beliefs, 3, replace=False)]:
            row = catalogue[key]
            options = [option for option, _ in row.options]
            value = str(random.choice(options)) if options else float(random.uniform(row.low, row.high))
            scenario = scenario.with_change(row, value)
        found.append(scenario)
    return found


def inputs(scenario: Scenario) -> design_lock.Inputs:
    return cached.inputs("design_lock", scenario)


def split(base: Scenario, now: Scenario) -> dict[str, float]:
    return explain.split(lambda s: design_lock.plan_value(inputs(s)), base, now, cached.catalogue())


# The split into belief and choice


def test_the_split_sums_to_the_whole_change_of_the_plan():
    scenarios = real_scenarios(9)
    for base, now in zip(scenarios, [*scenarios[1:], Scenario()], strict=True):
        whole = design_lock.plan_value(inputs(now)) - design_lock.plan_value(inputs(base))
        assert sum(split(base, now).values()) == pytest.approx(whole, abs=1e-9)


def test_a_kind_that_did_not_change_takes_no_part():
    for now in real_scenarios(5):
        beliefs, choices = (now.only(kind, cached.catalogue(), Scenario()) for kind in ("belief", "choice"))
        assert split(Scenario(), beliefs)["choice"] == 0
        assert split(Scenario(), choices)["belief"] == 0
        assert split(now, now) == {"belief": 0, "choice": 0}


def test_the_split_back_is_the_split_there_with_the_sign_turned():
    now = real_scenarios(1)[0]
    there, back = split(Scenario(), now), split(now, Scenario())
    assert {key: -part for key, part in back.items()} == pytest.approx(there, abs=1e-9)


def test_the_split_averages_both_orders_of_change():
    parts = explain.split(
        lambda s: (1 + dict(s.changes).get("idle", 0.0)) * (1 + len(dict(s.changes).get("way", ""))),
        Scenario(),
        at(idle=3.0, way="bb"),
        CATALOGUE,
    )
    assert parts == {"belief": (3 + 9) / 2, "choice": (2 + 8) / 2}


# The waterfall


def test_the_waterfall_sums_to_the_change_of_the_plan():
    answers = [design_lock.answer(inputs(scenario)) for scenario in (Scenario(), *real_scenarios(3))]
    for before, after in pairwise(answers):
        parts = explain.waterfall(before.contributions, after.contributions)
        assert sum(parts.values()) == pytest.approx(after.value - before.value, abs=1e-9)
        assert list(parts) == list(after.contributions) == list(design_lock.MECHANISMS)


def test_a_mechanism_that_did_not_move_adds_nothing_and_a_new_one_adds_itself():
    assert explain.waterfall({"a": 1.0, "b": 2.0}, {"a": 1.0, "b": 5.0, "c": -4.0}) == {"a": 0, "b": 3, "c": -4}


# The flips


@pytest.mark.parametrize(("low", "high"), [(20.0, 70.0), (1.0, 99.0), (49.0, 51.0), (33.3, 66.6)])
def test_the_known_flips_of_a_toy_are_found_to_a_step(low, high):
    below, above = flips(toy(low, high), CATALOGUE, Scenario(), "level")
    assert low - 1 <= below.at < low
    assert high <= above.at <= high + 1
    assert below.verdict == above.verdict == THERE
    assert below.distance == pytest.approx((50 - below.at) / 100)
    assert above.distance == pytest.approx((above.at - 50) / 100)


def test_a_decision_that_holds_everywhere_has_no_flips():
    assert flips(toy(0, 200), CATALOGUE, Scenario(), "level") == []
    assert flips(toy(20, 70), CATALOGUE, Scenario(), "idle") == []


def test_a_flip_on_one_side_only_is_alone():
    (above,) = flips(toy(0, 70), CATALOGUE, Scenario(), "level")
    assert above.at >= 70


def test_the_end_of_the_range_is_looked_at_too():
    below, above = flips(toy(0.001, 100), CATALOGUE, Scenario(), "level")
    assert (below.at, above.at) == (pytest.approx(0, abs=1), 100)


def test_at_an_end_of_the_range_only_the_other_side_is_searched():
    (only,) = flips(toy(0, 70), CATALOGUE, at(level=0.0), "level")
    assert 70 <= only.at <= 71
    assert flips(toy(20, 70), CATALOGUE, at(level=100.0), "level")[0].verdict == HERE


def test_the_flips_are_those_of_the_present_scenario():
    (below,) = flips(toy(20, 70), CATALOGUE, at(level=90.0), "level")
    assert 69 <= below.at < 70
    assert below.verdict == HERE


def test_the_nearest_of_two_changes_is_found():
    asked = toy(0, 60, far=80).decision

    def verdict(level):
        return asked(Inputs(level, 5.0, "a"))["verdict"]

    where, to = explain.first_change(verdict, HERE, 50.0, 100.0, CATALOGUE["level"])
    assert 60 <= where <= 61
    assert to == THERE


def test_the_nearest_of_two_changes_is_found_even_between_two_probes():
    asked = toy(0, 63, far=66).decision

    def verdict(level):
        return asked(Inputs(level, 5.0, "a"))["verdict"]

    where, to = explain.first_change(verdict, HERE, 50.0, 100.0, CATALOGUE["level"])
    assert 63 <= where <= 64
    assert to == THERE


def test_an_option_is_tried_with_what_it_brings_along():
    way = replace(CATALOGUE["way"], brings=(("b", (("level", 5.0),)),))
    (b, c) = flips(toy(20, 70), CATALOGUE | {"way": way}, Scenario(), "way")
    assert (b.at, b.verdict) == ("b", THERE)
    assert (c.at, c.verdict) == ("c", BEYOND)


def test_a_search_from_the_end_itself_finds_nothing():
    assert explain.first_change(lambda level: THERE, HERE, 5.0, 5.0, CATALOGUE["level"]) is None


def test_the_flips_of_a_choice_are_the_options_that_change_the_decision():
    (flip,) = flips(toy(20, 70), CATALOGUE, Scenario(), "way")
    assert (flip.key, flip.at, flip.verdict) == ("way", "c", BEYOND)
    assert [flip.at for flip in flips(toy(20, 70), CATALOGUE, at(way="c"), "way")] == ["a", "b"]


@pytest.mark.parametrize("key", [*cached.keys("design_lock", "main"), "learning", "demand_factor", "process_months"])
def test_at_a_flip_of_the_real_model_the_decision_differs_and_just_inside_it_does_not(key):
    row, present = cached.catalogue()[key], inputs(Scenario())
    here = design_lock.decision(present)["verdict"]
    for flip in real_flips(key):
        there = design_lock.decision(replace(present, **{key: flip.at}))["verdict"]
        assert there == flip.verdict != here
        if not row.options:
            assert row.low <= flip.at <= row.high
            inside = design_lock.decision(replace(present, **{key: just_inside(row, getattr(present, key), flip.at)}))
            assert inside["verdict"] == here


def just_inside(row: Assumption, start: float, flip: float) -> float:
    """Return the last setting that the search found to hold: a bracket's width before the flip."""
    width = ((row.high if flip > start else row.low) - start) / explain.PROBES
    for _ in range(explain.HALVINGS):
        width = width / 2 if abs(width) > row.step else width
    return flip - width


def test_the_real_model_has_flips_in_sight():
    found = [real_flips(key) for key in ("design_spread", "demand_factor")]
    assert any(found), "nothing to test: the flips of the real model are all empty"


# By assumption


def test_a_difference_that_adds_up_is_split_into_what_each_assumption_adds():
    base, now = at(level=40), at(level=55, way="b")
    parts = explain.by_assumption(
        lambda s: 2 * dict(s.changes).get("level", 0) + 7 * ("way" in dict(s.changes)), base, now
    )
    assert parts == pytest.approx({"level": 30.0, "way": 7.0})


def test_what_only_two_assumptions_do_together_is_halved_between_them():
    together = lambda s: 10.0 * (len(s.changes) == 2)  # noqa: E731
    assert explain.by_assumption(together, Scenario(), at(level=55, way="b")) == pytest.approx(
        {"level": 5.0, "way": 5.0}
    )


def test_many_assumptions_are_split_in_two_orders_and_still_sum():
    many = Scenario(tuple((f"key {n}", float(n)) for n in range(1, 9)))
    worth = lambda s: float(sum(value for _, value in s.changes)) ** 2  # noqa: E731
    parts = explain.by_assumption(worth, Scenario(), many)
    assert sum(parts.values()) == pytest.approx(worth(many)) and len(parts) == 8
    back = explain.by_assumption(worth, many, Scenario())
    assert back == pytest.approx({key: -part for key, part in parts.items()})


def test_assumptions_of_one_bundle_are_one_part():
    base, now = Scenario(), Scenario(tuple((f"{page} {n}", 1.0) for page in "ab" for n in range(3)))
    parts = explain.by_assumption(lambda s: float(len(s.changes)), base, now, lambda key: key.split()[0])
    assert parts == pytest.approx({"a": 3.0, "b": 3.0})


def test_two_scenarios_that_do_not_differ_have_no_parts():
    assert explain.by_assumption(lambda s: 1.0, at(level=50), at(level=50)) == {}
