"""What finished runs left behind is freed now and then, and given back to the system."""

import ctypes
import gc
from itertools import count

RUNS, RUNS_BETWEEN_COLLECTIONS = count(), 25
RARELY = 100_000, 50, 1_000  # allocations, and younger collections, before Python collects by itself
ARENAS, MOST_ARENAS = -8, 2  # glibc's M_ARENA_MAX; each run is a thread of its own, and each arena keeps what it had
APART, LARGE = -3, 1 << 20  # glibc's M_MMAP_THRESHOLD, bytes: what is larger goes back to the system once it is free


def collect() -> None:
    """Free what finished runs left behind, now and then.

    A page's functions and its variables refer to each other, so only the collector frees them, with the answers they
    hold. What stands after the first run is set aside, which makes a full collection cheap.
    """
    runs = next(RUNS)
    if runs % RUNS_BETWEEN_COLLECTIONS == 0:
        gc.collect()
        give_back()
    if runs == 0:
        gc.freeze()
        gc.set_threshold(*RARELY)


def give_back() -> None:
    """Give the system back what is free between what is kept; on a system without glibc it sees to that itself."""
    trim = getattr(LIBRARY, "malloc_trim", None)
    if trim:
        trim(0)


def few_arenas() -> None:
    """Let the threads of all runs share a few arenas, so that what one frees another takes; large arrays lie apart.

    Left to itself glibc raises what it calls large up to 32 MB, and holes of that size between small things stay.
    """
    tune = getattr(LIBRARY, "mallopt", None)
    if tune:
        tune(ARENAS, MOST_ARENAS)
        tune(APART, LARGE)


LIBRARY = ctypes.CDLL(None)
few_arenas()
