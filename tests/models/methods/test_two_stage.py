"""Two-stage programmes: the farmer of the textbook, two of the SIPLIB library, and what must hold of any."""

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from benchmarks import smps
from models.methods import two_stage
from models.methods.facility.problem import Infeasible
from models.methods.two_stage import Programme

NONE = np.inf


def farmer(factors=(1.2, 1.0, 0.8)) -> Programme:
    """Return the farmer's problem: acres of wheat, corn and beets, then what is sold and bought in each year."""
    yields, years = np.array([2.5, 3.0, 20.0]), len(factors)
    # tons: wheat sold and bought, corn sold and bought, beets sold at the good and at the poor price
    sold = np.array([[-1, 1, 0, 0, 0, 0], [0, 0, -1, 1, 0, 0], [0, 0, 0, 0, -1, -1]], float)
    return Programme(
        cost=np.array([150.0, 230.0, 260.0]),
        lower=np.zeros(3), upper=np.full(3, NONE), whole=np.zeros(3, bool),
        rows=np.ones((1, 3)), row_lower=np.array([-NONE]), row_upper=np.array([500.0]),
        probability=np.full(years, 1 / years),
        then_cost=np.tile([-170.0, 238.0, -150.0, 210.0, -36.0, -10.0], (years, 1)),
        then_lower=np.zeros(6), then_upper=np.array([NONE, NONE, NONE, NONE, 6000.0, NONE]),
        then_whole=np.zeros(6, bool), technology=np.array([np.diag(yields * factor) for factor in factors]),
        recourse=np.tile(sold, (years, 1, 1)), then_row_lower=np.tile([200.0, 240.0, 0.0], (years, 1)),
        then_row_upper=np.full((years, 3), NONE),
    )  # fmt: skip


def test_the_farmer_of_birge_and_louveaux():
    found = two_stage.worth(farmer())
    assert found.here_and_now.cost == pytest.approx(-108390, abs=0.5)
    assert found.here_and_now.first == pytest.approx([170, 80, 250], abs=1e-6)
    assert found.here_and_now.bound == found.here_and_now.cost and found.here_and_now.gap == 0
    assert found.expected_value.first == pytest.approx([120, 80, 300], abs=1e-6)
    assert found.expected_value.cost == pytest.approx(-118600, abs=0.5)
    assert found.wait_and_see == pytest.approx(-115405.5556, abs=0.01)
    assert found.of_perfect_information == pytest.approx(7015.5556, abs=0.01)


def test_the_value_of_the_stochastic_solution_is_of_the_expected_value_plan_in_the_stochastic_world():
    found = two_stage.worth(farmer())
    assert found.expected_value_cost == pytest.approx(-107240, abs=0.5)
    assert found.of_stochastic_solution == pytest.approx(1150, abs=0.5)
    # what a public document takes for it: the mean year's own cost less the optimum
    assert abs(found.here_and_now.cost - found.expected_value.cost) > 10_000


def all_servers(programme: Programme) -> dict[tuple, float]:
    """Return the expected cost of every way to place the servers."""
    return {first: two_stage.cost_of(programme, np.array(first, float)) for first in product((0, 1), repeat=5)}


@pytest.mark.long
def test_the_servers_of_sslp_5_25_50_are_the_published_ones_of_all_32_ways_to_place_them():
    costs = all_servers(smps.programme("sslp_5_25-50"))
    assert min(costs, key=costs.get) == (1, 0, 1, 0, 0)
    assert min(costs.values()) == pytest.approx(-121.60, abs=0.005)


def test_the_extensive_form_finds_the_best_of_the_32_ways_in_six_of_the_50_scenarios():
    whole = smps.programme("sslp_5_25-50")  # all 50 at once give -121.60 too, proven, in about 20 s
    names = ("then_cost", "technology", "recourse", "then_row_lower", "then_row_upper")
    few = replace(whole, probability=np.full(6, 1 / 6), **{name: getattr(whole, name)[:6] for name in names})
    costs, found = all_servers(few), two_stage.here_and_now(few)
    assert found.cost == pytest.approx(min(costs.values())) == found.bound
    assert costs[tuple(np.round(found.first).astype(int))] == pytest.approx(found.cost)


@pytest.mark.long
def test_the_published_best_of_dcap332_200_lies_between_what_is_proven_and_what_is_found():
    found = two_stage.here_and_now(smps.programme("dcap332-200"), nodes=1)
    assert found.bound <= 1060.70 <= found.cost
    assert found.cost - found.bound < 0.05 * 1060.70
    assert found.gap == pytest.approx((found.cost - found.bound) / found.cost, rel=1e-3)


def anything(seed: int, scenarios: int = 4, whole: bool = False) -> Programme:
    """Return a random programme: capacity is bought, then demand is met from it or bought dearly; always feasible."""
    rng, kinds = np.random.default_rng(seed), 3
    meets = np.concatenate([-np.eye(kinds), np.zeros((kinds, kinds))], axis=1)
    serves = np.tile(np.eye(kinds), 2)
    return Programme(
        cost=rng.uniform(1, 3, kinds), lower=np.zeros(kinds), upper=np.full(kinds, 20.0),
        whole=np.full(kinds, whole), rows=np.ones((1, kinds)), row_lower=np.array([-NONE]), row_upper=np.array([40.0]),
        probability=rng.dirichlet(np.ones(scenarios)),
        then_cost=rng.uniform([0] * kinds + [3] * kinds, [1] * kinds + [9] * kinds, (scenarios, 2 * kinds)),
        then_lower=np.zeros(2 * kinds), then_upper=np.full(2 * kinds, 50.0), then_whole=np.full(2 * kinds, whole),
        technology=np.tile(np.concatenate([np.eye(kinds), np.zeros((kinds, kinds))]), (scenarios, 1, 1)),
        recourse=np.tile(np.concatenate([meets, serves]), (scenarios, 1, 1)),
        then_row_lower=np.concatenate([np.zeros((scenarios, kinds)), rng.uniform(0, 15, (scenarios, kinds))], axis=1),
        then_row_upper=np.full((scenarios, 2 * kinds), NONE),
    )  # fmt: skip


@pytest.mark.parametrize("whole", [False, True])
@pytest.mark.parametrize("seed", range(8))
def test_neither_counting_with_chance_nor_knowing_it_is_ever_worth_less_than_nothing(seed, whole):
    programme = anything(seed, whole=whole)
    found = two_stage.worth(programme)
    assert found.of_stochastic_solution >= -1e-6
    assert found.of_perfect_information >= -1e-6
    best = found.here_and_now
    assert two_stage.cost_of(programme, best.first) == pytest.approx(best.cost, rel=1e-6)


@pytest.mark.parametrize("whole", [False, True])
def test_where_one_scenario_is_certain_neither_is_worth_anything(whole):
    found = two_stage.worth(anything(3, scenarios=1, whole=whole))
    assert found.of_stochastic_solution == pytest.approx(0, abs=1e-6)
    assert found.of_perfect_information == pytest.approx(0, abs=1e-6)


def test_a_scenario_split_into_equal_ones_changes_nothing():
    once = anything(5)
    names = ("then_cost", "technology", "recourse", "then_row_lower", "then_row_upper")
    split = replace(
        once,
        probability=np.repeat(once.probability, 3) / 3,
        **{name: getattr(once, name).repeat(3, 0) for name in names},
    )
    one, three = two_stage.worth(once), two_stage.worth(split)
    assert three.here_and_now.cost == pytest.approx(one.here_and_now.cost)
    assert three.of_stochastic_solution == pytest.approx(one.of_stochastic_solution, abs=1e-6)
    assert three.of_perfect_information == pytest.approx(one.of_perfect_information, abs=1e-6)


def test_a_first_stage_without_recourse_costs_without_end():
    none_bought = replace(anything(1), then_upper=np.array([50.0, 50, 50, 0, 0, 0]))
    assert two_stage.cost_of(none_bought, np.zeros(3)) == NONE


def test_what_no_plan_can_keep_and_what_does_not_fit_is_said_in_a_sentence():
    with pytest.raises(Infeasible, match="No plan keeps every row"):
        two_stage.here_and_now(replace(farmer(), row_upper=np.array([-1.0])))
    with pytest.raises(ValueError, match=r"lower has shape \(2,\); needed is \(3,\)"):
        replace(farmer(), lower=np.zeros(2))
    with pytest.raises(ValueError, match="must sum to 1"):
        replace(farmer(), probability=np.full(3, 0.5))
