"""The facility core: published optima, cases by hand, every open set tried, direction, windows, and what cannot be."""

from dataclasses import replace
from itertools import chain, combinations

import numpy as np
import pytest
from scipy.optimize import linprog

from benchmarks.facility import instance, optima
from models.methods.facility import (
    Infeasible,
    Problem,
    Stopped,
    Unfinished,
    explain,
    kept_when_each_fails,
    milp,
    reported_to,
    solve,
    solver,
    weekly_load,
)

CLOSE = 1e-6


def problem(cost, **more) -> Problem:
    """Return two plants of 10 and fixed cost 5 for two regions of 4, unless told otherwise."""
    cost = np.array(cost, float)
    given = {
        "fixed": np.full(len(cost), 5.0),
        "capacity": np.full(len(cost), 10.0),
        "demand": np.full(cost.shape[1], 4.0),
    }
    return Problem(cost=cost[:, :, None] if cost.ndim == 2 else cost, **(given | more))


def random_problem(seed: int, plants: int = 5, regions: int = 7, modes: int = 2) -> Problem:
    """Return a random problem with capacity for about twice its demand."""
    random = np.random.default_rng(seed)
    demand = random.uniform(1, 5, regions)
    capacity = random.uniform(0.5, 1.5, plants)
    days = random.uniform(1, 10, (plants, regions, modes))
    return Problem(
        fixed=random.uniform(5, 20, plants), capacity=capacity / capacity.sum() * 2 * demand.sum(), demand=demand,
        cost=random.uniform(1, 15, (plants, regions, modes)), days=days,
    )  # fmt: skip


SEEDS = range(6)


@pytest.mark.parametrize("name", optima())
def test_a_published_instance_is_solved_to_its_proven_optimum(name):
    found = solve(instance(name))
    assert found.cost == pytest.approx(optima()[name], rel=CLOSE)
    assert found.gap <= CLOSE


def test_one_plant_pays_where_the_second_saves_less_than_it_costs():
    assert solve(problem([[1, 4], [4, 1]])).cost == pytest.approx(5 + 1 + 4)  # the second would save 3 for 5


def test_two_plants_pay_where_the_second_saves_more_than_it_costs():
    assert solve(problem([[1, 9], [9, 1]])).cost == pytest.approx(2 * 5 + 1 + 1)  # the second saves 8 for 5


def test_a_full_plant_sends_the_rest_to_the_next():
    found = solve(problem([[1, 1], [9, 9]], capacity=np.array([6.0, 10.0])))
    assert found.cost == pytest.approx(2 * 5 + 1.5 * 1 + 0.5 * 9)  # 6 of 8 patients near, 2 far; all far would cost 23


def test_the_slow_mode_is_taken_unless_days_are_limited():
    asked = problem([[[1, 3]]], days=np.array([[[9.0, 2.0]]]), demand=np.array([4.0]))
    assert solve(asked).cost == pytest.approx(6)
    assert solve(replace(asked, days_limit=np.array([5.0]))).cost == pytest.approx(8)
    assert solve(asked, "days").days == pytest.approx(2)


def test_a_region_is_left_where_serving_it_costs_more_than_leaving_it():
    asked = problem([[1, 100]], service=0.0, unserved_cost=np.array([50.0, 20.0]))
    found = solve(asked)
    assert found.cost == pytest.approx(5 + 1 + 20)
    assert found.unserved == pytest.approx([0, 1])


def test_a_minimum_take_is_paid_used_or_not_and_the_rest_by_the_piece():
    asked = problem([[0, 0]], included=np.array([6.0]), excess=np.array([2.0]))
    assert solve(asked).cost == pytest.approx(5 + 2 * (8 - 6))
    assert solve(replace(asked, included=np.array([20.0]))).cost == pytest.approx(5)


def test_a_plant_opens_in_one_size_and_a_site_holds_one_plant():
    sizes = problem([[1, 1]], fixed=np.array([4.0, 7.0]), capacity=np.array([4.0, 8.0]), plant=np.array([0, 0]))
    assert solve(sizes).open.tolist() == [False, True]
    assert solve(sizes).cost == pytest.approx(7 + 2)
    rivals = problem([[1, 9], [9, 1]], site=np.array([0, 0]))
    assert solve(rivals).open.sum() == 1


def test_plants_are_forced_open_and_closed_and_counted():
    asked = problem([[1, 2], [3, 4]])
    assert solve(replace(asked, most_open=np.array([0.0, 1.0]))).cost == pytest.approx(5 + 3 + 4)
    assert solve(replace(asked, least_open=np.array([0.0, 1.0]))).open[1]
    assert solve(replace(asked, fewest_sites=2)).cost == pytest.approx(2 * 5 + 1 + 2)


def open_sets(count: int):
    """Give every set of plants that can be open."""
    return chain.from_iterable(combinations(range(count), size) for size in range(1, count + 1))


def transport(asked: Problem, opened: tuple, weight: np.ndarray) -> float:
    """Return the least weight of serving everything from the open plants, as a linear programme of its own."""
    _, r, m = asked.cost.shape
    of = list(opened)
    columns = weight[of].reshape(len(of), r, m)
    serve = np.tile(np.eye(r).repeat(m, axis=1), len(of))
    room = np.kron(np.eye(len(of)), np.repeat(asked.demand, m)[None])
    found = linprog(columns.ravel(), room, asked.capacity[of], serve, np.ones(r), (0, 1))
    return found.fun if found.success else np.inf


@pytest.mark.parametrize("seed", SEEDS)
def test_no_open_set_is_cheaper_or_faster_than_the_answer(seed):
    asked = random_problem(seed)
    cost = min(asked.fixed[list(o)].sum() + transport(asked, o, asked.cost) for o in open_sets(5))
    assert solve(asked).cost == pytest.approx(cost, rel=CLOSE)
    part = asked.days * (asked.demand / asked.demand.sum())[:, None]
    days = min(transport(asked, o, part) for o in open_sets(5))
    assert solve(asked, "days").days == pytest.approx(days, rel=CLOSE)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_most_resilient_network_is_that_of_every_open_set_tried(seed):
    asked = replace(random_problem(seed), most_sites=3)
    found = solve(asked, "kept")
    best = max(
        min(kept_when_each_fails(asked, np.isin(np.arange(5), o)).values())
        for o in open_sets(5)
        if len(o) <= 3 and asked.capacity[list(o)].sum() >= asked.demand.sum()
    )
    assert found.bound == pytest.approx(best, abs=1e-5)
    assert min(kept_when_each_fails(asked, found.open).values()) == pytest.approx(best, abs=1e-5)


@pytest.mark.parametrize("seed", SEEDS)
def test_limits_only_cost(seed):
    asked = random_problem(seed)
    plain = solve(asked).cost
    assert solve(replace(asked, capacity=asked.capacity * 1.5)).cost <= plain + CLOSE
    assert solve(replace(asked, most_sites=int(solve(asked).open.sum()))).cost == pytest.approx(plain)
    for limit in (9.0, 7.0, 6.0):
        try:
            tight = solve(replace(asked, days_limit=np.full(7, limit))).cost
        except Infeasible:
            break
        assert tight >= plain - CLOSE
        plain = tight


@pytest.mark.parametrize("seed", SEEDS)
def test_a_resilient_network_is_never_cheaper_than_the_plain_one(seed):
    asked = random_problem(seed)
    costs = [solve(asked, "cost", {"kept": share}).cost for share in (0.0, 0.5, 0.8)]
    assert (np.diff(costs) >= -CLOSE).all()
    assert costs[0] == pytest.approx(solve(asked).cost)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_two_ends_of_the_frontier_bound_each_other(seed):
    asked = random_problem(seed)
    cheap, fast = solve(asked), solve(asked, "days")
    within = solve(asked, "cost", {"days": fast.days + CLOSE})
    assert within.cost >= cheap.cost - CLOSE
    assert within.days <= fast.days + 2 * CLOSE
    between = solve(asked, "cost", {"days": (cheap.days + fast.days) / 2})
    assert cheap.cost - CLOSE <= between.cost <= within.cost + CLOSE


@pytest.mark.parametrize("seed", SEEDS)
def test_a_start_changes_nothing_but_the_time(seed):
    asked = random_problem(seed)
    first = solve(asked)
    assert solve(asked, start=first).cost == pytest.approx(first.cost)
    assert solve(replace(asked, fixed=asked.fixed * 2), start=first).cost == pytest.approx(
        solve(replace(asked, fixed=asked.fixed * 2)).cost
    )


def test_lines_are_busy_as_a_diary_of_every_day_says():
    arrivals = np.array([[3.0, 1, 4, 1, 5, 0, 0], [0, 0, 0, 0, 0, 2, 7]])
    for days in (1.0, 2.5, 7.0, 9.0, 16.4):
        diary = np.zeros((2, 700))
        for day in range(700):
            whole, rest = int(days), days - int(days)
            for age in range(whole + (rest > 0)):
                if day + age < 700:
                    diary[:, day + age] += arrivals[:, day % 7] * (1 if age < whole else rest)
        assert weekly_load(arrivals, days) == pytest.approx(diary[:, 350:357])


def test_capacity_holds_in_every_window_and_a_window_that_cannot_bind_changes_nothing():
    asked = replace(random_problem(3), load=np.random.default_rng(3).uniform(0.5, 1.5, (7, 4)))
    found = solve(asked)
    load = np.einsum("prm,rt->pt", found.share, asked.load)
    assert (load <= (asked.capacity * found.open)[:, None] + CLOSE).all()
    idle = np.column_stack([asked.load, asked.load[:, 0] * 0.9])
    assert replace(asked, load=idle).windows.shape == asked.windows.shape
    assert solve(replace(asked, load=idle)).cost == pytest.approx(found.cost)


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
