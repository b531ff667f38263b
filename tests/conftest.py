"""What holds for every test."""

import os
import tempfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# Two threads of linear algebra on small matrices wait for each other on a busy machine and take five times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Scenarios that tests save lie where nobody else's do.
os.environ["EXPLORER_SAVED"] = str(Path(tempfile.mkdtemp()) / "scenarios.duckdb")


# What takes longest is begun first, so that no core is left with it alone at the end.
LONGEST = (
    "tests/models/test_golden.py",
    "tests/charts/test_charts.py",
    "tests/models/footprint/test_ramp.py",
)


def pytest_collection_modifyitems(items):
    """Put the longest files first and the browser's last, and keep a file's tests on one core.

    The browser's come last because Playwright keeps the event loop of its process busy. A file shares what it sets up
    (fixtures, remembered pages), so it is divided only where its tests name groups of their own.
    """
    items.sort(key=place)
    for item in items:
        if not item.get_closest_marker("xdist_group"):
            item.add_marker(pytest.mark.xdist_group(file_of(item)))


def place(item) -> tuple[bool, int]:
    """Return where a test stands in the order."""
    file = file_of(item)
    return "browser" in item.path.parts, LONGEST.index(file) if file in LONGEST else len(LONGEST)


def file_of(item) -> str:
    """Return the path of a test's file below the project."""
    return item.path.relative_to(ROOT).as_posix()
