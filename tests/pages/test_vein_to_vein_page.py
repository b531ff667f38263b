"""The page of vein to vein, run without a browser: its ends, its sections, and what it says where nothing can be."""

import pytest

from components import cached
from components.said import STORY
from models import vein_to_vein as model
from models.scenario import Scenario
from models.vein_to_vein import frames
from pages.footprint.vein_to_vein import hero
from tests.models.vein_to_vein.cases import KINDS
from tests.pages.opened import VEIN_PAGE, answer, app, assert_is_whole, at, ends, errors, panels, scenario_of
from tests.pages.sections import sections
from tests.sample import some

FULL = ({"suites": 1.0}, {"referred": 5_000.0}, {"process_days": 25.0})  # ends at which more is asked for than there is


@pytest.fixture(scope="module")
def opened():
    """The app at the page, opened once."""
    return app(VEIN_PAGE).run()


def is_full(changes: dict) -> bool:
    """Say whether more is asked for than there is."""
    return bool(cached.absent(VEIN_PAGE, scenario_of(**changes)))


@pytest.mark.parametrize("changes", some([one for one in ends(VEIN_PAGE) if not is_full(one)], of=3), ids=str)
def test_the_page_stands_at_both_ends_of_everything_in_sight(opened, changes):
    assert_is_whole(at(scenario_of(**changes), opened), VEIN_PAGE, str(changes))


@pytest.mark.parametrize("changes", FULL, ids=str)
def test_where_a_station_is_over_full_the_page_names_it_with_its_load_and_shows_no_number(opened, changes):
    page = at(scenario_of(**changes), opened)
    assert not errors(page)
    assert "More is asked for than there is" in page.info[0].value and "suites at" in page.info[0].value
    assert "answer" not in panels(page)
    assert not page.get("vega_lite_chart")


def test_of_doses_made_in_advance_the_page_says_that_it_is_not_modelled(opened):
    page = at(scenario_of(modality="in_vivo_lnp_mrna"), opened)
    assert not errors(page)
    assert "not modelled for this class" in page.info[0].value
    assert "answer" not in panels(page)


@pytest.mark.parametrize("section", sections(VEIN_PAGE))
@pytest.mark.parametrize("changes", [{}, KINDS["quality"] | {"maker": "own"}], ids=["defaults", "own"])
def test_every_section_opens(opened, section, changes, few_probes):
    scenario = scenario_of(**changes)
    before = len(at(scenario, opened).main)
    assert_is_whole(at(scenario, opened, section), VEIN_PAGE, section)
    assert len(opened.main) > before, f"{section} draws nothing"


def test_the_page_stands_beside_the_story_and_leads_to_where_plants_stand(opened):
    assert VEIN_PAGE not in STORY
    shown = panels(at(Scenario(), opened))
    assert shown["answer"]["next"]["topic"] == "footprint"
    assert [one["topic"] for one in shown["ripple"]["stations"]] == list(STORY)
    assert not any(one["here"] for one in shown["ripple"]["stations"])


def test_the_error_of_the_simulation_is_said(opened):
    off = cached.answer(VEIN_PAGE, Scenario()).detail.error["vein_days"]
    assert f"days are good to ±{off:.2f}".rstrip("0") in answer(at(Scenario(), opened))


def test_a_plant_that_is_nearly_full_is_said_to_have_a_longer_queue_than_is_told(opened):
    assert "nearly full" not in answer(at(Scenario(), opened))
    assert "nearly full" in answer(at(scenario_of(suites=45.0), opened))


def test_the_hero_sums_to_the_days_of_the_answer_and_draws_published_days_at_their_own_value():
    contract = scenario_of(maker="contract")
    found, inputs = cached.answer(VEIN_PAGE, contract), cached.inputs(VEIN_PAGE, contract)
    rows = frames.hero(found, inputs, 30.0, hero.facts()).to_pylist()
    mine = [row for row in rows if row["mark"] == "piece" and row["whose"] == "yours"]
    days = model.mean_vein_days(inputs, inputs.partners)
    assert mine[-1]["end"] == pytest.approx(days, rel=0.02)  # means of runs, and of all patients
    assert [row["end"] for row in rows if row["mark"] == "fact"] == [27.0, 38.0, 25.0, 19.0]
    assert {row["owner"] for row in mine} == {"hospital", "sponsor", "courier", "CDMO", "CRO"}
    assert sum(row["days"] for row in mine if row["kind"] == model.HAND_OFF) == pytest.approx(
        frames.hand_off_days(found, inputs.partners)
    )
