"""Whether a fact is older than its kind should be, on the day on which the data were released."""

from datetime import date
from functools import cache

from explorer.store import listed_rows, records

DATED = "product_metrics"  # the table whose facts are of several kinds, by metric
LAST_MONTH, LAST_DAY = 12, 28


@cache
def released() -> date:
    """Return the day of the newest version of the data."""
    return max(row["released"] for row in listed_rows("data_versions")).date()


@cache
def limits() -> dict[tuple[str, str | None], int]:
    """Return how many years each kind of fact holds, by table and metric."""
    return {(row["of_table"], row["metric"]): row["years"] for row in listed_rows("ages")}


def limit(fact_id: str) -> int | None:
    """Return how many years a fact holds; None where no age matters."""
    table = records("facts", "fact_id")[fact_id]["fact_table"]
    metric = records(DATED, "fact_id")[fact_id]["metric"] if table == DATED else None
    return limits().get((table, metric), limits().get((table, None)))


def last_day(as_of: str) -> date:
    """Return the last day that a date, a month, a year or an interval of them means, as near as matters for years."""
    parts = [int(part) for part in as_of.rpartition("/")[2].split("-")]
    year, month, day = [*parts, *(LAST_MONTH, LAST_DAY)[len(parts) - 1 :]]
    return date(year, month, min(day, LAST_DAY))


def too_old(fact_id: str) -> int | None:
    """Return the years that a fact is older than, where it is older than its kind should be; None where it is not."""
    years = limit(fact_id)
    if years is None:
        return None
    known, now = last_day(records("facts", "fact_id")[fact_id]["as_of"]), released()
    return years if (known.year + years, known.month, known.day) < (now.year, now.month, now.day) else None
