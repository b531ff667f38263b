"""The evidence ledger: every fact and assumption once, what refers to it, and what a search finds."""

import pytest

from components.evidence_rows import TITLES, figure
from explorer import evidence_ledger as ledger
from explorer.store import listed_rows, records, rows
from models.topics import TOPICS


def test_every_fact_and_every_assumption_is_a_row_once():
    names = [row["row"] for row in ledger.rows()]
    assert len(names) == len(set(names)) == len(rows("facts")) + len(rows("assumptions"))


def test_a_row_says_what_the_store_says():
    for row in ledger.rows():
        table, key = ("assumptions", "key") if row["table"] == "assumptions" else ("facts", "fact_id")
        kept = records(table, key)[row["row"]]
        assert all(row[name] == kept[name] for name in ("value", "low", "high", "unit", "source", "locator", "as_of"))
        assert row["basis"] == (None if kept.get("kind") == "choice" else kept["basis"])
        assert row["what"] and set(row["pages"]) <= set(TITLES)


def test_what_is_published_has_its_source_and_its_place():
    published = [row for row in ledger.rows() if row["basis"] == "published"]
    assert all(row["source"] and row["locator"] for row in published) and len(published) > 1_000


def test_the_weights_add_up_to_one_answer_a_topic():
    if ledger.weights():  # kept of these numbers
        total = sum(row["weight"] for row in ledger.rows() if row["weight"])
        assert total == pytest.approx(1.0, abs=1 / len(TOPICS))
        assert all(row["weight"] is None for row in ledger.rows() if row["table"] != "assumptions")


def test_a_fact_on_a_scale_is_used_on_the_page_of_its_slider():
    pages = {row["row"]: row["pages"] for row in ledger.rows()}
    for point in listed_rows("assumption_points"):
        if point["fact_id"]:
            assert records("assumptions", "key")[point["key"]]["topic"] in pages[point["fact_id"]]


def test_a_search_finds_what_is_written_whether_it_ranks_or_not(monkeypatch):
    wanted = {"Morris Plains", "morris PLAINS novartis"}
    ranked = {words: set(ledger.matching(words)) for words in wanted}
    monkeypatch.setattr(ledger, "index", lambda: None)
    assert not ledger.ranked()
    assert all(set(ledger.matching(words)) and set(ledger.matching(words)) <= ranked[words] for words in wanted)
    assert ledger.matching("no such words anywhere at all") == []
    assert ledger.matching(" ") == [row["row"] for row in ledger.rows()]


def test_a_conflict_has_the_rows_that_it_is_about():
    found = ledger.conflicts()
    assert len(found) == len(rows("conflicts")) and all(one["rows"] and one["use"] for one in found)
    assert {name for one in found for name in one["rows"]} <= {row["row"] for row in ledger.rows()}


def test_figures_are_written_with_unit_and_range():
    told = {row["row"]: figure(row) for row in ledger.rows()}
    assert told["standard_response"] == "54 % (20 to 80)"
    assert not [text for text in told.values() if text and ("None" in text or "nan" in text)]
