"""A newer figure that contradicts an older row becomes a conflict: it stands beside it or is refused, never over it."""

import csv
import shutil

import pytest

from data import store
from tests.store.refused import problems

QUANTITIES = {  # what makes two rows tell the same quantity, and the column that tells it
    "company_quarters": (["company", "product", "measure", "region", "period"], "value"),
    "product_metrics": (["product_id", "metric", "region", "population"], "value"),
    "network_capacity": (["owner", "metric", "period"], "value"),
    "demand": (["area", "country", "indication", "metric", "period"], "value"),
    "deals": (["buyer_or_licensee", "target_or_licensor", "announced"], "upfront_usd_m"),
    "sites": (["owner", "site"], "floor_area_sqft"),
}
NEWER = {  # a list price of the same launch, told later and otherwise
    "fact_id": "product_metrics-999x", "product_id": "yescarta", "metric": "list_price", "region": "US",
    "population": "US launch", "value": "390000", "unit": "usd", "money_year": "2017", "as_of": "2026-10",
    "source": "yes_price", "locator": "page text", "basis": "published", "confidence": "high",
}  # fmt: skip
CONFLICT = {
    "fact_id": "conflicts-999x", "topic": "Yescarta, launch price", "conflict": "A: 373,000; B: 390,000",
    "use": "373,000", "as_of": "2026-10", "source": "yes_price", "locator": "page text", "basis": "published",
    "confidence": "high",
}  # fmt: skip
LATER_QUARTER = {
    "fact_id": "company_quarters-999x", "company": "Gilead / Kite", "product": "Yescarta", "product_id": "yescarta",
    "measure": "net_sales", "region": "Global", "period": "2018", "value": "270", "unit": "usd_million",
    "money_year": "2018", "as_of": "2026-10", "source": "yes_price", "locator": "page text", "basis": "published",
    "confidence": "high",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path):
    """Return a copy of the data that a test may spoil."""
    return shutil.copytree(store.FOLDER, tmp_path / "data", ignore=shutil.ignore_patterns("__pycache__", "*.py"))


def plant(folder, table: str, row: dict) -> None:
    """Write one more row below a table."""
    path = folder / "tables" / f"{table}.csv"
    header = path.read_text(encoding="utf-8").partition("\n")[0].split(",")
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, header, lineterminator="\n").writerow(row)


def contradictions(connection, without: str = "") -> list[str]:
    """Return the facts that tell one quantity in two ways, with no conflict (but one) that concerns one of them."""
    links = store.rows(connection, "links")
    known = links["from_fact"].str.startswith("conflicts") & (links["from_fact"] != without)
    known = set(links.loc[known, "to_fact"])
    value, found = store.rows(connection, "facts").set_index("fact_id")["value"], []
    for table, (key, column) in QUANTITIES.items():
        rows = store.rows(connection, table)
        told = rows["fact_id"].map(value) if column == "value" else rows[column]
        for _, alike in rows.assign(told=told).groupby(key, dropna=False):
            if alike["told"].nunique() > 1 and not known & set(alike["fact_id"]):
                found += alike["fact_id"].tolist()
    return found


def test_no_quantity_of_the_store_is_told_in_two_ways_without_a_conflict(connection):
    assert contradictions(connection) == []


def test_a_newer_figure_beside_an_older_one_asks_for_a_conflict_and_with_it_both_stand(folder):
    two = {"product_metrics-003", NEWER["fact_id"]}
    plant(folder, "product_metrics", NEWER)
    plant(folder, "conflicts", CONFLICT)
    for fact in sorted(two):
        plant(folder, "links", {"from_fact": CONFLICT["fact_id"], "to_fact": fact})
    both = store.open_store(folder)
    assert set(contradictions(both, without=CONFLICT["fact_id"])) == two <= set(store.rows(both, "facts")["fact_id"])
    assert contradictions(both) == []


def test_a_quarter_told_anew_is_refused_and_not_written_over_the_old_one(folder):
    plant(folder, "company_quarters", LATER_QUARTER)
    assert any("company_quarters" in said and "each only once" in said for said in problems(folder))
