"""Patients sent anew over the plants that stand: as good as a linear programme, and what hand cases say."""

import numpy as np
import pytest
from scipy.optimize import linprog

from models.methods.rerouting import rerouted
from tests.timed import least

MOST_SECONDS = 0.15  # for 400 futures of each of five networks


def brought(flow: np.ndarray, margin: np.ndarray) -> np.ndarray:
    """Return what the patients sent bring in each future."""
    return np.where(flow > 0, flow * np.where(np.isfinite(margin), margin, 0.0), 0.0).sum(axis=(1, 2))


def by_linear_programme(patients: np.ndarray, margin: np.ndarray, room: np.ndarray) -> float:
    """Return the most that one future can bring, by HiGHS."""
    plants, regions = margin.shape
    lanes = np.isfinite(margin).ravel()
    of_region = np.tile(np.eye(regions), plants)
    of_plant = np.repeat(np.eye(plants), regions, axis=1)
    found = linprog(
        -np.where(lanes, margin.ravel(), 0.0),
        A_ub=np.vstack([of_region, of_plant]),
        b_ub=np.concatenate([patients, room]),
        bounds=[(0, None if lane else 0) for lane in lanes],
    )
    return -found.fun


@pytest.mark.parametrize("seed", range(20))
def test_ten_networks_each_bring_in_every_future_what_a_linear_programme_finds(seed):
    rng = np.random.default_rng(seed)
    for _ in range(10):
        plants, regions = rng.integers(1, 7), rng.integers(1, 12)
        margin = rng.normal(1, 1, (plants, regions))
        margin = np.round(margin) if rng.random() < 0.3 else margin  # ties
        margin[rng.random(margin.shape) < 0.2] = -np.inf
        patients = rng.gamma(1, 1, (4, regions)) * rng.integers(0, 2, (4, regions))
        room = rng.gamma(1, 1, plants) * regions / plants
        flow = rerouted(patients, margin, room)
        assert (flow >= 0).all()
        assert (flow.sum(axis=2) <= room + 1e-6).all()
        assert (flow.sum(axis=1) <= patients + 1e-9).all()
        assert not flow[:, ~np.isfinite(margin)].any()
        exact = [by_linear_programme(each, margin, room) for each in patients]
        np.testing.assert_allclose(brought(flow, margin), exact, atol=1e-6)


def test_a_full_plant_sends_on_those_who_lose_least():
    margin = np.array([[10.0, 9.0], [8.0, 2.0]])
    flow = rerouted(np.array([[5.0, 5.0]]), margin, np.array([6.0, 10.0]))
    assert flow[0].tolist() == [[1.0, 5.0], [4.0, 0.0]]


def test_a_patient_makes_way_for_another_through_a_chain_of_plants():
    margin = np.array([[10.0, 10.0, -np.inf], [-np.inf, 9.0, 9.0], [-np.inf, -np.inf, 5.0]])
    flow = rerouted(np.array([[2.0, 1.0, 1.0]]), margin, np.array([2.0, 1.0, 1.0]))
    assert flow[0].tolist() == [[2.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]


def test_whoever_brings_less_than_nothing_and_whoever_finds_no_room_is_turned_away():
    assert not rerouted(np.array([[5.0]]), np.array([[-1.0]]), np.array([9.0])).any()
    assert rerouted(np.array([[5.0, 5.0]]), np.array([[3.0, 2.0]]), np.array([6.0]))[0].tolist() == [[5.0, 1.0]]
    assert not rerouted(np.array([[5.0]]), np.array([[1.0]]), np.array([0.0])).any()


def test_without_plants_nobody_is_served():
    assert rerouted(np.ones((3, 2)), np.zeros((0, 2)), np.zeros(0)).shape == (3, 0, 2)


def test_more_room_never_brings_less_and_room_for_all_sends_each_by_the_best_lane():
    rng = np.random.default_rng(1)
    margin, patients = rng.normal(1, 1, (3, 8)), rng.gamma(2, 1, (50, 8))
    room = patients.sum(axis=1).mean() / 4 * np.ones(3)
    worth = [brought(rerouted(patients, margin, room * factor), margin) for factor in (0.5, 1, 2, 100)]
    assert (np.diff(worth, axis=0) >= -1e-9).all()
    np.testing.assert_allclose(worth[-1], patients @ np.maximum(margin.max(axis=0), 0.0))


def test_room_and_margins_may_differ_by_future():
    patients, margin = np.full((2, 1), 4.0), np.array([[[1.0], [2.0]], [[2.0], [1.0]]])
    flow = rerouted(patients, margin, np.array([[9.0, 3.0], [0.0, 9.0]]))
    assert flow[..., 0].tolist() == [[1.0, 3.0], [0.0, 4.0]]


def test_four_hundred_futures_of_five_networks_take_no_time_that_a_reader_notices():
    rng = np.random.default_rng(2)
    networks = [(rng.normal(0.3, 0.05, (plants, 22)), plants) for plants in (1, 2, 3, 3, 4)]
    patients = rng.gamma(2, 50, (400, 22))
    room = patients.sum(axis=1).mean()
    assert (
        least(lambda: [rerouted(patients, margin, np.full(plants, room / plants)) for margin, plants in networks], 3)
        < MOST_SECONDS
    )
