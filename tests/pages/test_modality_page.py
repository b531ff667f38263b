"""The page of the bets, run without a browser: its ends, its sections, and what it says where nothing can be."""

import pytest

from components.said import STORY
from models.scenario import Scenario
from pages.pitch.modality.answer import programmes
from tests.models.modality.cases import KINDS
from tests.pages.opened import MODALITY_PAGE, answer, app, assert_is_whole, at, ends, errors, panels, scenario_of
from tests.pages.sections import own
from tests.sample import some


@pytest.fixture(scope="module")
def opened():
    """The app at the page, opened once."""
    return app(MODALITY_PAGE).run()


@pytest.mark.parametrize("changes", some(ends(MODALITY_PAGE), of=6), ids=str)
def test_the_page_stands_at_both_ends_of_everything_in_sight(opened, changes):
    assert_is_whole(at(scenario_of(**changes), opened), MODALITY_PAGE, str(changes))


@pytest.mark.parametrize("section", [*own(MODALITY_PAGE), "Evidence", "Take away"])
def test_every_section_opens(opened, section):
    before = len(at(Scenario(), opened).main)
    assert_is_whole(at(Scenario(), opened, section), MODALITY_PAGE, section)
    assert len(opened.main) > before, f"{section} draws nothing"


def test_the_page_stands_beside_the_story_and_leads_to_the_pitch(opened):
    assert MODALITY_PAGE not in STORY
    assert panels(at(Scenario(), opened))["answer"]["next"]["topic"] == "pitch"


def test_where_no_mix_earns_its_cost_the_page_tells_no_worth(opened):
    assert "no mix of bets earns what it costs" in answer(at(scenario_of(**KINDS["none"]), opened))


def test_a_trial_that_cannot_be_strong_enough_is_said(opened):
    page = at(scenario_of(trial_none=60.0), opened, "An early trial")
    assert not errors(page) and any("tells the two apart" in one.value for one in page.markdown)


def test_what_knowing_is_worth_is_held_to_one_threshold_in_the_answer_and_in_its_section(opened):
    page = at(Scenario(), opened, "A budget chosen anew")
    doubt = "too little to tell from nothing"
    assert doubt in answer(page) and any(doubt in one.value for one in page.markdown)


def test_a_budget_for_no_programme_is_said(opened):
    page = at(scenario_of(bet_budget=10.0, bet_years=1.0), opened)
    assert not errors(page) and "pays for no programme" in page.info[0].value


@pytest.mark.parametrize(
    ("mix", "words"),
    [
        ((1, 0, 0, 0, 0), "One programme in own cells"),
        ((0, 0, 0, 2, 0), "Both programmes in vivo by virus"),
        ((0, 8, 0, 0, 0), "All eight programmes in donor cells"),
        ((1, 1, 0, 0, 0), "Of two programmes: 1 in own cells and 1 in donor cells"),
    ],
)
def test_one_two_and_many_programmes_are_said_as_such(mix, words):
    assert programmes(mix) == words
