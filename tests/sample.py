"""Which of many settings alike every run tries; the others are marked long, and only `make test-all` tries them."""

from collections import Counter
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest

ONE_IN = 5  # settings of a test that `long.txt` names above its gap; of those below it none
NAMED = Path(__file__).with_name("long.txt")


def some(values: Iterable, of: int) -> list:
    """Return the values of a parametrised test, all but the first of every few of them marked as long."""
    return [value if at % of == 0 else long(value) for at, value in enumerate(values)]


def long(value):
    """Return a value of a parametrised test that only a run of everything tries."""
    return pytest.param(*(value if isinstance(value, tuple) else (value,)), marks=pytest.mark.long)


def mark(items: Iterable[pytest.Item]) -> None:
    """Mark as long what `long.txt` names: all but the first of every few settings of a test, or all of it."""
    few, none = named()
    met = Counter()
    for item in items:
        name = item.nodeid.partition("[")[0]
        if name in none or (name in few and met[name] % ONE_IN):
            item.add_marker(pytest.mark.long)
        met[name] += 1


@cache
def named() -> tuple[frozenset[str], frozenset[str]]:
    """Return the tests of which every run tries a few settings, and those that only a run of everything tries."""
    few, none = NAMED.read_text(encoding="utf-8").split("\n\n")
    return frozenset(few.splitlines()[1:]), frozenset(none.split())
