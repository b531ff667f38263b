"""What the market is given: one field an assumption, and what it reads of other topics."""

from collections.abc import Sequence
from dataclasses import dataclass, fields

from models.years import ByYear

UPSTREAM = {
    "launch_month": "design_lock",
    "share": "design_lock",
    "gained": "design_lock",
    "asked_us": "design_lock",
    "asked_europe": "design_lock",
    "asked_asia": "design_lock",
    "treated_us": "footprint",
    "treated_europe": "footprint",
    "treated_asia": "footprint",
    "paid_us": "footprint",
    "paid_europe": "footprint",
    "paid_asia": "footprint",
}


def curve_of(rows: Sequence[dict]) -> tuple[float, ...]:
    """Return shares of the peak, 0 to 1, in the first, second ... year of sales, as the store's rows give them."""
    return tuple(row["share"] / 100 for row in sorted(rows, key=lambda row: row["year"]))


GIVEN = {"uptake": (curve_of, ("uptake",))}


@dataclass(frozen=True)
class PoolInputs:
    """What the sales of the whole market by launch month come from, whichever topic asks."""

    uptake: tuple[float, ...]  # share of the peak in each year of sales, published
    launch_in: str  # us, west or all
    eligible_us: float  # patients a year
    eligible_europe: float
    eligible_asia: float
    reach_us: float  # percent of the eligible
    reach_europe: float
    reach_asia: float
    demand_factor: float  # x
    price_us: float  # USD a paid dose
    price_europe: float
    price_asia: float
    out_of_spec: float  # percent of doses given, not paid
    lag_europe: float  # months after the United States
    lag_asia: float
    uptake_years: float  # years
    exclusivity_us: float  # years from launch
    exclusivity_europe: float
    exclusivity_asia: float
    patent_month: float  # months from now
    erosion: float  # percent a year

    @classmethod
    def of(cls, inputs: "PoolInputs") -> "PoolInputs":
        """Take this part of a topic's inputs."""
        return cls(**{field.name: getattr(inputs, field.name) for field in fields(cls)})


@dataclass(frozen=True)
class RivalInputs(PoolInputs):
    """What the share of a product comes from besides its quality, whichever topic asks."""

    standard_response: float  # percent
    preference: float  # x for ten points
    rivals_now: float  # products
    rivals_a_year: float  # products a year
    rival_improvement: float  # points a year
    entry_order: float  # exponent


@dataclass(frozen=True)
class DemandInputs(RivalInputs):
    """What our own sales come from besides: our quality, and the luck of the rivals."""

    response: float  # percent
    rival_spread: float  # points


@dataclass(frozen=True)
class Inputs(DemandInputs):
    """One field an assumption, named as its key; the first of these are read of other topics."""

    launch_month: float  # months from now
    share: float  # percent of all patients treated, in the year in which most ask for ours
    gained: float  # points of response by which the design locked is expected to beat the first
    asked_us: ByYear  # patients a year who are to be given our therapy
    asked_europe: ByYear
    asked_asia: ByYear
    treated_us: ByYear  # patients a year who are given it
    treated_europe: ByYear
    treated_asia: ByYear
    paid_us: ByYear  # x the area's price that those treated pay on average, since its countries do not pay alike
    paid_europe: ByYear
    paid_asia: ByYear
    indication: str
    demand_spread: float  # percent
    large_sales: float  # USD million a year
    small_sales: float  # USD million a year
