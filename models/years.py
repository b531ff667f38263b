"""The one calendar of all topics: so many years from now, each of twelve months; the areas a company launches in."""

YEARS = 30
MONTHS_A_YEAR = 12
MONTHS = YEARS * MONTHS_A_YEAR
AREAS = ("us", "europe", "asia")
ByYear = tuple[float, ...]  # (YEARS,) one figure a year from now
