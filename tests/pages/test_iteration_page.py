"""The page of iteration, run without a browser: its ends, its sections, its place beside the story, what it says."""

from itertools import pairwise

import pytest

from components import cached
from components.said import STORY
from models import iteration as model
from models.iteration import frames
from models.scenario import Scenario
from pages.lock.iteration import hero, own_team_or_partner
from tests.models.iteration.cases import KINDS
from tests.pages.opened import ITERATION_PAGE, answer, app, assert_is_whole, at, ends, panels, scenario_of
from tests.pages.sections import sections
from tests.sample import some


@pytest.fixture(scope="module")
def opened():
    """The app at the page, opened once."""
    return app(ITERATION_PAGE).run()


@pytest.mark.parametrize("changes", some(ends(ITERATION_PAGE), of=3), ids=str)
def test_the_page_stands_at_both_ends_of_everything_in_sight(opened, changes):
    assert_is_whole(at(scenario_of(**changes), opened), ITERATION_PAGE, str(changes))


@pytest.mark.parametrize("section", sections(ITERATION_PAGE))
@pytest.mark.parametrize("changes", [{}, KINDS["stop"]], ids=["defaults", "stop"])
def test_every_section_opens(opened, section, changes, few_probes):
    scenario = scenario_of(**changes)
    before = len(at(scenario, opened).main)
    assert_is_whole(at(scenario, opened, section), ITERATION_PAGE, section)
    assert len(opened.main) > before, f"{section} draws nothing"


def test_the_page_stands_beside_the_story_and_leads_to_the_lock(opened):
    assert ITERATION_PAGE not in STORY
    shown = panels(at(Scenario(), opened))
    assert shown["answer"]["next"]["topic"] == "design_lock"
    assert [one["topic"] for one in shown["ripple"]["stations"]] == list(STORY)


def test_a_tie_is_told_as_a_tie(opened):
    tied = {"leak_risk": 0.0, "site_partner_leak_risk": 0.0, "site_partner_share": 0.0, "site_partner_signing": 0.0,
            "site_partner_months": 0.0, "site_partner_bears": 0.0}  # fmt: skip
    assert "No clear difference" in answer(at(scenario_of(**tied), opened))


def test_being_first_and_the_acceptance_that_china_needs_are_said(opened):
    said = answer(at(Scenario(), opened))
    assert "your path is first with a design this good in" in said
    assert "as long as its data are accepted in" in said
    assert "even if all its data are accepted" in answer(at(scenario_of(china_generation_months=8.0), opened))


def test_the_partner_may_keep_what_makes_both_ways_worth_as_much():
    inputs = cached.inputs(ITERATION_PAGE, scenario_of(site_partner_signing=0.0, site_partner_months=8.0))
    found = model.runners(inputs)
    own, ally = found[model.CHINA], found[model.ALLY]
    brings = float(ally.brings[ally.month]) * (1 - ally.terms.leak / 100)
    most = inputs.site_partner_share + 100 * (ally.worth - own.worth) / brings
    assert f"about {most:.0f} %" in own_team_or_partner.may_keep(own, ally, inputs.site_partner_share)


def test_the_hero_names_each_line_apart_and_draws_what_was_reported():
    scenario = scenario_of(site_partner="partner")
    found, inputs = cached.answer(ITERATION_PAGE, scenario), cached.inputs(ITERATION_PAGE, scenario)
    rows = frames.hero(found, inputs, found, hero.reported()).to_pylist()
    end = frames.top(inputs.good_gain, found)
    stands = sorted(row["gain"] for row in rows if row["mark"] == "name")
    assert min(high - low for low, high in pairwise(stands)) >= frames.APART * end - 1e-9
    assert [row["month"] for row in rows if row["mark"] == "fact"] == [12.0, 24.0]
    assert {row["line"] for row in rows if row["yours"]} == {"china_partner"}
