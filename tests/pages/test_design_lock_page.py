"""The design lock's page, run without a browser: everywhere in range, every section, every kind of link."""

import re

import numpy as np
import pandas as pd
import pytest

from components import address, cached, controls, session
from components.words import money
from models import design_lock
from models.digits import percents
from models.scenario import Scenario, pack
from tests.pages.opened import (
    PAGE,
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

PATIENCE = 60  # runs
MINE = [key for sight in ("main", "more") for key in cached.keys("design_lock", sight)]
CATALOGUE = {key: cached.catalogue()[key] for key in MINE}


@pytest.fixture(scope="module")
def opened():
    """The app, opened once: each test moves it to a scenario of its own."""
    return app().run()


def left_out(opened) -> str:
    """Return what the page says of the plants beside the worth of a lock."""
    return next(caption.value for caption in opened.caption if caption.value.startswith("This worth plans one site"))


@pytest.mark.parametrize("changes", [{}, {"own_build_months": 60.0}, {"lock_month": 40.0}])
def test_beside_the_worth_stands_what_it_leaves_out_and_the_worth_that_holds_it(opened, changes):
    scenario = scenario_of(**changes)
    project = cached.answer("partner", scenario).detail.figures["project"]
    assert left_out(at(scenario, opened)).endswith(f"the whole project is worth {money(project)}.")


def test_the_page_opens_at_the_defaults_with_everything_of_the_first_sight():
    opened = app().run()
    assert_is_whole(opened, PAGE, "defaults")
    assert opened.title[0].value == "When should research let manufacturing lock the design?"
    assert not opened.warning
    assert address_of(opened)[address.LINK] == pack(Scenario(), cached.data_version())


def test_the_first_sight_has_at_most_eight_controls_and_the_rest_under_all_assumptions(opened):
    page = panels(at(Scenario(), opened, "All assumptions"))
    main, more = (page[f"controls_design_lock_{sight}"]["rows"] for sight in ("main", "more"))
    assert len(main) <= 8
    assert sorted(row["key"] for row in main + more) == sorted(CATALOGUE)


@pytest.mark.parametrize("changes", some(ends(PAGE), of=3), ids=str)
def test_the_page_stands_at_both_ends_of_everything_in_sight_and_its_address_says_so(opened, changes):
    scenario = scenario_of(**changes)
    assert_is_whole(at(scenario, opened), PAGE, str(changes))
    assert address_of(opened)[address.LINK] == pack(scenario, cached.data_version())


@pytest.mark.parametrize("seed", some(range(6), of=3))
def test_the_page_stands_at_corners_where_everything_is_at_an_end(opened, seed):
    random = np.random.default_rng(seed)
    far = {
        key: random.choice([option for option, _ in row.options] or [row.low, row.high]).item()
        for key, row in CATALOGUE.items()
    }
    assert_is_whole(at(scenario_of(**far), opened, "Why it moved"), PAGE, f"corner {seed}")


@pytest.mark.parametrize("section", sections(PAGE))
def test_every_section_opens_at_the_defaults_and_after_a_move(opened, section):
    for scenario in (Scenario(), scenario_of(lock_month=40, path="west", design_spread=15)):
        before = len(at(scenario, opened).main)
        assert_is_whole(at(scenario, opened, section), PAGE, section)
        assert len(opened.main) > before, f"{section} draws nothing"


def test_the_sections_are_those_tested_here(opened):
    assert at(Scenario(), opened).get("button_group")[0].options == list(sections(PAGE))


@pytest.mark.parametrize("section", some(sections(PAGE), of=2))
def test_every_section_opens_where_nothing_earns_its_cost_and_where_the_horizon_is_short(opened, section):
    poor = scenario_of(demand_factor=CATALOGUE["demand_factor"].low)
    for scenario in (poor, scenario_of(horizon_months=CATALOGUE["horizon_months"].low, lock_month=72)):
        assert_is_whole(at(scenario, opened, section), PAGE, section)


def test_the_answer_changes_with_the_decision(opened):
    found = {}
    for cost in (3, 15):
        at(scenario_of(china_generation_cost=cost), opened)
        verdict = cached.answer("design_lock", scenario_of(china_generation_cost=cost)).verdict
        found[verdict] = answer(opened).split(",")[0]
    assert len(found) == 2, "the decision does not change any more: choose another assumption"
    assert len(set(found.values())) == 2


def test_the_answer_says_what_the_model_says(opened):
    scenario = scenario_of(design_spread=15)
    at(scenario, opened)
    told, said = cached.answer("design_lock", scenario), answer(opened)
    assert f"generation {told.verdict.step}" in said
    assert f"{percents(100 * told.sure)} %" in said
    best = design_lock.ranked(told.detail.curves)[0]
    first, last = best.window
    assert f"{money(told.best)} at best" in said
    assert f"the middle, about month {best.best_month}, is worth {money(best.value[best.best_month])}:" in said
    assert f"months {first} to {last}" in said.split(".")[0]


def test_a_plan_that_earns_nothing_is_told_to_stop(opened):
    at(scenario_of(demand_factor=CATALOGUE["demand_factor"].low), opened)
    assert answer(opened).startswith("Do not go on")


def test_the_baseline_on_the_figures_is_the_pinned_setting(opened):
    at(scenario_of(lock_month=40), opened)
    before = panels(opened)["figures"]["figures"]
    opened.session_state[session.KEY].pinned = scenario_of(lock_month=40)
    opened.run()
    after = panels(opened)["figures"]["figures"]
    assert any("vs baseline" in figure["delta"] for figure in before)
    assert {figure["delta"] for figure in after} == {"as baseline"}


def ripple_of(opened, title: str) -> str:
    """Return what the story bar says of one topic."""
    return stations(opened)[title]


def test_the_ripple_says_what_the_last_move_changed(opened):
    at(scenario_of(china_generation_cost=15), opened)
    said = ripple_of(opened, "Design lock")
    assert cached.answer("design_lock", scenario_of(china_generation_cost=15)).verdict.kind != "china"
    assert "(changed" in said
    at(Scenario(), opened)
    assert "(changed" not in ripple_of(opened, "Design lock")


def test_the_ticks_come_once_the_visitor_has_paused():
    opened = app().run()
    rows = panels(opened)["controls_design_lock_main"]["rows"]
    assert not any(row["flips"] for row in rows)
    opened.session_state[session.KEY].paused_at = "design_lock", Scenario()
    for _ in range(PATIENCE):  # each run waits a while for the search
        sent = panels(opened.run())["controls_design_lock_main"]
        if any(row["flips"] for row in sent["rows"]):
            break
    assert not errors(opened)
    assert sent["settled"]
    assert any(row["flips"] for row in sent["rows"])
    for row in sent["rows"]:
        for flip in row["flips"]:
            assert row["low"] <= flip["at"] <= row["high"]
            assert flip["text"]


def test_every_control_has_its_card():
    opened = at(Scenario(), section="All assumptions")
    page = panels(opened)
    for row in [row for name in page if name.startswith("controls") for row in page[name]["rows"]]:
        assert row["help"], f"{row['key']} does not say what it is"
        assert len(row["help"].split()) <= 25, f"{row['key']}: {row['help']}"
        assert row["watch"], f"{row['key']} does not say where to look"
        assert row["mark"]
        assert row["source"]["title"] or row["derivation"], f"{row['key']} says neither source nor derivation"
        assert row["options"] or row["range"].startswith("Range "), f"{row['key']} does not say its range"


# Links


def test_a_link_opens_the_page_at_its_scenario():
    scenario = scenario_of(lock_month=36, path="west")
    opened = app(s=pack(scenario, cached.data_version())).run()
    assert_is_whole(opened, PAGE, "link")
    assert not opened.warning
    assert "month 36" in answer(opened)
    assert "Western IND" in answer(opened)


def test_a_link_at_the_bare_address_opens_at_its_scenario_too():
    packed = pack(scenario_of(lock_month=36), cached.data_version())
    opened = app(page=None, s=packed).run()
    assert not errors(opened)
    assert list(panels(opened)) == ["board"]
    assert opened.session_state[session.KEY].now == scenario_of(lock_month=36)
    assert address_of(opened)[address.LINK] == packed


def test_what_cannot_be_read_in_a_link_is_named_on_the_page_and_the_rest_applies():
    broken = Scenario((("gone", 1.0), ("lock_month", 36.0), ("path", "mars"), ("rework_share", 500.0)))
    opened = app(s=pack(broken, cached.data_version())).run()
    assert_is_whole(opened, PAGE, "broken link")
    said = [warning.value for warning in opened.warning]
    assert len(said) == 3
    for word in ("'gone'", "'mars'", "Process work lost with each design: 500 is outside 0 to 80."):
        assert any(word in text for text in said), f"{word} is not named in {said}"
    assert "month 36" in answer(opened)
    assert address_of(opened)[address.LINK] == pack(scenario_of(lock_month=36), cached.data_version())


@pytest.mark.parametrize("packed", ["nonsense", "1.eNqLNtQx1", "2.abc", "1.é", "<script>", "1." + "A" * 5_000])
def test_a_damaged_link_is_one_sentence_above_a_whole_page(packed):
    opened = app(s=packed).run()
    assert_is_whole(opened, PAGE, packed[:20])
    (warning,) = opened.warning
    assert warning.value.startswith("The link's settings could not be read")


def test_what_a_stranger_put_into_a_link_is_not_drawn_as_markdown():
    evil = Scenario((("![x](http://evil.example/x.png) **bold** :red[x]", 1.0),))
    opened = app(s=pack(evil, cached.data_version())).run()
    (warning,) = opened.warning
    assert not re.search(r"(?<!\\)!\[x\]\(http", warning.value), "a link can place a stranger's picture on the page"


def test_a_link_of_older_data_says_on_the_page_what_moved(monkeypatch):
    moved = {"version": [2], "key": ["design_spread"], "was": ["6"], "became": ["8"], "why": ["a new read-out."]}
    real = cached.rows
    monkeypatch.setattr(cached, "rows", lambda table: pd.DataFrame(moved) if table == "data_moves" else real(table))
    monkeypatch.setattr(cached, "data_version", lambda: 2)
    old, new = (app(s=pack(scenario_of(lock_month=36), version)).run() for version in (1, 2))
    assert_is_whole(old, PAGE, "link of older data")
    (warning,) = old.warning
    assert warning.value == "Since this link was made, Spread between designs moved from 6 to 8: a new read-out."
    assert not new.warning


def test_data_that_are_not_sound_are_a_sentence_and_no_fault(monkeypatch):
    def unsound():
        raise ValueError("deals.csv, line 3: no source.")

    monkeypatch.setattr(cached, "connection", unsound)
    opened = app().run()
    assert not opened.exception
    (said,) = opened.error
    assert "deals.csv, line 3: no source." in said.value


# Moves on the page


def tools(opened) -> dict[str, bool]:
    """Return the buttons beside the controls, and whether each would do anything."""
    return {tool["tool"]: tool["on"] for tool in panels(opened)["controls_design_lock_main"]["tools"]}


def test_only_the_moves_that_would_do_something_can_be_pressed(opened):
    fresh = app().run()
    assert tools(fresh) == {"undo": False, "redo": False, "defaults": False, "opened": False, "pin": True}
    at(scenario_of(lock_month=40), opened)
    assert tools(opened) == {"undo": True, "redo": False, "defaults": True, "opened": True, "pin": True}
    opened.session_state[session.KEY].place = 0
    opened.run()
    assert tools(opened) == {"undo": False, "redo": True, "defaults": False, "opened": False, "pin": True}


def test_every_button_offered_beside_the_controls_is_known():
    assert set(tools(app().run())) == set(controls.TOOLS)


def test_a_reason_typed_under_why_it_moved_stands_in_the_log():
    opened = at(scenario_of(lock_month=40), section="Why it moved")
    opened.text_input[0].set_value("the board asked").run()
    assert any("the board asked" in text.value for text in opened.markdown)


def test_replay_goes_back_along_the_moves():
    opened = at(scenario_of(lock_month=40), section="Why it moved")
    opened.slider[0].set_value(0).run()
    assert not errors(opened)
    assert address_of(opened)[address.LINK] == pack(Scenario(), cached.data_version())


def test_the_waterfall_under_why_it_moved_sums_to_the_figure(opened):
    at(scenario_of(lock_month=40), opened, "Why it moved")
    moved = [one.proto.body for one in opened.get("html") if "last move" in one.proto.body]
    assert moved and "last move: USD" in moved[0]
