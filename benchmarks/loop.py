"""One loop of patients, batches and beds: ours, a plain list of events, SimPy and Ciw; microseconds a patient.

Patients come as a Poisson stream, are collected at one of a few places, travel, wait for a suite, come back for another
batch with some chance after some days, and then take a bed. Each way must agree with ours in the mean wait for a suite,
within the intervals of both, before its time counts. Neither is needed to run or test the explorer: Ciw
installs a package called `tests`, so both are fetched for this bench alone (`pip install simpy ciw`).
"""

import heapq
import random
import time
from collections import deque
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import accumulate, count

import numpy as np

from benchmarks.apps import App
from benchmarks.report import Figure, attempt
from models.methods import loop

ARRIVALS, PLACES, SUITES, BEDS = 2.0, 5, 24, 22  # a day; servers
COLLECTED, TRAVELS, MADE, LATER, STAYS = 1.0, 2.0, 9.0, 10.0, 7.0  # days; made is a mean, exponential
AGAIN, MOST = 0.1, 4  # chance of another batch, batches at most
PATIENTS, REPS, OTHER_REPS, ROUNDS, WARM, SEED = 10_000, 30, 4, 3, 0.2, 5
MANY, FEWER = 300, 2_000  # replications and patients of each where many are wanted: the more rows, the less each costs
SURE = 2.0  # intervals of two runs that agree are no further apart than so many of their joint half width


def ours(patients: int = PATIENTS, reps: int = REPS) -> np.ndarray:
    """Return (reps,) the mean wait for a suite by the loop of stations."""
    shape = (reps, patients)
    came = loop.poisson_stream(loop.exponential(SEED, 0, shape), ARRIVALS)
    ready = loop.first_come(came, np.full(shape, COLLECTED), PLACES) + COLLECTED + TRAVELS
    made = MADE * loop.exponential(SEED, 1, (*shape, MOST))
    again = np.where(loop.uniform(SEED, 2, made.shape) < AGAIN, made + LATER, np.inf)
    again[..., -1] = np.inf
    zero, one = np.zeros(shape), np.ones(shape)
    work = loop.Work(ready, zero.astype(int), one * np.inf, zero, one, made, made, again)
    start = loop.serve(work, loop.Station(np.full(reps, SUITES), np.zeros(reps, bool))).start
    leaves = start[..., 0] + made[..., 0]
    for batch in range(1, MOST):
        leaves = np.fmax(leaves, start[..., batch] + made[..., batch])
    loop.first_come(leaves, np.full(shape, STAYS), BEDS)
    return (start[..., 0] - ready)[:, round(WARM * patients) :].mean(axis=1)


def mean_wait(waits: dict[int, float], patients: int) -> float:
    """Return the mean first wait for a suite of those who came after the warm-up."""
    seen = [wait for patient, wait in waits.items() if patient >= WARM * patients]
    return sum(seen) / len(seen)


def events(seed: int, patients: int) -> float:
    """Return the same of one replication by a heap of events, as textbooks write it."""
    chance, number, waits = random.Random(seed), count(), {}
    stations = {"place": [PLACES, deque()], "suite": [SUITES, deque()], "bed": [BEDS, deque()]}
    came = accumulate(chance.expovariate(ARRIVALS) for _ in range(patients))
    heap = [(at, next(number), "asks", "place", patient) for patient, at in enumerate(came)]

    def begin(station: str, patient: int, asked: float) -> None:
        if station == "suite":
            waits.setdefault(patient, now - asked)
        days = {"place": COLLECTED, "bed": STAYS}.get(station) or chance.expovariate(1 / MADE)
        heapq.heappush(heap, (now + days, next(number), "ends", station, patient))

    while heap:
        now, _, what, station, patient = heapq.heappop(heap)
        free, queue = stations[station]
        if what == "asks" and free:
            stations[station][0] -= 1
            begin(station, patient, now)
        elif what == "asks":
            queue.append((now, patient))
        else:
            if queue:
                asked, waiting = queue.popleft()
                begin(station, waiting, asked)
            else:
                stations[station][0] += 1
            if follows := next_station(station, chance.random()):
                heapq.heappush(heap, (now + follows[1], next(number), "asks", follows[0], patient))
    return mean_wait(waits, patients)


def next_station(station: str, drawn: float) -> tuple[str, float] | None:
    """Return where a patient goes after a station, and after how many days."""
    if station == "place":
        return "suite", TRAVELS
    if station == "suite":
        return ("suite", LATER) if drawn < AGAIN else ("bed", 0.0)
    return None


def with_simpy(seed: int, patients: int) -> float:
    """Return the same of one replication by SimPy's processes and resources."""
    simpy = import_module("simpy")
    chance, env, waits = random.Random(seed), simpy.Environment(), {}
    stations = [simpy.Resource(env, capacity=servers) for servers in (PLACES, SUITES, BEDS)]

    def stream():
        for number in range(patients):
            yield env.timeout(chance.expovariate(ARRIVALS))
            env.process(a_patient(env, stations, chance, waits, number))

    env.process(stream())
    env.run()
    return mean_wait(waits, patients)


def a_patient(env, stations, chance: random.Random, waits: dict[int, float], number: int):
    """Go through the loop as a process of SimPy; the first wait for a suite goes into `waits`."""
    places, suites, beds = stations
    with places.request() as asked:
        yield asked
        yield env.timeout(COLLECTED)
    yield env.timeout(TRAVELS)
    while True:
        since = env.now
        with suites.request() as asked:
            yield asked
            waits.setdefault(number, env.now - since)
            yield env.timeout(chance.expovariate(1 / MADE))
        if chance.random() >= AGAIN:
            break
        yield env.timeout(LATER)
    with beds.request() as asked:
        yield asked
        yield env.timeout(STAYS)


def with_ciw(seed: int, patients: int) -> float:
    """Return the same of one replication by a network of Ciw; what only takes time is a node with servers for all."""
    ciw = import_module("ciw")
    fixed, everybody = ciw.dists.Deterministic, float("inf")
    ciw.seed(seed)
    network = ciw.create_network(
        arrival_distributions=[ciw.dists.Exponential(rate=ARRIVALS), None, None, None, None],
        service_distributions=[fixed(COLLECTED), fixed(TRAVELS), ciw.dists.Exponential(rate=1 / MADE), fixed(LATER),
                               fixed(STAYS)],
        number_of_servers=[PLACES, everybody, SUITES, everybody, BEDS],
        routing=[[0.0, 1.0, 0.0, 0.0, 0.0], [0.0, 0.0, 1.0, 0.0, 0.0], [0.0, 0.0, 0.0, AGAIN, 1 - AGAIN],
                 [0.0, 0.0, 1.0, 0.0, 0.0], [0.0] * 5],
    )  # fmt: skip
    simulation = ciw.Simulation(network)
    simulation.simulate_until_max_customers(patients, method="Finish")
    records = sorted((one for one in simulation.get_all_records() if one.node == 3), key=lambda one: one.arrival_date)
    waits: dict[int, float] = {}
    for one in records:
        waits.setdefault(one.id_number, one.waiting_time)
    return mean_wait(waits, patients)


def microseconds(run: Callable, patients: int) -> tuple[float, np.ndarray]:
    """Return microseconds of this process for each patient of a run, the best of a few rounds, and what it found."""
    spent = []
    for _ in range(ROUNDS):
        began = time.process_time()
        found = run()
        spent.append(time.process_time() - began)
    return 1e6 * min(spent) / patients, found


def compared(other: Callable, found: np.ndarray) -> float:
    """Return the other's microseconds a patient; an error if its mean wait is not ours, within both intervals."""
    spent, waits = microseconds(
        lambda: np.array([other(seed, PATIENTS) for seed in range(OTHER_REPS)]), PATIENTS * OTHER_REPS
    )
    one, two = loop.interval(found), loop.interval(waits)
    if abs(one.mean - two.mean) > SURE * np.hypot(one.half, two.half):
        raise AssertionError(f"{other.__name__} waits {two.mean:.3f} days, ours {one.mean:.3f}")
    return spent


def measure(_ours: App, _stock: App) -> Iterator[Figure]:
    """Ours beside each of the others, in one run; the apps play no part."""
    long, _ = microseconds(ours, PATIENTS * REPS)
    yield Figure("Ten thousand patients thirty times, all in all", "s", long * PATIENTS * REPS / 1e6)
    mine, found = microseconds(lambda: ours(FEWER, MANY), FEWER * MANY)
    for name, other in {"a plain list of events": events, "SimPy": with_simpy, "Ciw": with_ciw}.items():
        yield Figure(f"A patient of the loop; beside {name}", "us", mine, attempt(name, compared, other, found))
