"""The footprint's inputs at the store's defaults, with patients of our own making in place of the design lock's."""

from dataclasses import replace
from functools import cache

from explorer import answers
from models import footprint
from models.scenario import Scenario, inputs_for
from models.years import AREAS, YEARS

LAUNCH = 84.0  # months from now
PEAK = {"us": 750.0, "europe": 550.0, "asia": 600.0}  # patients a year
LATER = {"us": 0, "europe": 1, "asia": 2}  # years after the first area
UPTAKE = (0.11, 0.31, 0.58, 0.76, 0.89, 1.0)
HELD, LOST = 14, 0.2  # years from launch until copies come, and the part of sales lost a year from then on


def curve(peak: float, later: int) -> tuple[float, ...]:
    """Return patients a year of an area: none before its launch, then uptake, then what copies leave."""
    found = []
    for year in range(YEARS):
        sold = year - int(LAUNCH / 12) - later
        up = UPTAKE[min(sold, len(UPTAKE) - 1)] if sold >= 0 else 0.0
        found.append(peak * up * (1 - LOST) ** max(sold - HELD, 0))
    return tuple(found)


def everywhere(geography, *but: str) -> dict[str, tuple[float, ...]]:
    """Return the patients of each region of each area that a launch serves, percent of its area: all but some."""
    return {f"open_{area}": tuple(region.weight * (region.key not in but) for region in geography.regions
                                  if region.area == area) for area in AREAS}  # fmt: skip


@cache
def plain() -> footprint.Inputs:
    """Return the defaults, launched in month 84."""
    asked = {f"asked_{area}": curve(PEAK[area], LATER[area]) for area in AREAS}
    given = dict(answers.given("footprint"))
    given |= asked | everywhere(given["geography"]) | {"launch_month": LAUNCH}
    read = answers.reads("vein_to_vein", Scenario())
    given |= {field: read[field] for field, other in footprint.UPSTREAM.items() if other == "vein_to_vein"}
    return inputs_for(footprint.Inputs, answers.catalogue(), Scenario(), given)


def inputs(patients: float | None = None, **changes) -> footprint.Inputs:
    """Return the defaults with changes, and so many patients a year at the peak if asked."""
    changed = replace(plain(), **changes)
    return changed if patients is None else footprint.asking(changed, patients)


def shared(patients: float, us: float, europe: float, asia: float) -> dict[str, tuple[float, ...]]:
    """Return patients of each area by year, so many at the peak of all, split by weight, all timed alike."""
    whole = us + europe + asia
    return {
        f"asked_{area}": tuple(patients * part / whole * one for one in curve(1.0, 0))
        for area, part in zip(AREAS, (us, europe, asia), strict=True)
    }


def soon(launch: float, **changes) -> footprint.Inputs:
    """Return the defaults with changes, launched in a month near now: patients come as many years earlier."""
    years, late = int(LAUNCH / 12) - int(launch / 12), replace(plain(), **changes)
    asked = {f"asked_{area}": (*getattr(late, f"asked_{area}")[years:], *(0.0,) * years) for area in AREAS}
    return replace(late, **asked, launch_month=launch)
