"""The facility core: published optima, cases by hand, every open set tried, direction, windows."""

from dataclasses import replace
from itertools import chain, combinations

import numpy as np
import pytest
from scipy.optimize import linprog

from benchmarks.facility import instance, optima
from models.methods.facility import (
    Infeasible,
    Problem,
    explain,
    kept_when_each_fails,
    solve,
    weekly_load,
)
from tests.models.methods.facilities import CLOSE, SEEDS, problem, random_problem


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


def test_a_share_that_is_promised_to_one_region_is_served_there_and_not_in_another():
    asked = problem([[30, 1]], capacity=np.array([4.0]), service=0.5, unserved_cost=np.full(2, 10.0))
    assert solve(asked).unserved == pytest.approx([1, 0])  # half of all, where it is cheap
    held = replace(asked, promised=np.array([1.0, 0.0]))
    assert solve(held).unserved == pytest.approx([0.5, 0.5]) and solve(held).cost == pytest.approx(5 + 15.5 + 10)
    assert solve(replace(held, promised=np.array([0.0, 1.0]), service=1.0)).unserved == pytest.approx([1, 0])


def test_a_region_in_which_nobody_asks_keeps_no_promise_from_being_kept():
    asked = problem([[1, np.inf]], demand=np.array([4.0, 0.0]))
    assert solve(asked).cost == pytest.approx(5 + 1) and explain(asked).beyond == {}


def test_a_region_out_of_reach_is_no_reason_where_nothing_is_promised_in_it():
    asked = problem([[1, np.inf]], promised=np.array([1.0, 0.0]))
    assert solve(asked).unserved == pytest.approx([0, 1])
    far = replace(asked, cost=np.array([[[np.inf], [1.0]]]))
    with pytest.raises(Infeasible):
        solve(far)
    assert explain(far).most_served == pytest.approx(0)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_promise_to_some_regions_costs_what_the_best_of_every_open_set_does(seed):
    random, asked = np.random.default_rng(seed), random_problem(seed)
    asked = replace(asked, service=0.7, unserved_cost=random.uniform(0, 9, 7), promised=random.integers(0, 2, 7) * 1.0)
    cost = min(asked.fixed[list(o)].sum() + promised_transport(asked, o) for o in open_sets(5))
    assert solve(asked).cost == pytest.approx(cost, rel=CLOSE)


def promised_transport(asked: Problem, opened: tuple) -> float:
    """Return the least cost of serving some from the open plants and of leaving the rest, as a programme of its own."""
    _, r, m = asked.cost.shape
    of = list(opened)
    columns = np.append(asked.cost[of].ravel(), asked.unserved_cost)
    serve = np.hstack([np.tile(np.eye(r).repeat(m, axis=1), len(of)), np.eye(r)])
    room = np.hstack([np.kron(np.eye(len(of)), np.repeat(asked.demand, m)[None]), np.zeros((len(of), r))])
    due = np.append(np.zeros(len(of) * r * m), asked.demand * asked.promised)
    most = np.append(asked.capacity[of], (1 - asked.service) * (asked.demand * asked.promised).sum())
    found = linprog(columns, np.vstack([room, due]), most, serve, np.ones(r), (0, 1))
    return found.fun if found.success else np.inf


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
