"""The page of the ramp, run without a browser: its ends, its sections, and what it says where nothing can be."""

from math import isclose

import pytest

from components import cached
from components.said import STORY
from explorer.presets import scenario_of as preset
from models import ramp as model
from models.ramp import frames
from models.scenario import Scenario
from pages.footprint.ramp import hero, the_programme
from tests.models.ramp.cases import KINDS
from tests.pages.opened import RAMP_PAGE, answer, app, assert_is_whole, at, ends, errors, panels, scenario_of
from tests.pages.sections import sections
from tests.sample import some

CARVYKTI, YESCARTA = (tuple(sold) for _, sold in hero.products())


@pytest.fixture(scope="module")
def opened():
    """The app at the page, opened once."""
    return app(RAMP_PAGE).run()


@pytest.mark.parametrize("changes", some(ends(RAMP_PAGE), of=3), ids=str)
def test_the_page_stands_at_both_ends_of_everything_in_sight(opened, changes):
    assert_is_whole(at(scenario_of(**changes), opened), RAMP_PAGE, str(changes))


def test_of_doses_made_in_advance_the_page_says_that_it_is_not_modelled(opened):
    page = at(scenario_of(modality="in_vivo_lnp_mrna"), opened)
    assert not errors(page)
    assert "not modelled for this class" in page.info[0].value
    assert "answer" not in panels(page)
    assert cached.absent(RAMP_PAGE, preset("in_vivo_entrant"))


@pytest.mark.parametrize("section", sections(RAMP_PAGE))
@pytest.mark.parametrize("changes", [{}, KINDS["all"] | {"target_doses": 3_000.0}], ids=["defaults", "all"])
def test_every_section_opens(opened, section, changes, few_probes):
    scenario = scenario_of(**changes)
    before = len(at(scenario, opened).main)
    assert_is_whole(at(scenario, opened, section), RAMP_PAGE, section)
    assert len(opened.main) > before, f"{section} draws nothing"


def test_the_page_stands_beside_the_story_and_leads_to_what_a_dose_costs(opened):
    assert RAMP_PAGE not in STORY
    shown = panels(at(Scenario(), opened))
    assert shown["answer"]["next"]["topic"] == "viability"
    assert [one["topic"] for one in shown["ripple"]["stations"]] == list(STORY)
    assert not any(one["here"] for one in shown["ripple"]["stations"])


def test_the_error_of_the_futures_and_a_month_of_delay_are_said(opened):
    said = answer(at(Scenario(), opened))
    assert "are told apart to within" in said
    assert "comes a month later" in said


def test_where_no_order_earns_its_cost_the_page_tells_no_worth(opened):
    assert "no order earns what it costs" in answer(at(scenario_of(**KINDS["wait"]), opened))


def test_what_real_products_sold_is_their_published_sales_over_one_price_a_dose():
    assert [period for period, _, _ in CARVYKTI[:3]] == ["2022-Q2", "2022-Q3", "2022-Q4"]
    assert [period for period, _, _ in YESCARTA[:2]] == ["2018", "2019"]
    last = {period: doses for period, _, doses in CARVYKTI}["2025-Q4"]
    assert isclose(last, 4 * 555 / 0.38)
    assert [month for _, month, _ in CARVYKTI] == sorted(month for _, month, _ in CARVYKTI)


def test_the_hero_says_of_each_order_when_it_stands_at_the_doses_aimed_at():
    scenario = scenario_of(target_doses=2_000.0)
    found, inputs = cached.answer(RAMP_PAGE, scenario), cached.inputs(RAMP_PAGE, scenario)
    rows = model.hero(found, inputs, found, inputs, hero.products()).to_pylist()
    told = {row["line"]: row for row in rows if row["mark"] == "reach"}
    middles = model.middles(found, inputs)
    assert {line: row["middle"] for line, row in told.items()} == middles
    table = frames.by_target(inputs, (2_000,)).set_index("order")
    assert told["yours"]["low"] == table.loc[frames.MINE, "low"] <= told["yours"]["middle"]
    assert told["yours"]["words"].startswith("2,000 doses: yours months")


def test_an_order_that_is_the_best_is_drawn_once():
    best = cached.answer(RAMP_PAGE, Scenario()).detail.best
    mine = scenario_of(mix=best.kind, suites_now=best.own + best.added)
    found, inputs = cached.answer(RAMP_PAGE, mine), cached.inputs(RAMP_PAGE, mine)
    rows = model.hero(found, inputs, found, inputs, ()).to_pylist()
    assert {row["line"] for row in rows if row["mark"] == "name"} == {"yours", "asked", "aim"}


def test_names_of_products_stand_clear_of_the_lines_where_there_is_room():
    found, inputs = cached.answer(RAMP_PAGE, Scenario()), cached.inputs(RAMP_PAGE, Scenario())
    rows = model.hero(found, inputs, found, inputs, hero.products()).to_pylist()
    end = model.top(found, found, (inputs.target_doses,))
    for name in (row for row in rows if row["mark"] == "product"):
        near = [row["middle"] for row in rows if row["mark"] in ("line", "before", "point")
                and name["month"] - 12 <= row["month"] <= name["month"]]  # fmt: skip
        assert min(abs(name["stands"] - high) for high in near) > 0.03 * end


def test_the_programme_is_worked_out_aside_and_its_progress_can_stop_it():
    inputs, told = cached.inputs(RAMP_PAGE, scenario_of(**KINDS["own"])), []
    with pytest.raises(ValueError, match="stopped"):
        the_programme.work(inputs, lambda *_: told.append(1) or True)
    assert told
