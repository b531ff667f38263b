"""The built file survives what files go through; what is open is closed to everything but questions."""

import subprocess
import sys
import threading
import time

import duckdb
import pytest

from data import store

ROOT = store.FOLDER.parent

DEALS = 210


def built_file(folder):
    (path,) = (folder.parent / "build").glob("store-*.duckdb")
    return path


def reopened(folder) -> int:
    with store.open_store(folder) as connection:
        return len(store.rows(connection, "deals"))


def test_the_real_data_build(connection):
    needed = {"assumptions", "deals", "facts", "network_places", "network_regions", "sources", "units"}
    assert set(store.tables(connection)) >= needed


def test_a_built_store_is_not_built_again(built):
    before = built_file(built).stat().st_mtime_ns
    assert reopened(built) == DEALS
    assert built_file(built).stat().st_mtime_ns == before


def test_a_build_takes_seconds_and_an_open_much_less(folder):
    start = time.process_time()
    reopened(folder)
    assert time.process_time() - start < 5
    start = time.process_time()
    reopened(folder)
    assert time.process_time() - start < 1


def test_changed_data_make_a_new_file_and_remove_the_old(built, spoil):
    old = built_file(built)
    spoil("deals", "D016", note="changed")
    reopened(built)
    assert built_file(built) != old


def put_other_content(path) -> None:
    """Put a store of something else under the right name."""
    path.unlink()
    with duckdb.connect(path) as other:
        other.execute("CREATE TABLE built AS SELECT 'something else' AS digest")


def put_unknown_format(path) -> None:
    """Write a storage version into DuckDB's header that none reads."""
    content = bytearray(path.read_bytes())
    content[12:20] = (99_999).to_bytes(8, "little")
    path.write_bytes(content)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]), id="half-written"),
        pytest.param(lambda path: path.write_bytes(b""), id="empty"),
        pytest.param(lambda path: path.write_bytes(b"not a database" * 1000), id="garbage"),
        pytest.param(put_other_content, id="other content"),
        pytest.param(put_unknown_format, id="a format that this DuckDB cannot read"),
        pytest.param(lambda path: path.unlink(), id="deleted"),
    ],
)
def test_a_file_that_is_not_whole_is_built_again(built, damage, again):
    damage(built_file(built))
    assert reopened(built) == DEALS
    assert len(again) == 1


@pytest.fixture
def again(built, monkeypatch) -> list:
    """Count the builds of the store; each puts the file back as it was, as a build would."""
    path, builds = built_file(built), []
    whole = path.read_bytes()
    monkeypatch.setattr(store, "build", lambda *_: builds.append(path.write_bytes(whole)))
    return builds


def test_a_damaged_file_is_truly_built_anew(built):
    built_file(built).write_bytes(b"not a database" * 1000)
    assert reopened(built) == DEALS


def test_damage_in_the_middle_of_the_file_never_changes_an_answer(built, again):
    with store.open_store(built) as connection:
        expected = store.rows(connection, "facts")
    path = built_file(built)
    whole = path.read_bytes()
    for at in range(20_000, len(whole) - 1_000, len(whole) // 16):
        path.write_bytes(whole[:at] + bytes(500) + whole[at + 500 :])
        with store.open_store(built) as connection:
            assert store.rows(connection, "facts").equals(expected)
    assert again, "no damage was noticed"


def test_a_file_of_another_duckdb_version_has_another_name(built, monkeypatch):
    old = built_file(built)
    monkeypatch.setattr(duckdb, "__version__", "0.0.1")
    reopened(built)
    assert built_file(built) != old


def test_a_store_that_cannot_be_removed_harms_nobody(folder):
    (folder.parent / "build" / "store-000000000000.duckdb").mkdir(parents=True)
    assert reopened(folder) == DEALS


ASK = """
import sys
from pathlib import Path
from data import store
connection = store.open_store(Path(sys.argv[1]))
print(store.rows(connection, "facts")["value"].sum(), len(store.rows(connection, "deals")))
"""


def test_processes_that_start_at_once_get_the_same_answers(folder):
    asked = [
        subprocess.Popen([sys.executable, "-c", ASK, folder], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(3)
    ]
    told = [process.communicate(timeout=60) for process in asked]
    assert [process.returncode for process in asked] == [0] * 3, told
    assert len({out for out, _ in told}) == 1
    assert [path.suffix for path in (folder.parent / "build").iterdir()] == [".duckdb"]


def test_processes_read_on_while_another_builds_newer_data(built, spoil):
    connection = store.open_store(built)
    spoil("deals", "D016", note="changed")
    subprocess.run([sys.executable, "-c", ASK, built], cwd=ROOT, check=True, capture_output=True)
    assert len(store.rows(connection, "deals")) == DEALS


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO regions VALUES ('Atlantis', NULL)",
        "UPDATE deals SET upfront_usd_m = 0",
        "DROP TABLE deals",
        "COPY deals TO '{file}'",
        "SELECT * FROM read_csv('{file}')",
        "SELECT * FROM '{file}'",
        "ATTACH '{file}' AS other",
        "INSTALL httpfs",
        "SET enable_external_access = true",
        "SET memory_limit = '1MB'",
    ],
)
def test_an_open_store_answers_questions_and_nothing_else(connection, tmp_path, statement):
    file = tmp_path / "file.csv"
    file.write_text("a,b\n1,2\n")
    with pytest.raises(duckdb.Error):
        connection.cursor().execute(statement.format(file=file))
    assert file.read_text() == "a,b\n1,2\n"


def test_threads_with_a_cursor_each_agree(connection):
    names = store.tables(connection)
    expected = {name: store.rows(connection, name) for name in names}
    wrong = []

    def ask(offset: int) -> None:
        for name in names[offset:] + names[:offset]:
            if not store.rows(connection, name).equals(expected[name]):
                wrong.append(name)

    threads = [threading.Thread(target=ask, args=(offset,)) for offset in range(0, 24, 6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not wrong


def test_a_table_that_is_not_there_is_named_with_those_that_are(connection):
    with pytest.raises(KeyError, match=r"no table 'deals; DROP TABLE deals'; it has .*deals"):
        store.rows(connection, "deals; DROP TABLE deals")


def test_a_fact_table_ends_with_what_all_facts_have(connection):
    columns = list(store.rows(connection, "logistics"))
    assert columns[:2] == ["fact_id", "item"]
    assert columns[-13:] == [
        "text", "value", "low", "high", "unit", "money_year", "as_of",
        "source", "locator", "basis", "confidence", "built_from", "note",
    ]  # fmt: skip


def test_a_claim_comes_with_its_evidence_on_both_sides(connection):
    claims = {claim["claim_no"]: claim for claim in store.claims(connection)}
    assert sorted(claims) == list(range(1, 12))
    assert all(claim["for"] and claim["against"] for claim in claims.values())
    assert claims[8]["against"][0]["text"] == "Kite changed the Yescarta process after approval"
    assert store.rests_on(connection, claims[8]["against"][0]["fact_id"])["fact_id"].tolist() == ["L04"]


def test_the_sources_that_disagree_about_a_row_are_found_beside_it(connection):
    found = store.conflicts_for(connection, ["D061", "D016"])
    assert found[["to_fact", "topic"]].values.tolist() == [["D061", "Arcellx total value"]]
    assert store.conflicts_for(connection, []).empty


def test_a_synthesis_names_the_rows_it_is_drawn_from(connection):
    assert store.rests_on(connection, "synthesis-021")["fact_id"].tolist() == ["L01", "L02", "L03"]


def test_the_newest_version_of_the_data_is_last(connection):
    versions = store.versions(connection)
    assert versions["version"].is_monotonic_increasing
    assert versions["version"].iloc[0] == 1
    assert set(store.moves(connection)["version"]) <= set(versions["version"])
    assert store.moves(connection, since=int(versions["version"].max())).empty


def test_the_questions_of_one_line_agree_with_the_tables(connection):
    assert len(store.sources(connection)) == len(store.rows(connection, "sources"))
    assert {"prefix", "suffix", "is_money"} <= set(store.units(connection))
    every = store.assumptions(connection)
    assert len(store.assumptions(connection, "design_lock")) == (every["topic"] == "design_lock").sum()
