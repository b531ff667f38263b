"""What stands beside a margin: which side is ahead in each figure, and whether one is better in all."""

import json
from math import nan

import pytest

from explorer import claims, told
from models.claims import TESTS
from models.claims.beside import NO_FIGURES, Beside, Pair
from models.scenario import Scenario
from tests.models.pitch.cases import scenario_of


def pair(claimed: float, other: float, better: int = 1) -> Pair:
    """Return a figure of both sides in days."""
    return Pair("Days", "days", claimed, other, better, "{} sooner", "{} later")


@pytest.mark.parametrize(
    ("claimed", "other", "better", "ahead"),
    [
        (20.0, 10.0, 1, 1),
        (10.0, 20.0, 1, -1),
        (20.0, 10.0, -1, -1),
        (10.0, 20.0, -1, 1),
        (20.0, 10.0, 0, 0),  # it stands beside and decides nothing
        (10.0, 10.0, 1, 0),
        (10.0, 10.1, 1, 0),  # less than counts as a difference
        (nan, 10.0, -1, -1),  # one that there is not is behind
        (10.0, nan, -1, 1),
        (nan, nan, 1, 0),
    ],
)
def test_a_side_is_ahead_by_more_than_counts_as_none_in_the_direction_that_is_better(claimed, other, better, ahead):
    (found,) = Beside(("One", "Other"), (pair(claimed, other, better),)).judged(2.0).pairs
    assert found.ahead == ahead


@pytest.mark.parametrize(
    ("pairs", "verdict"),
    [
        ([(2, 1), (2, 1)], "dominates"),
        ([(2, 1), (1, 1)], "dominates"),
        ([(1, 2), (1, 1)], "dominated"),
        ([(2, 1), (1, 2)], "trade"),
        ([(1, 1), (1, 1)], "same"),
        ([], "same"),
    ],
)
def test_a_side_dominates_where_it_is_ahead_and_nowhere_behind_and_else_it_is_a_trade(pairs, verdict):
    assert Beside(("One", "Other"), tuple(pair(*each) for each in pairs)).verdict == verdict


def test_what_counts_as_no_difference_is_a_share_of_the_larger_figure():
    (found,) = Beside(("One", "Other"), (pair(50.0, -200.0),)).judged(3.0).pairs
    assert found.least == pytest.approx(6.0)
    assert NO_FIGURES.judged(3.0) == NO_FIGURES


@pytest.mark.parametrize("test", TESTS)
def test_what_stands_beside_a_claim_is_told_as_plain_values(test):
    row = next(row for row in claims.listed() if row["test"] == test)
    for scenario in (Scenario(), scenario_of(china_generation_months=8.0)):
        found = told.claim_of(row, scenario)
        assert json.loads(json.dumps(found, allow_nan=False)) == found
        tried = claims.tried(row["claim_no"], scenario)
        if tried is None:
            assert claims.untried(row["claim_no"], scenario).short and "beside" not in found
            continue
        pairs = tried.beside.pairs
        assert [one["measure"] for one in found["beside"]["figures"]] == [one.label for one in pairs]
