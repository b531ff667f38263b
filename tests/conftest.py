"""What holds for every test."""

import os
import tempfile
from pathlib import Path

# Two threads of linear algebra on small matrices wait for each other on a busy machine and take five times as long.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

# Scenarios that tests save lie where nobody else's do.
os.environ["EXPLORER_SAVED"] = str(Path(tempfile.mkdtemp()) / "scenarios.duckdb")


def pytest_collection_modifyitems(items):
    """Run the browser tests last: they are the slowest, and Playwright keeps the thread's event loop busy."""
    items.sort(key=lambda item: "browser" in item.path.parts)
