"""A store of the real data, and a copy of the data folder that a test may spoil."""

import csv
import shutil
from pathlib import Path

import pytest

from data import store


@pytest.fixture(scope="session")
def connection():
    """Return the store of the real data."""
    return store.open_store()


@pytest.fixture
def folder(tmp_path) -> Path:
    """Return a copy of the data folder."""
    return Path(shutil.copytree(store.FOLDER, tmp_path / "data", ignore=shutil.ignore_patterns("__pycache__", "*.py")))


@pytest.fixture
def built(folder, connection) -> Path:
    """Return a copy of the data folder with its store beside it: the real one, which is of the same content."""
    path = folder.parent / "build" / f"store-{store.content_hash(folder)[:12]}.duckdb"
    path.parent.mkdir()
    shutil.copy(store.FOLDER.parent / "build" / path.name, path)
    return folder


@pytest.fixture
def spoil(folder):
    """Return a function that sets cells of one row of a table's file, and says on which line the row stands."""

    def spoiled(table: str, named: str, /, **cells) -> int:
        path = folder / "tables" / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        at = next(number for number, row in enumerate(rows) if named in row.values())
        rows[at] |= cells
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
        return at + 2

    return spoiled
