"""Payoffs: the farmer of the textbook by enumeration, and what must hold of any table."""

from itertools import product

import numpy as np
import pytest

from models.methods.payoffs import payoffs

YEARS = (1.2, 1.0, 0.8)
BEST_OF_EACH = [(550 / 3, 200 / 3, 250.0), (120.0, 80.0, 300.0), (100.0, 25.0, 375.0)]  # printed in the textbook


def farmer(wheat, corn, beets, factor):
    """Return the farmer's profit (plans,) in a year, sales and purchases at their best (Birge and Louveaux 2011)."""
    grown = np.array([2.5 * factor * wheat - 200, 3.0 * factor * corn - 240])
    traded = np.where(grown > 0, [[170.0], [150.0]], [[238.0], [210.0]]) * grown
    tons = 20.0 * factor * beets
    sold = 36.0 * np.minimum(tons, 6000) + 10.0 * np.maximum(tons - 6000, 0)
    return traded.sum(axis=0) + sold - 150 * wheat - 230 * corn - 260 * beets


def test_the_farmer_of_birge_and_louveaux_by_enumeration():
    grid = [(w, c, 500.0 - w - c) for w, c in product(np.arange(0, 501, 10.0), repeat=2) if w + c <= 500]
    plans = np.array(grid + BEST_OF_EACH).T
    found = payoffs(np.stack([farmer(*plans, factor) for factor in YEARS], axis=1))
    assert plans[:, found.best].tolist() == [170, 80, 250]
    assert found.mean[found.best] == pytest.approx(108_390, abs=0.5)
    assert found.wait_and_see == pytest.approx(115_405.56, abs=0.5)
    assert found.of_perfect_information == pytest.approx(7_016, abs=0.6)
    expected = int(farmer(*plans, 1.0).argmax())
    assert plans[:, expected].tolist() == [120, 80, 300]
    assert found.of_stochastic_solution(expected) == pytest.approx(1_150, abs=0.5)


def test_no_value_is_below_nothing_and_regret_is_nothing_for_the_best_of_each_scenario():
    random = np.random.default_rng(7)
    table = random.normal(size=(9, 30))
    found = payoffs(table, random.dirichlet(np.ones(30)))
    assert found.of_perfect_information >= 0
    assert all(found.of_stochastic_solution(plan) >= 0 for plan in range(9))
    assert (found.regret.min(axis=0) == 0).all() and (found.regret >= 0).all()
    assert found.regret[found.best] @ found.probability == pytest.approx(found.of_perfect_information)


def test_in_one_scenario_neither_is_worth_anything():
    found = payoffs(np.array([[1.0], [3.0], [2.0]]))
    assert (found.best, found.of_perfect_information, found.of_stochastic_solution(1)) == (1, 0.0, 0.0)
