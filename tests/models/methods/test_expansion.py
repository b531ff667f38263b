"""Capacity that comes, fills up and serves; the newsvendor's closed form."""

import numpy as np
import pytest
from scipy.stats import norm

from models.methods.expansion import annuity, filled, newsvendor, serve


def test_a_lot_is_all_there_once_it_has_filled_up_and_not_at_all_before_it_is_ready():
    edges = np.arange(0.0, 25.0, 3.0)
    share = filled(edges, np.array([6.0]), 6.0)[:, 0]
    assert share.tolist() == pytest.approx([0, 0, 0.25, 0.75, 1, 1, 1, 1])


def test_a_lot_that_does_not_fill_up_is_there_for_its_part_of_a_span():
    found = filled(np.array([0.0, 3.0, 6.0]), np.array([1.0, 4.5]), 0.0)
    np.testing.assert_allclose(found, [[2 / 3, 0.0], [1.0, 0.5]])


def test_what_is_lost_while_filling_is_half_of_the_time_it_takes():
    edges = np.linspace(0.0, 60.0, 241)
    for ready, fill in ((7.3, 11.0), (0.0, 24.0), (12.0, 0.0)):
        total = filled(edges, np.array(ready), fill).sum() * 0.25
        assert total == pytest.approx(60.0 - ready - fill / 2)


def test_prepaid_slots_are_used_first_and_then_what_is_cheaper():
    need, prepaid, own, more = np.array([2.0, 5.0, 9.0, 20.0]), 3.0, 4.0, 5.0
    for own_first, made, bought in ((True, [0, 2, 4, 4], [0, 0, 2, 5]), (False, [0, 0, 1, 4], [0, 2, 5, 5])):
        found = serve(need, prepaid, own, more, own_first)
        assert [part.tolist() for part in found] == [[2, 3, 3, 3], made, bought]


def test_an_annuity_pays_back_what_was_borrowed():
    for rate, years in ((0.1, 15.0), (0.0, 8.0), (0.08, 5.0)):
        paid = sum(annuity(rate, years) / (1 + rate) ** (year + 1) for year in range(int(years)))
        assert paid == pytest.approx(1.0)


def test_the_newsvendor_of_the_books_takes_the_quantile_of_cost_over_margin():
    draws = norm.ppf((np.arange(4_000) + 0.5) / 4_000, 100.0, 20.0)
    assert newsvendor(draws, 10.0, 4.0) == pytest.approx(norm.ppf(0.6, 100.0, 20.0), abs=0.2)
    assert newsvendor(draws, 4.0, 10.0) == 0.0
