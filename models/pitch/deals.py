"""Comparable deals: which of the store's deals an asset is compared with, and what can honestly be said of a few.

Deals of the same kind (licence or purchase), modality group, stage and age are compared. Where fewer than five of
them gave their upfront, the stage is let go, then the group: each step is named. The interval is that of the median,
between two of the deals themselves; its coverage follows from counting alone (order statistics, binomial), so that
no shape of distribution is assumed and the page can say what so few deals can carry.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from scipy.stats import binom

ENOUGH, COVERAGE = 5, 0.9
STEPS = (("group", "stage"), ("group",), ())


@dataclass(frozen=True)
class Deal:
    """One deal; money in USD million as reported."""

    key: str
    year: float  # with the part of the year passed
    buyer: str
    seller: str
    kind: str
    group: str  # modality group
    stage: str
    ended: bool
    upfront: float | None
    total: float | None
    basis: str

    @property
    def paid(self) -> float | None:
        """What is paid at signing, with equity, USD million."""
        return self.upfront

    @property
    def share(self) -> float | None:
        """Upfront as a share of the headline; None where either is not known or the deal is a plain purchase."""
        if not self.upfront or not self.total or self.total <= self.upfront:
            return None
        return self.upfront / self.total


@dataclass(frozen=True)
class Comparables:
    """The deals an asset is compared with, why others were dropped, and what the upfronts say."""

    matched_on: tuple[str, ...]
    deals: tuple[Deal, ...]
    dropped: tuple[tuple[Deal, str], ...]
    upfront: "Band | None"
    share: "Band | None"
    ended: int


@dataclass(frozen=True)
class Band:
    """The median of a few figures, between two of them, and how often such a pair holds the median."""

    median: float
    low: float
    high: float
    count: int
    coverage: float


def deals_of(deals: Sequence, groups: Sequence) -> tuple[Deal, ...]:
    """Build the deals from the store's tables."""
    group = {row["modality_class"]: row["analysis_group"] for row in groups}
    return tuple(
        Deal(row["fact_id"], year_of(row["announced"]), row["buyer_or_licensee"], row["target_or_licensor"],
             row["kind"], group[row["modality_class"]], row["stage"], bool(row["ended"]), row["upfront_usd_m"],
             row["total_potential_usd_m"], row["basis"])
        for row in deals
    )  # fmt: skip


def year_of(day: str) -> float:
    """Return a date such as 2015-10 as a year with its part."""
    year, *rest = (int(part) for part in day.split("/")[0].split("-"))
    return year + (rest[0] - 0.5 if rest else 6) / 12


@lru_cache(maxsize=64)
def comparables(deals: tuple[Deal, ...], kind: str, group: str, stage: str, years: float) -> Comparables:
    """Return the comparable deals of an asset, and each other deal with why it was dropped."""
    newest = max(deal.year for deal in deals)
    wanted = {"group": group, "stage": stage}
    dropped, near = [], []
    for deal in deals:
        reason = reason_to_drop(deal, kind, newest - years)
        dropped += [(deal, reason)] if reason else []
        near += [] if reason else [deal]
    for step in STEPS:
        kept = [deal for deal in near if all(getattr(deal, name) == wanted[name] for name in step)]
        if len(kept) >= ENOUGH or not step:
            break
    others = [deal for deal in near if deal not in kept]
    dropped += [(deal, "another " + " or ".join(n for n in step if getattr(deal, n) != wanted[n])) for deal in others]
    shares = [deal.share for deal in kept if deal.share is not None]
    return Comparables(
        matched_on=("kind", *step),
        deals=tuple(kept),
        dropped=tuple(dropped),
        upfront=band([deal.upfront for deal in kept]),
        share=band(shares),
        ended=sum(deal.ended for deal in kept),
    )


def reason_to_drop(deal: Deal, kind: str, since: float) -> str:
    """Say why a deal cannot be compared at all; nothing if it can."""
    if deal.kind != kind:
        return f"not a {kind}"
    if deal.group.startswith("adjacent"):
        return "not a cell therapy"
    if deal.upfront is None:
        return "upfront not disclosed"
    return "too old" if deal.year < since else ""


def band(figures: Sequence[float]) -> Band | None:
    """Return the median with the narrowest pair of figures that holds it often enough, else the lowest and highest."""
    if not len(figures):
        return None
    ranked, count = np.sort(figures), len(figures)
    inside = 1 - 2 * binom.cdf(np.arange(count // 2 + 1), count, 0.5)  # of the pair (j+1)-th from either end
    enough = np.flatnonzero(inside >= COVERAGE)
    at = int(enough.max()) if len(enough) else 0
    coverage = max(float(inside[at]), 0.0)
    return Band(float(np.median(ranked)), float(ranked[at]), float(ranked[count - 1 - at]), count, coverage)
