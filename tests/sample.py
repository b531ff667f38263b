"""Which of many settings alike every run tries; the others are marked long, and only `make test-all` tries them.

Of a test with many settings the first two and then one in ten are tried, of a page or a chart the first; of those that
take longest, which `long.txt` names, one in ten from the first on, or none.
"""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

ONE_IN = 10  # settings of a test that `long.txt` names above its gap; of those below it none
WHOLE = 2  # settings of any other test that are tried before only one in ten is
SLOW = "tests/pages/", "tests/charts/", "tests/explorer/", "tests/browser/"  # where each setting opens or draws much
QUICK = "tests/test_", "tests/store/"  # where many settings take no time: all of them are tried
NAMED = Path(__file__).with_name("long.txt")


def some(values: Iterable, of: int) -> list:
    """Return the values of a parametrised test, all but the first of every few of them marked as long."""
    return [value if at % of == 0 else long(value) for at, value in enumerate(values)]


def long(value):
    """Return a value of a parametrised test that only a run of everything tries."""
    return pytest.param(*(value if isinstance(value, tuple) else (value,)), marks=pytest.mark.long)


def mark(items: Iterable[pytest.Item]) -> None:
    """Mark as long all but the settings that every run tries."""
    few, none = named()
    met = Counter()
    for item in items:
        name = item.nodeid.partition("[")[0]
        whole = 0 if name in few or name.startswith(SLOW) else len(items) if name.startswith(QUICK) else WHOLE
        if name in none or (met[name] >= whole and (met[name] - whole) % ONE_IN):
            item.add_marker(pytest.mark.long)
        met[name] += 1


@cache
def named() -> tuple[frozenset[str], frozenset[str]]:
    """Return the tests of which every run tries a few settings, and those that only a run of everything tries."""
    few, none = NAMED.read_text(encoding="utf-8").split("\n\n")
    return frozenset(few.splitlines()[1:]), frozenset(none.split())
