"""Work in a thread: it answers, it stops when asked, and it ends when nobody looks after it any more."""

import time
from threading import Event, Thread
from types import SimpleNamespace

import pytest

from components import background


def endless(report):
    """Work until told to stop."""
    while not report():
        pass
    raise ValueError("Stopped.")


def test_work_answers_and_what_goes_wrong_is_a_sentence():
    job = background.begun("q", lambda report: 42)
    job.thread.join(5)
    assert (job.running, job.answer, job.problem) == (False, 42, "")

    def fails(report):
        raise ValueError("No plant is allowed.")

    job = background.begun("q", fails)
    job.thread.join(5)
    assert job.problem == "No plant is allowed."


def test_work_ends_when_it_is_cancelled_and_not_before():
    job = background.begun("q", endless)
    job.thread.join(0.1)
    assert job.running
    job.cancelled = True
    job.thread.join(5)
    assert not job.running


def test_work_that_nobody_looks_after_ends_by_itself():
    job = background.begun("q", endless, patience=0.05)
    job.thread.join(5)
    assert not job.running
    assert job.problem == "Stopped."


def test_a_long_page_lets_others_go_first():
    gone = Event()

    def other_page():
        with background.TURN:
            gone.set()

    with background.TURN:
        assert not background.TURN.awaited
        Thread(target=other_page, daemon=True).start()
        while not background.TURN.awaited:
            pass
        for _ in range(1000):
            if not gone.is_set():
                background.let_others()
        assert gone.is_set()
        assert background.TURN.lock.locked()
        assert not background.TURN.awaited


def test_between_the_steps_of_a_long_page_others_go_first_and_whoever_has_no_turn_gives_none():
    seen = []

    def other_page():
        with background.TURN:
            seen.append("other")

    def without_a_turn():
        seen.extend(background.in_turn(["a", "b"]))

    with background.TURN:
        apart = Thread(target=without_a_turn)
        apart.start()
        apart.join(5)
        assert background.TURN.mine, "it was given away by somebody else"
        waiting = Thread(target=other_page)
        waiting.start()
        while not background.TURN.awaited:
            pass
        for step in background.in_turn(["first", "second"]):
            seen.append(step)
        assert background.TURN.mine
    waiting.join(5)
    assert seen == ["a", "b", "other", "first", "second"]


def test_a_turn_is_handed_on_in_the_order_in_which_it_was_asked_for():
    lock, order = background.InOrder(), []

    def take(number):
        with lock:
            order.append(number)

    waiting = [Thread(target=take, args=(number,), daemon=True) for number in range(8)]
    with lock:
        for number, one in enumerate(waiting, start=1):
            one.start()
            while len(lock.queue) < number:
                time.sleep(0.001)
        assert order == [] and lock.locked()
    for one in waiting:
        one.join(5)
    assert order == list(range(8)) and not lock.locked()


def test_a_long_page_gets_on_though_others_wait_without_end():
    steps, taken, over = 40, [], Event()

    def others():
        while not over.is_set():
            with background.TURN:
                taken.append(time.sleep(0.05))

    waiting = [Thread(target=others, daemon=True) for _ in range(3)]
    with background.TURN:
        for one in waiting:
            one.start()
        for _ in range(steps):
            time.sleep(0.005)
            background.let_others()
        let_through = len(taken)
        over.set()
    for one in waiting:
        one.join(5)
    assert 2 <= let_through < steps / 2, "a step for each page of theirs, or none of theirs"


def test_work_that_is_done_does_not_keep_what_it_knew():
    job = background.begun("q", lambda report: 42)
    job.thread.join(5)
    assert job.work is None


def test_work_aside_lets_another_page_have_its_turn_and_comes_back_to_its_own():
    gone = Event()

    def other_page():
        with background.TURN:
            gone.set()

    with background.TURN:
        with background.aside():
            Thread(target=other_page, daemon=True).start()
            assert gone.wait(5)
        assert background.TURN.lock.locked()
    assert not background.TURN.lock.locked()


def test_one_work_at_a_time_is_done_aside_and_the_turn_is_taken_back_after_a_fault():
    with background.TURN:
        with pytest.raises(ValueError), background.aside():
            assert background.ASIDE.locked()
            raise ValueError("No plant is allowed.")
        assert background.TURN.lock.locked()
        assert not background.ASIDE.locked()


def test_work_that_is_looked_after_ends_with_its_visitor(monkeypatch):
    active, begun = {"here"}, Event()
    server = SimpleNamespace(is_active_session=active.__contains__)
    monkeypatch.setattr(background.runtime, "exists", lambda: True)
    monkeypatch.setattr(background.runtime, "get_instance", lambda: server)
    monkeypatch.setattr(background, "get_script_run_ctx", lambda **_: SimpleNamespace(session_id="here"))

    def work(report):
        begun.set()
        while not report():
            time.sleep(0.001)
        return "ended"

    looked_after = background.begun("flips", work, patience=60.0)
    assert begun.wait(5) and looked_after.running
    active.clear()
    looked_after.thread.join(5)
    assert looked_after.answer == "ended"
    asked_for = background.begun("trials", lambda report: report())  # by a click: it goes on without its visitor
    asked_for.thread.join(5)
    assert asked_for.answer is False


def test_work_whose_size_is_known_says_how_much_is_done():
    job = background.Job("question", None)
    assert "first answer" in job.words()
    job.report(done=0.25)
    assert job.words().startswith("25 % is done")
