"""What processes of one run share: networks, one server for the browser tests; and what a test leaves is ended."""

import os
import subprocess
import sys
from contextlib import ExitStack
from dataclasses import replace

import pytest

from components import background
from explorer import answers
from models.footprint import networks
from models.methods import facility
from models.scenario import Scenario
from tests import quiet, shared
from tests.browser import served

ELSEWHERE = """
from tests import shared
shared.begin()
print(shared.kept("the same question", lambda: "asked again"))
"""


@pytest.fixture
def apart(monkeypatch, tmp_path):
    """Let what is shared lie in a place of its own."""
    monkeypatch.setenv(shared.PLACE, str(tmp_path))
    return tmp_path


def test_what_one_process_made_another_of_the_run_reads(apart):
    assert shared.kept("the same question", lambda: "made") == "made"
    ran = subprocess.run([sys.executable, "-c", ELSEWHERE], cwd=served.ROOT, capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "made"
    assert list(apart.iterdir()), "a process that joined a run removed what belongs to all"


def test_inputs_are_called_the_same_in_every_process_and_others_differently():
    inputs = answers.inputs("footprint", Scenario())
    turned = replace(inputs, from_shelf=frozenset(sorted(inputs.from_shelf, reverse=True)))
    assert shared.said(inputs) == shared.said(turned)
    assert shared.said(inputs) != shared.said(replace(inputs, lost_a_day=inputs.lost_a_day + 1e-9))


def test_a_network_that_was_found_is_not_searched_for_again_but_one_of_another_length_of_search_is(apart, monkeypatch):
    searched, real = [], facility.solve
    monkeypatch.setattr(facility, "solve", lambda *given, **more: searched.append(given) or real(*given, **more))
    inputs = replace(answers.inputs("footprint", Scenario()), process_days=9.123)
    for nodes, searches in ((inputs.nodes, 1), (inputs.nodes - 1, 2)):
        asked, searched[:] = replace(inputs, nodes=nodes), []
        for _ in range(2):
            networks.solved_best.cache_clear()
            found = networks.best_of(asked)
        assert len(searched) == searches
        assert found.value > 0


def test_the_first_to_need_the_server_starts_it_and_the_last_ends_it(apart, monkeypatch):
    started, ended = [], []
    monkeypatch.setattr(served, "started", lambda: started.append(1) or {"url": "here", "process": 0, "users": 0})
    monkeypatch.setattr(served, "end", lambda *told: ended.append(told))
    shared.running(0).touch()
    served.log().touch()
    with ExitStack() as both:
        both.enter_context(served.everybodys())
        with served.everybodys() as second:
            assert second.url == "here"
        assert (started, ended) == ([1], [])
    assert (started, ended) == ([1], [("here", 0)])


def test_what_a_broken_run_left_running_is_ended_with_it(apart):
    left = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    shared.running(left.pid).touch()
    shared.clear(os.environ[shared.PLACE])
    assert left.wait(timeout=10) != 0
    assert not apart.exists()


def test_work_in_the_background_goes_on_as_long_as_its_test_and_no_longer():
    def endless(report):
        while not report():
            pass
        raise ValueError("Stopped.")

    with quiet.afterwards():
        job = background.begun("q", endless)
        job.thread.join(0.1)
        assert job.running
    job.thread.join(10)
    assert not job.running
