"""Which of many settings alike every run tries; the others are marked long, and only `make test-all` tries them."""

from collections.abc import Iterable

import pytest


def some(values: Iterable, of: int) -> list:
    """Return the values of a parametrised test, all but the first of every few of them marked as long."""
    return [value if at % of == 0 else long(value) for at, value in enumerate(values)]


def long(value):
    """Return a value of a parametrised test that only a run of everything tries."""
    return pytest.param(*(value if isinstance(value, tuple) else (value,)), marks=pytest.mark.long)
