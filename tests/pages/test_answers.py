"""Sentences of an answer that say how sure it is, what is as good, and what would be otherwise."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from components.said import OVER_THE_NEXT, how_sure
from components.words import bare
from explorer import answers
from models.answer import Verdict
from models.digits import in_words
from models.footprint.worth import Worth
from models.partner.words import PHRASES
from models.scenario import Scenario
from pages.footprint.footprint import hero, years_and_futures
from pages.pitch.partner import answer as partner_page
from pages.pitch.partner import cash
from tests.models.pitch.cases import scenario_of

FOUND = answers.answer("partner", scenario_of(demand_factor=1.5))
OTHERS = tuple(Verdict(kind, 44) for kind in ("sale", "codev", "phase3", "regional"))


def told(key: str, strong: bool = False) -> str:
    return f"<{key}>"


@pytest.mark.parametrize(
    ("sure", "begins"),
    [(0.96, "Very sure: it wins in "), (0.9, "Fairly sure: it wins in "), (0.6, "Leaning: it wins in "),
     (0.5, "Open: it wins in "), (0.31, "Open: best on average, yet it wins in ")],
)  # fmt: skip
def test_how_sure_a_decision_is_stands_in_a_word_and_one_that_wins_in_few_futures_says_so(sure, begins):
    told = how_sure(replace(FOUND, sure=sure, ranks=()), OVER_THE_NEXT)
    assert told == [begins, " of simulated futures over the next best."]


def test_nothing_is_said_of_how_sure_a_decision_is_where_nothing_is_compared():
    assert how_sure(FOUND, None) == how_sure(replace(FOUND, sure=float("nan")), OVER_THE_NEXT) == []


def test_what_cannot_be_told_apart_is_no_sure_thing_however_often_it_wins():
    tied = replace(FOUND, sure=0.99, ranks=((FOUND.verdict, OTHERS[0]),))
    assert how_sure(tied, OVER_THE_NEXT)[0].startswith("Too near to call")


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_plans_as_good_as_the_first_are_counted_in_the_decision_and_named_behind_it(count):
    others = tuple(one for one in OTHERS if one != FOUND.verdict)[:count]
    tied = replace(FOUND, ranks=((FOUND.verdict, *others),))
    first, after = "".join(partner_page.decided(tied, told)), "".join(partner_page.as_good(tied))
    assert first.startswith("No clear difference: ") and len(first.split()) <= 20
    assert len(others) == 1 or in_words(len(others) + 1) in first
    assert all(one.words(PHRASES).partition(":")[0].lower() in after.lower() for one in others)


def test_going_alone_is_told_once_where_it_is_the_decision():
    alone = replace(FOUND, verdict=Verdict("alone"), ranks=())
    assert "<alone>" not in "".join(partner_page.because(alone, told))
    assert "<alone>" in "".join(partner_page.because(FOUND, told))


def test_cash_that_is_kept_has_no_band():
    assert not cash.band(SimpleNamespace(verdict=Verdict("none")), told)
    assert cash.band(FOUND, told)


def test_no_name_of_a_place_stands_in_brackets_within_brackets():
    places = answers.inputs("footprint", Scenario()).geography.places
    assert any("(" in place.label for place in places)
    assert not any(set(bare(place.label)) & set("(),") for place in places)
    assert len({bare(place.label) for place in places}) == len(places)


@pytest.mark.parametrize(
    "changes",
    [{"eligible_us": 30_000.0, "service": 100.0}, {"site_ghent": "closed"}, {"limit_asia": 30.0, "service": 80.0},
     {"contract_price": 80_000.0, "site_limit": 1.0}, {"contract_price": 90_000.0}, {"site_singapore": "own"}],
)  # fmt: skip
def test_no_sentence_of_the_footprint_names_the_same_plants_twice_for_what_is_best(changes):
    scenario = Scenario(tuple(sorted(changes.items())))
    page = SimpleNamespace(answer=answers.answer("footprint", scenario), inputs=answers.inputs("footprint", scenario))
    detail = page.answer.detail
    without = "".join(part if isinstance(part, str) else "" for part in hero.limit_words(page, told))
    if detail.best and hero.stands(detail.best) == hero.stands(detail.free):
        assert hero.names(page, detail.best) not in without
        assert not without or "the same plant" in without
    else:
        assert "the same plant" not in without


@pytest.mark.parametrize(
    ("expected_value", "says"),
    [(100.0, "Counting with chance makes no clear difference."),
     (80.0, "Counting with chance is worth USD 20 m a year."),
     (99.0, "Counting with chance is worth USD 1 m a year: no clear difference.")],
)  # fmt: skip
def test_what_counting_with_chance_is_worth_is_no_clear_difference_below_what_counts(expected_value, says):
    found = Worth(100.0, expected_value, 110.0, 125.0)
    said = years_and_futures.sentences(found, SimpleNamespace(materiality=3.0))
    assert said[1].endswith(says)
    assert said[2] == "To know demand before anything is built would be worth USD 10 m a year."
    assert said[3] == "No network within your limits can bring over 25 % more."
    assert len(years_and_futures.sentences(None, SimpleNamespace(materiality=3.0))) == 1
