"""What the store says beside a claim, by date: the history it invokes, the deals it is about."""

from functools import cache

from data import store
from explorer.store import connection, records

WHEN = {"mab_precedent": "period", "deals": "announced"}  # table -> the column that dates its rows


@cache
def beside(number: int) -> dict[str, list[dict]]:
    """Return table -> the rows of it that the store links to a claim, the oldest first, undated ones last."""
    claim = records("claims", "claim_no")[number]["fact_id"]
    found: dict[str, list[dict]] = {}
    for fact in store.rests_on(connection(), claim).itertuples():
        found.setdefault(fact.fact_table, []).append(records(fact.fact_table, "fact_id")[fact.fact_id])
    return {table: sorted(rows, key=lambda row: dated(table, row)) for table, rows in found.items()}


def dated(table: str, row: dict) -> tuple[bool, str, str]:
    """Return what rows are ordered by: their date, then their name."""
    when = row[WHEN[table]]
    return when is None, when or "", row["fact_id"]
