"""The one calendar of all topics: so many years from now, each of twelve months; the areas a company launches in."""

YEARS = 30
MONTHS_A_YEAR = 12
MONTHS = YEARS * MONTHS_A_YEAR
AREAS = ("us", "europe", "asia")
ByYear = tuple[float, ...]  # (YEARS,) one figure a year from now


def year_of(day: str) -> int | None:
    """Return the calendar year of a date or a span, as the store writes it; None if it lies in more than one."""
    years = {part[:4] for part in day.split("/")}
    return int(years.pop()) if len(years) == 1 else None
