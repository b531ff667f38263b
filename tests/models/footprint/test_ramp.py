"""The ramp: a plant never shrinks or closes, none stands before it can, and time only improves the answer."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from models.footprint import ramp as footprint_ramp
from models.footprint.lanes import patients_by_year
from models.footprint.plants import CONTRACT, OWN
from models.methods import facility
from tests.models.footprint import given


@pytest.fixture(scope="module")
def inputs():
    """Return the defaults with patients of our own making, launched so soon that building takes part of the ramp."""
    return given.soon(24.0, **given.shared(1900.0, 1, 0, 0))


@pytest.fixture(scope="module")
def plans(inputs):
    """Return the baseline's ramp, solved to the end."""
    return footprint_ramp.ramp(inputs, seconds=60)


def among(inputs, *kept: str):
    """Return the inputs with own plants at the places kept only."""
    closed = [place.key for place in inputs.geography.places if place.key not in kept]
    return replace(inputs, ownership=OWN, **{f"site_{key}": "closed" for key in closed})


def lines(plan) -> np.ndarray:
    """Return the lines standing at each place."""
    return np.bincount(plan.setting.plant, plan.setting.lines * plan.network.open, len(plan.setting.place))


def test_the_baseline_is_solved_to_the_end(plans):
    assert plans[0].network.gap == pytest.approx(0, abs=1e-6)


def test_no_plant_shrinks_or_closes(plans):
    for before, after in pairwise(plans):
        assert (lines(after) >= lines(before) - 1e-6).all()


def test_no_plant_stands_before_it_can(inputs, plans):
    for year, plan in zip(footprint_ramp.years_of(inputs), plans, strict=True):
        for index in plan.opened:
            kind = plan.setting.options[index].kind
            months = inputs.contract_lead_months if kind == CONTRACT else inputs.own_build_months
            assert months <= 12 * year
    assert not plans[0].opened
    assert plans[-1].opened


def test_the_patients_of_each_year_are_those_who_ask_then_from_the_first_on(inputs, plans):
    asked = [plan.setting.patients.sum() for plan in plans]
    years = footprint_ramp.years_of(inputs)
    assert asked == pytest.approx(patients_by_year(inputs).sum(axis=0)[years.start : years.stop])
    assert asked[0] > 0
    assert not patients_by_year(inputs)[:, : years.start].any()


def test_the_ramp_is_worth_no_more_than_each_year_free_of_the_others(inputs, plans):
    for year, plan in zip(footprint_ramp.years_of(inputs), plans, strict=True):
        alone = footprint_ramp.problem_in(inputs, year)
        assert plan.network.cost >= facility.solve(alone).cost - 1e-6


def test_faster_building_is_worth_more(inputs):
    few = among(inputs, "new_jersey", "houston", "los_angeles")  # few enough that every search ends with a proof
    slower = [few.own_build_months + months for months in (0, 12, 24, 36)]  # a year is the step in which plants stand
    found = [footprint_ramp.ramp(replace(few, own_build_months=months), seconds=60) for months in slower]
    assert [each[0].network.gap for each in found] == pytest.approx([0] * 4, abs=1e-6)  # each is the best there is
    rate = 1 + few.discount_rate / 100
    years = footprint_ramp.years_of(few)
    worth = [sum(p.value / rate ** (year + 1) for year, p in zip(years, each, strict=True)) for each in found]
    assert all(after < before for before, after in pairwise(worth))


def test_it_says_how_far_it_is_and_stops_when_asked(inputs):
    told = []
    hard = given.soon(24.0, **given.shared(8000.0, 2, 1, 1), site_limit=4.0)
    try:
        found = footprint_ramp.ramp(hard, seconds=30, report=lambda best, bound: told.append(bound) or len(told) > 20)
    except facility.Infeasible:
        found = []
    assert 20 < len(told) < 60
    assert all(plan.network.gap > 0 for plan in found)
