"""What the store says by year beside a claim: sentences and small tables, each line from rows with their sources.

A record is drawn from the store's rows by query and belongs to no side: the reader sets it beside what the model says.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from models.years import year_of

DAYS_A_YEAR = 365.25
ENDS = {"Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12)}  # first and last month


@dataclass(frozen=True)
class Line:
    """One line of a table: a cell a head, None where the store knows nothing; the row that it is, if it is one."""

    cells: tuple
    row: Mapping | None = None


@dataclass(frozen=True)
class Table:
    """A small table; units are those of the numbers in its columns, empty for words and counts."""

    title: str
    heads: tuple[str, ...]
    units: tuple[str, ...]
    lines: tuple[Line, ...]
    rests: str = ""  # which rows were counted


@dataclass(frozen=True)
class Record:
    """What the store says beside a claim; a number in a sentence is (value, unit)."""

    said: tuple[tuple, ...] = ()
    tables: tuple[Table, ...] = field(default=())


def known_sum(money: float) -> float | None:
    """Return a sum of what the store knows, or None where it knows of nothing."""
    return money or None


def span(period: str) -> tuple[date, date]:
    """Return the first day and the last month's first day of a period as the store writes it: 2025, 2025-Q2, a/b."""
    begin, _, end = period.partition("/")
    (year, first), (last_year, last) = months(begin, 0), months(end or begin, 1)
    return date(year, first, 1), date(last_year, last, 28)


def months(part: str, end: int) -> tuple[int, int]:
    """Return year and first (end 0) or last (end 1) month of a part of a period."""
    year, _, rest = part.partition("-")
    return int(year), ENDS[rest][end] if rest in ENDS else int(rest[:2]) if rest else (1, 12)[end]


def year_of_sales(launched: str, period: str) -> int:
    """Return in which year since its approval, 1 the first, the middle of a period lies; 0 or less before it."""
    begin, end = span(period)
    middle = (begin.toordinal() + end.toordinal()) / 2
    return int((middle - date.fromisoformat(launched).toordinal()) // DAYS_A_YEAR) + 1


def length(period: str) -> int:
    """Return the days of a period."""
    begin, end = span(period)
    return (end - begin).days


def by_year(rows: Iterable[Mapping], day: str, counts: Mapping[str, Callable]) -> dict[int, dict[str, float]]:
    """Sum columns by calendar year, `counts`: head -> what a row adds; rows that lie in several years are left out."""
    found: dict[int, dict[str, float]] = {}
    for row in rows:
        year = year_of(row[day])
        if year is not None:
            line = found.setdefault(year, dict.fromkeys(counts, 0.0))
            for head, adds in counts.items():
                line[head] += adds(row) or 0.0
    return found
