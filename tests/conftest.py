"""What holds for every test."""

import os
import tempfile
from pathlib import Path

# Scenarios that tests save lie where nobody else's do.
os.environ["EXPLORER_SAVED"] = str(Path(tempfile.mkdtemp()) / "scenarios.duckdb")


def pytest_collection_modifyitems(items):
    """Run the browser tests last: they are the slowest, and Playwright keeps the thread's event loop busy."""
    items.sort(key=lambda item: "browser" in item.path.parts)
