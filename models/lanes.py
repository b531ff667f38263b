"""How a patient's cells travel: how far, how long and at what cost by each mode; one rule for every page.

Distance is the great circle. A same-day courier drives; a next-flight shipment carries fresh material as long as it
keeps; dry vapour carries it frozen at any distance, for the days of freezing and thawing. Borders add days.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.making import MILLION
from models.years import AREAS

MODES = ("courier", "air", "cryo")
EARTH_KM, HOURS_A_DAY = 6371.0, 24


@dataclass(frozen=True, eq=False)
class Near:
    """The places of an area where a plant can stand and the regions of the same area, in the order of its prices."""

    places: tuple[str, ...]  # the place's key
    km: np.ndarray  # (p, r)
    abroad: np.ndarray  # (p, r) bool, whether a border lies between


def near_of(places: Sequence[dict], regions: Sequence[dict]) -> tuple[Near, ...]:
    """Return by area its places and how far they are from its regions, of the store's rows."""
    return tuple(
        near_in([row for row in places if row["area"] == area], [row for row in regions if row["area"] == area])
        for area in AREAS
    )


def near_in(places: Sequence[dict], regions: Sequence[dict]) -> Near:
    """Return the places of one area and their way to its regions."""
    here, there = (np.array([[row["lat"], row["lon"]] for row in rows], float).T for rows in (places, regions))
    abroad = [[place["country"] != region["country"] for region in regions] for place in places]
    return Near(tuple(row["place"] for row in places), great_circle_km(here, there), np.array(abroad))


def great_circle_km(here: np.ndarray, there: np.ndarray) -> np.ndarray:
    """Return (p, r) kilometres along the great circle (haversine) between degrees (2, p) and (2, r)."""
    (lat, lon), (to_lat, to_lon) = np.radians(here)[:, :, None], np.radians(there)[:, None, :]
    chord = np.sin((to_lat - lat) / 2) ** 2 + np.cos(lat) * np.cos(to_lat) * np.sin((to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * np.arcsin(np.sqrt(chord))


def days_on_the_way(inputs, km: np.ndarray, border: np.ndarray) -> np.ndarray:
    """Return (..., 3) days of both ways by mode over km (...); inf where the mode cannot be used."""
    air = 2 * km / inputs.air_km_a_day + inputs.border_days * border
    courier = np.where((km <= inputs.courier_km) & ~border, 2 * km / inputs.courier_km, np.inf)
    fresh = np.where(air / 2 * HOURS_A_DAY <= inputs.hold_hours, air, np.inf)
    return np.stack([courier, fresh, air + inputs.cryo_days], axis=-1)


def shipped(inputs) -> np.ndarray:
    """Return (3,) USD million of both shipments of a patient by mode."""
    return 2 * (np.array([inputs.courier_cost, inputs.air_cost, inputs.cryo_cost]) / MILLION)
