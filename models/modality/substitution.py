"""One class after another: the share of deals that goes to a newer class, with the curve of Fisher and Pry through it.

The law of substitution (Fisher and Pry 1971): the new takes over along a logistic curve, told by the year of its half
and by the years from a tenth to nine tenths. Few deals are made a year, so the band is wide, and a law that fits what
was may break: donor and stem cells are told by the deals up to the year in which they stood highest, and what came
after stands beside it. Deals are what buyers hope for, not what patients are given.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from models.methods import diffusion
from models.modality.inputs import Inputs
from models.modality.vote import by_year

SHELF, IN_VIVO = "shelf", "in_vivo"
NEWER = {SHELF: ("donor", "stem"), IN_VIVO: ("viral", "lnp")}
DRAWS, SEED, BAND = 200, 20, (10, 90)
LEAST = 4  # years: fewer tell no curve with a band
ENOUGH = 3  # deals of a year: fewer tell no share


@dataclass(frozen=True)
class Taken:
    """What a newer class has taken of the deals, and the curve through it."""

    years: np.ndarray  # (years,) calendar years with deals, from the first of the class on
    shares: np.ndarray  # (years,) of all deals of the year, 0 to 1
    deals: np.ndarray  # (years,) all deals of the year
    told: int  # the curve is laid through so many of the years
    half: float  # calendar year
    takeover: float  # years from a tenth to nine tenths
    residuals: np.ndarray  # (told,) share less curve
    likely: np.ndarray  # (DRAWS, 2) of half and takeover

    def curve(self, at: np.ndarray) -> np.ndarray:
        """Return the share by the curve, shape of `at` (calendar years)."""
        return diffusion.fisher_pry(at, self.half, self.takeover)

    def band(self, at: np.ndarray) -> np.ndarray:
        """Return (2, years): between which shares eight in ten of the likely curves lie."""
        drawn = diffusion.fisher_pry(at[None, :], self.likely[:, :1], self.likely[:, 1:])
        return np.percentile(drawn, BAND, axis=0)

    def takeovers(self) -> tuple[float, float]:
        """Return between how many years eight in ten likely takeovers lie."""
        low, high = np.percentile(np.abs(self.likely[:, 1]), BAND)
        return float(low), float(high)


def taken(inputs: Inputs, which: str) -> Taken | None:
    """Return what a newer class, one of NEWER, has taken of the deals; None where too few years tell of it."""
    counts = []
    for year, bets in by_year(inputs).items():
        deals = {bet: line["deals"] for bet, line in bets.items()}
        counts.append((year, sum(deals.get(bet, 0) for bet in NEWER[which]), sum(deals.values())))
    return fitted(tuple(one for one in counts if one[2] >= ENOUGH), which == SHELF)


@lru_cache(maxsize=16)
def fitted(counts: tuple[tuple[int, float, float], ...], to_its_peak: bool) -> Taken | None:
    """Return the curve through (year, of the class, all) from the first deal of the class on; None where too few."""
    first = next((at for at, (_, mine, _) in enumerate(counts) if mine), len(counts))
    if len(counts) - first < LEAST:
        return None
    years, mine, deals = np.array(counts[first:], float).T
    shares = mine / deals
    told = int(np.argmax(shares)) + 1 if to_its_peak else len(shares)
    if told < LEAST:
        return None
    since = years[:told] - years[0]
    fit = diffusion.fit_fisher_pry(since, shares[:told])
    likely, _ = diffusion.likely(lambda x: diffusion.fisher_pry(since, *x), fit, shares[:told], DRAWS, SEED)
    half, takeover = fit.parameters
    return Taken(
        years,
        shares,
        deals,
        told,
        float(half + years[0]),
        float(takeover),
        fit.residuals,
        likely + np.array([years[0], 0.0]),
    )
