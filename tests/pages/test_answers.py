"""Sentences of an answer that say how sure it is, what is as good, and what would be otherwise."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from components.story import wins
from components.words import bare
from explorer import answers
from models.answer import Verdict
from models.scenario import Scenario
from pages.pitch.partner import answer as partner_page
from tests.models.pitch.cases import scenario_of

FOUND = answers.answer("partner", scenario_of(demand_factor=1.5))
OTHERS = tuple(Verdict(kind, 44) for kind in ("sale", "codev", "phase3", "regional"))


def told(key: str, strong: bool = False) -> str:
    return f"<{key}>"


@pytest.mark.parametrize(
    ("sure", "begins"), [(0.9, "It wins in "), (0.5, "It wins in "), (0.31, "It is best on average")]
)
def test_a_decision_that_wins_in_few_futures_says_that_it_is_best_on_average_only(sure, begins):
    assert wins(replace(FOUND, sure=sure)).startswith(begins)


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_plans_as_good_as_the_first_are_named_at_once_if_they_are_few_and_after_it_if_they_are_many(count):
    tied = replace(FOUND, ranks=((FOUND.verdict, *OTHERS[:count]),))
    first, after = "".join(partner_page.no_clear_difference(tied, told)), "".join(partner_page.as_good(tied))
    few = count <= partner_page.MOST_NAMED
    assert ("sell the company" in first) == few and ("sell the company" in after) == (not few)
    assert (f"any of {count} other ways" in first) == (not few)


def test_going_alone_is_told_once_where_it_is_the_decision():
    alone = replace(FOUND, verdict=Verdict("alone"))
    assert "".join(partner_page.worth(alone, told)) == "<best>."
    assert "<alone>" in "".join(partner_page.worth(FOUND, told))


def test_cash_that_is_kept_has_no_band():
    assert not partner_page.band(SimpleNamespace(verdict=Verdict("none")), told)
    assert partner_page.band(FOUND, told)


def test_no_name_of_a_place_stands_in_brackets_within_brackets():
    places = answers.inputs("footprint", Scenario()).geography.places
    assert any("(" in place.label for place in places)
    assert not any(set(bare(place.label)) & set("()") for place in places)
