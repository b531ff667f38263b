"""What was offered for download can be had a moment longer than the run that offered it."""

from threading import Timer

import pytest
from streamlit.runtime.media_file_manager import MediaFileManager
from streamlit.runtime.media_file_storage import MediaFileStorageError
from streamlit.runtime.memory_media_file_storage import MemoryMediaFileStorage

from components import downloads, session, takeaway
from models.scenario import Scenario

SOMEBODY = "another visitor"


@pytest.fixture
def now(monkeypatch):
    """Return a clock that a test sets."""
    told = [1_000.0]
    monkeypatch.setattr(downloads.time, "monotonic", lambda: told[0])
    return told


@pytest.fixture
def manager(now, monkeypatch):
    for name in ("remove_orphaned_files", "_remove_orphaned_deferred_callables"):
        monkeypatch.setattr(MediaFileManager, name, getattr(MediaFileManager, name))
    downloads.keep_a_moment()
    return MediaFileManager(MemoryMediaFileStorage("/media"))


def run(manager: MediaFileManager, whose: str | None = None) -> None:
    """Do what Streamlit does with files when a page has run again."""
    manager.clear_session_refs(whose)
    manager.remove_orphaned_files()


def test_a_click_that_was_on_its_way_while_the_page_ran_again_gets_its_file(manager):
    offered = manager.add_deferred(lambda: "text", "text/plain", "place")
    for _ in range(3):
        run(manager)
        manager.add_deferred(lambda: "later text", "text/plain", "place")
    assert manager.execute_deferred(offered)


def test_a_file_that_was_made_is_there_to_be_fetched_while_others_move(manager):
    url = manager.execute_deferred(manager.add_deferred(lambda: "text", "text/plain", "place"))
    for _ in range(20):
        run(manager, SOMEBODY)
    assert manager._storage.get_file(url.rpartition("/")[2]).content == b"text"


def test_what_nobody_uses_is_dropped_after_two_clearings(manager, now):
    offered = manager.add_deferred(lambda: "text", "text/plain", "place")
    for _ in range(3):
        run(manager)
        now[0] += downloads.MOMENT
    with pytest.raises(MediaFileStorageError):
        manager.execute_deferred(offered)
    assert not manager._deferred_callables


def test_what_is_on_screen_stays_however_long(manager, now):
    offered = manager.add_deferred(lambda: "text", "text/plain", "place")
    for _ in range(5):
        run(manager, SOMEBODY)
        now[0] += 10 * downloads.MOMENT
    assert manager.execute_deferred(offered)


def test_a_click_right_after_a_move_gets_the_file_of_the_move():
    before, after = Scenario(), Scenario((("lock_month", 30.0),))
    mine = session.Explorer([session.Move(after, "Moved")], before, [], drawn=before)

    def drawn_later() -> None:
        mine.offers["table", "CSV"] = lambda: "after"
        mine.drawn = after

    mine.offers["table", "CSV"] = lambda: "before"
    Timer(3 * takeaway.MOVE_SECONDS, drawn_later).start()
    assert takeaway.newest(mine, ("table", "CSV")) == "after"
    assert takeaway.newest(mine, ("table", "CSV")) == "after"


def test_a_click_on_a_page_that_is_never_drawn_again_gets_the_file_it_shows(monkeypatch):
    monkeypatch.setattr(takeaway, "PATIENCE_SECONDS", 0.0)
    mine = session.Explorer([session.Move(Scenario(), "Opened")], Scenario(), [])
    mine.offers["table", "CSV"] = lambda: "shown"
    assert takeaway.newest(mine, ("table", "CSV")) == "shown"
