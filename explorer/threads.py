"""Linear algebra on one thread: on small matrices two wait for each other and take half as long again."""

import os

from threadpoolctl import threadpool_limits

NAME = "OPENBLAS_NUM_THREADS"  # read by every OpenBLAS when it is loaded: NumPy and SciPy each bring one


def limit() -> None:
    """Hold the linear algebra that is loaded, and that will be, to one thread, or to the number that the user set."""
    asked = os.environ.get(NAME, "")
    os.environ[NAME] = asked if asked.isdecimal() and int(asked) else "1"
    threadpool_limits(int(os.environ[NAME]), user_api="blas")
