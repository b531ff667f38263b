"""Vein to vein: limits, in which an answer is known, and directions, in which each change moves it."""

from dataclasses import replace

import numpy as np
import pytest

from models import vein_to_vein as model
from models.answer import Verdict
from tests.models.vein_to_vein.cases import (
    ALL_GOOD,
    DEFAULTS,
    KINDS,
    NO_HAND_OFFS,
    NOBODY_LOST,
    found,
    having,
)

# Limits


def test_nobody_is_lost_waiting_where_there_is_no_risk():
    told = found(having(**NOBODY_LOST))
    assert told["lost_before"] == told["lost_after"] == 0
    assert told["infused"] + told["unmade"] == pytest.approx(100)


def test_all_doses_are_in_specification_where_all_batches_are_good():
    told = found(having(**ALL_GOOD))
    assert told["infused"] == told["in_spec"]
    assert told["unmade"] == 0


def test_where_nothing_is_lost_at_hand_offs_levers_only_cost():
    line = having(**NO_HAND_OFFS)
    for plan, gained in model.gains(line).items():
        assert gained.mean() == pytest.approx(-sum(getattr(line, f"{lever}_cost") for lever in model.PLANS[plan]))
    assert model.decision(line)["verdict"] == Verdict("arms_length")


def test_without_hand_offs_who_owns_a_step_makes_no_difference():
    one, other = (found(having(**NO_HAND_OFFS, maker=maker)) for maker in ("own", "contract"))
    assert one == other


def test_an_own_plant_gains_nothing_by_what_it_has_already():
    gained = model.gains(having(maker="own"))
    assert gained["quality"].mean() == pytest.approx(-DEFAULTS.quality_cost)
    assert gained["person"].mean() == pytest.approx(-DEFAULTS.person_cost)
    assert gained["scheduling"].mean() > -DEFAULTS.scheduling_cost


def test_a_lever_that_is_set_up_too_late_earns_nothing():
    line = having(scheduling_months=36.0, contract_years=1.0)
    assert model.gains(line)["scheduling"].mean() == pytest.approx(-line.scheduling_cost)


@pytest.mark.parametrize(
    ("changes", "station"),
    [({"suites": 12.0}, "suites"), ({"beds": 10.0}, "beds"), ({"apheresis_places": 1.0}, "apheresis places")],
)
def test_a_station_over_full_load_is_named_with_its_load_and_not_simulated(changes, station):
    line = having(**changes)
    absent = model.answer(line).absent
    ((_, load),) = model.full(line).items()
    assert absent.short == f"Over full: {station} at {100 * load:.0f} %"
    assert station in absent.sentence
    assert absent.reads == model.read(line) and min(absent.reads.values()) > 0, "others count on without the queue"
    assert np.isnan(model.decision(line)["best"])


def test_suites_are_whole_in_the_load_as_in_the_run():
    one, other = having(suites=50.4), having(suites=50.0)
    assert model.loads(one) == model.loads(other)
    assert model.plan_value(one) == model.plan_value(other)


def test_doses_from_a_shelf_have_no_answer():
    assert (
        model.answer(having(modality="allogeneic_donor")).verdict.words(model.PHRASES) == "Not modelled for this class"
    )


# Direction


@pytest.mark.parametrize(
    ("changes", "name", "more"),
    [
        ({"handoff_days": 3.0}, "vein_days", True),
        ({"handoff_days": 3.0}, "infused", False),
        ({"deviation_days": 20.0}, "vein_days", True),
        ({"deviations": 90.0}, "on_time", False),
        ({"identity_errors": 5.0}, "all_days", True),
        ({"suites": 18.0}, "slot_wait", True),
        ({"start_every": 7.0, "suites": 30.0}, "slot_wait", True),
        ({"process_days": 10.0}, "vein_days", True),
        ({"failure": 20.0}, "batches", True),
        ({"failure": 20.0}, "unmade", True),
        ({"out_of_spec": 20.0}, "in_spec", False),
        ({"oos_given": 20.0}, "infused", False),
        ({"remade_failed": 0.0}, "batches", False),
        ({"fast_lost": 60.0}, "lost_before", True),
        ({"slow_lost": 20.0}, "lost_after", True),
        ({"bridging_cut": 80.0}, "lost_after", False),
        ({"referral_days": 60.0}, "lost_before", True),
        ({"on_time_days": 28.0}, "on_time", False),
        ({"maker": "own"}, "vein_days", False),
    ],
)  # fmt: skip
def test_a_change_moves_what_it_should(changes, name, more):
    before, after = found(DEFAULTS)[name], found(having(**changes))[name]
    assert (after > before) == more
    assert after != before


def test_serving_the_most_urgent_first_loses_fewer_before_collection():
    crowded = having(suites=17.0, fast_lost=50.0)
    first, urgent = (found(replace(crowded, order=order)) for order in ("first_come", "urgent"))
    assert urgent["lost_before"] < first["lost_before"]


def test_the_gain_grows_with_the_waiting_that_is_taken_away():
    best = [model.decision(having(handoff_days=days))["best"] for days in (0.0, 1.0, 3.0, 6.0)]
    assert best == sorted(best)


def test_levers_that_cost_too_much_are_not_taken():
    line = having(scheduling_cost=10.0, quality_cost=10.0, person_cost=10.0)
    assert model.decision(line)["verdict"] == Verdict("arms_length")
    assert model.answer(line).ranks[0] == (Verdict("arms_length"),)


@pytest.mark.parametrize(("kind", "changes"), KINDS.items())
def test_each_verdict_has_a_setting_and_is_clearly_the_best_there(kind, changes):
    answer = model.answer(having(**changes))
    assert answer.verdict == Verdict(kind)
    assert answer.ranks[0] == (Verdict(kind),)


def test_every_kind_of_verdict_has_a_setting_here():
    assert set(KINDS) == set(model.PHRASES)


def test_ways_that_cannot_be_told_apart_stand_in_one_group():
    same = having(person_cut=0.0, person_cost=0.0)
    group = next(group for group in model.answer(same).ranks if Verdict("arms_length") in group)
    assert Verdict("person") in group


def test_waiting_is_worse_than_never_being_infused_only_from_some_month_on():
    dead = model.within_a_year(DEFAULTS, np.linspace(0, 12, 49))
    assert (np.diff(dead[:37]) > 0).all()
    assert model.worse_than_untreated(having(decline=0.0)) == np.inf
    assert dead[-1] == pytest.approx(DEFAULTS.dies_untreated)
