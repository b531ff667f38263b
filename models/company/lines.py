"""The ledger: one line a quantity, one figure a year, sums of what the topics say and nothing else."""

from dataclasses import dataclass

import numpy as np

from models.company.inputs import Inputs
from models.company.words import LINES
from models.years import AREAS, MONTHS_A_YEAR, ByYear

LOCK = ("change_spending", "process_spending", "design_spending")  # what the design lock spends
PARTS = {  # a sum of lines: the lines that it is of, in money
    "sales": ("sales_us", "sales_europe", "sales_asia"),
    "gross_profit": ("sales", "cost_of_sales"),
    "operating": ("gross_profit", "ready_cost", "selling", "studies", "build", "programme", *LOCK),
    "cash": ("operating", "depreciation", "capital"),
}
PAID = (
    "cost_of_sales",
    "ready_cost",
    "selling",
    "studies",
    "build",
    "programme",
    *LOCK,
    "capital",
)  # they take from cash
FROM_LAUNCH = ("asked", "treated", *PARTS["sales"], "cost_of_sales", "selling", "studies")  # nothing before it
UNTIL_LAUNCH = ("build", "programme", *LOCK)  # nothing after it


@dataclass(frozen=True)
class Line:
    """One line of the ledger; costs are below nothing, as they take from cash."""

    key: str
    label: str
    owner: str  # the topic that owns it, or the ledger itself for a sum
    unit: str
    years: ByYear


def lines(inputs: Inputs) -> tuple[Line, ...]:
    """Return the company's lines in the order of reading, USD million a year and patients a year."""
    found = by_line(inputs)
    return tuple(Line(key, *told, tuple(map(float, found[key]))) for key, told in LINES.items())


def by_line(inputs: Inputs) -> dict[str, np.ndarray]:
    """Return (YEARS,) each line; every sum is of lines that a topic owns."""
    found = {key: np.array(getattr(inputs, key)) for key in LINES if hasattr(inputs, key)}
    found |= {key: 0.0 - found[key] for key in PAID}
    found |= {name: over_areas(inputs, name) for name in ("asked", "treated")}
    for name, parts in PARTS.items():
        found[name] = sum(found[part] for part in parts)
    return found | {"cash_so_far": found["cash"].cumsum()}


def over_areas(inputs: Inputs, name: str) -> np.ndarray:
    """Return (YEARS,) a quantity summed over the areas."""
    return np.sum([getattr(inputs, f"{name}_{area}") for area in AREAS], axis=0)


def margin_by_year(inputs: Inputs) -> tuple[float, ...]:
    """Return (YEARS,) percent of sales left after their cost; 0 in years without sales."""
    sales, profit = (by_line(inputs)[line] for line in ("sales", "gross_profit"))
    return tuple(100 * np.divide(profit, sales, out=np.zeros_like(sales), where=sales > 0))


def launch_year(inputs: Inputs) -> int:
    """Return the year from now, the first is 1, in which the first launch falls."""
    return int(inputs.launch_month // MONTHS_A_YEAR) + 1


def between(inputs: Inputs, line: str, begin: float, end: float) -> float:
    """Return what a line comes to between two months since the launch, before it too (below nothing).

    Within a year a line runs evenly. In the year of the launch one that begins with the launch runs from it on, and one
    that ends with it until then; a sum is of the spans of its parts.
    """
    if line in PARTS:
        return sum(between(inputs, part, begin, end) for part in PARTS[line])
    first_sum, last_sum = np.interp(inputs.launch_month + np.array([begin, end]), *so_far(inputs, line))
    return float(last_sum - first_sum)


def so_far(inputs: Inputs, line: str) -> tuple[np.ndarray, np.ndarray]:
    """Return months from now, and what a line comes to until each; between them it runs evenly."""
    years = by_line(inputs)[line]
    months = MONTHS_A_YEAR * np.arange(len(years) + 1.0)
    sums = np.append(0.0, years.cumsum())
    before = min(launch_year(inputs), len(years)) - 1  # years that are over when the year of the launch begins
    if line not in FROM_LAUNCH + UNTIL_LAUNCH:
        return months, sums
    launch = np.clip(inputs.launch_month, *months[before : before + 2])
    at_launch = sums[before + (line in UNTIL_LAUNCH)]
    return np.insert(months, before + 1, launch), np.insert(sums, before + 1, at_launch)
