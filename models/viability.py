"""What does a dose cost, when does it pay, and which lever is worth most?

A batch costs labour, materials, vector and tests, whether it fails or not; it gives one dose where cells are the
patient's own, and many from a donor or in a vial. Plants cost the same whether full or empty; the first comes whole,
more come suite by suite. A plant makes its stated doses when always full and at the stated line time, more with a
shorter process, less at the use it is run at. Automation takes over labour and adds to plants. Two effects that are
often mixed are kept apart: economies of scale (the same plant spread over more doses) and experience (labour and
materials fall with each doubling of all batches ever made, Wright 1936, Journal of the Aeronautical Sciences 3:122).

Four levers are pulled one at a time, each as far as it can be pulled: yield, automation, utilisation, process days.
The decision is the one that adds most gross profit in the year of full demand. Doses are those of the footprint's
plan times a factor; doses out of specification are made and not paid.

The split of a batch is our own, set so that an autologous dose at 85 % use and 4 % failure costs what the published
process model prints (USD 95,780, Harrison et al. 2019) and a donor dose at 100 doses a batch about its 4,460. In vivo
doses have no citable figure: their batches are yours to set. Left out: transport, selling, taxes, price changes, and
that a first plant takes years. Not valid below about a hundred doses a year.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import pandas as pd
from scipy.special import ndtri

from models import viability_words
from models.answer import Answer, Verdict

FIGURES, MECHANISMS, UNIT, WORTH = (
    viability_words.FIGURES, viability_words.MECHANISMS, viability_words.UNIT, viability_words.WORTH,
)  # fmt: skip
PHRASES, READS, TITLE = viability_words.PHRASES, viability_words.READS, viability_words.TITLE
UPSTREAM = {"treated": "footprint"}
LEVERS = tuple(viability_words.LEVERS)
FUTURES, SEED, BAND, YEARS, MILLION = 400, 20_261_123, (0.1, 0.9), 15, 1e6


@dataclass(frozen=True)
class Inputs:
    """One field an assumption, named as its key; the first is read of the footprint."""

    treated: float  # patients a year
    lever: str  # one of LEVERS
    volume_factor: float  # x
    plant_use: float  # percent
    automation: float  # percent of labour
    process_days: float  # days
    failure: float  # percent
    net_price: float  # USD a treated patient
    modality: str
    labour: float  # USD a batch
    materials: float  # USD a batch
    vector_cost: float  # USD a batch
    testing: float  # USD a batch
    doses_a_batch: float  # doses
    batch_size: float  # x
    plant_doses: float  # doses a year
    plant_fixed: float  # USD million a year
    plant_share: float  # x
    automation_plant: float  # percent
    learning_rate: float  # percent a doubling
    batches_before: float  # batches
    target_margin: float  # percent
    failure_reach: float  # percent
    automation_reach: float  # percent
    use_reach: float  # percent
    days_reach: float  # days
    out_of_spec: float  # percent
    reference_days: float  # days
    ramp_years: float  # years
    demand_spread: float  # percent
    cost_spread: float  # percent


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


@dataclass(frozen=True, eq=False)
class Detail:
    """What the page draws."""

    now: Account  # before any lever, at the plan's volume
    pulled: Mapping[str, Account]  # each lever pulled alone, at the plan's volume


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


def answer(inputs: Inputs) -> Answer:
    """Give the decision, its worth and all that the page shows; money in USD million a year."""
    volume, found, ranked = volume_of(inputs), outcomes(inputs), ranking(inputs)
    pulled = {lever: account(pull(inputs, lever), volume) for lever in LEVERS}
    futures = {lever: profit_futures(inputs, lever) for lever in ranked[:2]}
    low, high = np.quantile(futures[ranked[0]], BAND)
    now = account(inputs, volume)
    return Answer(
        verdict=Verdict(ranked[0]),
        value=found[inputs.lever],
        best=found[ranked[0]],
        low=float(low),
        high=float(high),
        sure=float(np.mean(futures[ranked[0]] >= futures[ranked[1]])),
        runner_up=Verdict(ranked[1]),
        runner_up_cost=found[ranked[0]] - found[ranked[1]],
        contributions={name: float(part[0]) for name, part in pulled[inputs.lever].parts.items()},
        reads=reads(now),
        detail=Detail(now, pulled),
    )


def decision(inputs: Inputs) -> dict:
    """Return verdict and worth of the decision."""
    best = ranking(inputs)[0]
    return {"verdict": Verdict(best), "best": outcomes(inputs)[best]}


def sweep(inputs: Inputs, field: str, values: Sequence) -> pd.DataFrame:
    """Work the decision out for each value of one field; a row a value."""
    asked = {value: replace(inputs, **{field: value}) for value in values}
    return pd.DataFrame([decision(one) | {"value": plan_value(one), "at": value} for value, one in asked.items()])


def plan_value(inputs: Inputs) -> float:
    """Return the gross profit a year with the user's own lever pulled, USD million."""
    return outcomes(inputs)[inputs.lever]


def read(inputs: Inputs) -> dict[str, float]:
    """Return what other topics may read, without the rest of the answer."""
    return reads(account(inputs, volume_of(inputs)))


def reads(now: Account) -> dict[str, float]:
    """Return what other topics may read of the present setting."""
    return {"cost_a_dose": float(now.cost_a_dose[0]), "margin": float(now.margin[0])}


@lru_cache(maxsize=8)
def draws(demand: float, cost: float) -> tuple[np.ndarray, np.ndarray]:
    """Return (FUTURES,) factors with mean 1 on doses and on every cost; the same for all that is compared."""
    random = np.random.default_rng(SEED)
    found = []
    for spread in (demand, cost):
        variance = np.log1p((spread / 100) ** 2)
        normal = ndtri((random.permutation(FUTURES) + 0.5) / FUTURES)
        found.append(np.exp(np.sqrt(variance) * normal - variance / 2))
    return found[0], found[1]


def profit_futures(inputs: Inputs, lever: str) -> np.ndarray:
    """Return (FUTURES,) gross profit with a lever pulled when demand and cost differ; plants stay those planned."""
    sales, cost = futures(inputs if lever == "none" else pull(inputs, lever))
    return sales - cost


def margin_futures(inputs: Inputs) -> np.ndarray:
    """Return (FUTURES,) gross margin, percent of sales, before any lever when demand and cost differ; -100 at worst."""
    sales, cost = futures(inputs)
    return np.maximum(100 * (sales - cost) / np.maximum(sales, 1e-9), -100.0)


def futures(inputs: Inputs) -> tuple[np.ndarray, np.ndarray]:
    """Return (FUTURES,) sales and (FUTURES,) cost, USD million a year; doses are those that the plants can make."""
    demand, cost = draws(inputs.demand_spread, inputs.cost_spread)
    planned = account(inputs, volume_of(inputs))
    made = np.minimum(volume_of(inputs) * demand, planned.plants[0] * plant_makes(inputs))
    free = account(replace(inputs, plant_fixed=0.0), made)
    return free.sales, cost * (free.sales - free.profit + planned.plants[0] * plant_cost(inputs))


def pays_for_a_plant(inputs: Inputs) -> float:
    """Return the doses a year at which one plant's fixed cost is paid; infinite if a dose does not pay its batch."""
    one = account(replace(inputs, plant_fixed=0.0), 1.0)
    left = float(one.profit[0])
    return plant_cost(inputs) / left if left > 0 else np.inf


def by_year(inputs: Inputs) -> Account:
    """Return the account of each year of the ramp, with the experience of that year."""
    return account(inputs, np.maximum(volume_of(inputs) * ramped(inputs), 1.0), learned(inputs))


def years_to(inputs: Inputs, margin: float) -> int | None:
    """Return the first year in which the gross margin is above a percentage, or None within the years looked at."""
    there = np.flatnonzero(by_year(inputs).margin > margin)
    return int(there[0]) + 1 if len(there) else None
