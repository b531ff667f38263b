"""A network over the years: sums, the peak is the network's own, and what comes sooner, later, dearer or not at all."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from models import footprint, making
from models.footprint import plants
from models.footprint.by_year import READY_BEFORE, over_years
from models.footprint.lanes import patients_by_year
from models.making import dose_cost, experience_by_year
from models.years import AREAS, YEARS
from tests.models.footprint import given

CASES = {
    "the defaults": given.inputs(),
    "many patients": given.inputs(8000.0, site_limit=4.0),
    "contract slots": given.inputs(ownership="contract", site_limit=4.0, service=0.0, contract_price=100_000.0),
    "own and contract": given.inputs(site_singapore="contract", site_limit=3.0),
    "no time to build": given.soon(24.0),
    "a plant for nobody": given.inputs(site_mumbai="own", site_limit=3.0),
    "everybody at once": replace(given.inputs(), launch_month=0.0, **{f"asked_{a}": (900.0,) * YEARS for a in AREAS}),
}


@pytest.fixture(params=CASES)
def case(request):
    """Return inputs, the plan that stands under them, and what it does over the years."""
    inputs = CASES[request.param]
    plan = footprint.standing(inputs)
    return inputs, plan, over_years(inputs, plan)


def test_capital_by_year_sums_to_the_capital_of_the_network_and_is_written_off_whole(case):
    _, plan, found = case
    assert found.books.capital.sum() == pytest.approx(plan.capital)
    assert found.books.depreciation.sum() == pytest.approx(plan.capital)
    assert (np.cumsum(found.books.depreciation) <= np.cumsum(found.books.capital) + 1e-9).all()


def test_the_peak_year_is_the_networks_own():
    for inputs in (CASES["the defaults"], CASES["many patients"], CASES["contract slots"], CASES["own and contract"]):
        plan = footprint.standing(inputs)
        found, peak = over_years(inputs, plan), inputs.peak
        assert found.treated[:, peak].sum() == pytest.approx(plan.treated, rel=1e-9)
        assert found.books.started[peak] == pytest.approx(plan.flow.sum(), rel=1e-9)
        running = -sum(plan.parts[name] for name in ("site", "running", "making", "contract"))
        batches = found.books.started[peak] * dose_cost(inputs) / 1e6
        assert found.books.site_cost[peak] + found.books.suite_cost[peak] + batches == pytest.approx(running)


def test_nobody_is_started_who_does_not_ask_and_nobody_treated_who_is_not_started(case):
    inputs, _, found = case
    asked = patients_by_year(inputs)
    assert (found.books.started <= asked.sum(axis=0) + 1e-6).all()
    assert (found.treated.sum(axis=0) <= found.books.started + 1e-6).all()
    for row, area in enumerate(AREAS):
        assert (found.treated[row] <= np.array(getattr(inputs, f"asked_{area}")) + 1e-6).all()


def test_no_plant_makes_more_than_its_suites_can(case):
    inputs, plan, found = case
    for index, books in zip(plan.opened, found.plants, strict=True):
        option = plan.setting.options[index]
        room = making.patients_of(inputs, plants.doses_a_year(inputs, option))
        assert (books.started <= room * (1 + 1e-9)).all()


def test_a_plant_is_paid_before_its_patients_and_its_site_runs_a_year_before_them():
    inputs = CASES["the defaults"]
    found = over_years(inputs, footprint.standing(inputs)).books
    before = int(given.LAUNCH / 12)
    begins = int((given.LAUNCH - inputs.own_build_months) / 12)
    assert np.flatnonzero(found.capital)[0] == begins
    assert found.capital[:before].sum() >= inputs.site_setup
    assert np.flatnonzero(found.site_cost)[0] == before - READY_BEFORE // 12
    assert found.site_cost[before - 1] == pytest.approx(inputs.site_running)
    assert found.suite_cost[before - 1] > 0
    assert not found.started[:before].any()


def test_suites_open_a_year_ahead_of_the_patients_who_need_them():
    inputs = given.inputs(4000.0, site_limit=1.0)
    plan = footprint.standing(inputs)
    found = over_years(inputs, plan)
    (index,), (books,) = plan.opened, found.plants
    suite = plan.setting.yearly["running"][index] / plan.setting.options[index].suites
    can_make = np.round(books.suite_cost / suite) * making.patients_of(inputs, inputs.suite_doses)
    grows = range(int(given.LAUNCH / 12), inputs.peak)
    assert all(can_make[year] >= books.started[year + 1] - 1e-6 for year in grows)
    assert can_make[grows[0]] < can_make[inputs.peak]


def test_a_year_in_which_more_of_an_area_ask_than_at_the_peak_of_all_is_cut_to_what_the_suites_can_make():
    people = {"asked_us": (0.0,) * 5 + (4000.0, 600.0), "asked_europe": (0.0,) * 5 + (0.0, 3600.0)}
    people = {area: (*asked, *(0.0,) * (YEARS - len(asked))) for area, asked in people.items()}
    inputs = replace(given.inputs(), **people, asked_asia=(0.0,) * YEARS, launch_month=60.0, service=0.0)
    inputs = replace(inputs, site_limit=1.0, large_plant=2000.0, site_running=1.0, plant_capital=20.0)
    plan = footprint.standing(inputs)
    found = over_years(inputs, plan)
    room = making.patients_of(inputs, plants.doses_a_year(inputs, plan.setting.options[plan.opened[0]]))
    assert inputs.peak == 6
    assert found.books.started[5] == pytest.approx(room)
    assert room < 4000.0


def test_each_years_patients_fill_the_slots_that_are_paid_before_others_go_beyond_them():
    inputs = given.inputs(site_limit=4.0, contract_price=100_000.0, site_ghent="contract", site_summit="own")
    plan = footprint.standing(inputs)
    kinds = [plan.setting.options[index].kind for index in plan.opened]
    slots, first = over_years(inputs, plan).plants[kinds.index("contract")].started, int(given.LAUNCH / 12) + 1
    paid = plan.setting.included[plan.opened[kinds.index("contract")]]
    asked = patients_by_year(inputs).sum(axis=0)
    planned = plan.network.share.sum(axis=2) @ patients_by_year(inputs)
    lanes = planned[plan.setting.plant[plan.opened[kinds.index("contract")]]]
    assert slots[first] > 1.2 * lanes[first]  # more than as large a part of the year's patients as in the fullest
    assert slots[first] <= min(paid, asked[first]) + 1e-6


@pytest.mark.parametrize("launch", [24.0, 60.0])
def test_longer_building_never_brings_patients_forward(launch):
    treated = []
    for months in (12.0, 24.0, 36.0, 60.0):
        inputs = given.soon(launch, own_build_months=months, ownership="own")
        treated.append(np.cumsum(over_years(inputs, footprint.standing(inputs)).treated.sum(axis=0)))
    assert all((later <= sooner + 1e-6).all() for sooner, later in pairwise(treated))
    if launch < 36:
        assert treated[-1][3] < treated[0][3]


def test_longer_building_spends_sooner():
    spent = []
    for months in (12.0, 36.0, 60.0):
        inputs = given.inputs(own_build_months=months, ownership="own")
        spent.append(np.cumsum(over_years(inputs, footprint.standing(inputs)).books.capital))
    assert all((longer >= shorter - 1e-9).all() for shorter, longer in pairwise(spent))


def test_slots_are_paid_used_or_not():
    inputs = given.inputs(ownership="contract", site_limit=4.0, service=0.0, contract_price=150_000.0)
    plan = footprint.standing(inputs)
    found = over_years(inputs, plan)
    first = int(given.LAUNCH / 12)
    served = found.books.started[first]
    paid = found.books.suite_cost[first] + served * dose_cost(inputs) / 1e6
    least = inputs.contract_slots * inputs.contract_minimum / 100 * inputs.contract_price / 1e6
    assert paid == pytest.approx(max(least * len(plan.opened), served * inputs.contract_price / 1e6), rel=0.05)
    assert paid > 1.5 * served * inputs.contract_price / 1e6


def test_the_cost_of_a_dose_is_that_of_the_years_money_and_one_batch():
    for inputs in CASES.values():
        told = footprint.read(inputs)
        at = int(told["sized_year"]) - 1
        if told["started"][at] < 1:
            continue
        fixed = told["site_cost"][at] + told["suite_cost"][at] + told["depreciation"][at]
        batch = dose_cost(inputs, experience_by_year(inputs, told["started"])[at])
        assert told["making_cost"] == pytest.approx(1e6 * fixed / told["started"][at] + batch, rel=1e-12)
        assert told["treated"] == pytest.approx(sum(told[f"treated_{area}"][at] for area in AREAS), rel=1e-12)
        assert told["network_capital"] == pytest.approx(sum(told["capital"]))


def test_the_year_of_launch_and_of_other_years_solves_no_network_again():
    footprint.answer(given.inputs())
    before = footprint.networks.solved_plan.cache_info().misses
    later = replace(given.inputs(), launch_month=96.0)  # whenever those years come
    footprint.read(later)
    assert footprint.networks.solved_plan.cache_info().misses == before
