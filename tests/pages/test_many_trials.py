"""A hundred thousand trials: one such work at a time, whoever asked for it, and no page waits for it."""

from threading import Thread

from components import background, cached
from models.scenario import Scenario
from pages.pitch.partner import cash


def test_one_work_of_many_trials_goes_on_at_a_time_and_none_is_lost(monkeypatch):
    going, most, done = [], [], []

    def all_plans(inputs, count):
        going.append(count)
        most.append(len(going))
        assert background.IN_TURN.locked()
        going.pop()
        return {}

    monkeypatch.setattr(cash.deals, "all_plans", all_plans)
    monkeypatch.setattr(cash.partner, "answer_of", lambda inputs, trials, keep: "answer")
    monkeypatch.setattr(cash.frames, "side_by_side", lambda trials: "table")
    inputs = cached.inputs("partner", Scenario())
    works = [Thread(target=lambda: done.append(cash.many(inputs))) for _ in range(4)]
    for work in works:
        work.start()
    for work in works:
        work.join()
    assert most == [1] * 4 and done == [("answer", "table")] * 4
    assert not background.IN_TURN.locked()
