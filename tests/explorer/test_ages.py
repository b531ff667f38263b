"""A fact that is older than its kind should be says so, on the day on which the data were released."""

from datetime import date

import pytest

from components import cached, evidence
from explorer import ages
from explorer.store import listed_rows, records


@pytest.mark.parametrize(
    ("as_of", "day"),
    [
        ("2025", date(2025, 12, 28)),
        ("2025-03", date(2025, 3, 28)),
        ("2025-03-31", date(2025, 3, 28)),
        ("2015/2020", date(2020, 12, 28)),
        ("2015-01/2020-06-02", date(2020, 6, 2)),
    ],
)
def test_a_date_means_its_last_day(as_of, day):
    assert ages.last_day(as_of) == day


def test_a_price_is_old_after_a_year_and_a_clinical_result_after_five():
    found = {ages.limit(row["fact_id"]) for row in listed_rows("product_metrics") if row["metric"] == "list_price"}
    assert found == {1}
    assert {ages.limit(row["fact_id"]) for row in listed_rows("product_metrics") if row["metric"] == "cr_pct"} == {5}


def test_of_a_kind_only_what_is_older_than_its_limit_says_so():
    for row in listed_rows("network_capacity"):
        known = ages.last_day(records("facts", "fact_id")[row["fact_id"]]["as_of"])
        old = ages.too_old(row["fact_id"])
        assert (old == 2) == ((ages.released() - known).days > 2 * 365.25) or abs(
            (ages.released() - known).days - 730
        ) < 4
    assert {ages.too_old(row["fact_id"]) for row in listed_rows("network_capacity")} == {None, 2}


def test_what_has_no_limit_never_grows_old():
    assert all(ages.too_old(row["fact_id"]) is None for row in listed_rows("deals"))


def test_a_table_of_facts_says_which_are_old():
    told = evidence.with_sources(cached.rows("sites"))
    assert set(told["age"].dropna()) == {"older than 2 years"}
    assert "older than a year" in set(evidence.with_sources(cached.rows("product_metrics"))["age"])
