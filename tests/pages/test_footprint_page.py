"""The footprint's page, run without a browser: its ends, its sections, a plan that cannot be, a click on the map."""

from itertools import product

import pytest

from components import address, background, cached, comparison, session
from models import footprint
from models.answer import NOT_VALID, Verdict
from models.footprint import words
from models.scenario import Scenario
from models.topics import TOPICS
from pages.footprint.footprint import answer as footprint_page
from tests.models.footprint.test_long_search import LONG, few_nodes  # noqa: F401
from tests.models.footprint.test_recommendation import KINDS, SHELF
from tests.pages.opened import (
    CLAIMS_PAGE,
    FOOTPRINT_PAGE,
    address_of,
    answer,
    app,
    assert_is_whole,
    at,
    ends,
    errors,
    panels,
    scenario_of,
    stations,
)
from tests.pages.sections import sections
from tests.sample import some


@pytest.fixture(scope="module")
def opened():
    """The app at the footprint, opened once."""
    return app(FOOTPRINT_PAGE).run()


@pytest.mark.parametrize("changes", some(ends("footprint"), of=3), ids=str)
def test_the_page_stands_at_both_ends_of_everything_in_sight(opened, changes):
    assert_is_whole(at(scenario_of(**changes), opened), "footprint", str(changes))


@pytest.mark.parametrize("section", sections(FOOTPRINT_PAGE))
def test_every_section_opens(opened, section, few_probes):
    before = len(at(Scenario(), opened).main)
    assert_is_whole(at(Scenario(), opened, section), "footprint", section)
    assert len(opened.main) > before, f"{section} draws nothing"


def test_the_sections_are_those_tested_here(opened):
    assert at(Scenario(), opened).get("button_group")[0].options == list(sections(FOOTPRINT_PAGE))


def test_a_plan_that_cannot_be_says_why_and_the_rest_of_the_page_stays(opened):
    page = at(scenario_of(**KINDS["infeasible"]), opened)  # its sections are opened below
    assert_is_whole(page, "footprint", "no lane to Europe")
    assert "Your plan cannot be kept: no lane reaches the United Kingdom within 10 days (the fastest" in answer(page)


def test_a_place_that_the_plan_opens_by_force_is_open_and_the_answer_names_it(opened):
    page = at(scenario_of(site_singapore="contract", site_limit=3.0), opened)
    assert "Singapore" in answer(page)


def test_a_move_here_shows_in_the_ripple_under_the_other_page():
    page = at(scenario_of(process_days=15.0), app())
    assert "(+" in stations(page)["Footprint"]


def test_a_move_that_changes_no_patient_does_not_solve_the_network_again(opened):
    before = cached.answer_for.cache_info().misses
    at(scenario_of(can_raise=700.0), opened)
    at(scenario_of(can_raise=800.0), opened)
    solved = cached.answer("footprint", session.PUBLIC)
    assert cached.answer("footprint", scenario_of(can_raise=800.0)) is solved
    assert cached.answer_for.cache_info().misses - before < 2 * len(TOPICS)


OF_PLANTS = {"making", "days", "kept"}  # figures that there are only where a plant stands


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != NOT_VALID])
def test_each_kind_of_verdict_has_a_sentence_of_its_own_and_no_number_that_is_not_there(opened, kind):
    page = at(scenario_of(**KINDS[kind]), opened)
    assert_is_whole(page, "footprint", kind)
    said, figures = answer(page), panels(page)["figures"]["figures"]
    step = cached.answer("footprint", scenario_of(**KINDS[kind])).verdict.step
    assert said.startswith(footprint_page.headline(Verdict(kind, step)))
    others = {footprint.PHRASES[other] for other in words.NO_PLANT if other != kind}
    assert not [other for other in others if other in said], said
    plan = footprint.plan_of(cached.inputs("footprint", scenario_of(**KINDS[kind])))
    gone = {figure["key"] for figure in figures if figure["text"] == "–"}
    nowhere = {figure["key"] for figure in figures} if kind in words.NO_NETWORK else OF_PLANTS
    assert gone == (set() if plan and plan.opened else nowhere)
    assert all(figure["delta"] == "there is none" for figure in figures if figure["key"] in gone)
    assert " 0 days" not in said + str(figures)
    assert "nowhere" not in said


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [(SHELF, "Your asset is made in"), ({"modality": "in_vivo_lentiviral"}, "Your asset is made in")],
)  # fmt: skip
def test_a_page_that_does_not_hold_shows_why_and_the_controls_and_no_number(opened, changes, sentence):
    page = at(scenario_of(**changes), opened)
    assert not errors(page)
    assert page.info[0].value.startswith(sentence)
    assert set(panels(page)) == {"controls_footprint_main", "ripple"}
    assert "; " not in stations(page)["Footprint"], "a page without an answer has no figure"
    assert not page.get("vega_lite_chart")
    assert address_of(page)[address.LINK]


def test_a_plan_that_builds_nothing_is_told_as_such(opened):
    page = at(scenario_of(**KINDS["none_within"], service=0.0), opened)
    assert_is_whole(page, "footprint", "a plan without a plant")
    assert "Your plan is to build nothing." in answer(page)


def test_where_the_search_ended_early_the_page_says_so_and_then_shows_the_exact_answer(opened, monkeypatch, few_nodes):  # noqa: F811
    monkeypatch.setattr(background.Job, "run", lambda job: None)  # the exact answer is not there yet
    page = at(scenario_of(**LONG["many plants"]), opened)
    assert_is_whole(page, "footprint", "a long search")
    assert [one.value for one in page.caption if "of the best possible; the exact answer follows" in one.value]


@pytest.mark.parametrize("changes", [KINDS["infeasible"], KINDS["none"], SHELF])
def test_any_setting_can_be_pinned_as_the_baseline(changes):
    opened = app(FOOTPRINT_PAGE).run()
    opened.session_state[session.KEY] = session.Explorer(
        [session.Move(Scenario(), "Opened")], Scenario(), [], pinned=scenario_of(**changes)
    )
    page = opened.run()
    assert_is_whole(page, "footprint", f"{changes} pinned")


FLIPS = "What flips it"  # a probe within limits takes as long as all other sections together
OTHERS = [name for name in sections("footprint") if name != FLIPS]
NOTHING_RECOMMENDED = [*product(OTHERS, ("infeasible", "none_within")), *product([FLIPS], ("infeasible", "none"))]


@pytest.mark.parametrize(("section", "kind"), some(NOTHING_RECOMMENDED, of=3))
def test_every_section_stands_without_a_recommended_network(opened, section, kind, few_probes):
    assert not errors(at(scenario_of(**KINDS[kind]), opened, section)), section


@pytest.mark.parametrize("section", some(OTHERS, of=3))
def test_every_section_stands_where_the_plan_is_to_build_nothing(opened, section):
    page = at(scenario_of(**KINDS["none_within"], service=0.0), opened, section)
    assert "Your plan is to build nothing." in answer(page)
    assert not errors(page), section


@pytest.mark.parametrize("topic", ["pitch", "partner"])
def test_a_page_that_reads_the_footprint_says_what_it_counts_instead(topic):
    page = app(topic).run()
    assert footprint.READ_INSTEAD in [one.value for one in at(scenario_of(modality="car_nk"), page).caption]
    assert not errors(page)


def test_the_board_says_of_a_claim_that_it_is_not_modelled_for_the_setting():
    page = at(scenario_of(modality="car_nk"), app(CLAIMS_PAGE).run())
    assert not errors(page)
    rows = {row["number"]: row for row in panels(page)["board"]["rows"]}
    own = [row for number, row in rows.items() if (test := cached.claims.test_of(number)) and test.topic == "footprint"]
    assert own
    assert all(row["untried"] == "Not modelled for this class" and "verdict" not in row for row in own)


def test_scenarios_without_a_plan_are_compared_in_words():
    tight, in_vivo = scenario_of(**KINDS["infeasible"]), scenario_of(modality="car_nk")
    scenarios = {"as is": Scenario(), "in vivo": in_vivo, "tight": tight}
    rows = comparison.answers(scenarios).set_index("Page").loc["Footprint"]
    assert rows["in vivo"] == "Not modelled for this class."
    assert rows["tight"] == "No network keeps your limits."
    assert "USD" in rows["as is"]
    assert comparison.parts("footprint", Scenario(), scenarios["tight"]) == {}
    assert "there is none to tell" in comparison.difference("footprint", Scenario(), scenarios["in vivo"])


def test_what_a_patient_treated_costs_is_told_with_what_the_cost_of_a_dose_leaves_out(opened):
    assert "a patient treated, with transport and interest" in answer(at(Scenario(), opened))


def test_the_same_plants_without_a_limit_are_told_by_what_changes(opened):
    """Where all must have a slot, the limit keeps the same plant larger."""
    said = answer(at(scenario_of(service=cached.catalogue()["service"].high), opened))
    freed = said.partition("Without your limit")[2].partition("more a year")[0]
    assert "suites, not" in freed or "fewer a slot" in freed
