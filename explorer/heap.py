"""The memory of the process: one heap for all threads, and what is free in it goes back before it grows high.

Work on a page makes and drops thousands of arrays between those that are kept. What the dropped ones leave free lies
all over the heap, and the allocator takes the next from anywhere in it: left to itself, the process swells within a
minute to all that it ever reserved, though what it holds stays the same.
"""

import ctypes
from mmap import PAGESIZE
from pathlib import Path

ARENAS, MOST_ARENAS = -8, 1  # glibc's M_ARENA_MAX; each run is a thread of its own, and each arena keeps what it had
APART, LARGE = -3, 1 << 20  # glibc's M_MMAP_THRESHOLD, bytes: what is larger goes back to the system once it is free
MOST_GROWN = 48 << 20  # bytes by which the process may stand above its least since it last gave back
STATM = Path("/proc/self/statm")  # sizes of this process in pages: what it has reserved, what is resident, ...
LIBRARY = ctypes.CDLL(None)


def share() -> None:
    """Let all threads share one heap, so that what one frees another takes; large arrays lie apart.

    Done before libraries start their threads, each of which keeps the heap that it has. Left to itself glibc raises
    what it calls large up to 32 MB, and holes of that size between small things stay.
    """
    tune = getattr(LIBRARY, "mallopt", None)
    if tune:
        tune(ARENAS, MOST_ARENAS)
        tune(APART, LARGE)


def give_back() -> None:
    """Give the system back what is free between what is kept; on a system without glibc it sees to that itself."""
    trim = getattr(LIBRARY, "malloc_trim", None)
    if trim:
        trim(0)


def give_back_what_grew() -> None:
    """Give back if the process has grown since it last did; to be asked in the middle of long work too.

    To ask takes some microseconds, to give back some milliseconds.
    """
    now = resident()
    LEAST[0] = min(LEAST[0], now)
    if now > LEAST[0] + MOST_GROWN:
        give_back()
        LEAST[0] = resident()


def resident() -> int:
    """Return the bytes that the process has in memory; 0 on a system that does not tell."""
    try:
        return int(STATM.read_bytes().split()[1]) * PAGESIZE
    except OSError:
        return 0


LEAST = [resident()]  # bytes: the process at its smallest since it last gave back
share()
