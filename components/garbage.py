"""What finished runs left behind is freed now and then, and given back to the system."""

import gc
from itertools import count

from components.cached import heap

RUNS, RUNS_BETWEEN_COLLECTIONS = count(), 25
RARELY = 100_000, 50, 1_000  # allocations, and younger collections, before Python collects by itself


def collect() -> None:
    """Free what finished runs left behind, now and then.

    A page's functions and its variables refer to each other, so only the collector frees them, with the answers they
    hold. What stands after the first run is set aside, which makes a full collection cheap.
    """
    runs = next(RUNS)
    if runs % RUNS_BETWEEN_COLLECTIONS == 0:
        gc.collect()
        heap.give_back()
    if runs == 0:
        gc.freeze()
        gc.set_threshold(*RARELY)
    heap.give_back_what_grew()
