"""The candidate places and the demand regions, as the store gives them."""

from dataclasses import dataclass

from models.market import price_mean
from models.years import AREAS


@dataclass(frozen=True)
class Place:
    """A city where a plant can stand."""

    key: str
    label: str
    area: str  # one of models.years.AREAS
    country: str  # country, or group of countries without a border between them
    lat: float  # degrees
    lon: float  # degrees
    contract: bool  # whether a contract manufacturer stands there


@dataclass(frozen=True)
class Region:
    """Where patients are collected and treated, drawn together at one city."""

    key: str
    label: str
    area: str
    country: str
    lat: float
    lon: float
    weight: float  # percent of its area's patients
    price_index: float = 1.0  # x its area's price; the mean over the area's patients is 1
    law: str = ""  # the assumption that may keep its patients' cells in its country


@dataclass(frozen=True, eq=False)
class Geography:
    """The candidate places and the demand regions; the same object for all inputs."""

    places: tuple[Place, ...]
    regions: tuple[Region, ...]


def geography_of(places: list[dict], regions: list[dict]) -> Geography:
    """Make the geography of the store's rows; rounded price indices are scaled to a mean of 1 in each area."""
    mean = {area: price_mean([row for row in regions if row["area"] == area]) for area in AREAS}
    return Geography(
        tuple(
            Place(
                row["place"],
                row["label"],
                row["area"],
                row["country"],
                row["lat"],
                row["lon"],
                bool(row["contract_fact_id"]),
            )
            for row in sorted(places, key=lambda row: row["position"])
        ),
        tuple(
            Region(
                row["region"],
                row["label"],
                row["area"],
                row["country"],
                row["lat"],
                row["lon"],
                row["weight"],
                row["price_index"] / mean[row["area"]],
                row["law"] or "",
            )
            for row in sorted(regions, key=lambda row: row["position"])
        ),
    )
