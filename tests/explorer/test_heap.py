"""The process holds what it keeps and little more: what work leaves free goes back, whichever thread did it."""

import ctypes
import subprocess
import sys

import pytest

from explorer import heap
from tests.browser.serving import ROOT

pytestmark = pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="there is no glibc")

MEGABYTE = 1 << 20
# Work as a page does it: many arrays below what lies apart, dropped, between small ones that are kept.
WORK = """
import numpy as np
from explorer import heap

def work(kept):
    dropped = []
    for _ in range(800):
        dropped.append(np.ones(60_000))  # half a megabyte each
        kept.append(np.ones(300))
"""
RUN_AFTER_RUN = """
from components import garbage
garbage.collect()
least, kept = heap.resident(), []
for _ in range(4):
    work(kept)
    {done}
print(heap.resident() - least)
"""
DONE = {
    "a page's run ends": "garbage.collect()",
    "long work says how far it is": "from components.background import Job; Job('', None).report()",
    "a long page lets others go first": "from components import background; background.let_others()",
}
HEAPS = """
from threading import Thread
import streamlit_app
threads = [Thread(target=work, args=([],)) for _ in range(6)]
for one in threads: one.start()
for one in threads: one.join()
heap.LIBRARY.fflush(None)
heap.LIBRARY.malloc_info(0, heap.ctypes.c_void_p.in_dll(heap.LIBRARY, "stdout"))
heap.LIBRARY.fflush(None)
"""


def told(script: str) -> str:
    """Run a script in a process of its own; what it prints."""
    done = subprocess.run(
        [sys.executable, "-c", WORK + script], cwd=ROOT, capture_output=True, text=True, timeout=120, check=True
    )
    return done.stdout


@pytest.mark.parametrize("done", DONE.values(), ids=DONE)
def test_what_work_leaves_free_goes_back_at_once_once_it_is_much(done):
    assert int(told(RUN_AFTER_RUN.format(done=done))) < heap.MOST_GROWN + 20 * MEGABYTE


def test_work_that_is_not_over_is_much_more_than_what_may_stay():
    assert int(told(RUN_AFTER_RUN.format(done="pass"))) > 5 * heap.MOST_GROWN


def test_the_threads_of_all_runs_share_one_heap():
    assert told(HEAPS).count("<heap nr=") == 1


def test_it_is_given_back_once_for_each_growth(monkeypatch):
    given_back = []
    monkeypatch.setattr(heap, "give_back", lambda: given_back.append(True))
    monkeypatch.setattr(heap, "LEAST", [heap.resident()])
    heap.give_back_what_grew()
    assert not given_back
    heap.LEAST[0] -= 2 * heap.MOST_GROWN
    heap.give_back_what_grew()
    assert given_back == [True]
    heap.give_back_what_grew()
    assert given_back == [True], "what is held is no reason to ask again"
