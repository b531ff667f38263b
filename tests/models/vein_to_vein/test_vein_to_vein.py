"""Vein to vein: corners, what the frames tell, what a run must keep, and how fast an answer comes."""

import pickle
from time import process_time

import numpy as np
import pytest

from models import vein_to_vein as model
from models.answer import NOT_VALID
from models.methods import loop
from models.vein_to_vein import frames
from models.vein_to_vein.draws import MAKINGS, draw
from tests.models.vein_to_vein.cases import ALL_GOOD, DEFAULTS, NOBODY_LOST, ROWS, SLIDERS, at_random, having

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
    spread = frames.spread(DEFAULTS, "scheduling")
    assert ((spread["low"] <= spread["middle"]) & (spread["middle"] <= spread["high"])).all()
    assert spread["label"].is_unique and list(spread["whose"][:2]) == ["yours", "best"]
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
