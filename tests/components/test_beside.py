"""The small tables and sentences of a claim's card: figures of both sides, the store's rows with their sources."""

import re
from math import nan

import pytest

from components import beside, board, cached
from components.words import NONE
from models.claims import Beside, Pair
from models.scenario import Scenario
from tests.pages.opened import NONSENSE

SIDES = ("Regional plants", "One hub as large")
MONEY = ("usd_million_a_year", 1, "{} more", "{} dearer")


def money(claimed: float, other: float) -> Pair:
    """Return a contribution of both sides."""
    unit, *rest = MONEY
    return Pair("Contribution", unit, claimed, other, *rest)


def days(claimed: float, other: float) -> Pair:
    """Return the days of both sides."""
    return Pair("Days", "days", claimed, other, -1, "{} sooner", "{} later")


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ((money(226, 309), days(27, 33)), "Regional plants, a trade: USD 83 m a year dearer for 6 days sooner."),
        ((money(309, 226), days(27, 33)),
         "Regional plants, better in all that is weighed: USD 83 m a year more and 6 days sooner."),
        ((money(309, 309), days(27, 33)), "Regional plants, as good or better in all that is weighed: 6 days sooner."),
        ((money(226, 309), days(33, 33)),
         "Regional plants, as good or worse in all that is weighed: USD 83 m a year dearer."),
        ((money(309, 309), days(33, 33)),
         "Regional plants and one hub as large: no clear difference in what is weighed."),
        ((money(309, 309), days(27, nan)), "Regional plants, as good or better in all that is weighed: sooner."),
    ],
)  # fmt: skip
def test_a_sentence_says_what_is_given_for_what_or_which_side_is_better_in_all(pairs, said):
    assert beside.sentences(Beside(SIDES, pairs)) == [said]


def test_a_claim_without_figures_has_no_sentence_and_no_table_of_figures():
    assert beside.sentences(Beside()) == [] and beside.tables(Beside()) == []
    assert beside.sentences(Beside(said=("Nothing is compared.",))) == ["Nothing is compared."]


def test_the_side_that_is_ahead_is_strong_and_what_there_is_not_is_a_dash():
    (found,) = beside.tables(Beside(SIDES, (money(226, 309), days(27, 33), days(nan, nan))))
    assert [row["strong"] for row in found["lines"]] == [2, 1, None]
    assert found["lines"][0]["cells"] == ["Contribution", "USD 226 m a year", "USD 309 m a year"]
    assert found["lines"][2]["cells"] == ["Days", NONE, NONE] and found["heads"] == ["", *SIDES]


@pytest.mark.parametrize("number", [4, 11])
def test_the_card_of_a_claim_shows_both_sides_figures_and_the_stores_rows(number):
    told = cached.records("claims", "claim_no")[number]
    card = board.row(told, Scenario(), {})["card"]
    assert card["tables"][0]["title"] == beside.SIDE_BY_SIDE and len(card["tables"]) == 2
    assert any(re.search(r"a trade|in all that is weighed|no clear difference in", line) for line in card["lines"])
    for line in card["tables"][1]["lines"]:
        assert line["source"]["title"] and line["mark"] and not NONSENSE.search(str(line["cells"]))


def test_what_counts_as_no_difference_has_no_sign():
    for told in cached.claims.listed():
        card = board.row(told, Scenario(), {}).get("card")
        assert card is None or not re.search(r"[Uu]p to \S*( )?[+−]", " ".join(card["lines"]))
