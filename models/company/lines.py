"""The ledger: one line a quantity, one figure a year, sums of what the topics say and nothing else."""

from dataclasses import dataclass

import numpy as np

from models.company.inputs import Inputs
from models.company.words import LINES
from models.years import AREAS, MONTHS_A_YEAR, ByYear

PAID = (
    "cost_of_sales",
    "ready_cost",
    "selling",
    "build",
    "programme",
    "capital",
)  # lines told as what they take from cash


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
    of_areas = {name: over_areas(inputs, name) for name in ("asked", "treated", "sales")}
    given = {key: np.array(getattr(inputs, key)) for key in LINES if hasattr(inputs, key)}
    taken = {key: 0.0 - given[key] for key in PAID}
    profit = of_areas["sales"] + taken["cost_of_sales"]
    result = profit + sum(taken[key] for key in PAID[1:-1])
    cash = result + given["depreciation"] + taken["capital"]
    sums = {"gross_profit": profit, "operating": result, "cash": cash, "cash_so_far": cash.cumsum()}
    return given | taken | of_areas | sums


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


def between(inputs: Inputs, years: np.ndarray, begin: float, end: float) -> float:
    """Return what a quantity that begins with the launch comes to between two spans of months since the launch.

    years (YEARS,): a quantity a year. Within a year it runs evenly, in the launch year from the launch on.
    """
    edges = MONTHS_A_YEAR * np.arange(len(years) + 1.0)
    first = launch_year(inputs)
    at = np.concatenate([[inputs.launch_month], edges[first:]])
    so_far = np.concatenate([[0.0], np.cumsum(years)[first - 1 :]])
    first_sum, last_sum = np.interp([inputs.launch_month + begin, inputs.launch_month + end], at, so_far)
    return float(last_sum - first_sum)


def within(inputs: Inputs, years: np.ndarray, begin: float, end: float) -> float:
    """Return what a quantity that runs evenly within each year comes to between two months since the launch."""
    edges = MONTHS_A_YEAR * np.arange(len(years) + 1.0)
    asked = inputs.launch_month + np.array([begin, end])
    first_sum, last_sum = np.interp(asked, edges, np.append(0.0, np.cumsum(years)))
    return float(last_sum - first_sum)
