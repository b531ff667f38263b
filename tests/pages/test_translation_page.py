"""The page of translation, run without a browser: its ends, its sections, and what it says where nothing pays."""

import pytest

from components.said import STORY
from models.scenario import Scenario
from tests.models.translation.cases import KINDS
from tests.pages.opened import TRANSLATION_PAGE, answer, app, assert_is_whole, at, ends, errors, panels, scenario_of
from tests.pages.sections import sections
from tests.sample import some


@pytest.fixture(scope="module")
def opened():
    """The app at the page, opened once."""
    return app(TRANSLATION_PAGE).run()


@pytest.mark.parametrize("changes", some(ends(TRANSLATION_PAGE), of=4), ids=str)
def test_the_page_stands_at_both_ends_of_everything_in_sight(opened, changes):
    assert_is_whole(at(scenario_of(**changes), opened), TRANSLATION_PAGE, str(changes))


@pytest.mark.parametrize("changes", [{}, KINDS["own"] | {"partner_share": 60.0}], ids=["defaults", "nothing pays"])
def test_every_section_opens(opened, changes, few_probes):
    scenario = scenario_of(**changes)
    before = len(at(scenario, opened).main)
    for section in sections(TRANSLATION_PAGE):
        assert_is_whole(at(scenario, opened, section), TRANSLATION_PAGE, section)
        assert len(opened.main) > before, f"{section} draws nothing"


def test_where_no_candidate_goes_into_patients_the_page_says_so(opened):
    page = at(scenario_of(candidates=100.0, passed=1.0, second_passed=1.0), opened)
    assert not errors(page) and "Fewer than one candidate" in page.info[0].value
    assert "answer" not in panels(page)


def test_the_page_stands_beside_the_story_and_leads_to_the_partner(opened):
    assert TRANSLATION_PAGE not in STORY
    assert panels(at(Scenario(), opened))["answer"]["next"]["topic"] == "partner"


def test_it_says_that_nobody_has_measured_the_rise_and_what_the_partner_takes(opened):
    said = answer(at(Scenario(), opened))
    assert "nobody has measured" in said and "a royalty on all successes" in said
    assert "no partner takes anything" in answer(at(scenario_of(deal="alone"), opened))
    assert "nothing else earns what it costs" in answer(at(scenario_of(**KINDS["own"]), opened))
