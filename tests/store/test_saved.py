"""Saved scenarios: nothing saved is ever lost or silently overwritten, whoever saves at once and whatever dies."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from data import saved

ROOT = Path(__file__).parents[2]
SAVER = """
import sys
from pathlib import Path
from data import saved
place, first = Path(sys.argv[1]), int(sys.argv[2])
for number in range(first, first + 10_000):
    saved.save(f"scenario {number}", "text " * 2_000 + str(number), place=place)
    print(number, flush=True)
"""
HOLDER = """
import sys, time, duckdb
held = duckdb.connect(sys.argv[1])
print("open", flush=True)
time.sleep(30)
"""


@pytest.fixture
def place(tmp_path):
    return tmp_path / "saved" / "scenarios.duckdb"


def saver(place: Path, first: int) -> subprocess.Popen:
    """Begin a process that saves one scenario after another and says each once it is saved."""
    command = [sys.executable, "-c", SAVER, str(place), str(first)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_what_is_saved_is_listed_as_it_was_newest_first(place):
    assert saved.listed(place) == []
    saved.save("first", "one", place=place)
    saved.save("second", "zwei – 二", place=place)
    found = saved.listed(place)
    assert [(row["name"], row["text"], row["revision"]) for row in found] == [
        ("second", "zwei – 二", 2),
        ("first", "one", 1),
    ]


def test_a_name_that_is_taken_is_not_overwritten(place):
    saved.save("mine", "one", place=place)
    with pytest.raises(saved.NotSaved, match="saved already"):
        saved.save("mine", "two", place=place)
    assert saved.listed(place)[0]["text"] == "one"


def test_of_two_who_change_the_same_scenario_the_second_is_told(place):
    seen = saved.save("ours", "one", place=place)
    saved.save("ours", "two", seen, place)
    with pytest.raises(saved.NotSaved, match="somebody else"):
        saved.save("ours", "three", seen, place)
    with pytest.raises(saved.NotSaved, match="somebody else"):
        saved.delete("ours", seen, place)
    assert [(row["text"], row["revision"]) for row in saved.listed(place)] == [("two", 2)]


def test_many_who_save_at_once_all_win_and_of_those_with_one_name_one_does(place):
    def attempt(number):
        try:
            return saved.save("the same" if number % 2 else f"own {number}", str(number), place=place)
        except saved.NotSaved:
            return None

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(attempt, range(16)))
    names = [row["name"] for row in saved.listed(place)]
    assert sum(found is not None for found in done) == 9
    assert sorted(names) == sorted([f"own {number}" for number in range(0, 16, 2)] + ["the same"])


def test_two_processes_that_save_at_once_lose_nothing(place):
    both = [saver(place, first) for first in (0, 100_000)]
    told = [process.stdout.readline().strip() for process in both for _ in range(3)]
    for process in both:
        process.send_signal(signal.SIGTERM)
    told = [line for line in told if line] + [line for process in both for line in process.communicate()[0].split()]
    kept = {row["name"] for row in saved.listed(place)}
    assert len(told) > 2 and {f"scenario {number}" for number in told} <= kept


@pytest.mark.parametrize("after", [0.0, 0.007, 0.031])
def test_a_process_killed_in_the_middle_of_a_save_loses_nothing_saved_before(place, after):
    saved.save("before", "kept", place=place)
    process = saver(place, 0)
    told = [process.stdout.readline().strip() for _ in range(3)]
    time.sleep(after)
    os.kill(process.pid, signal.SIGKILL)
    told += process.communicate()[0].split()
    kept = {row["name"]: row["text"] for row in saved.listed(place)}
    assert kept["before"] == "kept"
    assert {f"scenario {number}" for number in told} <= set(kept)
    assert all(text.endswith(name.split()[-1]) for name, text in kept.items() if name != "before")
    saved.save("after", "works", place=place)


def test_somebody_who_keeps_the_file_open_is_waited_for_and_then_told(place, monkeypatch):
    monkeypatch.setattr(saved, "PATIENCE_SECONDS", 0.2)
    saved.save("one", "one", place=place)
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(place)], stdout=subprocess.PIPE, text=True)
    assert holder.stdout.readline()
    with pytest.raises(saved.NotSaved, match="try again"):
        saved.save("two", "two", place=place)
    holder.kill()
    holder.wait()
    assert [row["name"] for row in saved.listed(place)] == ["one"]


def test_a_file_that_is_no_database_is_a_sentence(place):
    place.parent.mkdir()
    place.write_bytes(b"noise" * 1_000)
    with pytest.raises(saved.NotSaved, match="cannot be opened"):
        saved.listed(place)


def test_there_is_an_end_to_how_many_are_saved(place, monkeypatch):
    monkeypatch.setattr(saved, "MOST", 2)
    for number in range(2):
        saved.save(str(number), "text", place=place)
    with pytest.raises(saved.NotSaved, match="room"):
        saved.save("one more", "text", place=place)
    saved.save("0", "changed", 1, place)


def told(rows: list[dict]) -> list[tuple]:
    """Return names and texts in their order."""
    return [(row["name"], row["text"]) for row in rows]


def test_what_is_deleted_is_kept_and_comes_back_as_it_was_to_its_place(place):
    for name in ("first", "second", "third"):
        saved.save(name, f"text of {name}", place=place)
    before = saved.listed(place)
    saved.delete("second", before[1]["revision"], place)
    assert told(saved.kept(place)) == [("second", "text of second")] and len(saved.listed(place)) == 2
    saved.restore(before[1]["revision"], place=place)
    assert saved.listed(place) == before and saved.kept(place) == []
    with pytest.raises(saved.NotSaved, match="restored already"):
        saved.restore(before[1]["revision"], place=place)


def test_what_is_saved_over_is_kept_and_the_two_change_places(place):
    one = saved.save("mine", "one", place=place)
    two = saved.save("mine", "two", one, place)
    assert told(saved.listed(place)) == [("mine", "two")] and told(saved.kept(place)) == [("mine", "one")]
    saved.restore(one, two, place)
    assert told(saved.listed(place)) == [("mine", "one")] and told(saved.kept(place)) == [("mine", "two")]
    saved.restore(two, one, place)
    assert told(saved.listed(place)) == [("mine", "two")] and told(saved.kept(place)) == [("mine", "one")]


def test_what_comes_back_does_not_push_out_what_stands_under_its_name_now(place):
    one = saved.save("mine", "one", place=place)
    saved.delete("mine", one, place)
    saved.save("mine", "somebody else's", place=place)
    with pytest.raises(saved.NotSaved, match="saved already"):
        saved.restore(one, place=place)
    assert told(saved.listed(place)) == [("mine", "somebody else's")] and told(saved.kept(place)) == [("mine", "one")]


def test_what_was_kept_long_enough_is_forgotten(place, monkeypatch):
    saved.delete("old", saved.save("old", "text", place=place), place)
    later = saved.moment() + timedelta(days=saved.KEPT_DAYS + 1)
    with monkeypatch.context() as patched:
        patched.setattr(saved, "moment", lambda: later)
        assert saved.kept(place) == []
        saved.delete("new", saved.save("new", "text", place=place), place)
        assert told(saved.kept(place)) == [("new", "text")]
    assert told(saved.kept(place)) == [("new", "text")], "what is forgotten is gone from the file"


def test_there_is_an_end_to_how_many_are_kept(place, monkeypatch):
    monkeypatch.setattr(saved, "MOST", 3)
    for number in range(5):
        saved.delete("mine", saved.save("mine", str(number), place=place), place)
    assert [row["text"] for row in saved.kept(place)] == ["4", "3", "2"]


CLOCK = """
import sys
from pathlib import Path
from data import saved
saved.save("mine", "text", place=Path(sys.argv[1]))
"""


@pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
def test_times_are_stored_in_utc_wherever_the_server_stands(place, zone):
    before = datetime.now(UTC)
    subprocess.run([sys.executable, "-c", CLOCK, str(place)], cwd=ROOT, env=os.environ | {"TZ": zone}, check=True)
    assert before <= saved.listed(place)[0]["saved_at"] <= datetime.now(UTC)


def test_the_last_saved_stands_first_even_if_the_clock_was_set_back(place, monkeypatch):
    saved.save("first", "one", place=place)
    earlier = saved.moment() - timedelta(hours=1)
    monkeypatch.setattr(saved, "moment", lambda: earlier)
    saved.save("second", "two", place=place)
    assert [row["name"] for row in saved.listed(place)] == ["second", "first"]


def test_a_file_from_before_anything_was_kept_is_opened(place):
    place.parent.mkdir()
    with duckdb.connect(place) as connection:
        connection.execute(saved.SCHEMA.partition("; CREATE TABLE IF NOT EXISTS kept")[0])
        connection.execute("INSERT INTO saved VALUES ('old', 'text', nextval('revisions'), now()::TIMESTAMP)")
    saved.delete("old", 1, place)
    saved.restore(1, place=place)
    assert told(saved.listed(place)) == [("old", "text")]


def test_a_name_that_was_deleted_and_saved_anew_is_not_taken_for_the_one_seen(place):
    seen = saved.save("shared", "one", place=place)
    saved.delete("shared", seen, place)
    saved.save("shared", "somebody else's", place=place)
    with pytest.raises(saved.NotSaved, match="somebody else"):
        saved.save("shared", "mine", seen, place)
    assert saved.listed(place)[0]["text"] == "somebody else's"


def test_the_reference_store_is_another_file_and_stays_read_only():
    from explorer.store import connection

    with pytest.raises(duckdb.InvalidInputException):
        connection().execute("CREATE TABLE mine (a INTEGER)")
    assert "store-" not in saved.PLACE.name
