"""Queues in steady state: what theory says of the share that waits and of the mean wait, where theory is exact.

Notation: `arrivals` a unit of time, `service` the mean time in service in the same unit, `servers` alike and parallel.
The offered load is a = arrivals * service (erlang), the load of one server rho = a / servers. At rho >= 1 no steady
state exists: the wait is infinite and everybody waits. Arguments broadcast; patients come as a Poisson stream unless
it is said otherwise, and are served first come, first served.

Erlang 1917; Pollaczek 1930 and Khinchine 1932; Lee and Longton 1959, Operational Research Quarterly 10:56; Kingman
1962, Proceedings of the Cambridge Philosophical Society 57:902; Kimura 1986, Operations Research 34:858.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np


@dataclass(frozen=True, eq=False)
class Queue:
    """A queue in steady state; the shapes are those that the arguments broadcast to."""

    load: np.ndarray  # share of a server's time in service, 1 is all of it
    waits: np.ndarray  # share of patients who wait
    wait: np.ndarray  # mean wait of all, units of time
    stay: np.ndarray  # mean wait and service
    waiting: np.ndarray  # mean number waiting
    inside: np.ndarray  # mean number waiting or in service


def erlang_b(servers, offered):
    """Return the share of calls that find all `servers` (whole numbers >= 0) busy and are lost; offered: erlang.

    The recursion 1/B(n) = 1 + n / (a B(n - 1)) loses no digits (Jagerman 1974, Bell System Technical Journal 53:525).
    """
    servers, offered = np.broadcast_arrays(np.asarray(servers, int), np.asarray(offered, float))
    if (servers < 0).any() or (offered < 0).any():
        raise ValueError("servers and offered load are not negative")
    found, inverse = np.where(servers == 0, 1.0, 0.0), np.ones(offered.shape)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        for n in range(1, int(servers.max(initial=0)) + 1):
            inverse = 1 + n * inverse / offered
            found = np.where(servers == n, 1 / inverse, found)
    return np.where((offered == 0) & (servers > 0), 0.0, found)


def erlang_c(servers, offered):
    """Return the share of patients who wait before `servers` >= 1; 1 at a load of a server of 1 and more."""
    load = np.asarray(offered, float) / servers
    blocked = erlang_b(servers, offered)
    with np.errstate(invalid="ignore"):
        return np.where(load < 1, blocked / (1 - load * (1 - blocked)), 1.0)


def m_m_c(arrivals, service, servers) -> Queue:
    """Return the queue with exponential service times, exact."""
    return m_g_c(arrivals, service, servers, 1.0)


def m_g_1(arrivals, service, variation) -> Queue:
    """Return the queue of one server, exact (Pollaczek and Khinchine); variation: squared coefficient of service."""
    return m_g_c(arrivals, service, 1, variation)


def m_g_c(arrivals, service, servers, variation) -> Queue:
    """Return the queue with any service time whose squared coefficient of variation is given.

    Exact for one server and for exponential service; else the approximation of Lee and Longton, (1 + variation) / 2 of
    the wait of M/M/c, with the share that waits of M/M/c. With constant service it is good to a few percent of the
    wait at high load.
    """
    offered = np.asarray(arrivals, float) * service
    load, waits = offered / servers, erlang_c(servers, offered)
    with np.errstate(divide="ignore", invalid="ignore"):
        wait = waits * service / (servers * (1 - load)) * (1 + np.asarray(variation)) / 2
    return queue(arrivals, service, load, waits, np.where(load < 1, wait, np.inf))


def queue(arrivals, service, load, waits, wait) -> Queue:
    """Return the queue with the numbers in it, which follow from the mean wait by Little's law."""
    stay = wait + service
    return Queue(load, waits, wait, stay, arrivals * wait, arrivals * stay)


def most_wait(arrivals, service, servers, of_arrivals, of_service):
    """Return the bound from above of the mean wait in GI/G/c; squared coefficients of variation of both streams.

    Kingman's bound for one server, and for more of them Kingman's and Brumelle's (1970, Operations Research 19:1407):
    lambda (var_a + var_s / c + (c - 1) s^2 / c^2) / (2 (1 - rho)).
    """
    between = 1 / np.asarray(arrivals, float)
    load = service / (between * servers)
    spread = of_arrivals * between**2 + of_service * service**2 / servers + (servers - 1) * (service / servers) ** 2
    with np.errstate(divide="ignore"):
        return np.where(load < 1, spread / (2 * between * (1 - load)), np.inf)


def least_wait(arrivals, service, servers, of_service):
    """Return a bound from below of the mean wait in M/G/c: one server that is as fast as all, less what is in service.

    Brumelle 1971, Journal of Applied Probability 8:568: W of M/G/1 with service s/c, less (c - 1) E[s^2] / (2 c s).
    """
    fast = m_g_1(arrivals, service / np.asarray(servers, float), of_service)
    spared = (np.asarray(servers) - 1) * (1 + of_service) * service / (2 * np.asarray(servers, float))
    return np.maximum(fast.wait - spared, 0.0)


def priorities(arrivals, service, variation):
    """Return the mean wait of each class before one server, the most urgent first; nobody in service is put out.

    arrivals: (k,) a unit of time. service and variation: of all classes alike. A class that the more urgent leave no
    time for waits for ever (Cobham 1954, Operations Research 2:70).
    """
    loads = np.append(0.0, np.cumsum(np.asarray(arrivals, float) * service))
    in_service = min(loads[-1], 1.0) * service * (1 + variation) / 2
    with np.errstate(divide="ignore"):
        wait = in_service / ((1 - loads[:-1]) * (1 - loads[1:]))
    return np.where(loads[1:] < 1, wait, np.inf)


def in_tandem(arrivals, service: Sequence[float], servers: Sequence[int]) -> tuple[Queue, ...]:
    """Return the queues of stations one after the other, exponential service: each is M/M/c (Burke 1956, OR 4:699)."""
    return tuple(m_m_c(arrivals, mean, count) for mean, count in zip(service, servers, strict=True))


def arrivals_with_return(arrivals, again):
    """Return arrivals at a station to which a share `again` of what leaves it comes back (Jackson 1957, OR 5:518)."""
    again = np.asarray(again, float)
    with np.errstate(divide="ignore"):
        return np.where(again < 1, arrivals / (1 - again), np.inf)
