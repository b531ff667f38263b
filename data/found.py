"""Full-text search by DuckDB's own extension, loaded from the file of its package; nothing is fetched.

Rows are ranked by Okapi BM25 over English word stems (Robertson and Zaragoza 2009, as the extension `fts` works it
out); each must hold every word. Where the extension is not installed there is no index, and plain matching is left.
"""

from importlib.util import find_spec
from pathlib import Path

import duckdb
import pandas as pd

PACKAGE, EXTENSION = "duckdb_extension_fts", "fts.duckdb_extension"
LETTERS = r"[^a-z0-9]+"  # what parts words: digits are words too
RANKED = """
    SELECT row, score FROM (SELECT row, fts_main_texts.match_bm25(row, ?, conjunctive := 1) AS score FROM texts)
    WHERE score IS NOT NULL ORDER BY score DESC, row
"""


def extension() -> Path | None:
    """Return the file of the extension for this DuckDB; None where it is not installed."""
    package = find_spec(PACKAGE)
    folders = package.submodule_search_locations or () if package else ()
    files = [Path(folder, "extensions", f"v{duckdb.__version__}", EXTENSION) for folder in folders]
    return next((file for file in files if file.exists()), None)


def index(texts: pd.DataFrame) -> duckdb.DuckDBPyConnection | None:
    """Return an index in memory of texts (columns row, text), locked; None where the extension cannot be loaded."""
    file = extension()
    if file is None:
        return None
    connection = duckdb.connect(config={"autoload_known_extensions": "false", "autoinstall_known_extensions": "false"})
    try:
        connection.load_extension(str(file))
        connection.execute("CREATE TABLE texts AS SELECT * FROM texts")
        connection.execute(f"PRAGMA create_fts_index('texts', 'row', 'text', stopwords = 'none', ignore = '{LETTERS}')")
    except duckdb.Error:
        connection.close()
        return None
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")
    return connection


def ranked(connection: duckdb.DuckDBPyConnection, words: str) -> list[str]:
    """Return the rows whose text holds every one of some words, in any form, the best match first."""
    with connection.cursor() as cursor:
        return [row for row, _ in cursor.execute(RANKED, [words]).fetchall()]


def plain(texts: pd.DataFrame, words: str) -> list[str]:
    """Return the rows whose text holds every one of some words as it is written, large or small, in their order."""
    lowered, wanted = texts["text"].str.lower(), words.lower().split()
    held = pd.Series(True, index=texts.index)
    for word in wanted:
        held &= lowered.str.contains(word, regex=False)
    return texts.loc[held, "row"].tolist()
