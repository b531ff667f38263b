"""Acceptability against closed forms, a published example, and NumPy's own speed."""

import numpy as np
import pytest

from models.methods import smaa
from tests.timed import times_as_long

RANDOM = np.random.default_rng(7)


def test_weights_sum_to_one_and_none_is_negative():
    free = smaa.free_weights(RANDOM, (30, 20), 5)
    ordered = smaa.ordered_weights(RANDOM, (30, 20), np.array([3, 1, 2, 5, 4]))
    around = smaa.weights_around(RANDOM, (30, 20), np.array([5.0, 1, 1, 2, 1]), 20)
    for weights in (free, ordered, around):
        assert weights.shape == (30, 20, 5)
        assert weights.sum(axis=-1) == pytest.approx(1)
        assert weights.min() >= 0


def test_ordered_weights_keep_their_order_and_have_the_rank_order_centroid_as_mean():
    order = np.array([3, 1, 2])
    weights = smaa.ordered_weights(np.random.default_rng(1), (400, 100), order)
    assert (weights[..., 1] >= weights[..., 2]).all()
    assert (weights[..., 2] >= weights[..., 0]).all()
    centroid = np.array([1 / 3 / 3, (1 + 1 / 2 + 1 / 3) / 3, (1 / 2 + 1 / 3) / 3])  # Barron and Barrett 1996
    assert weights.mean(axis=(0, 1)) == pytest.approx(centroid, abs=0.003)


def test_firmer_weights_lie_closer_to_their_mean():
    mean = np.array([0.5, 0.3, 0.2])
    spread = [smaa.weights_around(np.random.default_rng(2), (200, 50), mean, f).std(axis=(0, 1)).max() for f in (4, 40)]
    assert spread[1] < spread[0] / 2
    assert smaa.weights_around(np.random.default_rng(2), (200, 50), mean, 40).mean(axis=(0, 1)) == pytest.approx(
        mean, abs=0.01
    )


def test_two_opposed_alternatives_share_the_first_place_evenly():
    values = np.tile(np.array([[1.0, 0.0], [0.0, 1.0]]), (200, 1, 1))
    weights = smaa.free_weights(np.random.default_rng(3), (200, 100), 2)
    worths = smaa.worth(values, weights)
    assert smaa.rank_acceptability(worths) == pytest.approx(np.full((2, 2), 0.5), abs=0.01)
    central = smaa.central_weights(worths.argmax(axis=-1), weights, 2)
    assert central == pytest.approx(np.array([[0.75, 0.25], [0.25, 0.75]]), abs=0.01)  # mean of the half simplex
    assert smaa.confidence_factors(values, central).tolist() == [1.0, 1.0]


def test_an_intermediate_alternative_has_the_share_of_the_simplex_that_geometry_gives():
    """a = (1, 0), b = (0, 1), c = (0.6, 0.6): c is first where both weights are below 0.6, a fifth of the line."""
    values = np.tile(np.array([[1.0, 0.0], [0.0, 1.0], [0.6, 0.6]]), (200, 1, 1))
    worths = smaa.worth(values, smaa.free_weights(np.random.default_rng(4), (200, 200), 2))
    assert smaa.rank_acceptability(worths)[:, 0] == pytest.approx([0.4, 0.4, 0.2], abs=0.01)


def test_a_dominated_alternative_is_never_first_and_has_no_central_weights():
    values = np.tile(np.array([[0.9, 0.8, 0.7], [0.5, 0.5, 0.5]]), (50, 1, 1))
    weights = smaa.free_weights(RANDOM, (50, 20), 3)
    first = smaa.worth(values, weights).argmax(axis=-1)
    central = smaa.central_weights(first, weights, 2)
    assert np.isnan(central[1]).all()
    assert smaa.confidence_factors(values, central).tolist() == [1.0, 0.0]


def test_acceptabilities_of_a_rank_and_of_an_alternative_sum_to_one():
    shares = smaa.rank_acceptability(RANDOM.random((40, 30, 6)))
    assert shares.sum(axis=0) == pytest.approx(np.ones(6))
    assert shares.sum(axis=1) == pytest.approx(np.ones(6))


def test_the_published_thrombolytics_example_is_reproduced():
    """Enoxaparin against heparin (Lynd and O'Brien 2004), as the R package smaa 0.3 prints it from 10,000 draws.

    Distributions and scales: the example problem of drugis.org's mcda-elicitation-web. The package's own draws have a
    standard error of 0.005; so has the tolerance, twice.
    """
    random, draws = np.random.default_rng(5), 4000
    beta = {"heparin": ((20, 116), (40, 96), (1, 135)), "enoxaparin": ((8, 121), (32, 97), (5, 124))}
    scales = np.array([[0.25, 0.0], [0.4, 0.15], [0.1, 0.0]])  # worst, best
    risks = np.stack([[random.beta(*one, draws) for one in drug] for drug in beta.values()]).transpose(2, 0, 1)
    values = (risks - scales[:, 0]) / (scales[:, 1] - scales[:, 0])
    weights = smaa.free_weights(random, (draws, 20), 3)
    worths = smaa.worth(values, weights)
    assert smaa.rank_acceptability(worths) == pytest.approx(np.array([[0.3504, 0.6496], [0.6496, 0.3504]]), abs=0.015)
    central = smaa.central_weights(worths.argmax(axis=-1), weights, 2)
    published = np.array([[0.1865, 0.2772, 0.5363], [0.4073, 0.3641, 0.2285]])
    assert central == pytest.approx(published, abs=0.015)
    assert smaa.confidence_factors(values, central) == pytest.approx([0.6682, 0.8956], abs=0.02)


def test_ten_thousand_weightings_take_at_most_five_times_numpys_own_sort():
    random = np.random.default_rng(6)
    numbers, values = random.random((10_000, 40)), random.random((200, 40, 12))
    weights = smaa.free_weights(random, (200, 50), 12)

    def analysis():
        worths = smaa.worth(values, weights)
        shares = smaa.rank_acceptability(worths)
        central = smaa.central_weights(worths.argmax(axis=-1), weights, 40)
        return shares, central, smaa.confidence_factors(values, central)

    assert times_as_long(lambda: np.argsort(numbers), analysis, turns=15) <= 5
