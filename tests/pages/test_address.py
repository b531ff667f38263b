"""The address and what outlives a reload: history, links, what a browser kept; without a browser."""

import json

import pytest

from components import address, cached, chosen, kept, room, session
from explorer.files import ScenarioFile
from models.scenario import MODEL_VERSION, Scenario, pack, pack_parts, packed_body
from tests.pages.opened import app, errors, scenario_of

READY = cached.rows("presets").query("topic == 'scenarios'")["preset"].iloc[0]


# The browser's history


def walk(monkeypatch, **query) -> session.Explorer:
    """Go to an entry of the browser's history."""
    monkeypatch.setattr(address, "walked", lambda: True)
    address.st.query_params.from_dict(query)
    address.st.query_params.written = 0
    address.arrive()
    address.write()
    monkeypatch.undo()
    return session.explorer()


def entry(**changes) -> str:
    return pack(scenario_of(**changes), cached.data_version())


def test_a_link_of_older_models_says_so_and_opens():
    body = json.dumps([MODEL_VERSION - 1, cached.data_version(), {"lock_month": 30.0}])
    opened = app(**{address.LINK: f"1.{packed_body(body)}"}).run()
    assert any(f"models of version {MODEL_VERSION - 1}" in warning.value for warning in opened.warning)
    assert not errors(opened)


def test_a_finished_move_is_written_once_and_a_draft_never(visit):
    visit()
    address.write()
    query = address.st.query_params
    for month in (25, 26, 27):
        session.change("lock_month", month, final=False)
        address.write()
    assert query.written == 0
    session.change("lock_month", 27)
    address.write()
    address.write()
    assert (query.written, query[address.LINK]) == (1, entry(lock_month=27))
    session.step(-1)
    address.write()
    assert (query.written, query[address.LINK]) == (2, entry())


def test_a_second_run_before_the_browser_wrote_the_address_makes_no_entry_and_another_page_one(visit, monkeypatch):
    mine = visit()
    address.write()
    query = address.st.query_params
    address.arrive()
    address.write()
    assert (query.written, dict(query)) == (0, {})
    monkeypatch.setattr(address, "script", lambda: "of another page")
    address.arrive()
    assert (query.written, query[address.LINK]) == (1, entry())
    assert mine.address == dict(query)


def test_a_pin_a_part_and_the_rooms_question_make_no_entry_but_stand_in_the_address(visit):
    mine = visit()
    address.write()
    session.change("lock_month", 30)
    address.write()
    session.pin(True)
    mine.section, room.room().ask = "evidence", True
    address.write()
    assert address.st.query_params.written == 1
    assert mine.address == {"s": entry(lock_month=30), "base": entry(lock_month=30), "ask": "1", "more": "evidence"}


def test_back_goes_to_the_move_of_the_log_and_writes_nothing(visit, monkeypatch):
    mine = visit()
    for month in (30, 40):
        session.change("lock_month", month)
        address.write()
    session.give_reason("the board asked")
    with monkeypatch.context() as patched:
        walk(patched, s=entry(lock_month=30))
    assert (mine.place, len(mine.moves), session.now()) == (1, 3, scenario_of(lock_month=30))
    assert address.st.query_params.written == 0
    session.step(1)
    assert session.now() == scenario_of(lock_month=40) and mine.moves[2].reason == "the board asked"


def test_back_to_what_was_undone_and_replaced_puts_it_at_the_end_of_the_log_and_drops_nothing(visit, monkeypatch):
    mine = visit()
    session.change("lock_month", 30)
    session.step(-1)
    session.change("lock_month", 40)
    address.write()
    with monkeypatch.context() as patched:
        walk(patched, s=entry(lock_month=30))
    assert [dict(move.scenario.changes).get("lock_month") for move in mine.moves] == [None, 40, 30]
    assert session.now() == scenario_of(lock_month=30)


def test_back_takes_pin_part_and_present_as_the_entry_has_them(visit, monkeypatch):
    mine = visit()
    session.change("lock_month", 30)
    session.pin(True)
    address.write()
    with monkeypatch.context() as patched:
        walk(patched, s=entry(), present="3")
    assert (mine.pinned, mine.presenting, mine.claim, mine.section_asked) == (None, True, 3, "")
    with monkeypatch.context() as patched:
        walk(patched, s=entry(lock_month=30), base=entry(lock_month=30), more="evidence")
    assert (mine.pinned, mine.presenting) == (scenario_of(lock_month=30), False)
    assert mine.section_asked == "evidence"


def test_a_room_that_has_guessed_is_not_asked_again_by_back_and_one_that_has_not_is_not_let_off(visit, monkeypatch):
    visit()
    room.room().ask = True
    with monkeypatch.context() as patched:
        walk(patched, s=entry())
    assert room.waiting()
    room.room().guess = "Breyanzi"
    with monkeypatch.context() as patched:
        walk(patched, s=entry(), ask="1")
    assert not room.waiting()


# What stands in a link


def test_a_link_to_a_ready_made_scenario_bears_its_name(opened_at):
    ready = cached.presets.scenario_of(READY)
    opened_at(s=pack(ready, cached.data_version()))
    assert session.name() == cached.records("presets", "preset")[READY]["label"]


@pytest.fixture
def opened_at(visit):
    """Open a visit at the parameters of an address."""

    def start(**query) -> session.Explorer:
        visit()
        address.st.session_state.clear()
        address.st.query_params.from_dict(query)
        address.arrive()
        return session.explorer()

    return start


def test_a_link_pins_the_same_baseline_for_whoever_opens_it(visit, opened_at):
    visit()
    session.change("path", "west")
    session.pin(True)
    session.change("lock_month", 30)
    mine = opened_at(**address.wanted())
    assert (session.baseline(), session.now()) == (scenario_of(path="west"), scenario_of(path="west", lock_month=30))
    assert mine.notices == []


def test_nothing_is_added_to_a_link_where_nothing_is_pinned_open_or_chosen(visit):
    visit()
    session.change("lock_month", 30)
    assert address.wanted() == {"s": entry(lock_month=30)}


@pytest.mark.parametrize("glued", [".", ")", ">", ",", "_", "%3E", "”"])
def test_signs_glued_onto_any_parameter_do_no_harm(opened_at, glued):
    mine = opened_at(s=entry(lock_month=30) + glued, base=entry(path="west") + glued, present="3" + glued)
    assert (session.now(), session.baseline()) == (scenario_of(lock_month=30), scenario_of(path="west"))
    assert mine.notices == []
    if "%" not in glued:
        assert mine.claim == 3


def test_a_baseline_that_cannot_be_read_is_one_sentence_and_the_rest_stands(opened_at):
    mine = opened_at(s=entry(lock_month=30), base="1.nonsense")
    assert (session.now(), session.baseline(), mine.pinned) == (scenario_of(lock_month=30), Scenario(), None)
    (notice,) = mine.notices
    assert notice.startswith("The link's baseline could not be read: ")


def test_what_is_compared_comes_back_from_the_link_saved_scenarios_whole(visit, opened_at):
    mine = visit()
    mine.brought["Board plan (2)"] = scenario_of(lock_month=36)
    picked = chosen.Chosen(("now", READY, "own:Board plan (2)"), "footprint", "own:Board plan (2)", "can_raise")
    packed = chosen.packed(picked)
    assert packed[-1].isalnum()
    mine = opened_at(s=entry(), compare=packed)
    assert (mine.compared, mine.notices) == (picked, [])
    assert mine.brought == {"Board plan (2)": scenario_of(lock_month=36)}


def test_a_scenario_brought_under_a_name_that_stands_here_for_another_is_told_apart(visit, opened_at, monkeypatch):
    mine = visit()
    mine.brought["Plan"] = scenario_of(lock_month=36)
    packed = chosen.packed(chosen.Chosen(("now", "own:Plan")))
    monkeypatch.setattr(chosen.shelf, "saved", lambda: {"Plan": ScenarioFile(scenario_of(path="west"))})
    mine = opened_at(compare=packed)
    assert mine.compared.of == ("now", "own:Plan, from the link")
    assert mine.brought == {"Plan, from the link": scenario_of(lock_month=36)}


@pytest.mark.parametrize("name", ["On screen", "On screen: Kite", "Public defaults", "Page", "n" * 5_000])
def test_a_scenario_brought_by_a_link_cannot_pass_for_one_of_ours(opened_at, name):
    mine = opened_at(compare=pack_parts([["now", f"own:{name}"], "", "", "", {f"own:{name}": {"lock_month": 36.0}}]))
    (brought,) = mine.brought
    assert len(brought) < 200
    assert not chosen.shelf.reserved(brought)
    assert mine.compared.of == ("now", f"own:{brought}")


@pytest.mark.parametrize(
    "parts", [{}, [], [1, 2], ["now", "", "", "", {}], [None, 1, "", "", {}], [["now"], "", "", "", []], 3, None, "x"]
)
def test_a_comparison_that_is_none_is_one_sentence(opened_at, parts):
    mine = opened_at(compare=pack_parts(parts))
    assert mine.compared is None
    assert len(mine.notices) <= 1


def test_a_comparison_with_what_is_not_here_names_it_and_compares_the_rest(opened_at):
    mine = opened_at(compare=pack_parts([["now", "gone", READY], "no_topic", "gone", "no_key", {}]))
    assert mine.compared == chosen.Chosen(("now", READY), "", "gone", "no_key")
    assert mine.notices == ["The link compares 'gone', which is not here."]


# What outlives a reload


def reloaded(opened_at, **query) -> session.Explorer:
    """Load the page anew, and give back what the browser kept."""
    told = json.dumps(kept.told())
    mine = opened_at(**(query or address.wanted()))
    kept.take(told)
    return mine


def test_log_reasons_place_opened_and_room_outlive_a_reload(visit, opened_at):
    linked = scenario_of(path="west")
    mine = visit(pack(linked, cached.data_version()))
    session.change("lock_month", 30)
    session.give_reason("the board asked")
    session.commit(scenario_of(lock_month=50), "Loaded: A plan", name="A plan")
    session.step(-1)
    room.st.session_state[room.KEY] = room.Room(True, True, "Lumacel", "Breyanzi")
    mine.seen = {"A plan": 3}
    before = mine
    mine = reloaded(opened_at)
    assert mine is not before
    assert (mine.moves, mine.place, mine.opened, mine.seen) == (before.moves, 1, linked, {"A plan": 3})
    assert room.room() == room.Room(True, True, "Lumacel", "Breyanzi")


def test_what_was_done_before_the_browser_had_spoken_follows_the_log(visit, opened_at):
    visit()
    session.change("lock_month", 30)
    told, query = json.dumps(kept.told()), address.wanted()
    mine = opened_at(**query)
    session.change("path", "west")
    kept.take(told)
    assert [dict(move.scenario.changes) for move in mine.moves] == [
        {},
        {"lock_month": 30},
        {"lock_month": 30, "path": "west"},
    ]
    assert session.now() == scenario_of(lock_month=30, path="west")


def test_the_log_of_another_setting_is_not_taken_for_that_of_a_link(visit, opened_at):
    visit()
    session.change("lock_month", 30)
    room.room().name = "Lumacel"
    mine = reloaded(opened_at, s=entry(path="west"))
    assert (len(mine.moves), room.room().name) == (1, "")


def test_a_link_with_the_rooms_question_waits_whatever_the_browser_kept(visit, opened_at):
    visit()
    reloaded(opened_at, s=entry(), ask="1")
    assert room.waiting()


def test_a_long_log_is_kept_by_its_newest_moves_with_the_place_in_it(visit, opened_at):
    mine = visit()
    for turn in range(kept.MOST_MOVES * 2):
        session.change("lock_month", 20 + turn % 3)
    before = mine
    mine = reloaded(opened_at)
    assert len(mine.moves) == kept.MOST_MOVES
    assert (mine.moves[-1], mine.place) == (before.moves[-1], kept.MOST_MOVES - 1)


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{}", "x" * 2_000_000, '{"moves": 3}', "[" * 100_000]
    + [json.dumps({"moves": [[{}, "a", "b", "c"]], "place": 0, "opened": {}, "room": wrong, "seen": {}, "written": {}})
       for wrong in (3, [], {}, {"ask": 1})]
    + [json.dumps({"moves": [[{"lock_month": "x", "gone": 1}, 3, None]], "place": "x"})],
)  # fmt: skip
def test_what_a_browser_made_up_changes_nothing(visit, text):
    mine = visit()
    kept.take(text)
    assert (len(mine.moves), session.now(), room.room()) == (1, Scenario(), room.Room())
