"""The search for facilities: what cannot be, where it ends early, what listens to it, what it rules out first."""

from dataclasses import replace

import numpy as np
import pytest

from models.methods.facility import (
    Infeasible,
    Stopped,
    Unfinished,
    explain,
    milp,
    reported_to,
    solve,
    solver,
)
from tests.models.methods.facilities import CLOSE, SEEDS, problem, random_problem


def test_too_far_is_told_with_the_fastest_lane_and_that_limit_makes_it_possible():
    asked = problem([[1, 1]], days=np.array([[[2.0], [9.0]]]), days_limit=np.array([5.0, 5.0]))
    with pytest.raises(Infeasible):
        solve(asked)
    told = explain(asked)
    assert told.beyond == {1: (5.0, 9.0)}
    assert told.most_served == pytest.approx(0.5)
    assert solve(replace(asked, days_limit=np.array([5.0, 9.0]))).cost == pytest.approx(7)


def test_too_little_capacity_is_told_as_the_share_that_can_be_served():
    asked = problem([[1, 1]], capacity=np.array([6.0]))
    with pytest.raises(Infeasible):
        solve(asked)
    assert explain(asked).most_served == pytest.approx(6 / 8)
    enough = replace(asked, service=6 / 8, unserved_cost=np.array([9.0, 9.0]))
    assert solve(enough).unserved @ asked.demand == pytest.approx(2)


def test_too_few_sites_are_told_with_the_number_that_would_do():
    asked = problem([[1, 1]] * 3, capacity=np.full(3, 3.0), most_sites=2)
    with pytest.raises(Infeasible):
        solve(asked)
    assert explain(asked).sites_needed == 3
    assert solve(replace(asked, most_sites=3)).cost > 0


@pytest.mark.parametrize(
    ("change", "words"),
    [({"cost": np.full((2, 2, 1), np.nan)}, "neither numbers nor inf"),
     ({"cost": np.full((2, 2, 1), -np.inf)}, "would have no bound"),
     ({"cost": np.ones((3, 2, 1))}, "needed is"), ({"capacity": np.array([-1.0, 1.0])}, "may not be negative"),
     ({"fixed": np.array([np.inf, 1.0])}, "not finite")],
)  # fmt: skip
def test_arrays_that_mean_nothing_are_refused_with_a_sentence(change, words):
    with pytest.raises(ValueError, match=words):
        replace(problem([[1, 2], [3, 4]]), **change)


def test_a_search_says_how_far_it_is_stops_when_asked_and_keeps_its_answer_with_the_gap():
    hard, told = random_problem(1, plants=30, regions=60), []
    found = solve(hard, seconds=3, report=lambda best, bound: told.append((best, bound)) or np.isfinite(best))
    assert told
    assert found.cost >= found.bound - CLOSE


@pytest.mark.parametrize("seed", SEEDS)
def test_zones_move_no_answer(seed):
    asked = random_problem(seed)
    assert solve(replace(asked, zone=np.array([0, 0, 1, 1, 2]))).cost == pytest.approx(solve(asked).cost)


def test_a_search_that_ends_at_its_nodes_says_how_far_it_may_be_and_is_no_better_than_the_best():
    hard = random_problem(3, plants=30, regions=60)
    early, longer = solve(hard, nodes=1), solve(hard, nodes=40)
    assert early.away > 0
    assert early.cost - early.away == pytest.approx(early.bound)
    assert early.bound <= longer.cost + CLOSE
    assert solve(hard, nodes=1).cost == early.cost


def test_what_is_impossible_is_told_apart_from_what_is_not_yet_found():
    impossible = problem([[1, 1]], capacity=np.array([6.0]))
    with pytest.raises(Infeasible) as told:
        solve(impossible, nodes=1)
    assert not isinstance(told.value, Unfinished)
    with pytest.raises(Unfinished):
        solve(random_problem(1, plants=30, regions=60), seconds=0.0)


def test_a_search_inside_a_block_that_listens_stops_without_an_answer():
    with reported_to(lambda best, bound: True), pytest.raises(Stopped):
        solve(random_problem(1, plants=30, regions=60))


@pytest.mark.parametrize("seed", SEEDS)
def test_cuts_say_of_a_failure_what_flows_say(seed, monkeypatch):
    random = np.random.default_rng(seed)
    limit = np.where(random.random(7) < 0.5, 7.0, 12.0)
    asked = replace(random_problem(seed), days_limit=limit, service=0.5, most_sites=4, unserved_cost=np.full(7, 50.0))
    by_cuts = solve(asked, "kept"), solve(asked, "cost", {"kept": 0.6})
    monkeypatch.setattr(milp, "MOST_CUT_GROUPS", 0)
    by_flows = solve(asked, "kept"), solve(asked, "cost", {"kept": 0.6})
    assert by_cuts[0].bound == pytest.approx(by_flows[0].bound, abs=1e-6)
    assert by_cuts[1].cost == pytest.approx(by_flows[1].cost)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("objective", ["cost", "days", "kept"])
def test_options_ruled_out_before_a_search_are_in_no_better_network(seed, objective, monkeypatch):
    sizes = np.repeat(np.arange(8), 3)
    asked = random_problem(seed, plants=8, regions=10)
    asked = replace(asked, plant=sizes, fixed=asked.fixed[sizes] * np.tile([0.5, 1.0, 1.6], 8),
                    capacity=asked.capacity[sizes] * np.tile([0.4, 1.0, 1.8], 8), site=np.arange(8),
                    service=0.6, unserved_cost=np.full(10, 40.0), most_sites=5)  # fmt: skip
    narrow = solve(asked, objective)
    monkeypatch.setattr(solver, "narrowed", lambda *given: None)
    whole = solve(asked, objective)
    assert narrow.bound == pytest.approx(whole.bound, rel=CLOSE)
    assert narrow.away == whole.away == 0


def test_most_options_are_ruled_out_before_a_search(monkeypatch):
    left, search = [], solver.run
    monkeypatch.setattr(solver, "run", lambda lp, *given: left.append(np.array(lp.col_upper_)) or search(lp, *given))
    asked = random_problem(2, plants=20, regions=30)
    solve(asked)
    assert left[0][:20].sum() < 20
