"""Scenarios saved, loaded and compared on their pages; the same answers without the screen."""

import json
import re
import subprocess
import sys
from datetime import datetime
from functools import partial
from pathlib import Path

import pandas as pd
import pytest

import explorer
from components import cached, comparison, library, numbers, saved_here, session
from explorer import __main__ as command
from models.scenario import MODEL_VERSION, Scenario
from models.topics import TOPICS
from tests.pages.opened import (
    COMPARE_PAGE,
    PAGE,
    SCENARIOS_PAGE,
    app,
    at,
    errors,
    panels,
    scenario_of,
)

ROOT = Path(__file__).parents[2]
PAGES = {topic: topic for topic in TOPICS}
MINE = {"can_raise": 900.0, "learning": 14.0, "demand_factor": 0.5}


def press(page, key: str):
    """Press a button and run the page."""
    page.button(key=key).click()
    return page.run()


def test_a_setting_is_saved_loaded_duplicated_and_deleted():
    page = at(scenario_of(**MINE), app(SCENARIOS_PAGE).run())
    page.text_input(key=library.SAVED_NAME).input("A plan")
    page.text_input(key=library.AUTHOR).input("An author")
    page = press(page, "save")
    assert not errors(page) and [row["name"] for row in cached.saved.listed()] == ["A plan"]
    page.session_state[session.KEY].moves.append(session.Move(Scenario(), "Back"))
    page.session_state[session.KEY].place += 1
    page = press(page.run(), "load_A plan")
    assert page.session_state[session.KEY].now == scenario_of(**MINE)
    page = press(page, "copy_A plan")
    assert {row["name"] for row in cached.saved.listed()} == {"A plan", "A plan 2"}
    for name in ("A plan", "A plan 2"):
        page = press(page, f"delete_{name}")
    assert cached.saved.listed() == [] and not errors(page)


def test_a_save_without_a_name_or_over_somebody_elses_is_one_sentence_and_changes_nothing():
    page = press(at(scenario_of(**MINE), app(SCENARIOS_PAGE).run()), "save")
    assert "name first" in page.warning[0].value and cached.saved.listed() == []
    cached.saved.save("Theirs", explorer.write(explorer.ScenarioFile(Scenario(), "Theirs")))
    page.text_input(key=library.SAVED_NAME).input("Theirs")
    page = press(page, "save")
    assert "saved already" in page.warning[0].value
    assert explorer.read(cached.saved.listed()[0]["text"]).scenario == Scenario()
    page = press(page, "load_Theirs")
    cached.saved.save("Theirs", cached.saved.listed()[0]["text"], cached.saved.listed()[0]["revision"])
    page = press(press(page, "save"), "replace")
    assert "somebody else" in page.warning[0].value
    cached.saved.delete("Theirs", cached.saved.listed()[0]["revision"])


@pytest.fixture
def empty(monkeypatch, tmp_path):
    """Let what is saved lie in a place of its own."""
    place = tmp_path / "scenarios.duckdb"
    for name in ("save", "delete", "restore", "listed", "kept"):
        monkeypatch.setattr(cached.saved, name, partial(getattr(cached.saved, name), place=place))


def put(name: str, **changes: float) -> int:
    """Save a scenario as somebody else would, and return its revision."""
    return cached.saved.save(name, explorer.write(explorer.ScenarioFile(scenario_of(**changes), name, "Somebody")))


def drawn(page) -> str:
    """Return everything that is written on a page."""
    return "\n".join(text.value for text in page.markdown)


def changes_of(name: str) -> dict:
    """Return what is saved under a name."""
    (text,) = [row["text"] for row in cached.saved.listed() if row["name"] == name]
    return dict(explorer.read(text).scenario.changes)


def test_a_deletion_is_asked_about_and_can_be_taken_back_where_it_was_made(empty):
    for name in ("first", "second", "third"):
        put(name, can_raise=900.0)
    page = app(SCENARIOS_PAGE).run()
    assert f"Delete it for everyone? Anyone can restore it for {cached.saved.KEPT_DAYS} days." in drawn(page)
    assert len(page.get("popover")) == 3
    page = press(page, "delete_second")
    assert "“second” is deleted." in drawn(page) and len(cached.saved.listed()) == 2
    page = press(page, "undo_delete")
    assert [row["name"] for row in cached.saved.listed()] == ["third", "second", "first"] and not errors(page)
    assert "is deleted" not in drawn(page)


def test_what_anybody_deleted_can_be_restored_by_everybody(empty):
    cached.saved.delete("theirs", put("theirs", **MINE))
    page = app(SCENARIOS_PAGE)
    page.session_state[saved_here.KEPT] = True
    page = press(page.run(), "restore")
    assert changes_of("theirs") == MINE and cached.saved.kept() == [] and not errors(page)


def test_what_is_restored_while_its_name_is_taken_stands_beside(empty):
    cached.saved.delete("theirs", put("theirs", **MINE))
    put("theirs", can_raise=500.0)
    page = app(SCENARIOS_PAGE)
    page.session_state[saved_here.KEPT] = True
    press(page.run(), "restore")
    assert changes_of("theirs") == {"can_raise": 500.0} and changes_of("theirs 2") == MINE


def loaded_and_saved(name: str):
    """Return the page of a visitor who loaded a scenario, moved on and pressed Save."""
    page = press(app(SCENARIOS_PAGE).run(), f"load_{name}")
    mine = page.session_state[session.KEY]
    mine.moves, mine.place = [*mine.moves, session.Move(scenario_of(**MINE), "Moved")], mine.place + 1
    return press(page.run(), "save")


def test_a_save_over_what_is_saved_is_asked_about_and_can_be_taken_back(empty):
    put("theirs", can_raise=500.0)
    page = loaded_and_saved("theirs")
    assert "Replace it for everyone?" in drawn(page) and changes_of("theirs") == {"can_raise": 500.0}
    page = press(page, "replace")
    assert changes_of("theirs") == MINE and "was replaced" in drawn(page)
    page = press(page, "undo_replace")
    assert changes_of("theirs") == {"can_raise": 500.0} and not errors(page)
    page = press(press(page, "save"), "replace")
    assert changes_of("theirs") == MINE and not page.warning


@pytest.mark.parametrize(("answer", "names"), [("beside", {"theirs", "theirs 2"}), ("leave", {"theirs"})])
def test_a_save_that_would_replace_something_need_not(empty, answer, names):
    put("theirs", can_raise=500.0)
    page = press(loaded_and_saved("theirs"), answer)
    assert {row["name"] for row in cached.saved.listed()} == names and changes_of("theirs") == {"can_raise": 500.0}
    assert "Replace it" not in drawn(page) and not errors(page) and not page.warning
    if answer == "beside":
        assert changes_of("theirs 2") == MINE and page.text_input(key=library.SAVED_NAME).value == "theirs 2"


def test_words_that_a_load_replaces_can_be_brought_back(empty):
    put("theirs")
    page = app(SCENARIOS_PAGE).run()
    page.text_input(key=library.SAVED_NAME).input("Mine")
    page.text_area(key=library.NOTE).input("A long thought")
    page = press(page.run(), "load_theirs")
    assert page.text_area(key=library.NOTE).value == "" and "was replaced" in drawn(page)
    page = press(page, "undo_words")
    assert page.text_input(key=library.SAVED_NAME).value == "Mine"
    assert page.text_area(key=library.NOTE).value == "A long thought"
    page = press(press(page, "load_theirs"), "load_theirs")
    assert "was replaced" not in drawn(page), "words that were loaded are not lost"


def test_times_are_those_of_the_reader(empty, monkeypatch):
    moment = datetime(2026, 11, 23, 22, 30)
    monkeypatch.setattr(cached.saved, "moment", lambda: moment)
    put("theirs")
    shown = {}
    for zone in ("Asia/Tokyo", "America/New_York", "nowhere", None):
        page = app(SCENARIOS_PAGE)
        page.context = page.context | {"timezone": zone}
        shown[zone] = re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d( UTC)?", drawn(page.run()))[0]
    assert shown == {
        "Asia/Tokyo": "2026-11-24 07:30",
        "America/New_York": "2026-11-23 17:30",
        "nowhere": "2026-11-23 22:30 UTC",
        None: "2026-11-23 22:30 UTC",
    }


def aged(name: str) -> str:
    """Return a file of an older version that sets something which is no longer known."""
    text = explorer.write(explorer.ScenarioFile(scenario_of(**MINE), name))
    return text.replace(f"model_version: {MODEL_VERSION}", "model_version: 1") + "  can_fly: 3.0\n"


def test_a_scenario_saved_by_an_older_version_is_loaded_and_says_so(empty):
    cached.saved.save("old", aged("old"))
    page = press(app(SCENARIOS_PAGE).run(), "load_old")
    assert page.session_state[session.KEY].now == scenario_of(**MINE) and not errors(page)
    older, unknown = (warning.value for warning in page.warning)
    assert "models of version 1" in older and "can_fly" in unknown.replace("\\", "")


def test_a_scenario_of_an_older_version_is_compared_and_says_so(empty):
    cached.saved.save("old", aged("old"))
    page = app(COMPARE_PAGE).run()
    assert not page.warning
    page.multiselect[0].set_value(["Public defaults", "old"])
    page = page.run()
    assert not errors(page) and [warning.value[:4] for warning in page.warning] == ["old:", "old:"]


@pytest.mark.parametrize("name", ["Public defaults", "On screen", "On screen: Kite", "Kite", "Page"])
def test_a_name_that_the_explorer_uses_itself_is_refused(name):
    page = at(scenario_of(**MINE), app(SCENARIOS_PAGE).run())
    page.text_input(key=library.SAVED_NAME).input(name)
    page = press(page, "save")
    assert "uses itself" in page.warning[0].value and cached.saved.listed() == []


def test_a_name_is_free_again_once_its_scenario_is_deleted():
    page = at(scenario_of(**MINE), app(SCENARIOS_PAGE).run())
    page.text_input(key=library.SAVED_NAME).input("Again")
    for _ in range(2):
        page = press(page, "save")
        assert [row["name"] for row in cached.saved.listed()] == ["Again"] and not page.warning
        page = press(page, "delete_Again")


@pytest.mark.parametrize("given", ["noise", "a: 1", b"\xff\xfe", "x" * 10_000_000])
def test_a_file_that_is_refused_leaves_the_session_as_it_was(given, monkeypatch):
    mine = session.Explorer([session.Move(scenario_of(**MINE), "Moved")], Scenario(), [])
    monkeypatch.setattr(session, "explorer", lambda: mine)
    library.told(lambda: library.load(given))
    assert mine.now == scenario_of(**MINE) and len(mine.moves) == 1 and len(mine.notices) == 1


def test_every_field_says_how_long_its_words_may_be():
    page = app(SCENARIOS_PAGE).run()
    fields = [
        page.text_input(key=library.SAVED_NAME),
        page.text_input(key=library.AUTHOR),
        page.text_area(key=library.NOTE),
    ]
    assert [field.placeholder for field in fields] == [
        f"at most {cached.files.LONGEST[key]:,} characters" for key in ("name", "author", "note")
    ]


def test_compare_answers_before_its_tables():
    page = app(COMPARE_PAGE).run()
    kinds = [one.type for one in page.main]
    assert kinds.index("vega_lite_chart") < kinds.index("bidi_component")
    found = next(one.proto.body for one in page.get("html") if "finding" in one.proto.body)
    assert "Your plan" in found and "makes most of it" in found


def test_up_to_four_scenarios_stand_side_by_side():
    compared = {"one": Scenario(), "two": scenario_of(**MINE), "three": scenario_of(can_raise=900.0)}
    assert set(comparison.differing(compared)) == set(MINE)
    table = comparison.assumptions(compared).set_index("Assumption")
    assert list(table.columns) == list(compared) and len(table) == len(MINE)
    assert len(comparison.answers(compared)) == len(TOPICS) + 1
    page = at(scenario_of(**MINE), app(COMPARE_PAGE).run())
    assert not errors(page) and len(page.get("vega_lite_chart")) == 2


def test_the_assumptions_that_differ_stand_by_how_much_they_move_the_plan():
    base, now = Scenario(), scenario_of(**MINE, process_days=7.0)
    parts = explorer.answers.by_assumption("partner", base, now)
    order = comparison.by_effect("partner", base, now)
    ranked = sorted(parts, key=order)
    assert [abs(parts[key]) for key in ranked] == sorted(map(abs, parts.values()), reverse=True)
    labels = comparison.assumptions({"a": base, "b": now}, order)["Assumption"].tolist()
    assert labels[0] == cached.catalogue()[ranked[0]].label


def test_what_the_lines_of_plans_find_is_who_is_worth_most_and_from_where_it_is_another():
    found = partial(comparison.finding_along, "can_raise", Scenario())
    assert "no clear difference" in found(lines_of([100, 100, 100], [100.1, 100, 100]))
    assert found(lines_of([1, 2, 3], [10, 20, 30])).startswith("“B” is worth most wherever")
    crossing = found(lines_of([30, 20, 3], [10, 10, 30]))
    assert crossing == "“A” is worth most until “What can still be raised” is USD 900 m, then “B”"
    assert found(lines_of([0, 2, 30], [0, 10, 3])) == crossing.replace("A”", "_”").replace("B”", "A”").replace(
        "_”", "B”"
    )
    assert found(lines_of([0, 2, 30], [9, 1, 3])).endswith("then “A”") and "USD 500 m" in found(
        lines_of([0, 2, 30], [9, 1, 3])
    )
    there_and_back = found(lines_of([30, 2, 30], [3, 20, 3]))
    assert there_and_back.endswith("is USD 500 m, then “B”, from USD 900 m “A”")
    assert found(lines_of([float("nan")] * 3, [1, 2, 3])) == "No plan to compare"


def lines_of(one: list[float], other: list[float]) -> pd.DataFrame:
    """Return the worth of two plans along an assumption."""
    points = [(name, at, worth) for name, worths in (("A", one), ("B", other))
              for at, worth in zip((100.0, 500.0, 900.0), worths, strict=True)]  # fmt: skip
    return pd.DataFrame(points, columns=["scenario", "at", "worth"]).assign(here=False)


@pytest.mark.parametrize("topic", TOPICS)
def test_the_parts_of_a_difference_sum_to_it(topic):
    base, now = Scenario(), scenario_of(**MINE, process_days=7.0, response=60.0, price_us=300_000.0)
    parts = explorer.answers.by_assumption(topic, base, now)
    gap = explorer.answers.worth(topic, now) - explorer.answers.worth(topic, base)
    assert sum(parts.values()) == pytest.approx(gap, abs=1e-9) and set(parts) <= {key for key, _ in now.changes}
    shown = comparison.parts(topic, base, now)
    assert sum(shown.values()) == pytest.approx(gap, abs=1e-8)


def test_one_scenario_is_not_compared():
    page = app(COMPARE_PAGE).run()
    page.multiselect[0].set_value([])
    assert "two scenarios or more" in page.run().info[0].value


def test_scenarios_that_do_not_differ_are_said_to_be_the_same():
    page = app(COMPARE_PAGE).run()
    page.multiselect[0].set_value(["On screen: Public defaults", "Public defaults"])
    page = page.run()
    assert not errors(page) and any("the same" in text.value for text in page.markdown)


def test_a_long_name_that_was_changed_can_still_be_reproduced():
    page = app(PAGE).run()
    mine = page.session_state[session.KEY]
    mine.moves += [
        session.Move(scenario_of(can_raise=900.0), "Loaded", name="n" * 80),
        session.Move(scenario_of(**MINE), "Moved"),
    ]
    mine.place = 2
    page = press(page.run(), "reproduce")
    assert not errors(page) and any("python -m explorer" in code.value for code in page.code)


@pytest.fixture
def told(monkeypatch, capsys):
    """Run the command line in this process: its code, what it prints and what it says beside that."""

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["explorer", *arguments])
        return command.main(), *capsys.readouterr()

    return run


def as_printed(reads) -> dict:
    """Return what other pages read, years as the lists that they are in a print."""
    return {name: list(read) if isinstance(read, tuple) else read for name, read in reads.items()}


def test_the_command_prints_every_answer_to_the_last_digit_of_the_screens(tmp_path):
    file = tmp_path / "scenario.yaml"
    file.write_text(explorer.write(explorer.ScenarioFile(scenario_of(**MINE), "Mine")))
    asked = [sys.executable, "-m", "explorer", str(file)]
    printed = json.loads(subprocess.check_output(asked, cwd=ROOT, text=True))
    assert printed["name"] == "Mine" and printed["changes"] == MINE
    for topic, module in TOPICS.items():
        answer, said = explorer.answer(topic, scenario_of(**MINE)), printed["pages"][topic]
        for name in ("value", "best", "low", "high", "sure", "runner_up_cost"):
            assert said[name] == getattr(answer, name)
        assert said["reads"] == as_printed(answer.reads) and said["verdict"]["kind"] == answer.verdict.kind
        cards = panels(at(scenario_of(**MINE), app(PAGES[topic]).run()))["answer"]["cards"]
        assert cards["best"]["text"] == numbers.short(module.FIGURES["best"], said["best"])
        assert cards["runner_up_cost"]["text"] == numbers.short(
            module.FIGURES["runner_up_cost"], said["runner_up_cost"]
        )
    for claim in printed["claims"]:
        tried = cached.claims.tried(claim["claim_no"], scenario_of(**MINE))
        assert claim.get("margin") == (tried.margin if tried else None)


def test_the_command_refuses_a_bad_file_in_one_line(tmp_path, told):
    file = tmp_path / "bad.yaml"
    file.write_text("noise")
    for given in (file, tmp_path / "none.yaml"):
        code, printed, said = told(str(given))
        assert code == 2 and printed == "" and len(said.strip().splitlines()) == 1


def test_the_command_opens_a_file_of_an_older_version_and_says_what_it_left_out(tmp_path, told):
    file = tmp_path / "old.yaml"
    text = explorer.write(explorer.ScenarioFile(scenario_of(**MINE)))
    file.write_text(text.replace(f"model_version: {MODEL_VERSION}", "model_version: 1") + "  can_fly: 3.0\n")
    code, found, beside = told(str(file), "--page", "partner")
    printed, said = json.loads(found), beside.strip().splitlines()
    assert code == 0 and printed["changes"] == MINE
    assert said == [f"{file}: {notice}" for notice in printed["notices"]] and len(said) == 2
    assert "models of version 1" in said[0] and "'can_fly'" in said[1]


def test_a_reader_of_the_command_who_has_read_enough_ends_it_without_a_word():
    asked = [sys.executable, "-m", "explorer", "--page", "partner"]
    running = subprocess.Popen(asked, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    running.stdout.close()
    assert running.stderr.read() == b"" and running.wait() == 1


def test_the_lines_of_python_that_a_page_shows_run_and_give_its_answer(tmp_path):
    from components import reproduce

    (tmp_path / "scenario.yaml").write_text(explorer.write(explorer.ScenarioFile(scenario_of(**MINE))))
    lines = reproduce.PYTHON.format(file=tmp_path / "scenario.yaml", line=reproduce.TOPIC.format(page="partner"))
    found = subprocess.run([sys.executable, "-c", lines], cwd=ROOT, capture_output=True, text=True, check=True)
    assert found.stdout.count(f"value={explorer.answer('partner', scenario_of(**MINE)).value!r}") == 2


@pytest.mark.parametrize("page", [*PAGES.values(), SCENARIOS_PAGE, COMPARE_PAGE])
def test_every_page_offers_to_reproduce_it(page):
    opened = press(app(page).run(), "reproduce")
    assert not errors(opened)
    assert any("python -m explorer" in code.value for code in opened.code)
