"""How many patients a launch treats and what suites they need, summed over the years and worth today.

What a way to serve them leaves is a sum of these, so that prices, making and lanes move none of them.
"""

from dataclasses import dataclass, fields, replace

import numpy as np

from models.design_lock.money import annuity, discount, monthly_rate
from models.years import MONTHS_A_YEAR, YEARS

STARTS = MONTHS_A_YEAR * np.arange(YEARS)  # month in which each year begins
EARLIEST = 2 * MONTHS_A_YEAR  # months before a launch's first patients from which a year is looked at: suites run ahead


@dataclass(frozen=True)
class Timing:
    """When money is paid: the fields are those of the lock's inputs."""

    discount_rate: float  # percent a year
    own_build_months: float  # months
    filing_months: float  # months
    plant_running: float  # percent of capital a year

    @classmethod
    def of(cls, inputs) -> "Timing":
        """Take this part of the lock's inputs."""
        return cls(**{field.name: getattr(inputs, field.name) for field in fields(cls)})


@dataclass(frozen=True)
class Volume:
    """Of one area, until each year (t, years, x), if all who ask are served; worth today. Or of all, (areas, ...)."""

    treated: np.ndarray  # patients
    suites: np.ndarray  # patients a year for whom suites are built and run, in the capital of one; at risk apart
    begun: np.ndarray  # (t,) those for whom suites are built before pivotal data, for the first design as expected
    each: float = 1.0  # times all of it

    def of(self, area: int) -> "Volume":
        """Return those of one area."""
        return Volume(self.treated[area], self.suites[area], self.begun[area])

    def times(self, patients: float) -> "Volume":
        """Return the same of so many times the patients."""
        return replace(self, each=patients)


def volume(timing: Timing, launch: np.ndarray, asked: np.ndarray, points: np.ndarray, at_risk) -> Volume:
    """Sum up patients (..., t, years, x) at points (x,); at_risk (...): whether what is built early is apart.

    Suites are built for more patients than ever before, and run for those of the year or of the next, whichever are
    more. Year by year, since tables of one year stay near the processor; launches (t,) by month, the first first.
    """
    worth, (spent, risked) = discount(timing), capital_worth(timing, launch)
    paid = spent - np.asarray(at_risk)[..., None, None] * risked
    runs = worth * timing.plant_running / 100
    treated, suites, begun = np.zeros_like(asked), np.zeros_like(asked), np.zeros(asked.shape[:-2])
    most = np.zeros_like(asked[..., 0, :])
    for year in range(YEARS):
        there = ..., slice(int(np.searchsorted(launch, STARTS[year] + EARLIEST))), slice(None)
        now, before = asked[..., year, :][there], most[there]
        added = np.maximum(now - before, 0.0)
        before += added
        ahead = np.maximum(now, asked[..., min(year + 1, YEARS - 1), :][there])
        ahead *= runs[year]
        ahead += paid[..., year, None][there] * added
        sold, built = (table[..., year - 1, :][there] if year else 0.0 for table in (treated, suites))
        np.add(sold, worth[year] * now, out=treated[..., year, :][there])
        np.add(built, ahead, out=suites[..., year, :][there])
        begun[there[:-1]] += risked[there[1], year] * at_point(points, added, 0.0)
    return Volume(treated, suites, begun)


def first_year(launch: float) -> int:
    """Return the year, counted from 0, before which nothing is summed up for a launch."""
    return max(int((launch - EARLIEST) // MONTHS_A_YEAR) + 1, 0)


def at_point(points: np.ndarray, table: np.ndarray, at: float) -> np.ndarray:
    """Return a table (..., x) at a point between even points (x,)."""
    place = np.clip((at - points[0]) / (points[1] - points[0]), 0, len(points) - 1)
    index = min(int(place), len(points) - 2)
    return table[..., index] * (index + 1 - place) + table[..., index + 1] * (place - index)


def capital_worth(timing: Timing, launch: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (t, years) what a dollar of a plant needed from each year on is worth today, and its part before data.

    It is spent evenly over the months of building, from today on; nothing is needed before the launch.
    """
    needed = np.maximum(STARTS, launch[:, None])
    data = launch[:, None] - timing.filing_months
    begin = np.maximum(needed - timing.own_build_months, 0.0)
    months = np.maximum(needed - begin, 1.0)
    rate = monthly_rate(timing)
    early = np.maximum(needed - months, 0.0)
    return (annuity(rate, early, needed) / months, annuity(rate, early, np.clip(data, early, needed)) / months)
