"""Generations: Bass's curve through what own cells sold by quarter, and how fast a successor would take their place.

Bass (1969) has a product spread by those who start of themselves and those who follow; Norton and Bass (1987) let each
generation take over from the one before at the speed at which it spreads. Patients are new every year, so the pace of
sales is what has spread, and not what is newly adopted. A curve is laid through each product's published pace by least
squares; its band is of the curves that so few points leave likely. Where these allow nearly any peak, the points do not
tell one, and that is said.

No second generation has sold yet. If one spreads as a product did, and adds no patients of its own, it has that part of
all sales which its own curve has: half of them once the curve is at one half. What it would truly do nobody knows; the
one pair that has been sold, two products of one class in one disease, stands beside as it went.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.methods import diffusion
from models.modality.inputs import Inputs, Ramp

LEAST = 8  # points: fewer tell no curve of three parameters with a band
DRAWS, SEED, CHANCE = 200, 21, 0.8
LEAST_PAIRS = 5  # periods of two products
ANY = 2.0  # times the last pace: likely peaks that reach further are not told
HALF, TENTH = 0.5, 0.1


@dataclass(frozen=True, eq=False)
class Spreading:
    """Bass's curve through one product's pace of sales, and the curves that its points leave likely."""

    ramp: Ramp
    parameters: np.ndarray  # p and q a year, peak in USD million a year
    residuals: np.ndarray  # (points,) sold less curve, USD million a year
    likely: np.ndarray  # (DRAWS, 3)
    spreads: np.ndarray  # (DRAWS,) of the errors, USD million a year

    def curve(self, years) -> np.ndarray:
        """Return the pace by the curve (years,), USD million a year."""
        return pace(np.asarray(years, float), self.parameters)

    def band(self, years) -> tuple[np.ndarray, np.ndarray]:
        """Return between which paces (years,), (years,) a point lies in eight of ten cases."""
        drawn = np.array([pace(np.asarray(years, float), one) for one in self.likely])
        errors = self.spreads * np.random.default_rng(SEED).normal(size=DRAWS)  # one a draw, so that the band is smooth
        low, high = np.quantile(drawn + errors[:, None], [(1 - CHANCE) / 2, (1 + CHANCE) / 2], axis=0)
        return np.maximum(low, 0.0), high

    @property
    def peaks(self) -> tuple[float, float]:
        """Between which peaks eight in ten of the likely curves lie, USD million a year."""
        return ends(self.likely[:, 2])

    @property
    def told(self) -> bool:
        """Whether the points tell a peak: the band of peaks ends near what has been sold."""
        return self.peaks[1] <= ANY * max(self.ramp.pace)

    def until(self, share: float) -> tuple[float, float, float]:
        """Return the years until a share of the peak is reached: by the curve, and the ends of its band."""
        return float(years_until(self.parameters, share)), *ends(years_until(self.likely.T, share))

    @property
    def takeover(self) -> tuple[float, float, float]:
        """The years from a tenth to nine tenths that a successor spreading so would need, and its band."""
        drawn = years_until(self.likely.T, 1 - TENTH) - years_until(self.likely.T, TENTH)
        fit = years_until(self.parameters, 1 - TENTH) - years_until(self.parameters, TENTH)
        return float(fit), *ends(drawn)


def pace(years: np.ndarray, parameters: np.ndarray) -> np.ndarray:
    """Return the pace (years,) of one generation alone, USD million a year."""
    p, q, peak = parameters
    return diffusion.norton_bass(years, p, q, [peak], [0.0])[0]


def years_until(parameters, share: float):
    """Return the years until Bass's curve has come to a share: ln((1 + (q / p) share) / (1 - share)) / (p + q)."""
    p, q = parameters[0], parameters[1]
    return np.log((1 + q / p * share) / (1 - share)) / (p + q)


def ends(drawn: np.ndarray) -> tuple[float, float]:
    """Return between which numbers eight in ten of those drawn lie."""
    low, high = np.quantile(drawn, [(1 - CHANCE) / 2, (1 + CHANCE) / 2])
    return float(low), float(high)


def spreading(inputs: Inputs) -> list[Spreading]:
    """Return the curve of each product of own cells with enough published points, the fastest first."""
    found = [fitted(one) for one in inputs.ramps if len(one.pace) >= LEAST]
    return sorted(found, key=lambda one: one.until(HALF)[0])


@lru_cache(maxsize=16)
def fitted(ramp: Ramp) -> Spreading:
    """Lay the curve through a product's points, and draw those that they leave likely."""
    years, sold = np.array(ramp.years), np.array(ramp.pace)
    fit, likely, spreads = diffusion.likely_in_use(years, sold, DRAWS, SEED)
    return Spreading(ramp, fit, sold - pace(years, fit), likely, spreads)


def successor(found: Spreading, launch: float, years) -> np.ndarray:
    """Return (2, years) the pace of a product and of a successor that spreads as it did from `launch` on."""
    p, q, peak = found.parameters
    return diffusion.norton_bass(np.asarray(years, float), p, q, [peak, 0.0], [0.0, launch])


@dataclass(frozen=True, eq=False)
class Followed:
    """A product and the one that came after it, in the periods in which both are told, by Norton and Bass."""

    years: np.ndarray  # (points,) since the launch of the first
    sold: np.ndarray  # (2, points) USD million a year
    parameters: np.ndarray  # p, q, and what each adds at its peak, USD million a year
    residuals: np.ndarray  # (2, points)
    launch: float  # years after the first

    def curves(self, years) -> np.ndarray:
        """Return (2, years) both paces by the law, USD million a year."""
        p, q, *peaks = self.parameters
        return diffusion.norton_bass(np.asarray(years, float), p, q, peaks, [0.0, self.launch])


def followed(inputs: Inputs, first: str, second: str) -> Followed | None:
    """Return how one product followed another; None where too few periods tell of both."""
    named = {one.product: one for one in inputs.ramps}
    if not {first, second} <= set(named):
        return None
    return pair_fitted(named[first], named[second])


@lru_cache(maxsize=4)
def pair_fitted(first: Ramp, second: Ramp) -> Followed | None:
    """Lay the two curves through the periods that both tell."""
    later = {round(second.launch + at, 2): sold for at, sold in zip(second.years, second.pace, strict=True)}
    told = [(at, sold, later[when]) for at, sold in zip(first.years, first.pace, strict=True)
            if (when := round(first.launch + at, 2)) in later]  # fmt: skip
    if len(told) < LEAST_PAIRS:
        return None
    years, *sold = np.array(told).T
    launch = second.launch - first.launch
    fit = diffusion.fit_norton_bass(years, np.array(sold), np.array([0.0, launch]))
    return Followed(years, np.array(sold), fit.parameters, fit.residuals.reshape(2, -1), launch)
