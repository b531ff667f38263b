"""Full-text search by DuckDB's own extension, and plain matching where it is not installed."""

import duckdb
import pandas as pd
import pytest

from data import found

TEXTS = pd.DataFrame({
    "row": ["a", "b", "c", "d"],
    "text": [
        "The agency held the study; the hold was lifted in 2024",
        "A CAR-T from Morris Plains",
        "Holding costs of 2024 are 12.5",
        "Nothing of that kind",
    ],
})  # fmt: skip
needs_it = pytest.mark.skipif(found.extension() is None, reason="the extension of this DuckDB is not installed")


@needs_it
def test_words_are_found_in_any_form_and_every_one_of_them_is_needed():
    index = found.index(TEXTS)
    assert set(found.ranked(index, "holds")) == {"a", "c"}
    assert found.ranked(index, "holds 2024 lifted") == ["a"]
    assert found.ranked(index, "CAR-T") == ["b"]
    assert (
        found.ranked(index, "nobody") == found.ranked(index, "") == found.ranked(index, "'; DROP TABLE texts; --") == []
    )


@needs_it
def test_the_index_is_locked():
    index = found.index(TEXTS)
    for sql in ("SELECT * FROM read_csv('/etc/passwd')", "SET memory_limit = '9GB'", "ATTACH 'other.duckdb'"):
        with pytest.raises(duckdb.Error):
            index.execute(sql)


@pytest.mark.parametrize("file", [None, "broken"])
def test_without_the_extension_there_is_no_index_and_plain_matching_finds_words_as_written(monkeypatch, tmp_path, file):
    if file:
        (tmp_path / file).write_bytes(b"no extension")
    monkeypatch.setattr(found, "extension", lambda: file and tmp_path / file)
    assert found.index(TEXTS) is None
    assert found.plain(TEXTS, "hold 2024") == ["a", "c"] and found.plain(TEXTS, "morris car-t") == ["b"]
    assert found.plain(TEXTS, "(") == []
