"""Companies given year by year, for the tests of viability: what a company sells and what its plants cost is stated."""

from dataclasses import fields, replace

import numpy as np

from components import cached
from explorer.answers import given
from models import viability
from models.years import YEARS

ROWS = cached.catalogue()
SLIDERS = [f.name for f in fields(viability.Inputs) if f.type is float and f.name in ROWS]
UPTAKE = (0.05, 0.11, 0.31, 0.58, 0.76, 0.89, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.8, 0.64, 0.5)


def by_year(figures, first: int = 0) -> tuple[float, ...]:
    """Return figures of consecutive years as one a year from now, `first` the place of the first of them."""
    found = np.zeros(YEARS)
    found[first : first + len(figures)] = figures
    return tuple(map(float, found))


def company(sales, started, sites, suites, depreciation, first: int = 0, **changes) -> viability.Inputs:
    """Return the default assumptions for a company whose years from `first` on are given: USD million and patients."""
    nothing = by_year(())
    read = {"sales_us": by_year(sales, first), "sales_europe": nothing, "sales_asia": nothing,
            "started": by_year(started, first), "site_cost": by_year(sites, first),
            "suite_cost": by_year(suites, first), "depreciation": by_year(depreciation, first),
            "transport_cost": 7_000.0, "sized_year": float(first + 1 + np.argmax(started))}  # fmt: skip
    taken = given("viability") | read
    assumed = {f.name: ROWS[f.name].default for f in fields(viability.Inputs) if f.name not in taken}
    return replace(viability.Inputs(**taken, **assumed), **changes)


def grown(patients: float = 2900.0, brings: float = 0.36, first: int = 6) -> viability.Inputs:
    """Return a company that grows along the published uptake, with plants a year ahead of the first patient."""
    started = patients * np.array(UPTAKE)
    ready = np.maximum.accumulate(np.append(started, started[-1])) / patients
    plants = [most * np.maximum(ready, least) for most, least in ((80.0, 0.5), (55.0, 0.15), (30.0, 0.25))]
    found = company(brings * started, started, (), (), (), first)
    names = ("site_cost", "suite_cost", "depreciation")
    return replace(found, **{name: by_year(part, first - 1) for name, part in zip(names, plants, strict=True)})


DEFAULTS = grown()


def having(**changes) -> viability.Inputs:
    """Return the company that grows with fields changed."""
    return replace(DEFAULTS, **changes)


def at_random(random: np.random.Generator) -> viability.Inputs:
    """Return a company of random size and price with every slider anywhere in its range."""
    size = grown(10 ** random.uniform(1.5, 4.5), random.uniform(0.05, 0.6), int(random.integers(1, 12)))
    return replace(size, **{key: float(random.uniform(ROWS[key].low, ROWS[key].high)) for key in SLIDERS})
