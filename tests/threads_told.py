"""Runs a module as `python -m` does, and at its end writes on how many threads linear algebra runs there, a line each.

`python tests/threads_told.py FILE MODULE [ARGUMENT ...]`
"""

import atexit
import runpy
import sys
from pathlib import Path

FILE, MODULE = Path(sys.argv[1]), sys.argv[2]


def write() -> None:
    """Write the threads of the linear algebra of NumPy and of SciPy."""
    import numpy  # noqa: F401
    import scipy.linalg  # noqa: F401
    from threadpoolctl import threadpool_info

    found = [str(library["num_threads"]) for library in threadpool_info() if library["user_api"] == "blas"]
    FILE.write_text("\n".join(found), encoding="utf-8")


atexit.register(write)
sys.argv = sys.argv[2:]
sys.path[0] = ""  # as `python -m` has it
runpy.run_module(MODULE, run_name="__main__", alter_sys=True)
