"""The frame's last words: a page that ends early, or has no answer, has its address all the same."""

import pytest

from components import address, cached
from models import company
from models.topics import TOPICS
from tests.pages.opened import COMPARE_PAGE, address_of, app, at, errors, scenario_of

MADE_IN_ADVANCE = scenario_of(modality="in_vivo_lnp_mrna")
ABSENT = [topic for topic in TOPICS if cached.absent(topic, MADE_IN_ADVANCE)]


def test_there_is_a_setting_without_an_answer():
    assert ABSENT


@pytest.mark.parametrize("topic", ABSENT)
def test_a_page_without_an_answer_says_why_and_is_in_the_address(topic):
    opened = at(MADE_IN_ADVANCE, app(topic).run())
    assert not errors(opened)
    assert cached.absent(topic, MADE_IN_ADVANCE).sentence in [told.value for told in opened.info]
    assert address_of(opened)[address.LINK]


def test_a_page_that_stops_for_want_of_a_choice_is_in_the_address():
    opened = app(COMPARE_PAGE).run()
    opened.multiselect(key="compared").set_value([])
    opened.run()
    assert not errors(opened)
    assert "Choose two scenarios or more." in [told.value for told in opened.info]
    assert address_of(opened)[address.LINK]


@pytest.mark.parametrize("topic", ["footprint", "viability"])
def test_an_answer_about_a_part_says_where_the_company_as_a_whole_never_earns(topic):
    opened, told = app(topic).run(), {}
    for demand in (0.3, 2.0):
        scenario = scenario_of(demand_factor=demand)
        told[demand] = any("never earns its cost" in one.value for one in at(scenario, opened).caption)
        cash = company.by_line(cached.ledger.inputs(scenario))["cash_so_far"]
        assert told[demand] == (cash.max() <= 0 or cached.answer("partner", scenario).verdict.kind == "none")
    assert set(told.values()) == {True, False}
