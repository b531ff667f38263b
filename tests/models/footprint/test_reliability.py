"""How reliably networks deliver: two plants by hand, then what holds whatever the setting."""

from dataclasses import replace

import numpy as np
import pytest

from models import footprint
from models.footprint import geography, paid, reliability
from models.footprint.worlds import FUTURES
from tests.models.footprint import given

HERE, THERE = (
    geography.Place("summit", "Here", "us", "US", 40.0, -74.0, False),
    geography.Place("ghent", "There", "europe", "BE", 51.0, 3.7, False),
)
NEAR_HERE, NEAR_THERE = (
    geography.Region("us", "US", "us", "US", 40.0, -74.0, 100.0),
    geography.Region("eu", "EU", "europe", "BE", 51.0, 3.7, 100.0),
)
FEES = ("site_running", "site_setup", "plant_capital", "plant_running")


def two_plants(us: float, europe: float, **changes) -> footprint.Inputs:
    """Return the defaults with a place in each of two areas, patients beside each, plants that cost next to nothing."""
    people = given.shared(us + europe, us, europe, 0.0)
    world = geography.Geography((HERE, THERE), (NEAR_HERE, NEAR_THERE))
    cheap = dict.fromkeys(FEES, 1e-6)
    return replace(given.plain(), **people, geography=world, demand_spread=0.0, **(cheap | changes))


def both_open(inputs: footprint.Inputs) -> footprint.Plan:
    """Return the network with a plant at both places."""
    return footprint.plan_of(replace(footprint.free_of_choices(inputs), site_summit="own", site_ghent="own"))


def test_while_one_of_two_plants_that_may_not_help_each_other_stands_still_its_own_patients_are_not_served():
    plan = both_open(two_plants(750.0, 250.0, plant_licences="area"))
    assert len(plan.opened) == 2
    assert footprint.served_while_one_is_still(plan) == pytest.approx(25.0)


def test_two_plants_that_may_help_each_other_serve_as_many_as_the_smaller_has_room_for():
    plan = both_open(two_plants(750.0, 250.0, plant_licences="everywhere", large_plant=600.0, suite_doses=100.0))
    room = plan.setting.lines[plan.network.open] / plan.ground.busy
    assert footprint.served_while_one_is_still(plan) == pytest.approx(min(100.0, room.min() / 10.0), rel=1e-6)
    assert 25.0 < footprint.served_while_one_is_still(plan) < 100.0


def test_one_plant_alone_serves_nobody_while_it_stands_still():
    assert footprint.served_while_one_is_still(footprint.best_of(two_plants(750.0, 250.0), 1)) == 0.0


@pytest.mark.parametrize(("chance", "months"), [(0.0, 6.0), (20.0, 6.0), (20.0, 12.0)])
def test_served_in_all_is_what_is_served_while_all_stand_and_while_each_stands_still(chance, months):
    plan = both_open(two_plants(750.0, 250.0, plant_licences="area", outage_chance=chance, outage_months=months))
    either = 1 - (1 - chance / 100 * months / 12) ** 2
    assert footprint.served(plan) == pytest.approx(100 * (1 - either + either / 2), rel=1e-6)


def test_the_only_plant_earns_nothing_in_the_months_in_which_it_stands_still():
    inputs = two_plants(750.0, 250.0, outage_chance=20.0, outage_months=6.0)
    plan = footprint.best_of(inputs, 1)
    still = reliability.still(footprint.inputs.as_sold(inputs))[
        :, plan.setting.place[plan.setting.plant[plan.opened[0]]]
    ]
    fixed = paid.fixed(plan.ground.inputs, plan.setting, plan.network.open)
    whole = footprint.futures_with_shutdowns(replace(inputs, outage_chance=0.0), plan)
    found = footprint.futures_with_shutdowns(inputs, plan)
    assert found == pytest.approx((whole + fixed) * (1 - still) - fixed)
    assert len(np.unique(found.round(6))) > 10  # the futures do differ


def test_plants_stop_as_often_as_the_chance_says_whatever_it_is_and_never_less_for_a_higher_one():
    before = np.zeros((FUTURES, len(given.plain().geography.places)))
    for chance in (0.0, 1.0, 5.0, 20.0, 50.0):
        still = reliability.still(footprint.inputs.as_sold(given.inputs(outage_chance=chance, outage_months=6.0)))
        assert still.mean() == pytest.approx(chance / 100 / 2, rel=0.03)
        assert (still >= before).all()
        before = still


def test_months_in_which_several_would_stop_at_once_are_shared_out():
    found = reliability.apart(np.array([[0.5, 0.5], [0.0, 0.2], [0.0, 0.0]]))
    assert found == pytest.approx(np.array([[0.375, 0.375], [0.0, 0.2], [0.0, 0.0]]))


@pytest.mark.parametrize("sites", [1, 3])
def test_the_futures_average_to_what_the_network_is_worth(sites):
    inputs = given.inputs(outage_chance=20.0, outage_months=6.0)
    plan = footprint.best_of(inputs, sites)
    found = footprint.futures_with_shutdowns(inputs, plan)
    assert found.shape == (FUTURES,)
    assert found.mean() == pytest.approx(plan.value, abs=0.01 * plan.expected["revenue"])


def test_where_no_plant_ever_stops_the_futures_are_those_of_demand_alone():
    inputs = given.inputs(outage_chance=0.0)
    plan = footprint.best_of(inputs, 3)
    assert footprint.futures_with_shutdowns(inputs, plan) == pytest.approx(footprint.futures(inputs, plan))


def test_longer_shutdowns_never_bring_a_network_more_in_any_future():
    plan, before = footprint.best_of(given.inputs(), 3), np.inf
    for months in (1.0, 3.0, 6.0, 12.0):
        now = footprint.futures_with_shutdowns(given.inputs(outage_chance=20.0, outage_months=months), plan)
        assert (now <= before + 1e-9).all()
        before = now


def test_half_of_the_patients_wait_no_longer_than_the_median_and_half_no_less():
    plan = footprint.best_of(given.inputs(), 3)
    median, whole = footprint.median_days(plan), plan.flow.sum()
    assert plan.flow[plan.setting.days <= median].sum() >= whole / 2 >= plan.flow[plan.setting.days < median].sum()
    assert np.isnan(footprint.median_days(footprint.nothing(given.inputs())))
