"""Queues in steady state, against published tables and closed forms."""

import numpy as np
import pytest
from scipy.stats import poisson

from models.methods import queues


@pytest.mark.parametrize(
    ("servers", "offered", "blocked"),
    [
        (1, 5, 0.8333333333),
        (10, 20, 0.5379631686),
        (190, 200, 0.0886968439),
        (10, 5, 0.0183845703),
        (25, 20, 0.0502217779),
    ],
)
def test_erlang_b_is_that_of_published_tables(servers, offered, blocked):
    assert queues.erlang_b(servers, offered) == pytest.approx(blocked, abs=1e-9)


def test_erlang_c_of_25_servers_and_20_erlang_is_the_right_one_and_not_the_one_often_copied():
    assert queues.erlang_c(25, 20) == pytest.approx(0.209103, abs=1e-6)


def test_the_county_hospital_of_hillier_and_lieberman():
    found = queues.m_m_c(2, 1 / 3, np.array([1, 2]))
    assert found.waits == pytest.approx([2 / 3, 1 / 6])
    assert found.waiting == pytest.approx([4 / 3, 1 / 12])
    assert found.inside == pytest.approx([2, 3 / 4])
    assert found.wait == pytest.approx([2 / 3, 1 / 24])
    assert found.stay == pytest.approx([1, 3 / 8])


def test_one_exponential_server_waits_its_closed_form():
    assert queues.m_m_c(5, 1 / 8, 1).wait == pytest.approx(5 / (8 * (8 - 5)))


def test_constant_service_halves_the_wait_of_one_server_and_pollaczek_and_khinchine_say_the_rest():
    for variation in (0.0, 0.3, 1.0, 4.0):
        second_moment = (1 + variation) * 0.7**2
        assert queues.m_g_1(1.1, 0.7, variation).wait == pytest.approx(1.1 * second_moment / (2 * (1 - 0.77)))


def test_constant_service_before_several_servers_is_near_crommelins_exact_wait():
    exact = crommelin(10, 9.0)
    assert queues.m_g_c(9.0, 1.0, 10, 0.0).wait == pytest.approx(exact, rel=0.06)


def crommelin(servers, offered):
    """Return the exact mean wait of M/D/c in times of service (Crommelin 1934), from its chance of n inside."""
    most = 400
    coming = poisson.pmf(np.arange(most), offered)
    inside = np.full(most, 1 / most)
    for _ in range(3_000):
        left = np.append(inside[: servers + 1].sum(), inside[servers + 1 :])
        inside = np.convolve(left, coming)[:most]
        inside /= inside.sum()
    return float(inside @ np.maximum(np.arange(most) - servers, 0)) / offered


@pytest.mark.parametrize("servers", [1, 2, 7, 30])
@pytest.mark.parametrize("load", [0.3, 0.8, 0.97])
def test_the_bounds_hold_the_exact_wait_between_them(servers, load):
    exact = queues.m_m_c(servers * load / 9, 9, servers).wait
    assert queues.least_wait(servers * load / 9, 9, servers, 1.0) <= exact + 1e-9
    assert queues.most_wait(servers * load / 9, 9, servers, 1.0, 1.0) >= exact - 1e-9


def test_kingmans_bound_is_reached_as_the_load_nears_one():
    bound, exact = queues.most_wait(0.999, 1, 1, 1.0, 1.0), queues.m_m_c(0.999, 1, 1).wait
    assert bound == pytest.approx(exact, rel=0.01)


def test_littles_law_holds_in_every_queue():
    found = queues.m_g_c(np.array([0.2, 1.7]), 3.0, 6, 0.4)
    assert found.waiting == pytest.approx(np.array([0.2, 1.7]) * found.wait)
    assert found.inside == pytest.approx(np.array([0.2, 1.7]) * found.stay)


@pytest.mark.parametrize("arrivals", [1.0, 1.3])
def test_at_full_load_and_over_it_the_wait_is_infinite(arrivals):
    found = queues.m_m_c(arrivals, 3.0, 3)
    assert found.wait == np.inf
    assert found.waits == 1
    assert queues.most_wait(arrivals, 3.0, 3, 1.0, 1.0) == np.inf


def test_nobody_waits_where_nobody_comes():
    assert queues.m_m_c(0.0, 3.0, 3).wait == 0
    assert queues.erlang_b(4, 0.0) == 0
    assert queues.erlang_b(0, 2.0) == 1


def test_two_classes_of_urgency_wait_as_published():
    assert queues.priorities([0.2, 0.6], 1.0, 1.0) + 1.0 == pytest.approx([2.0, 6.0])


def test_the_waits_of_classes_keep_the_mean_wait_of_all():
    arrivals = np.array([0.3, 0.2, 0.35])
    assert arrivals @ queues.priorities(arrivals, 1.0, 0.6) / 0.85 == pytest.approx(queues.m_g_1(0.85, 1.0, 0.6).wait)


def test_stations_in_tandem_add_up():
    one, two = queues.in_tandem(0.5, (1.0, 6.0), (1, 4))
    assert one.stay + two.stay == pytest.approx(2.0 + queues.m_m_c(0.5, 6.0, 4).stay)


def test_what_comes_back_comes_again():
    assert queues.arrivals_with_return(4.0, 0.2) == pytest.approx(5.0)
    assert queues.arrivals_with_return(4.0, 1.0) == np.inf


def test_negative_servers_are_refused():
    with pytest.raises(ValueError, match="not negative"):
        queues.erlang_b(-1, 2.0)
