"""Where moves follow each other fast, or other visitors wait, the other pages wait until the visitor rests."""

from contextlib import nullcontext

import pytest

from components import background, cached, session
from tests.pages.opened import app, stations


@pytest.mark.parametrize("why", ["moves follow each other", "other visitors wait", "another's work goes on"])
def test_the_other_pages_wait_until_the_visitor_rests_while(why, monkeypatch):
    opened, another = app().run(), 0
    mine = opened.session_state[session.KEY]

    def move(months: float, wait: bool) -> dict[str, str]:
        scenario = mine.now.with_change(cached.catalogue()["pivotal_months"], months)
        mine.moves, mine.place = [*mine.moves, session.Move(scenario, "Moved")], mine.place + 1
        mine.hurried = wait and why == "moves follow each other"
        crowd = {another} if wait and why == "other visitors wait" else set()
        monkeypatch.setattr(background.TURN, "waiting", crowd)
        aside = background.ASIDE if wait and why == "another's work goes on" else nullcontext()
        with aside:
            return stations(opened.run())

    first = move(20.0, wait=False)
    second = move(40.0, wait=True)
    assert second["Design lock"] != first["Design lock"]
    assert second["Partner"] == first["Partner"]
    mine.paused_at = "design_lock", mine.now
    assert stations(opened.run())["Partner"] != first["Partner"]


def test_two_moves_that_follow_each_other_or_an_answer_fast_are_one_gesture(monkeypatch):
    opened = app().run()
    mine, clock = opened.session_state[session.KEY], iter([10.0, 10.2, 30.0, 33.0])
    monkeypatch.setattr(session, "monotonic", lambda: next(clock))
    monkeypatch.setattr(session, "explorer", lambda: mine)
    hurried = []
    for months, answered_at in ((30.0, 9.0), (31.0, 10.1), (32.0, 12.0), (33.0, 32.9)):
        mine.answered_at = answered_at
        session.change("lock_month", months)
        hurried.append(session.in_a_hurry())
    assert hurried == [False, True, False, True]
