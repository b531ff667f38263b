"""The cost of a dose from batches and plants, experience apart from scale, and what each lever moves."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from models.viability import words as viability_words
from models.viability.inputs import Inputs

LEVERS = tuple(viability_words.LEVERS)

YEARS = 15

MILLION = 1000000.0


@dataclass(frozen=True, eq=False)
class Account:
    """Income and cost at volumes (n,) of doses a year, USD million a year."""

    doses: np.ndarray
    plants: np.ndarray
    parts: Mapping[str, np.ndarray]  # mechanism -> (n,); they sum to `profit`

    @property
    def profit(self) -> np.ndarray:
        """Gross profit a year."""
        return sum(self.parts.values())

    @property
    def sales(self) -> np.ndarray:
        """Sales a year, doses out of specification unpaid."""
        return self.parts["sales"] + self.parts["out_of_spec"]

    @property
    def cost_a_dose(self) -> np.ndarray:
        """Cost of a dose, USD."""
        return MILLION * (self.sales - self.profit) / self.doses

    @property
    def margin(self) -> np.ndarray:
        """Gross margin, percent of sales."""
        return 100 * self.profit / np.maximum(self.sales, 1e-9)


def volume_of(inputs: Inputs) -> float:
    """Return doses a year at full demand."""
    return max(inputs.treated * inputs.volume_factor, 1.0)


def batches_for(inputs: Inputs, doses):
    """Return batches started for so many doses; failed ones are made again."""
    return doses / (inputs.doses_a_batch * (1 - inputs.failure / 100))


def plant_makes(inputs: Inputs) -> float:
    """Return doses a year that one plant delivers at the use it is run at."""
    full = inputs.plant_doses * inputs.reference_days / inputs.process_days
    return full * inputs.plant_use / 100 * (1 - inputs.failure / 100)


def plant_cost(inputs: Inputs) -> float:
    """Return the fixed cost of one plant, USD million a year; automation adds to it."""
    added = 1 + inputs.automation_plant / 100 * inputs.automation / 100
    return inputs.plant_fixed * inputs.plant_share * added


def experience(inputs: Inputs, batches_ever):
    """Return the factor on labour and materials once so many batches were made (Wright's law)."""
    doublings = np.log2(np.maximum(batches_ever, inputs.batches_before) / inputs.batches_before)
    return (1 - inputs.learning_rate / 100) ** doublings


def ramped(inputs: Inputs) -> np.ndarray:
    """Return (YEARS,) share of full demand in each year of the ramp."""
    return np.minimum(np.arange(1, YEARS + 1) / inputs.ramp_years, 1.0)


def learned(inputs: Inputs) -> np.ndarray:
    """Return (YEARS,) the experience factor of each year: batches made in the years before and half of its own."""
    made = batches_for(inputs, volume_of(inputs) * ramped(inputs))
    return experience(inputs, inputs.batches_before + np.cumsum(made) - made / 2)


def full_year(inputs: Inputs) -> int:
    """Return the index of the year in which demand is full."""
    return min(int(np.ceil(inputs.ramp_years)), YEARS) - 1


def account(inputs: Inputs, doses, factor=None) -> Account:
    """Account for volumes (n,); factor (n,) is the experience, that of the year of full demand unless given."""
    doses = np.atleast_1d(np.asarray(doses, float))
    factor = learned(inputs)[full_year(inputs)] if factor is None else factor
    batches = batches_for(inputs, doses) * inputs.batch_size / MILLION
    plants = np.maximum(doses / plant_makes(inputs), 1.0)
    sales = doses * inputs.net_price / MILLION
    parts = {
        "sales": sales,
        "out_of_spec": -sales * inputs.out_of_spec / 100,
        "labour": -batches * inputs.labour * (1 - inputs.automation / 100) * factor,
        "materials": -batches * inputs.materials * factor,
        "vector": -batches * inputs.vector_cost,
        "testing": -batches * inputs.testing,
        "plants": -plants * plant_cost(inputs),
    }
    return Account(doses, plants, parts)


def pull(inputs: Inputs, lever: str) -> Inputs:
    """Return the inputs with one lever pulled as far as it can be; one that is further already stays."""
    reached = {
        "failure": {"failure": min(inputs.failure, inputs.failure_reach)},
        "automation": {"automation": max(inputs.automation, inputs.automation_reach)},
        "utilisation": {"plant_use": max(inputs.plant_use, inputs.use_reach)},
        "days": {"process_days": min(inputs.process_days, inputs.days_reach)},
    }
    return replace(inputs, **reached[lever])


@lru_cache(maxsize=512)
def outcomes(inputs: Inputs) -> dict[str, float]:
    """Return the gross profit of each lever pulled alone, and of none."""
    volume = volume_of(inputs)
    found = {lever: float(account(pull(inputs, lever), volume).profit[0]) for lever in LEVERS}
    return found | {"none": float(account(inputs, volume).profit[0])}


def ranking(inputs: Inputs) -> list[str]:
    """Return the levers and none, the most profitable first; a lever that adds nothing stands behind none."""
    found = outcomes(inputs)
    return sorted(found, key=lambda lever: (-found[lever], lever != "none"))
