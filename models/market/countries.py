"""What the countries of an area pay: whose patients a network, or a launch as planned, can afford to treat."""

from collections.abc import Sequence

from models.years import AREAS

Paying = tuple[tuple[tuple[float, float, str], ...], ...]


def paying_of(regions: Sequence) -> Paying:
    """Return by area its regions: part of the area's patients, 0 to 1, x the area's price that they pay, and a law.

    The law is the assumption that may keep the region's cells in its country, or nothing. Rounded shares and indices
    are scaled, so that the parts sum to 1 and the mean price over the patients is 1.
    """
    return tuple(of_area([row for row in regions if row["area"] == area]) for area in AREAS)


def of_area(regions: Sequence) -> tuple[tuple[float, float, str], ...]:
    """Return the parts, the scaled indices and the laws of one area's regions."""
    whole, mean = sum(row["weight"] for row in regions), price_mean(regions)
    return tuple((row["weight"] / whole, row["price_index"] / mean, row["law"] or "") for row in regions)


def price_mean(regions: Sequence) -> float:
    """Return the mean price index of some regions, weighted by their patients."""
    return sum(row["weight"] * row["price_index"] for row in regions) / max(sum(row["weight"] for row in regions), 1e-9)
