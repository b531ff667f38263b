"""A fact that is older than its kind should be says so, on the day on which the data were released."""

from datetime import timedelta

import pandas as pd
import pytest

from components import cached, evidence
from data import store
from explorer import ages
from explorer.store import connection, listed_rows

RELEASED = max(row["released"] for row in listed_rows("data_versions"))
A_DAY = timedelta(days=1)


def ages_of(table: str, **kind) -> dict[str, pd.Timedelta]:
    """Return how old the facts of a table, or of a kind in it, were when the data were released."""
    rows = [row for row in listed_rows(table) if kind.items() <= row.items()]
    days = store.ask(connection(), "SELECT fact_id, last_day_of(as_of) AS day FROM facts").set_index("fact_id")["day"]
    return {row["fact_id"]: RELEASED - days[row["fact_id"]] for row in rows}


@pytest.mark.parametrize(
    ("table", "kind", "years"),
    [
        ("product_metrics", {"metric": "list_price"}, 1),
        ("product_metrics", {"metric": "cr_pct"}, 5),
        ("network_capacity", {}, 2),
        ("sites", {}, 2),
    ],
)
def test_of_a_kind_only_what_is_older_than_its_limit_says_so(table, kind, years):
    found = ages_of(table, **kind)
    assert {ages.too_old(fact) for fact in found} == {None, years}
    for fact, age in found.items():
        assert (ages.too_old(fact) == years) == (age > 365.25 * years * A_DAY) or abs(
            age - 365 * years * A_DAY
        ) < 3 * A_DAY


def test_what_has_no_limit_never_grows_old():
    assert all(ages.too_old(fact) is None for fact in ages_of("deals"))


def test_a_table_of_facts_says_which_are_old():
    assert set(evidence.with_sources(cached.rows("sites"))["age"].dropna()) == {"older than 2 years"}
    assert "older than a year" in set(evidence.with_sources(cached.rows("product_metrics"))["age"])
