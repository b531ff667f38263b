"""How much of what repeats itself a run looks at: all of it on a clean clone, a part in the quick run of every day.

A test that looks at many random settings looks at a fifth of them; of tests that ask the same of many charts, presets
or settings some are left out. What is left out is marked `whole`, and runs with `make test WHOLE=1`, as `.ci/run` does.
"""

import os

import pytest

WHOLE = bool(os.environ.get("EXPLORER_WHOLE"))
PART, FEWEST = 5, 5  # one in so many; at least


def many(count: int) -> int:
    """Return how many of so many random settings are looked at."""
    return count if WHOLE else max(count // PART, min(count, FEWEST))


def mostly_whole(values, few) -> list:
    """Return parameters, of which all but a few are looked at by the whole run alone."""
    return [value if value in few else pytest.param(value, marks=pytest.mark.whole) for value in values]
