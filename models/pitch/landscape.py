"""The landscape of a pitch: what each product has shown on each criterion, how surely, and where nobody knows.

Each figure is one row of the store, in one definition: what is measured otherwise is a gap, not an approximation. What
is counted in another way than the asset's own figure (a complete response within three months, the cost of a process
model of the whole class) is shown with its kind and left out of the comparison, unless all kinds are asked for. A
share of patients is as uncertain as its number of patients makes it (Beta, Jeffreys' prior); days, costs and doses
are spread log-normally; a range is even between its ends; a gap may lie anywhere on the scale. Draws are stratified
and the same for everything compared.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
from scipy.special import betaincinv, ndtri

FUTURES, SEED = 400, 20_261_123
SHARES = ("cr_pct", "pfs_12m_pct", "crs_grade3plus_pct", "icans_grade3plus_pct", "manufacturing_failure_pct")
PRIOR = 0.5  # Jeffreys


@dataclass(frozen=True)
class Criterion:
    """What therapies are compared by; worst and best are the ends of its value scale, in its unit."""

    key: str
    label: str
    family: str  # criteria of one family tell much the same and share one weight
    unit: str
    metric: str
    worst: float
    best: float
    help: str

    def value(self, measured):
        """Return values from 0 at the worst end of the scale to 1 at the best."""
        return np.clip((measured - self.worst) / (self.best - self.worst), 0.0, 1.0)

    def better(self, one, other):
        """Say where one measurement is better than another."""
        return np.sign(self.best - self.worst) * (one - other) > 0


@dataclass(frozen=True)
class Measure:
    """One figure of one product: what its row of the store says."""

    fact_id: str
    value: float | None
    low: float | None
    high: float | None
    patients: int | None  # behind a share; None where the source gives none
    population: str
    basis: str
    why: str  # why this row stands for the product
    kind: str = ""  # where and how it was counted
    alike: bool = True  # whether the asset's own figure is counted that way

    @property
    def middle(self) -> float:
        """The figure, or the middle of its range; "fewer than" is half of it."""
        if self.value is not None:
            return self.value
        return (self.high + (self.low or 0.0)) / 2


@dataclass(frozen=True)
class Product:
    """A product on the market or in the clinic."""

    key: str
    brand: str
    company: str
    modality: str
    target: str
    vector: str | None
    costimulation: str | None
    stage: str
    region: str  # first approved, or tested, in
    patients: int  # most patients behind any of its responses, in any indication


@dataclass(frozen=True)
class Field:
    """Which products an asset is compared with."""

    indication: str
    target: str | None  # None for any
    regions: tuple[str, ...] = ()  # empty for any
    late: tuple[str, ...] = ()  # products that come to the market after the asset
    alike: bool = False  # whether figures of another kind than the asset's are left out

    def holds(self, product: Product) -> bool:
        """Say whether a product is in the field."""
        here = not self.regions or product.region in self.regions
        return self.target in (None, product.target) and here and product.key not in self.late

    def counts(self, shown: Measure) -> bool:
        """Say whether a figure is compared."""
        return shown.alike or not self.alike


@dataclass(frozen=True, eq=False)
class Landscape:
    """Every criterion, every product, and by indication what each has shown, and when those to come are expected."""

    criteria: tuple[Criterion, ...]
    products: Mapping[str, Product]
    shown: Mapping[str, Mapping[str, Mapping[str, Measure]]]  # indication -> product -> criterion -> figure
    coming: Mapping[str, Mapping[str, "Coming"]]  # indication -> product -> when

    def compared(self, field: "Field") -> dict[str, Mapping[str, Measure]]:
        """Return the products of a field with what they have shown."""
        wanted = self.shown.get(field.indication, {})
        return {
            key: {one: figure for one, figure in shown.items() if field.counts(figure)}
            for key, shown in wanted.items()
            if field.holds(self.products[key])
        }


@dataclass(frozen=True)
class Coming:
    """When a product that is not on the market yet is expected there."""

    launch: str  # year and month
    months: float  # from now
    basis: str
    derivation: str
    source: str | None  # None where the date is illustrative


def coming_of(rows: Sequence) -> dict[str, dict[str, Coming]]:
    """Return by indication when each product to come is expected, from the store's table."""
    found = {}
    for row in rows:
        (year, month), (year_now, month_now) = ([int(part) for part in row[c].split("-")] for c in ("launch", "as_of"))
        months = 12.0 * (year - year_now) + month - month_now
        one = Coming(row["launch"], months, row["basis"], row["derivation"], row["source"])
        found.setdefault(row["indication"], {})[row["product"]] = one
    return found


def landscape_of(
    criteria: Sequence, rows: Sequence, products: Sequence, metrics: Sequence, facts: Sequence, entrants: Sequence
) -> Landscape:
    """Build the landscape from the store's tables."""
    columns = ("label", "family", "unit", "metric", "worst", "best", "help")
    made = tuple(Criterion(row["criterion"], *(row[c] for c in columns)) for row in criteria)
    by_fact = {row["fact_id"]: row for row in facts}
    measured = {row["fact_id"]: row for row in metrics}
    most = {}
    for row in metrics:
        if row["metric"] in ("cr_pct", "orr_pct", "responders") and row["n_of"] == "patients":
            most[row["product_id"]] = max(most.get(row["product_id"], 0), int(row["n"]))
    shown = {}
    for row in rows:
        fact, more = by_fact[row["fact_id"]], measured.get(row["fact_id"], {})
        patients = int(more["n"]) if more.get("n_of") == "patients" else None
        figure = Measure(row["fact_id"], fact["value"], fact["low"], fact["high"], patients,
                         more.get("population") or "", fact["basis"], row["why"], row["kind"],
                         row["alike"] == "yes")  # fmt: skip
        shown.setdefault(row["indication"], {}).setdefault(row["product"], {})[row["criterion"]] = figure
    kept = {
        row["fact_id"]: Product(
            key=row["fact_id"],
            brand=row["brand"],
            company=row["company"],
            modality=row["modality_class"],
            target=row["target"],
            vector=row["vector"],
            costimulation=row["costimulation"],
            stage=row["stage"],
            region=row["first_approval_region"] or row["tested_in"] or "",
            patients=most.get(row["fact_id"], 0),
        )
        for row in products
    }  # fmt: skip
    return Landscape(made, kept, shown, coming_of(entrants))


@dataclass(frozen=True)
class Spread:
    """How uncertain figures are that do not say so themselves, as shares; patients where a source gives none; gaps."""

    days: float
    cost: float
    doses: float
    patients: float
    gaps: str  # anywhere, or worst: how a criterion counts that nobody has measured

    def of(self, criterion: str) -> float:
        """Return the log-normal spread of a criterion that is not a share."""
        return {"days": self.days, "cost": self.cost, "doses": self.doses}[criterion]


@lru_cache(maxsize=256)
def strata(name: str, criterion: str) -> np.ndarray:
    """Return (FUTURES,) even quantiles in an order of their own for each product and criterion."""
    order = np.random.default_rng([SEED, crc32(f"{name}/{criterion}".encode())]).permutation(FUTURES)
    return (order + 0.5) / FUTURES


@lru_cache(maxsize=1024)
def share_draws(name: str, criterion: str, percent: float, patients: float) -> np.ndarray:
    """Return (FUTURES,) percent that a share seen in so many patients may truly be."""
    seen = percent / 100 * patients
    return 100 * betaincinv(seen + PRIOR, patients - seen + PRIOR, strata(name, criterion))


def scaled_draws(name: str, criterion: str, middle: float, spread: float) -> np.ndarray:
    """Return (FUTURES,) log-normal draws about a median."""
    return middle * np.exp(np.log1p(spread) * ndtri(strata(name, criterion)))


def measured_draws(name: str, criterion: Criterion, shown: Measure | None, spread: Spread) -> np.ndarray:
    """Return (FUTURES,) what a product may truly be on a criterion; anywhere on the scale if nobody has measured it."""
    if shown is None and spread.gaps == "worst":
        return np.full(FUTURES, criterion.worst)
    if shown is None:
        return criterion.worst + (criterion.best - criterion.worst) * strata(name, criterion.key)
    if shown.value is None:
        low = shown.low or 0.0
        return low + (shown.high - low) * strata(name, criterion.key)
    if criterion.metric in SHARES:
        return share_draws(name, criterion.key, shown.value, float(shown.patients or spread.patients))
    return scaled_draws(name, criterion.key, shown.value, spread.of(criterion.key))


@lru_cache(maxsize=16)
def landscape_draws(landscape: Landscape, field: Field, spread: Spread) -> np.ndarray:
    """Return (products, k, FUTURES) of what the products compared may truly be."""
    compared = landscape.compared(field)
    draws = [
        [measured_draws(key, one, shown.get(one.key), spread) for one in landscape.criteria]
        for key, shown in compared.items()
    ]
    return np.array(draws).reshape(len(compared), len(landscape.criteria), FUTURES)
