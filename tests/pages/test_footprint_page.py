"""The footprint's page, run without a browser: its ends, its sections, a plan that cannot be, a click on the map."""

import pytest

from components import cached, session
from models.scenario import Scenario
from models.topics import TOPICS
from tests.pages.opened import (
    FOOTPRINT_PAGE,
    answer,
    app,
    assert_is_whole,
    at,
    ends,
    errors,
    panels,
    scenario_of,
)
from tests.pages.sections import sections


@pytest.fixture(scope="module")
def opened():
    """The app at the footprint, opened once."""
    return app(FOOTPRINT_PAGE).run()


@pytest.mark.parametrize(("key", "value"), ends("footprint"))
def test_the_page_stands_at_both_ends_of_everything_in_sight(opened, key, value):
    assert_is_whole(at(scenario_of(**{key: value}), opened), "footprint", f"{key} at {value}")


@pytest.mark.parametrize("section", sections(FOOTPRINT_PAGE))
def test_every_section_opens(opened, section):
    before = len(at(Scenario(), opened).main)
    assert_is_whole(at(Scenario(), opened, section), "footprint", section)
    assert len(opened.main) > before, f"{section} draws nothing"


def test_the_sections_are_those_tested_here(opened):
    assert at(Scenario(), opened).get("button_group")[0].options == list(sections(FOOTPRINT_PAGE))


def test_a_plan_that_cannot_be_says_why_and_the_rest_of_the_page_stays(opened):
    page = at(scenario_of(limit_asia=10.0, service=100.0), opened)
    assert_is_whole(page, "footprint", "no lane to Asia")
    assert "Your plan cannot be kept: no lane reaches China within 10 days (the fastest takes" in answer(page)
    for section in sections(FOOTPRINT_PAGE):
        assert not errors(at(scenario_of(limit_asia=10.0, service=100.0), opened, section)), section


def test_a_place_that_the_plan_opens_by_force_is_open_and_the_answer_names_it(opened):
    page = at(scenario_of(site_singapore="contract", site_limit=3.0), opened)
    assert "Singapore" in answer(page)


def test_a_move_here_shows_in_the_ripple_under_the_other_page():
    page = at(scenario_of(process_days=15.0), app())
    assert "(+" in "".join(str(p) for p in panels(page)["ripple"]["sentences"])


def test_a_lock_page_move_does_not_solve_the_network_again(opened):
    before = cached.answer_for.cache_info().misses
    at(scenario_of(rework_share=17.0), opened)
    at(scenario_of(rework_share=18.0), opened)
    solved = cached.answer("footprint", session.PUBLIC)
    assert cached.answer("footprint", scenario_of(rework_share=18.0)) is solved
    readers = [topic for topic in TOPICS if "design_lock" in (topic, *cached.upstream(topic).values())]
    assert cached.answer_for.cache_info().misses - before <= 2 * len(readers) < 2 * len(TOPICS)
