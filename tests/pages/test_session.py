"""The one scenario of a session: moves, undo and redo, resets, the pinned baseline, reasons, the link."""

import pandas as pd
import pytest

from components import address, cached, controls, session, telling
from models.scenario import Scenario, pack
from tests.pages.opened import scenario_of


def test_a_new_visitor_starts_at_the_public_defaults(visit):
    mine = visit()
    assert (session.now(), session.before(), session.baseline()) == (Scenario(),) * 3
    assert (len(mine.moves), mine.place, mine.notices) == (1, 0, [])


@pytest.mark.parametrize("packed", ["", None])
def test_an_empty_link_is_no_link(visit, packed):
    assert visit(packed).notices == []


def test_a_link_opens_at_its_scenario_which_is_where_one_goes_back_to(visit):
    linked = scenario_of(lock_month=30, path="west")
    mine = visit(pack(linked, cached.data_version()))
    assert session.now() == mine.opened == linked
    assert mine.notices == []
    session.change("lock_month", 40)
    session.reset(to_opened=True)
    assert session.now() == linked


def test_a_link_that_cannot_be_read_says_so_and_opens_the_defaults(visit):
    mine = visit("1.nonsense")
    assert session.now() == Scenario()
    assert len(mine.notices) == 1


def test_what_is_changed_is_the_scenario_and_the_link(visit):
    visit()
    address.write()
    session.change("lock_month", 30)
    address.write()
    assert session.now() == scenario_of(lock_month=30)
    assert address.st.query_params[address.LINK] == pack(session.now(), cached.data_version())
    assert visit(address.st.query_params[address.LINK]).now == scenario_of(lock_month=30)


def test_undo_and_redo_walk_the_moves_and_stop_at_the_ends(visit):
    visit()
    for month in (30, 40, 50):
        session.change("lock_month", month)
    seen = []
    for by in (-1, -1, -1, -1, 1, 1, 1, 1):
        session.step(by)
        seen.append(dict(session.now().changes).get("lock_month"))
    assert seen == [40, 30, None, None, 30, 40, 50, 50]


def test_before_is_the_scenario_one_move_ago(visit):
    visit()
    session.change("lock_month", 30)
    session.change("lock_month", 40)
    assert session.before() == scenario_of(lock_month=30)
    session.step(-1)
    assert session.before() == Scenario()


def test_a_move_after_an_undo_drops_what_was_undone(visit):
    mine = visit()
    session.change("lock_month", 30)
    session.change("lock_month", 40)
    session.step(-1)
    session.change("path", "west")
    assert session.now() == scenario_of(lock_month=30, path="west")
    assert [move.scenario for move in mine.moves] == [
        Scenario(),
        scenario_of(lock_month=30),
        scenario_of(lock_month=30, path="west"),
    ]
    session.step(1)
    assert session.now() == scenario_of(lock_month=30, path="west")


def test_a_change_to_the_same_value_is_no_move(visit):
    mine = visit()
    session.change("lock_month", 24)
    session.change("lock_month", 30)
    session.change("lock_month", 30)
    assert len(mine.moves) == 2


def test_a_slider_on_its_way_is_a_draft_and_letting_go_makes_it_one_move(visit):
    mine = visit()
    for month in (25, 26, 27):
        session.change("lock_month", month, final=False)
        assert session.now() == scenario_of(lock_month=month)
        assert session.before() == Scenario()
        assert len(mine.moves) == 1
    session.change("lock_month", 27)
    assert len(mine.moves) == 2
    assert session.before() == Scenario()


def test_a_draft_that_returns_to_where_it_began_is_no_move(visit):
    mine = visit()
    session.change("lock_month", 30, final=False)
    session.change("lock_month", 24, final=False)
    assert session.now() == Scenario()
    session.change("lock_month", 24)
    assert (len(mine.moves), mine.draft) == (1, None)


def test_a_draft_back_at_the_public_defaults_is_what_is_on_screen(visit):
    visit()
    session.change("lock_month", 30)
    session.change("lock_month", 24, final=False)
    assert session.now() == Scenario()


def test_undo_while_a_slider_is_on_its_way_leaves_the_draft(visit):
    visit()
    session.change("lock_month", 30)
    session.change("lock_month", 40, final=False)
    session.step(-1)
    assert session.now() == Scenario()


def test_a_place_on_a_map_is_one_move_of_all_that_stand_behind_it_each_at_a_step_of_its_scale(visit):
    mine = visit()
    capital, cash = (cached.catalogue()[key] for key in ("can_raise", "cash_now"))
    session.move_on_map({"can_raise": capital.low + 1.4 * capital.step, "cash_now": 10 * cash.high})
    assert session.now() == scenario_of(can_raise=capital.low + capital.step, cash_now=cash.high)
    assert len(mine.moves) == 2
    assert mine.moves[-1].what.startswith(f"Moved on the map: {capital.label} ")
    assert f" and {cash.label} " in mine.moves[-1].what


@pytest.mark.parametrize("given", [999, -1, "soon", None, float("nan"), True])
def test_a_value_that_is_not_allowed_is_said_once_and_loses_nothing(visit, given):
    mine = visit()
    session.change("path", "west")
    session.change("lock_month", given)
    session.change("lock_month", given)
    assert session.now() == scenario_of(path="west")
    assert len(mine.moves) == 2
    (notice,) = mine.notices
    assert notice.startswith("Month you lock the design: ")


def test_a_notice_goes_with_the_next_good_move(visit):
    mine = visit()
    session.change("lock_month", 999)
    session.change("lock_month", 30)
    assert mine.notices == []


@pytest.mark.parametrize("step", [lambda: session.step(-1), lambda: session.reset(), lambda: session.go_to(0)])
def test_a_notice_goes_with_undo_reset_and_replay_too(visit, step):
    mine = visit()
    session.change("lock_month", 30)
    session.change("lock_month", 999)
    assert mine.notices
    step()
    assert mine.notices == []


def test_both_resets_are_moves_that_can_be_undone(visit):
    linked = scenario_of(lock_month=30)
    mine = visit(pack(linked, cached.data_version()))
    session.change("lock_month", 40)
    session.reset()
    assert session.now() == Scenario()
    session.step(-1)
    assert session.now() == scenario_of(lock_month=40)
    session.reset(to_opened=True)
    assert session.now() == linked
    assert mine.moves[-1].what != mine.moves[0].what


def test_a_pinned_setting_is_the_baseline_until_it_is_let_go(visit):
    visit()
    session.change("lock_month", 30)
    session.pin(True)
    session.change("lock_month", 40)
    assert session.baseline() == scenario_of(lock_month=30)
    session.pin(False)
    assert session.baseline() == Scenario()


def test_the_public_defaults_can_be_pinned_too(visit):
    mine = visit()
    session.pin(True)
    session.change("lock_month", 40)
    assert session.baseline() == Scenario()
    assert mine.pinned is not None


def test_a_pin_is_not_moved_by_undo(visit):
    visit()
    session.change("lock_month", 30)
    session.pin(True)
    session.step(-1)
    assert session.baseline() == scenario_of(lock_month=30)


def test_a_reason_stays_with_its_move(visit):
    mine = visit()
    session.change("lock_month", 30)
    session.give_reason("  the board asked  ")
    session.change("lock_month", 40)
    session.step(-1)
    assert [move.reason for move in mine.moves] == ["", "the board asked", ""]
    assert session.now() == scenario_of(lock_month=30)


def test_replay_goes_to_any_move_and_stays_within_them(visit):
    visit()
    for month in (30, 40, 50):
        session.change("lock_month", month)
    found = []
    for place in (2, 0, 99, -99):
        session.go_to(place)
        found.append(dict(session.now().changes).get("lock_month"))
    assert found == [40, None, 50, None]


def test_the_log_says_each_move_in_words(visit):
    mine = visit()
    session.change("lock_month", 30)
    session.change("path", "west")
    assert [move.what for move in mine.moves[1:]] == [
        "Month you lock the design: 24 months → 30 months",
        "Development path: China first → Western IND",
    ]


# Links made with older data


@pytest.fixture
def history(monkeypatch):
    """Pretend that a default moved with version 3 of the data."""
    moved = {
        "version": [2, 3, 3],
        "key": ["lock_month", "design_spread", "no_longer_there"],
        "was": ["20", "6", "1"],
        "became": ["24", "8", "2"],
        "why": ["an older move.", "a new read-out.", "gone."],
    }
    real = cached.rows
    monkeypatch.setattr(cached, "rows", lambda table: pd.DataFrame(moved) if table == "data_moves" else real(table))
    monkeypatch.setattr(cached, "data_version", lambda: 3)


@pytest.mark.parametrize(("version", "said"), [(1, 2), (2, 1), (3, 0)])
def test_a_link_of_older_data_says_which_defaults_moved_since(visit, history, version, said):
    notices = visit(pack(scenario_of(path="west"), version)).notices
    assert len(notices) == said
    if version == 2:
        assert notices == ["Since this link was made, Spread between designs moved from 6 to 8: a new read-out."]


def test_a_link_carries_the_newest_version_of_the_data(visit, history):
    visit()
    assert address.wanted()[address.LINK] == pack(Scenario(), 3)


def test_a_scenario_is_called_by_what_was_loaded_last_and_says_when_it_was_changed(visit):
    visit()
    assert session.name() == "Public defaults"
    session.change("lock_month", 30.0)
    assert session.name() == "Your setting"
    session.commit(scenario_of(path="west"), "Loaded: A plan", name="A plan")
    assert session.name() == "A plan"
    session.change("lock_month", 31.0)
    assert session.name() == "A plan, changed"
    session.step(-1)
    assert session.name() == "A plan"
    session.step(-1)
    assert session.name() == "Your setting"


def test_what_a_panel_asks_for_twice_is_done_once_and_in_order(monkeypatch):
    mine = session.Explorer([session.Move(Scenario(), "Opened")], Scenario(), [])
    monkeypatch.setattr(session, "explorer", lambda: mine)
    raised, learned = ({"key": key, "value": value, "final": True} for key, value in
                       (("can_raise", 900.0), ("learning", 14.0)))  # fmt: skip
    first, second, undo = {"number": 1} | raised, {"number": 2} | learned, {"number": 3, "tool": "undo"}
    telling.hear("controls", {"panel": "a", "asked": [first]}, controls.do)
    telling.hear("controls", {"panel": "a", "asked": [first, second]}, controls.do)
    assert mine.now == scenario_of(can_raise=900.0, learning=14.0) and len(mine.moves) == 3
    telling.hear("controls", {"panel": "a", "asked": [second, undo]}, controls.do)
    assert mine.now == scenario_of(can_raise=900.0)
    telling.hear("controls", {"panel": "b", "asked": [{"number": 1} | learned]}, controls.do)
    assert mine.now == scenario_of(can_raise=900.0, learning=14.0), "another visit to the page counts from one again"
