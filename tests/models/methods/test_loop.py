"""The loop of stations: against a plain event list, theory in steady state, Little's law and sums done by hand."""

import heapq
from time import process_time

import numpy as np
import pytest

from models.methods import loop, queues
from models.methods.loop.turns import window_of, with_return

NEVER = np.inf


def work(rows, patients, arrivals, service, most=1, again=0.0, patience=NEVER, classes=1, seed=7, **more):
    """Return a Poisson stream with exponential service; a share `again` of services is repeated after a delay."""
    shape = (rows, patients)
    ready = loop.poisson_stream(loop.exponential(seed, 0, shape), arrivals)
    takes = more.get("takes", loop.exponential(seed, 1, (*shape, most))) * service
    delay = more.get("delay", 0.0)
    repeated = loop.uniform(seed, 2, (*shape, most)) < again
    repeated[..., -1] = False
    leaves = ready + loop.exponential(seed, 3, shape) * patience if patience < NEVER else np.full(shape, NEVER)
    rank = (loop.uniform(seed, 4, shape) * classes).astype(int)
    lead, stretch = np.full(shape, more.get("lead", 0.0)), np.full(shape, more.get("stretch", 1.0))
    return loop.Work(ready, rank, leaves, lead, stretch, takes, takes, np.where(repeated, takes + delay, NEVER))


def station(rows, servers, urgent=False, every=0.0):
    return loop.Station(np.full(rows, servers), np.full(rows, urgent), every)


def one_by_one(given, row, servers, urgent, every):
    """Serve one row as a textbook does: a list of events, a queue, one patient after the other."""
    _, patients, most = given.service.shape
    free, start = [-np.inf] * servers, np.full((patients, most), np.nan)
    leaves = given.leaves[row].copy()
    waiting = [(given.ready[row, i], given.rank[row, i], i, 0) for i in range(patients)]
    while waiting:
        now = max(min(free), min(waiting)[0])
        now = np.ceil(now / every - 1e-9) * every if every else now
        there = [one for one in waiting if one[0] <= now]
        chosen = min(there, key=lambda one: (one[1], one[0]) if urgent else one[0])
        waiting.remove(chosen)
        _, _, i, nth = chosen
        bound = now - given.lead[row, i]
        if bound >= leaves[i]:
            continue
        start[i, nth] = now
        heapq.heapreplace(free, now + given.service[row, i, nth])
        if nth == 0:
            leaves[i] = bound + (leaves[i] - bound) * given.stretch[row, i]
        if given.again[row, i, nth] < NEVER and leaves[i] > now + given.known[row, i, nth]:
            waiting.append((now + given.again[row, i, nth], -1, i, nth + 1))
    return start, leaves


@pytest.mark.parametrize("urgent", [False, True])
@pytest.mark.parametrize("every", [0.0, 7.0])
@pytest.mark.parametrize("servers", [1, 4])
def test_rows_in_lockstep_serve_as_a_list_of_events_does(urgent, every, servers):
    given = work(6, 120, 0.11 * servers, 6.0, 3, 0.3, 40.0, 3, lead=2.0, stretch=1.7, delay=5.0)
    served = loop.serve(given, station(6, servers, urgent, every))
    for row in range(6):
        start, leaves = one_by_one(given, row, servers, urgent, every)
        np.testing.assert_allclose(served.start[row], start, atol=1e-9)
        np.testing.assert_allclose(served.leaves[row], leaves, atol=1e-9)


def test_many_who_come_back_late_find_room():
    given = work(3, 300, 5.0, 0.1, 2, 0.9, delay=500.0)
    served = loop.serve(given, station(3, 2))
    for row in range(3):
        np.testing.assert_allclose(served.start[row], one_by_one(given, row, 2, False, 0.0)[0])


def test_rows_may_differ_in_servers_and_in_order_of_service():
    given = work(4, 80, 0.5, 6.0, 1, classes=2)
    mixed = loop.Station(np.array([3, 5, 3, 5]), np.array([False, False, True, True]))
    served = loop.serve(given, mixed)
    for row in range(4):
        start, _ = one_by_one(given, row, mixed.servers[row], mixed.urgent[row], 0.0)
        np.testing.assert_allclose(served.start[row], start)


def test_first_come_is_the_same_rule_without_return():
    given = work(5, 200, 0.9, 3.0)
    begins = loop.first_come(given.ready, given.service[..., 0], 3)
    np.testing.assert_allclose(begins, loop.serve(given, station(5, 3)).start[..., 0])


def test_first_come_takes_patients_in_any_order_and_never_those_who_never_come():
    ready = np.array([[9.0, NEVER, 0.0, 1.0]])
    assert loop.first_come(ready, np.full((1, 4), 5.0), 1).tolist() == [[10.0, NEVER, 0.0, 5.0]]


def test_constant_times_add_up_exactly():
    shape = (2, 3)
    ready = np.tile([0.0, 1.0, 2.0], (2, 1))
    zero, one, takes = np.zeros(shape), np.ones(shape), np.full((*shape, 2), 4.0)
    again = np.full((*shape, 2), NEVER)
    again[:, 0, 0] = 4.0 + 6.0
    given = loop.Work(ready, zero.astype(int), one * NEVER, zero, one, takes, takes + 3.0, again)
    start = loop.serve(given, station(2, 1)).start
    assert start[0, :, 0].tolist() == [0.0, 4.0, 8.0]
    assert start[0, 0, 1] == 12.0
    assert np.isnan(start[0, 1:, 1]).all()


# Steady state

SETTINGS = [(1, 0.5), (1, 0.8), (2, 0.7), (3, 0.85), (5, 0.6), (8, 0.9), (12, 0.8), (20, 0.75), (20, 0.9), (40, 0.9)]


def waits_of(given, start, warm=0.15, cool=0.05):
    """Return (r,) the mean wait of those who are measured."""
    seen = loop.in_window(given.ready.shape[1], warm, cool)
    return np.nanmean((start[..., 0] - given.ready)[:, seen], axis=1)


@pytest.mark.parametrize(("servers", "load"), SETTINGS)
def test_mean_waits_hold_erlang_c_in_their_interval(servers, load):
    given = work(40, 6_000, servers * load / 9.0, 9.0)
    waits = loop.interval(waits_of(given, loop.first_come(given.ready, given.service[..., 0], servers)[..., None]))
    exact = queues.m_m_c(servers * load / 9.0, 9.0, servers).wait
    assert waits.holds(exact), (waits.low, exact, waits.high)


def test_intervals_hold_the_exact_wait_as_often_as_they_say():
    exact = queues.m_m_c(2.0, 1.0, 3).wait
    held = [
        loop.interval(waits_of(given, loop.first_come(given.ready, given.service[..., 0], 3)[..., None])).holds(exact)
        for given in (work(20, 1_500, 2.0, 1.0, seed=seed) for seed in range(60))
    ]
    assert 0.88 <= np.mean(held) <= 1.0


def test_the_urgent_wait_less_by_cobhams_formula():
    given = work(60, 6_000, 0.8, 1.0, classes=2)
    start = loop.serve(given, station(60, 1, urgent=True)).start[..., 0]
    seen = loop.in_window(6_000, 0.15, 0.05)
    for rank, exact in enumerate(queues.priorities([0.4, 0.4], 1.0, 1.0)):
        of_class = np.where(given.rank == rank, start - given.ready, np.nan)[:, seen]
        assert loop.interval(np.nanmean(of_class, axis=1)).holds(exact)


def test_constant_service_halves_the_wait():
    given = work(40, 6_000, 0.8, 1.0, takes=np.ones((40, 6_000, 1)))
    waits = loop.interval(waits_of(given, loop.serve(given, station(40, 1)).start))
    assert waits.holds(queues.m_g_1(0.8, 1.0, 0.0).wait)


def test_what_comes_back_at_once_loads_the_station_as_jackson_says():
    given = work(40, 5_000, 2.0, 1.0, 12, 0.25)
    start = loop.serve(given, station(40, 4)).start
    done = np.nanmax(start + given.service, axis=2)
    inside = loop.mean_inside(given.ready, done, 400.0, given.ready[:, -300])
    assert loop.interval(inside).holds(queues.m_m_c(queues.arrivals_with_return(2.0, 0.25), 1.0, 4).inside)


def test_those_who_lose_patience_are_as_many_as_the_chain_of_birth_and_death_says():
    servers, arrivals, patience = 3, 3.3, 4.0
    given = work(40, 6_000, arrivals, 1.0, patience=patience)
    lost = np.isnan(loop.serve(given, station(40, servers)).start[..., 0])[:, loop.in_window(6_000, 0.1, 0.05)]
    inside = np.arange(200)
    leaving = np.minimum(inside, servers) + np.maximum(inside - servers, 0) / patience
    chance = np.append(1.0, np.cumprod(arrivals / leaving[1:]))
    exact = (chance / chance.sum()) @ np.maximum(inside - servers, 0) / patience / arrivals
    assert loop.interval(lost.mean(axis=1)).holds(exact)


def test_littles_law_holds_in_every_run():
    given = work(30, 800, 0.7, 9.0, 3, 0.2, 60.0, 2, delay=5.0)
    start = loop.serve(given, station(30, 8, urgent=True)).start
    begins = np.where(np.isnan(start[..., 0]), given.leaves, start[..., 0])
    horizon = begins.max(axis=1)
    number = loop.mean_inside(given.ready, begins, 0.0, horizon)
    rate, wait = 800 / horizon, (begins - given.ready).mean(axis=1)
    np.testing.assert_allclose(number, rate * wait)
    grid = np.linspace(0, horizon.min(), 20_001)
    counted = loop.inside_at(given.ready, begins, grid).mean(axis=1)
    np.testing.assert_allclose(counted, loop.mean_inside(given.ready, begins, 0.0, grid[-1]), rtol=0.01)


# Draws, intervals, speed


def test_one_more_kind_of_draw_moves_no_other():
    assert (loop.uniform(3, 1, (2, 5)) == loop.uniform(3, 1, (2, 5))).all()
    assert (loop.uniform(3, 1, (2, 5)) != loop.uniform(3, 2, (2, 5))).all()


@pytest.mark.parametrize("variation", [0.0, 0.05, 0.5, 1.0])
def test_factors_have_mean_one_and_the_spread_that_is_asked_for(variation):
    factors = loop.gamma_like(loop.uniform(5, 0, (400_000,)), variation)
    assert factors.mean() == pytest.approx(1, abs=0.01)
    assert factors.var() == pytest.approx(variation, rel=0.03)


def test_one_replication_has_no_interval():
    with pytest.raises(ValueError, match="no interval"):
        loop.interval(np.ones(1))


def test_a_window_holds_somebody():
    assert loop.in_window(100, 0.2, 0.1) == slice(20, 90)
    with pytest.raises(ValueError, match="nobody is left"):
        loop.in_window(10, 0.5, 0.5)


def test_a_run_says_how_far_it_is_and_ends_when_it_is_told():
    told = []
    loop.serve(work(2, 2_000, 0.5, 1.0), station(2, 1), told.append)
    assert told == sorted(told)
    assert told[-1] == 1.0

    def stop(share):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        loop.serve(work(2, 2_000, 0.5, 1.0), station(2, 1), stop)


def test_ten_years_of_ten_thousand_patients_thirty_times_take_seconds():
    given = work(30, 10_000, 10_000 / 3_652, 6.0, 3, 0.15, 500.0, 2, delay=10.0)
    begin = process_time()
    loop.serve(given, station(30, 25, urgent=True))
    assert process_time() - begin < 6  # about 1 where nothing else runs


@pytest.mark.parametrize(("servers", "again", "delay"), [(1, 0.0, 0.0), (4, 0.3, 15.0), (12, 0.6, 40.0)])
def test_windows_serve_as_a_list_of_events_does(servers, again, delay):
    given = work(5, 400, 0.1 * servers, 6.0, 3, again, delay=delay)
    given.ready[1, 7:9] = NEVER
    span = window_of(given.ready, given.again)
    assert span > 0
    start = with_return(given.ready, given.service, given.again, np.full(5, servers), span)
    for row in range(5):
        there = given.ready[row] < NEVER
        exact, _ = one_by_one(given, row, servers, False, 0.0)
        np.testing.assert_allclose(start[row, there], exact[there], atol=1e-9)
    assert np.isnan(start[1, 7:9]).all()


def test_who_comes_back_at_once_leaves_no_window():
    given = work(5, 400, 0.4, 6.0, 3, 0.3)
    assert window_of(given.ready, given.again) == 0.0
