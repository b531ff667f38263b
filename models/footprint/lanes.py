"""Places, regions and the lanes between them: how far, how long, by which mode and at what cost.

How they travel is one rule for every page (`models.lanes`); laws and licences close lanes.
"""

from dataclasses import dataclass

import numpy as np

from models.footprint.geography import Place, Region
from models.footprint.inputs import Inputs
from models.lanes import MODES as MODES
from models.lanes import days_on_the_way, shipped
from models.lanes import great_circle_km as between
from models.making import a_patient_keeps_busy, days_but_for_lanes
from models.years import AREAS

CLOSED, NEAR = "closed", "area"  # what law and licences are set to where they close lanes
MILLION = 1e6


@dataclass(frozen=True, eq=False)
class Lanes:
    """Every lane by place, region and mode (p, r, 3)."""

    km: np.ndarray  # (p, r)
    days: np.ndarray  # both legs, borders included; inf where the mode cannot be used
    cost: np.ndarray  # USD million a patient, both legs


def great_circle_km(places: tuple, regions: tuple) -> np.ndarray:
    """Return (p, r) kilometres between places and regions."""
    return between(*(np.array([[one.lat, one.lon] for one in points], float).T for points in (places, regions)))


def lawful(inputs: Inputs) -> np.ndarray:
    """Return (p, r) whether law and licence let a region's cells go to a place."""
    places, regions = inputs.geography.places, inputs.geography.regions
    return np.array([[not closed_by(inputs, place, region) for region in regions] for place in places])


def closed_by(inputs: Inputs, place: Place, region: Region) -> str:
    """Return the assumption that closes a lane: the law of the region's country, or where plants are licensed."""
    if region.law and getattr(inputs, region.law) == CLOSED and place.country != region.country:
        return region.law
    return "plant_licences" if inputs.plant_licences == NEAR and place.area != region.area else ""


def lanes(inputs: Inputs) -> Lanes:
    """Return days and cost of every lane and mode under the inputs."""
    places, regions = inputs.geography.places, inputs.geography.regions
    km = great_circle_km(places, regions)
    border = np.array([[place.country != region.country for region in regions] for place in places])
    days = np.where(lawful(inputs)[:, :, None], days_on_the_way(inputs, km, border), np.inf)
    return Lanes(km, days, np.broadcast_to(shipped(inputs), days.shape))


def patients_by_region(inputs: Inputs) -> np.ndarray:
    """Return (r,) patients a year offered the therapy in the year for which the network is sized."""
    return patients_by_year(inputs)[:, inputs.peak]


def patients_by_year(inputs: Inputs) -> np.ndarray:
    """Return (r, years) patients a year offered the therapy."""
    asked = {area: np.array(inputs.asked(area)) for area in AREAS}
    return np.array([asked[region.area] * region.weight / 100 for region in inputs.geography.regions])


def prices(inputs: Inputs) -> np.ndarray:
    """Return (r,) USD million a paid dose: the area's price times the country's index."""
    return np.array(
        [getattr(inputs, f"price_{region.area}") * region.price_index / MILLION for region in inputs.geography.regions]
    )


def vein_to_vein(inputs: Inputs, lane_days: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Return (p, r, n) days from collection to infusion of each lane (p, r, n); own (p,): whether the plant is."""
    waits = np.where(own, inputs.own_wait, inputs.contract_wait)
    return days_but_for_lanes(inputs, waits)[:, None, None] + lane_days


def busy_lines(inputs: Inputs) -> np.ndarray:
    """Return (r, 7) lines busy on each day of the week if all patients of a region were served."""
    return patients_by_region(inputs)[:, None] * a_patient_keeps_busy(inputs)
