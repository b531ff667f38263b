"""Sales and cost of sales by year, from batches, transport and plants, and what each lever moves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from models import making
from models.viability import words as viability_words
from models.viability.inputs import Inputs
from models.years import ByYear

LEVERS = tuple(viability_words.LEVERS)
PLANTS = ("sites", "suites", "depreciation")  # what plants cost, used or not
DELIVERY = "transport"  # what is not part of making a dose
MILLION = 1e6


@dataclass(frozen=True, eq=False)
class Account:
    """Sales and cost of years or volumes (n,), USD million a year."""

    started: np.ndarray  # (n,) patients whose cells are collected
    parts: Mapping[str, np.ndarray]  # mechanism -> (n,); they sum to `profit`

    @property
    def profit(self) -> np.ndarray:
        """Gross profit a year."""
        return sum(self.parts.values())

    @property
    def sales(self) -> np.ndarray:
        """Net sales a year."""
        return self.parts["sales"]

    @property
    def cost(self) -> np.ndarray:
        """Cost of sales a year."""
        return self.sales - self.profit

    @property
    def cost_a_dose(self) -> np.ndarray:
        """Cost of making a dose, transport apart, USD; that of nobody is 0."""
        return self.a_dose(self.cost + self.parts[DELIVERY])

    @property
    def margin(self) -> np.ndarray:
        """Gross margin, percent of sales; 0 without sales."""
        return 100 * np.divide(self.profit, self.sales, out=np.zeros_like(self.profit), where=self.sales > 0)

    def a_dose(self, money: np.ndarray) -> np.ndarray:
        """Return USD a started patient for USD million a year (n,); 0 where nobody is started."""
        return MILLION * np.divide(money, self.started, out=np.zeros_like(money), where=self.started > 0)

    def of(self, year: int) -> "Account":
        """Return the account of one year, by its place."""
        return Account(self.started[[year]], {name: part[[year]] for name, part in self.parts.items()})


def account(inputs: Inputs) -> Account:
    """Account for every year from now."""
    started = np.asarray(inputs.started, float)
    sales = np.sum([inputs.sales_us, inputs.sales_europe, inputs.sales_asia], axis=0)
    plants = (inputs.site_cost, inputs.suite_cost, inputs.depreciation)
    return Account(
        started,
        {"sales": sales}
        | batches(inputs, started, making.experience_by_year(inputs, started))
        | {name: -np.asarray(part, float) for name, part in zip(PLANTS, plants, strict=True)},
    )


def batches(inputs: Inputs, started: np.ndarray, factor) -> dict[str, np.ndarray]:
    """Return what batches and their transport cost for patients started (n,), experience factor (n,), as parts."""
    made = started * making.batches_a_dose(inputs) / MILLION
    return {
        "labour": -made * making.labour_cost(inputs) * factor,
        "materials": -made * inputs.materials * factor,
        "vector": -made * inputs.vector_cost,
        "testing": -made * inputs.testing,
        DELIVERY: -started * inputs.transport_cost / MILLION,
    }


def peak(inputs: Inputs) -> int:
    """Return the place of the peak year: that of most patients, for which plants are sized."""
    return int(inputs.sized_year) - 1


def at_peak(inputs: Inputs) -> Account:
    """Account for the peak year."""
    return account(inputs).of(peak(inputs))


def at_volumes(inputs: Inputs, factors) -> Account:
    """Account for the peak year at volumes (n,) that are multiples of its own: sites stay, suites grow and shrink."""
    now, factors = at_peak(inputs), np.asarray(factors, float)
    return Account(
        now.started * factors, {name: part * (1.0 if name == "sites" else factors) for name, part in now.parts.items()}
    )


def pull(inputs: Inputs, lever: str) -> Inputs:
    """Return the inputs with one lever pulled as far as it can be, and suites to match; one that is further stays."""
    reached = {
        "failure": {"failure": min(inputs.failure, inputs.failure_reach)},
        "automation": {"automation": max(inputs.automation, inputs.automation_reach)},
        "utilisation": {"utilisation": max(inputs.utilisation, inputs.use_reach)},
        "days": {"process_days": min(inputs.process_days, inputs.days_reach)},
    }
    pulled = replace(inputs, **reached[lever])
    factor = suites_needed(pulled) / suites_needed(inputs)
    plants = {name: scaled(getattr(inputs, name), factor) for name in ("suite_cost", "depreciation")}
    return replace(pulled, **plants)


def scaled(money: ByYear, factor: float) -> ByYear:
    """Return money of suites that are more or fewer; a contract below the cost of its batches is no saving to scale."""
    return tuple(factor * year if year > 0 else year for year in money)


def suites_needed(inputs: Inputs) -> float:
    """Return what the money of suites is in proportion to: line time of all batches over use, machines added."""
    return making.batches_a_dose(inputs) * inputs.process_days / inputs.utilisation * making.machines(inputs)


@lru_cache(maxsize=512)
def outcomes(inputs: Inputs) -> dict[str, float]:
    """Return the gross profit of the peak year with each lever pulled alone, and with none."""
    found = {lever: float(at_peak(pull(inputs, lever)).profit[0]) for lever in LEVERS}
    return found | {"none": float(at_peak(inputs).profit[0])}


def ranking(inputs: Inputs) -> list[str]:
    """Return the levers and none, the most profitable first; a lever that adds nothing stands behind none."""
    found = outcomes(inputs)
    return sorted(found, key=lambda lever: (-found[lever], lever != "none"))
