"""Vein to vein: sums done by hand, queues, Little's law, limits, directions, corners, and what a face must keep."""

import pickle
from dataclasses import fields, replace
from time import process_time

import numpy as np
import pytest

from components import cached
from models import vein_to_vein as model
from models.answer import NOT_VALID, Verdict
from models.methods import loop
from models.vein_to_vein import frames
from models.vein_to_vein.draws import MAKINGS, draw
from models.vein_to_vein.outcomes import queue_by_day
from models.vein_to_vein.stations import makings
from tests.models.vein_to_vein.cases import (
    ALL_GOOD,
    DEFAULTS,
    KINDS,
    NO_HAND_OFFS,
    NOBODY_LOST,
    ROWS,
    SLIDERS,
    STEADY,
    at_random,
    found,
    having,
)

LINES = [at_random(np.random.default_rng(seed)) for seed in range(24)]


def check(inputs):
    """Hold an answer against what must be true of every one."""
    answer = model.answer(inputs)
    if answer.absent:
        assert answer.verdict.kind == NOT_VALID
        assert np.isnan(model.plan_value(inputs))
        return
    numbers = [answer.value, answer.best, answer.low, answer.high, answer.sure, answer.runner_up_cost]
    assert np.isfinite([*numbers, *answer.contributions.values()]).all()
    assert sum(answer.contributions.values()) == pytest.approx(answer.value, abs=1e-9)
    assert list(answer.contributions) == list(model.MECHANISMS)
    assert answer.value <= answer.best + 1e-9
    assert answer.best >= 0
    assert answer.low <= answer.high
    assert 0 <= answer.sure <= 1
    assert answer.runner_up_cost >= 0
    assert answer.verdict != answer.runner_up
    assert {verdict.kind for group in answer.ranks for verdict in group} == set(model.offered(inputs))
    assert answer.ranks[0][0] == answer.verdict
    assert model.read(inputs) == pytest.approx(answer.reads, nan_ok=True)
    assert model.decision(inputs) == {"verdict": answer.verdict, "best": answer.best}
    assert model.plan_value(inputs) == answer.value


# Theory


def test_every_field_is_an_assumption_of_the_page_or_given():
    names = {f.name for f in fields(model.Inputs)}
    shown = {*cached.keys("vein_to_vein", "main"), *cached.keys("vein_to_vein", "more")}
    assert names - set(model.UPSTREAM) - set(model.GIVEN) == shown


def test_without_chance_days_are_the_sum_of_the_steps():
    line = having(**STEADY, suites=200.0, beds=200.0, apheresis_places=100.0)
    run = model.followed(line, model.settings("own"))
    made = line.process_days + line.release_days + line.treatment_days
    to_and_fro = line.collection_days + 2 * line.transport_days + line.receipt_days
    np.testing.assert_allclose(run.infused - run.collected, made + to_and_fro)
    np.testing.assert_allclose(run.infused - run.came, line.referral_days + line.apheresis_days + made + to_and_fro)


def test_the_steps_of_every_patient_sum_to_the_days_from_referral():
    for line in (DEFAULTS, having(maker="own", order="urgent", start_every=7.0, failure=25.0, suites=40.0)):
        run = model.followed(line, model.settings(line.maker))
        whole = run.infused - run.came
        there = np.isfinite(whole)
        np.testing.assert_allclose(sum(run.days.values())[there], whole[there])
        assert min(np.nanmin(days) for days in run.days.values()) > -1e-9


def test_everybody_is_infused_or_lost_in_one_way():
    for line in (DEFAULTS, having(failure=20.0, fast_lost=60.0, order="urgent")):
        outcome = model.ran(line, model.settings(line.maker))
        whole = outcome.infused + outcome.lost_before + outcome.lost_after + outcome.unmade
        np.testing.assert_allclose(whole, 100)


@pytest.mark.parametrize(("suites", "load"), [(4, 0.8), (10, 0.85), (20, 0.9)])
def test_the_wait_for_a_slot_is_erlangs_where_service_is_exponential(suites, load):
    referred = suites * load / DEFAULTS.process_days * 365.25
    line = having(**STEADY | {"process_variation": 100.0}, suites=float(suites), referred=referred, beds=200.0,
                  apheresis_places=100.0)  # fmt: skip
    run = model.simulate(line, model.settings("own", ("arms_length",)), model.Size(40, 4_000))
    waits = loop.interval(model.outcome(line, run).slot_wait)
    assert waits.holds(model.theory(line)["suites"].wait), (waits.mean, waits.half)


def test_batches_are_those_that_the_shares_made_again_ask_for():
    line = having(**NOBODY_LOST, failure=20.0, batches_out_of_spec=15.0, oos_remade=20.0, suites=60.0)
    run = model.simulate(line, model.settings(line.maker, ("arms_length",)), model.Size(60, 4_000))
    assert loop.interval(model.outcome(line, run).batches[0]).holds(100 * makings(line))


def test_suites_are_used_as_much_as_they_are_loaded_where_nobody_is_lost():
    line = having(**NOBODY_LOST, start_every=0.0)
    outcome = model.ran(line, model.settings(line.maker, ("arms_length",)))
    told = loop.interval(outcome.suite_use[0])
    assert told.low - 1 <= 100 * model.loads(line)["suites"] <= told.high + 1


def test_littles_law_holds_in_every_run():
    run = model.followed(DEFAULTS, model.settings(DEFAULTS.maker))
    ends = np.where(np.isfinite(run.collected), run.collected, run.leaves)
    begins, ends = (part.reshape(-1, run.size.patients) for part in (np.minimum(run.asked, ends), ends))
    horizon = ends.max(axis=1)
    number = loop.mean_inside(begins, ends, 0.0, horizon)
    np.testing.assert_allclose(number, run.size.patients / horizon * (ends - begins).mean(axis=1))
    days = np.linspace(0, horizon.min(), 4_001)
    counted = queue_by_day(run, 0, days).mean(axis=1)
    inside = loop.mean_inside(begins[: run.size.reps], ends[: run.size.reps], 0.0, days[-1])
    np.testing.assert_allclose(counted, inside, rtol=0.05)


def test_own_plants_hand_over_six_times_and_contract_plants_eight():
    assert {maker: len(model.hand_offs(owners)) for maker, owners in model.MAKERS.items()} == {"own": 6, "contract": 8}


def test_settings_that_are_compared_meet_the_same_patients():
    dear = replace(DEFAULTS, price_us=700_000.0)
    one, other = (model.followed(line, model.settings(line.maker)) for line in (DEFAULTS, dear))
    np.testing.assert_array_equal(one.infused, other.infused)
    alone = model.followed(DEFAULTS, model.settings(DEFAULTS.maker, ("arms_length",)))
    np.testing.assert_array_equal(alone.infused[0], one.infused[0])


def test_a_lever_changes_only_what_it_says():
    before, after = (having(scheduling_cut=cut) for cut in (0.0, 90.0))
    names = list(model.PLANS)
    one, other = (model.followed(line, model.settings("contract")) for line in (before, after))
    for plan in ("arms_length", "quality", "person"):
        np.testing.assert_array_equal(one.infused[names.index(plan)], other.infused[names.index(plan)])
    np.testing.assert_array_equal(one.infused[names.index("scheduling")], one.infused[0])


def test_a_smaller_runs_patients_are_the_first_of_a_larger_one():
    small, large = draw(model.Size(24, 600), 3), draw(model.Size(12, 2_000), 3)
    np.testing.assert_array_equal(small.life[:12], large.life[:, :600])
    np.testing.assert_array_equal(small.waits["release"][:12], large.waits["release"][:, :600])


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
        ({"batches_out_of_spec": 20.0}, "in_spec", False),
        ({"oos_given": 0.0}, "infused", False),
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


# Corners


def test_the_default_answer():
    check(DEFAULTS)
    for plan in model.PLANS:
        check(having(partners=plan, maker="own"))


@pytest.mark.parametrize("line", LINES[:10], ids=range(10))
def test_any_line_has_a_sound_answer(line):
    check(line)


@pytest.mark.long
@pytest.mark.parametrize("line", LINES[10:], ids=range(10, 24))
def test_any_other_line_has_a_sound_answer(line):
    check(line)


@pytest.mark.parametrize("key", SLIDERS)
def test_each_slider_at_its_ends_has_an_answer_or_a_reason(key):
    for end in (ROWS[key].low, ROWS[key].high):
        told = model.decision(having(**{key: float(end)}))
        assert told["verdict"].kind in (*model.PHRASES, NOT_VALID)


def test_a_sweep_has_a_row_a_value():
    rows = model.sweep(DEFAULTS, "handoff_days", (0.0, 2.0))
    assert rows["at"].tolist() == [0.0, 2.0]
    assert rows["best"].is_monotonic_increasing


# Frames


def test_the_frames_tell_what_the_answer_tells():
    steps = frames.by_step(DEFAULTS)
    at = list(model.PLANS).index(DEFAULTS.partners)
    run = model.followed(DEFAULTS, model.settings(DEFAULTS.maker))
    whole = np.nanmean((run.infused - run.came)[at][:, run.seen])
    assert steps["mean"].sum() == pytest.approx(whole)
    assert frames.by_owner(DEFAULTS)["mean"].sum() == pytest.approx(whole)
    assert set(steps["owner"]) == {"hospital", "sponsor", "courier", "CDMO", "CRO"}


def test_shares_of_each_line_sum_to_all_patients():
    table = frames.compared(DEFAULTS).groupby(["maker", "way"])["share"].sum()
    np.testing.assert_allclose(table, 100)
    days = frames.days_compared(DEFAULTS).set_index(["Plant", "Way"])["Days vein to vein"]
    assert days["Contract plant", "arm's length"] > days["Contract plant", "all three"]
    assert days["Contract plant", "arm's length"] > days["Own plant", "arm's length"]


def test_errors_of_identity_are_as_many_as_hand_offs_passed_and_a_person_in_the_plant_sees_fewer():
    line = having(**NOBODY_LOST, **ALL_GOOD)
    lines = (*model.settings("own", ("arms_length",)), *model.settings("contract"))
    own, arms_length, *_, person, integrated = model.identity_errors(line, lines)
    assert arms_length == pytest.approx(8 * line.referred * line.identity_errors / 100)
    assert person == integrated == pytest.approx(arms_length * (1 - line.person_cut / 100))
    assert own == pytest.approx(6 / 8 * person)
    drawn = draw(model.size_for(line.referred), len(model.LEVERS))
    assert np.mean([wrong < line.identity_errors / 100 for wrong in drawn.errs.values() if wrong.ndim == 2]) == (
        pytest.approx(line.identity_errors / 100, rel=0.2)
    )


def test_the_pieces_of_the_answer_sum_to_the_days_of_the_run_with_either_plant():
    for maker in model.MAKERS:
        line = having(maker=maker)
        run, pieces = model.followed(line, model.settings(maker)), model.answer(line).detail.pieces
        whole = np.nanmean((run.infused - run.came)[..., run.seen], axis=(1, 2))
        np.testing.assert_allclose(sum(piece.days for piece in pieces), whole)
        handed = sum(piece.days for piece in pieces if piece.kind == model.HAND_OFF)
        assert handed[list(model.PLANS).index(model.INTEGRATED)] < handed[0]


def test_each_hand_off_costs_its_days_and_some_patients():
    table = frames.hand_off_costs(DEFAULTS)
    assert len(table) == 8
    expected = DEFAULTS.handoff_days + DEFAULTS.identity_errors / 100 * DEFAULTS.identity_days
    assert (np.abs(table["days"] - expected) < 0.15).all()
    assert (table["patients"] > 0).all()


def test_the_other_frames_are_whole():
    assert frames.spread(DEFAULTS, "scheduling")["days"].notna().all()
    waiting = frames.queue(DEFAULTS)
    assert ((waiting["low"] <= waiting["mean"]) & (waiting["mean"] <= waiting["high"] + 1)).all()
    assert frames.mortality(DEFAULTS, 2.0)["dead"].between(0, 100).all()


# Runs


def test_a_longer_run_lies_within_the_error_of_the_shorter_one():
    lines = model.settings(DEFAULTS.maker, ("arms_length",))
    small = model.ran(DEFAULTS, lines)
    full = model.outcome(DEFAULTS, model.simulate(DEFAULTS, lines, model.FULL))
    for name in ("infused", "on_time", "vein_days", "slot_wait", "suite_use"):
        short, long = (loop.interval(getattr(one, name)[0]) for one in (small, full))
        assert abs(short.mean - long.mean) <= 2 * (short.half + long.half), name
        assert long.half < short.half


def test_more_patients_a_year_are_followed_for_long_enough():
    for referred in (100.0, 899.0, 901.0, 2_500.0, 5_000.0):
        size = model.size_for(referred)
        assert size.patients * (1 - size.warm - size.cool) / referred * 365.25 > 90


def test_a_run_says_how_far_it_is_and_ends_when_it_is_told():
    told, lines = [], model.settings("contract", ("arms_length",))
    model.simulate(DEFAULTS, lines, told=told.append)
    assert told == sorted(told) and 0 < told[0] < told[-1] == 1.0

    def stop(share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        model.simulate(DEFAULTS, lines, told=stop)


def test_no_more_batches_than_are_allowed_are_made():
    run = model.followed(having(failure=25.0, remade_failed=100.0, suites=60.0), model.settings("contract"))
    assert run.batches.max() == MAKINGS


def test_what_moves_no_patient_is_not_simulated_again():
    model.decision(DEFAULTS)
    begin = process_time()
    model.decision(having(price_us=321_000.0, scheduling_cost=1.3, contract_years=7.0, partners="quality"))
    assert process_time() - begin < 0.05


def test_an_answer_holds_no_run():
    assert len(pickle.dumps(model.answer(DEFAULTS))) < 100_000


def test_a_move_is_answered_fast():
    model.decision(DEFAULTS)
    begin = process_time()
    model.decision(having(handoff_days=1.7))
    assert process_time() - begin < 0.8  # about 0.13 where nothing else runs
