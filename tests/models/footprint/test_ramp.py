"""The ramp: a plant never shrinks or closes, none stands before it can, and time only improves the answer."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from components import cached
from models.footprint import ramp as footprint_ramp
from models.footprint.plants import CONTRACT, problem
from models.methods import facility
from models.scenario import Scenario


@pytest.fixture(scope="module")
def inputs():
    """Return the public baseline."""
    return cached.inputs("footprint", Scenario())


@pytest.fixture(scope="module")
def plans(inputs):
    """Return the baseline's ramp, solved to the end."""
    return footprint_ramp.ramp(inputs, seconds=60)


def lines(plan) -> np.ndarray:
    """Return the lines standing at each place."""
    return np.bincount(plan.setting.plant, plan.setting.lines * plan.network.open, len(plan.setting.place))


def test_the_baseline_is_solved_to_the_end(plans):
    assert plans[0].network.gap == pytest.approx(0, abs=1e-6)


def test_no_plant_shrinks_or_closes(plans):
    for before, after in pairwise(plans):
        assert (lines(after) >= lines(before) - 1e-6).all()


def test_no_plant_stands_before_it_can(inputs, plans):
    for year, plan in enumerate(plans, 1):
        for index in plan.opened:
            kind = plan.setting.options[index].kind
            months = inputs.contract_lead_months if kind == CONTRACT else inputs.own_build_months
            assert months <= 12 * (year - 1)


def test_demand_grows_evenly_to_its_full_size(inputs, plans):
    asked = [plan.setting.patients.sum() for plan in plans]
    assert asked[0] == pytest.approx(inputs.patients / inputs.ramp_years)
    assert asked[-1] == pytest.approx(inputs.patients)


def test_the_ramp_is_worth_no_more_than_each_year_free_of_the_others(inputs, plans):
    for year, (plan, then) in enumerate(zip(plans, footprint_ramp.inputs_by_year(inputs), strict=True), 1):
        one = problem(then)
        alone = replace(
            one, service=0.0, least_at_site=None, most_open=one.most_open * footprint_ramp.ready(inputs, year)
        )
        assert plan.network.cost >= facility.solve(alone).cost - 1e-6


def test_faster_building_never_costs_more(inputs, plans):
    slower = [inputs.own_build_months + months for months in (12, 24, 36)]  # a year is the step in which plants stand
    found = [plans, *(footprint_ramp.ramp(replace(inputs, own_build_months=months), seconds=60) for months in slower)]
    assert [each[0].network.gap for each in found] == pytest.approx([0] * 4, abs=1e-6)  # each is the best there is
    rate = 1 + inputs.discount_rate / 100
    worth = [sum(plan.value / rate**year for year, plan in enumerate(each, 1)) for each in found]
    assert all(after < before for before, after in pairwise(worth))


def test_it_says_how_far_it_is_and_stops_when_asked(inputs):
    told = []
    hard = replace(inputs, site_limit=4.0)
    try:
        found = footprint_ramp.ramp(hard, seconds=30, report=lambda best, bound: told.append(bound) or len(told) > 20)
    except facility.Infeasible:
        found = []
    assert 20 < len(told) < 60
    assert all(plan.network.gap > 0 for plan in found)
