"""A facility-location problem and its network, as plain arrays."""

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

MEASURES = ("cost", "days", "kept")
OPEN, SERVED, TOLERANCE, TINY = 0.5, 1e-9, 1e-7, np.finfo(float).tiny


class Infeasible(ValueError):
    """No network keeps every limit; `explain` says which one stands in the way."""


class Unfinished(Infeasible):
    """The search ended at its limit before a first network; there may be one."""


class Stopped(ValueError):
    """The search was asked to stop."""


@dataclass(frozen=True, eq=False)
class Problem:
    """Plain arrays over f options, p plants, r regions, m modes and t windows; units are the caller's own."""

    fixed: np.ndarray  # (f,) cost of opening an option
    capacity: np.ndarray  # (f,) load it can carry in a window
    demand: np.ndarray  # (r,) patients
    cost: np.ndarray  # (p, r, m) cost of serving all of a region's demand that way; inf is no lane
    days: np.ndarray | None = None  # (p, r, m) days of a lane and mode; none counts as zero
    plant: np.ndarray | None = None  # (f,) the plant an option is a size of; none gives each its own
    load: np.ndarray | None = None  # (r, t) load of all of a region's demand in each window; none counts as demand
    site: np.ndarray | None = None  # (p,) the site a plant stands on; none gives each its own
    zone: np.ndarray | None = None  # (p,) where a plant is near others; moves no answer, only the search
    size: np.ndarray | None = None  # (f,) whole numbers of which capacity is made; as above
    days_limit: np.ndarray | None = None  # (r,) the longest lane allowed to a region
    fewest_sites: int = 0
    most_sites: int | None = None
    least_at_site: np.ndarray | None = None  # (sites,) 1 where some option of a site is forced open
    least_open: np.ndarray | None = None  # (f,) 1 where an option is forced open
    most_open: np.ndarray | None = None  # (f,) 0 where an option is forced closed
    service: float = 1.0  # least share of the demand promised that must be served
    promised: np.ndarray | None = None  # (r,) part of a region's demand of which it is promised; none counts all
    unserved_cost: np.ndarray | None = None  # (r,) cost of not serving a region at all
    included: np.ndarray | None = None  # (f,) demand that the fixed cost already pays for
    excess: np.ndarray | None = None  # (p,) price of each patient beyond

    def __post_init__(self):
        """Refuse arrays that no network could be read from."""
        shape = int(np.max(self.plants, initial=-1)) + 1, len(self.demand)
        if np.shape(self.cost)[:2] != shape or np.ndim(self.cost) != 3:
            raise ValueError(f"cost has shape {np.shape(self.cost)}; needed is (plants, regions, modes) = {shape} + m.")
        for name in ("fixed", "capacity", "demand"):
            if not np.isfinite(getattr(self, name)).all():
                raise ValueError(f"{name} holds values that are not finite.")
        if np.isnan(self.cost).any() or (self.cost == -np.inf).any():
            raise ValueError("cost holds values that are neither numbers nor inf (no lane): it would have no bound.")
        if min(map(np.min, (self.capacity, self.demand))) < 0:
            raise ValueError("capacity and demand may not be negative.")

    @cached_property
    def windows(self) -> np.ndarray:
        """Load (r, t) in the windows that can bind: one that never exceeds another is dropped."""
        if self.load is None:
            return np.asarray(self.demand, float)[:, None]
        load = np.unique(np.asarray(self.load, float), axis=1)
        least = [not any((load[:, [i]] <= np.delete(load, i, 1)).all(0)) for i in range(load.shape[1])]
        return load[:, least]

    @cached_property
    def due(self) -> np.ndarray:
        """Demand (r,) of which the share is promised."""
        demand = np.asarray(self.demand, float)
        return demand if self.promised is None else demand * self.promised

    @cached_property
    def may_be_left(self) -> np.ndarray:
        """1 where a region (r,) may have nobody served: nobody asks or is promised it, or not all must be; else 0."""
        return np.where(self.due > 0, float(self.service < 1), 1.0)

    @cached_property
    def lane_days(self) -> np.ndarray:
        """Days (p, r, m)."""
        return np.zeros(self.cost.shape) if self.days is None else np.asarray(self.days, float)

    @cached_property
    def allowed_days(self) -> np.ndarray:
        """Lanes (p, r, m) that keep the limit of days."""
        limit = np.inf if self.days_limit is None else np.asarray(self.days_limit)[:, None] + TOLERANCE
        return self.lane_days <= limit

    @cached_property
    def allowed(self) -> np.ndarray:
        """Lanes (p, r, m) that exist, keep the limit of days and are not dominated by another mode."""
        cost, days = self.cost, self.lane_days
        found = np.isfinite(cost) & self.allowed_days
        for mode in range(cost.shape[2]):
            for other in range(cost.shape[2]):
                cheaper, faster = cost[:, :, other] <= cost[:, :, mode], days[:, :, other] <= days[:, :, mode]
                same = (cost[:, :, other] == cost[:, :, mode]) & (days[:, :, other] == days[:, :, mode])
                found[:, :, mode] &= ~(found[:, :, other] & cheaper & faster & (~same | (other < mode)))
        return found

    @cached_property
    def cheapest(self) -> np.ndarray:
        """Allowed lanes (p, r, m) by the cheapest mode only: enough where days are neither minimised nor bounded."""
        cost = np.where(self.allowed, self.cost, np.inf)
        return self.allowed & (np.arange(cost.shape[2]) == cost.argmin(axis=2)[:, :, None])

    @cached_property
    def paying(self) -> np.ndarray:
        """The cheapest lanes (p, r, m) that cost less than not to serve: enough where nobody must be served."""
        if self.service > 0 or self.unserved_cost is None:
            return self.cheapest
        return self.cheapest & (self.cost < np.asarray(self.unserved_cost)[:, None])

    @cached_property
    def sites(self) -> np.ndarray:
        """The site (p,) of each plant as a number from 0."""
        return np.arange(len(self.cost)) if self.site is None else np.unique(self.site, return_inverse=True)[1]

    @cached_property
    def zones(self) -> np.ndarray:
        """The zone (p,) of each plant as a number from 0; all in one where none is given."""
        whole = np.zeros(len(self.cost), int)
        return whole if self.zone is None else np.unique(self.zone, return_inverse=True)[1]

    @cached_property
    def plants(self) -> np.ndarray:
        """The plant (f,) of each option."""
        return np.arange(len(self.fixed)) if self.plant is None else np.asarray(self.plant)


@dataclass(frozen=True, eq=False)
class Network:
    """An answer: what is open, who is served from where, and how far from the optimum it can be."""

    open: np.ndarray  # (f,) bool
    share: np.ndarray  # (p, r, m) share of each region's demand
    unserved: np.ndarray  # (r,) share of each region's demand
    cost: float
    days: float  # mean days of a patient, the unserved counted as the slowest lane
    bound: float  # proven bound of what was minimised or maximised
    gap: float  # relative; 0 is proven optimal
    away: float  # at most so far from the best, in units of what was minimised or maximised; 0 is proven optimal
    columns: np.ndarray = field(repr=False)  # the solver's own values, for the next start

    @cached_property
    def served(self) -> np.ndarray:
        """Share (r,) of each region's demand that is served."""
        return 1 - self.unserved
