"""Which countries a launch serves: the best of all that could be chosen, tried one by one."""

from itertools import product

import numpy as np
import pytest

from models.design_lock.choices import choices_of, chosen, whole, worth_of

CAPITAL, LOWEST = 0.06, 0.02


def drawn(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return what a patient of each of five countries leaves to a site in each of three places, and their parts."""
    left = random.uniform(-0.05, 0.3, (3, 5))
    return np.where(random.random((3, 5)) < 0.2, -np.inf, left), random.dirichlet(np.ones(5))


def volumes(random: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Return patients (t, years, x) and what their suites are in the capital of one, no less than the running."""
    treated = random.uniform(0, 1_000, (4, 6, 5))
    return treated, treated * random.uniform(LOWEST / CAPITAL, 6.0, treated.shape)


def best(left: np.ndarray, part: np.ndarray, treated: float, cost: float) -> float:
    """Return the most that any place with any countries is worth."""
    tried = product(np.where(np.isfinite(left), left, -1e9), product((0.0, 1.0), repeat=len(part)))
    return max(float((np.array(serves) * part) @ (row * treated - cost)) for row, serves in tried)


@pytest.mark.parametrize("seed", range(8))
def test_the_worth_is_that_of_the_best_place_and_countries_whatever_suites_cost(seed):
    random = np.random.default_rng(seed)
    (left, part), (treated, suites) = drawn(random), volumes(random)
    choices = choices_of(left, part, LOWEST)
    found = np.maximum(worth_of(choices, treated, suites, CAPITAL), 0.0)
    each = [best(left, part, sold, CAPITAL * need) for sold, need in zip(treated.flat, suites.flat, strict=True)]
    assert found.ravel() == pytest.approx(np.array(each), abs=1e-9) and found.max() > 0
    sold, paid = treated[0, 0, 0], CAPITAL * suites[0, 0, 0]
    assert best(left, part, sold, paid) == pytest.approx(worth_as_told(chosen(choices, sold, paid), sold, paid))


def worth_as_told(one, treated: float, cost: float) -> float:
    """Return what a choice is worth by what it tells of its countries."""
    assert sum(one.countries) == pytest.approx(one.part)
    return one.leaves * treated - one.part * cost


@pytest.mark.parametrize("seed", range(8))
def test_nobody_who_leaves_more_and_no_cheaper_suite_ever_lowers_the_worth(seed):
    random = np.random.default_rng(seed)
    (left, part), (treated, suites) = drawn(random), volumes(random)
    more = left + random.uniform(0, 0.05, left.shape)
    less, much = (worth_of(choices_of(one, part, LOWEST), treated, suites, CAPITAL) for one in (left, more))
    cheap = worth_of(choices_of(left, part, LOWEST), treated, suites, CAPITAL * 0.9)
    assert (np.maximum(much, 0) >= np.maximum(less, 0)).all() and (np.maximum(cheap, 0) >= np.maximum(less, 0)).all()


def test_an_area_that_is_served_as_a_whole_takes_the_place_that_is_best_for_all():
    left, part = np.array([[0.30, 0.01], [0.20, 0.20]]), np.array([0.5, 0.5])
    first, nobody = whole(left, part, LOWEST)
    assert (first.part, first.leaves, nobody.part) == pytest.approx((1.0, 0.2, 0.0))
    assert whole(left - 0.2, part, LOWEST)[0].part == 0  # it does not pay for the running of its suites
