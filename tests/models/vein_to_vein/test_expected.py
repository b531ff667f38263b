"""What other pages read of vein to vein: sums of means that the simulation agrees with, at any load."""

from dataclasses import replace

import numpy as np
import pytest

from models import making
from models import vein_to_vein as model
from models.vein_to_vein import expected
from tests.models.vein_to_vein.cases import ALL_GOOD, NO_HAND_OFFS, ROWS, SLIDERS, having

CALM = {"suites": 40.0, "beds": 60.0, "apheresis_places": 40.0}  # hardly anybody waits for a place
SETTINGS = [{}, {"maker": "own"}, {"failure": 15.0, "remade_failed": 90.0}, {"oos_given": 90.0, "access_days": 30.0},
            {"deviations": 90.0, "deviation_days": 12.0}, {"handoff_days": 4.0}, {"fast_lost": 60.0}]  # fmt: skip


def lost_a_day(found: model.Outcome) -> np.ndarray:
    """Return (s,) percent of patients lost for each day from collection to infusion, as a steady risk, simulated."""
    collected = 100 - found.lost_before.mean(axis=1)
    kept = 1 - found.lost_after.mean(axis=1) / collected
    return -100 * np.log(kept) / np.nanmean(found.vein_days, axis=1)


@pytest.mark.parametrize("changes", SETTINGS)
def test_the_simulation_agrees_where_hardly_anybody_waits_for_a_place(changes):
    line = having(**CALM, **changes)
    found = model.ran(line, model.settings(line.maker))
    simulated, lost = np.nanmean(found.vein_days, axis=1), lost_a_day(found)
    for at, plan in enumerate(model.PLANS):
        assert expected.vein_days(line, plan) == pytest.approx(simulated[at], rel=0.025)
        assert expected.reads(line, plan)["lost_a_day"] == pytest.approx(lost[at], rel=0.12)


def test_with_the_same_lanes_the_other_pages_count_the_same_days():
    line = having()
    days = making.days_but_for_lanes(line, expected.reads(line, "scheduling")["wait_days"])
    assert days + 2 * line.transport_days == pytest.approx(expected.vein_days(line, "scheduling"), abs=1e-9)


@pytest.mark.parametrize("maker", ["own", "contract"])
def test_a_network_counts_with_the_days_of_each_kind_of_plant_whichever_the_line_has(maker):
    line = having(maker=maker)
    told = model.read(line)
    assert told[f"{maker}_wait"] == told["wait_days"]
    assert told["own_wait"] < told["contract_wait"]  # more hand-offs between houses


def test_without_hand_offs_and_bad_batches_a_receipt_is_all_that_is_added():
    line = having(**NO_HAND_OFFS, **ALL_GOOD)
    assert model.read(line)["wait_days"] == pytest.approx(line.receipt_days)


def test_nobody_is_lost_where_nobody_bears_a_risk_and_one_risk_alone_is_steady():
    assert model.read(having(fast_lost=0.0, slow_lost=0.0))["lost_a_day"] == 0
    alike = having(fast_lost=20.0, slow_lost=20.0, bridging_cut=0.0)
    month = making.DAYS_A_YEAR / 12
    assert model.read(alike)["lost_a_day"] == pytest.approx(-100 * np.log(0.8) / month)


@pytest.mark.parametrize(("key", "to"), [("handoff_days", 3.0), ("deviations", 90.0), ("receipt_days", 4.0),
                                         ("failure", 20.0), ("identity_days", 5.0)])  # fmt: skip
def test_more_of_what_delays_never_shortens_the_wait_that_others_read(key, to):
    line = having()
    assert model.read(replace(line, **{key: to}))["wait_days"] > model.read(line)["wait_days"]


def test_who_waits_for_a_slot_bears_the_whole_risk_and_who_is_kept_the_rest_of_it():
    alike = having(fast_lost=20.0, slow_lost=20.0, bridging_cut=50.0)
    told, month = model.read(alike), making.DAYS_A_YEAR / 12
    assert told["lost_waiting"] == pytest.approx(-100 * np.log(0.8) / month)
    assert told["lost_a_day"] == pytest.approx(told["lost_waiting"] / 2)
    assert told["kept"] == pytest.approx(
        100 * np.exp(-told["lost_a_day"] / 100 * expected.vein_days(alike, "arms_length"))
    )


def test_levers_and_an_own_plant_shorten_it_and_queues_do_not_move_it():
    arms, own = having(), having(maker="own")
    assert model.read(replace(arms, partners="integrated"))["wait_days"] < model.read(arms)["wait_days"]
    assert model.read(own)["wait_days"] < model.read(arms)["wait_days"]
    assert model.read(replace(arms, referred=arms.referred * 10)) == model.read(arms)


def test_only_what_it_says_moves_what_others_read():
    line, moved = having(), set()
    for key in SLIDERS:
        ends = (ROWS[key].low, ROWS[key].high)
        if any(model.read(replace(line, partners=plan, **{key: end})) != model.read(replace(line, partners=plan))
               for end in ends for plan in model.PLANS):  # fmt: skip
            moved.add(key)
    assert moved == {key for key in model.READ_FEEDS if key in SLIDERS}
