"""The ramp as a two-stage programme on HiGHS: published instances through the same function, and the mixes beside."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks import smps
from models import ramp as model
from models.methods import two_stage
from models.methods.payoffs import payoffs
from models.ramp import choice, exact
from models.ramp.mixes import room_later
from models.ramp.play import standing_cost
from tests.models.methods.test_two_stage import farmer
from tests.models.ramp.cases import CERTAIN, DEFAULTS, asking, having
from tests.sample import some

SETTINGS = {
    "defaults": {},
    "nothing stands": {"standing_doses": 0.0},
    "slots are cheap": {"standing_doses": 0.0, "contract_price": 100_000.0},
    "all slots are paid": {"contract_minimum": 100.0, "contract_price": 120_000.0},
    "ordered half a year before the launch": {"order_ahead": 6.0},
    "ordered at the launch": {"order_ahead": 0.0},
}


def both(line: model.Inputs, count: int = 3) -> tuple[exact.Solved, float]:
    """Return the exact answer, and the worth of the best mix on offer in the same futures."""
    line = choice.free(line)
    few = exact.few(line, count)
    table = payoffs(choice.table(line, few.ahead, model.offered(line)), few.chance)
    return exact.solved(line, count), float(table.mean[table.best])


def test_the_farmer_through_the_solver_of_the_ramp():
    found = two_stage.worth(farmer())
    assert found.here_and_now.cost == pytest.approx(-108_390, abs=0.5)
    assert found.of_stochastic_solution == pytest.approx(1_150, abs=0.5)
    assert found.of_perfect_information == pytest.approx(7_016, abs=0.6)


@pytest.mark.long
def test_capacity_of_dcap332_200_through_the_solver_of_the_ramp():
    """Dynamic capacity acquisition, 200 scenarios: the published best lies between bound and plan."""
    found = two_stage.here_and_now(smps.programme("dcap332-200"), nodes=1)
    assert found.bound <= 1060.70 <= found.cost


@pytest.mark.parametrize("name", some(SETTINGS, of=2))
def test_the_mixes_on_offer_miss_little_of_what_orders_free_to_be_joined_are_worth(name):
    """What is offered may not be joined, and patients are served as they come: at most a twentieth is missed."""
    changes = SETTINGS[name]
    found, offered = both(having(**changes))
    assert found.worth == pytest.approx(found.bound, rel=1e-4)
    without = having(**changes | {"automation_doses": 0.0, "automation_cost": 300.0})
    found, offered = both(without)
    assert found.worth >= offered - 1e-3 * abs(offered)
    assert offered >= 0.95 * found.worth


def test_what_is_ordered_at_the_launch_is_no_worse_than_the_mixes_on_offer_in_the_same_futures():
    found, offered = both(having(order_ahead=0.0, automation_doses=0.0, automation_cost=300.0))
    assert found.worth == pytest.approx(offered, rel=1e-6)


def test_two_makers_may_share_the_smallest_contract_in_the_programme_too():
    few = exact.few(choice.free(having(standing_doses=0.0)), 2)
    assert model.Mix(slots=500.0, second=500.0) in few.first
    rows, most = exact.groups_of(DEFAULTS, few.first)
    shared = few.first.index(model.Mix(slots=500.0, second=500.0))
    assert rows[:, shared].sum() == 2 and (most == 1).all()


def test_an_order_is_worth_the_same_in_the_programme_and_played():
    line = choice.free(having(order_ahead=12.0))
    few = exact.few(line, 2)
    programme = exact.programme(line, few)
    single = next(at for at, mix in enumerate(few.first) if mix.added == 4)
    shorter = next(at for at, mix in enumerate(few.first) if mix.process)
    first = np.zeros(len(few.first))
    first[[single, shorter]] = 1.0
    mix = model.Mix(added=4.0, process=True)
    nothing_later = replace(programme, then_upper=np.where(programme.then_whole, 0.0, programme.then_upper))
    found = -two_stage.cost_of(nothing_later, first) - model.fates(line)[0] * standing_cost(line)
    played = model.path_in(line, few.ahead, mix, (model.Mix(),))
    lost = model.contributions(line, mix)["no_launch"]
    assert found == pytest.approx(model.fates(line)[0] * float(few.chance @ played.worth) + lost, rel=1e-4)


def test_where_one_future_is_certain_neither_chance_nor_knowing_is_worth_anything():
    found = exact.solved(choice.free(having(**CERTAIN)), 1)
    assert found.of_stochastic_solution == pytest.approx(0, abs=0.01)
    assert found.of_perfect_information == pytest.approx(0, abs=0.01)


def test_values_of_chance_and_of_knowing_are_never_below_nothing():
    for line in (DEFAULTS, asking(2.0)):
        found = exact.solved(choice.free(line), 3)
        assert found.of_stochastic_solution >= -0.01 and found.of_perfect_information >= -0.01


def test_no_plant_is_made_larger_than_the_largest():
    line = asking(10.0, large_plant=4_000.0)
    found = exact.solved(choice.free(line), 2)
    assert found.mix.own <= 8 and found.mix.added + 1 <= 8
    assert not room_later(line, model.Mix(added=7.0), model.Mix(added=4.0))
    assert room_later(line, model.Mix(own=2.0), model.Mix(added=4.0))
