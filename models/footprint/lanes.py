"""Places, regions and the lanes between them: how far, how long, by which mode and at what cost.

Distance is the great circle. A same-day courier drives; a next-flight shipment carries fresh material as long as it
keeps; dry vapour carries it frozen at any distance, for the days of freezing and thawing. Borders add days.
"""

from dataclasses import dataclass

import numpy as np

from models.footprint.geography import AREAS
from models.footprint.inputs import Inputs
from models.methods import facility

MODES = ("courier", "air", "cryo")
EARTH_KM, HOURS_A_DAY, WEEKS_A_YEAR = 6371.0, 24, 365.25 / 7
MILLION = 1e6


@dataclass(frozen=True, eq=False)
class Lanes:
    """Every lane by place, region and mode (p, r, 3)."""

    km: np.ndarray  # (p, r)
    days: np.ndarray  # both legs, borders included; inf where the mode cannot be used
    cost: np.ndarray  # USD million a patient, both legs


def coordinates(points: tuple) -> np.ndarray:
    """Return latitude and longitude (2, n) in radians."""
    return np.radians([[point.lat for point in points], [point.lon for point in points]])


def great_circle_km(places: tuple, regions: tuple) -> np.ndarray:
    """Return (p, r) kilometres along the great circle (haversine)."""
    lat, lon = coordinates(places)[:, :, None]
    to_lat, to_lon = coordinates(regions)[:, None, :]
    chord = np.sin((to_lat - lat) / 2) ** 2 + np.cos(lat) * np.cos(to_lat) * np.sin((to_lon - lon) / 2) ** 2
    return 2 * EARTH_KM * np.arcsin(np.sqrt(chord))


def lanes(inputs: Inputs) -> Lanes:
    """Return days and cost of every lane and mode under the inputs."""
    places, regions = inputs.geography.places, inputs.geography.regions
    km = great_circle_km(places, regions)
    border = np.array([[place.country != region.country for region in regions] for place in places])
    crossing = inputs.border_days * border
    air = 2 * km / inputs.air_km_a_day + crossing
    courier = np.where((km <= inputs.courier_km) & ~border, 2 * km / inputs.courier_km, np.inf)
    fresh = np.where(air / 2 * HOURS_A_DAY <= inputs.hold_hours, air, np.inf)
    days = np.stack([courier, fresh, air + inputs.cryo_days], axis=2)
    shipment = np.array([inputs.courier_cost, inputs.air_cost, inputs.cryo_cost]) / MILLION
    return Lanes(km, days, np.broadcast_to(2 * shipment, days.shape))


def patients_by_region(inputs: Inputs) -> np.ndarray:
    """Return (r,) patients a year offered the therapy."""
    share = {area: getattr(inputs, f"share_{area}") for area in AREAS}
    whole = max(sum(share.values()), np.finfo(float).tiny)
    return np.array([inputs.patients * share[r.area] / whole * r.weight / 100 for r in inputs.geography.regions])


def vein_to_vein(inputs: Inputs, lane_days: np.ndarray) -> np.ndarray:
    """Return days from collection to infusion of each lane; a failed batch is started again."""
    again = inputs.failure / 100 * (inputs.process_days + inputs.release_days)
    made = inputs.process_days + inputs.release_days + again
    return inputs.collection_days + lane_days + inputs.wait_days + made + inputs.treatment_days


def starts_a_patient(inputs: Inputs) -> float:
    """Return batches started for each patient, failures included."""
    return 1 / (1 - inputs.failure / 100)


def busy_lines(inputs: Inputs) -> np.ndarray:
    """Return (r, 7) lines busy on each day of the week if all patients of a region were served."""
    weekend = inputs.weekend_collections / 100
    week = np.array([(1 - weekend) / 5] * 5 + [weekend / 2] * 2)
    starts = patients_by_region(inputs) / WEEKS_A_YEAR * starts_a_patient(inputs)
    return facility.weekly_load(starts[:, None] * week, inputs.process_days)
