"""The ramp: which plant to add in which year, as demand grows, solved over all years at once.

A plant can be used only after its time to build, or to move into a contract; once used it neither shrinks nor closes.
Each year's cost and lost margin count at their worth today; the years after the horizon do not count.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from models.footprint.inputs import Inputs
from models.footprint.networks import Plan, made
from models.footprint.plants import CONTRACT, problem, setting
from models.methods import facility

YEARS, MOST_SECONDS = 8, 60
MONTHS_A_YEAR = 12


def inputs_by_year(inputs: Inputs) -> list[Inputs]:
    """Return the inputs of each year: demand grows evenly to its full size."""
    return [
        replace(inputs, patients=inputs.patients * min(year / inputs.ramp_years, 1.0)) for year in range(1, YEARS + 1)
    ]


def ready(inputs: Inputs, year: int) -> np.ndarray:
    """Return (f,) 1 where an option can be in use in a year, counted from the decision."""
    options = setting(inputs).options
    months = [inputs.contract_lead_months if o.kind == CONTRACT else inputs.own_build_months for o in options]
    return (np.array(months) <= MONTHS_A_YEAR * (year - 1)).astype(float)


def ramp(
    inputs: Inputs,
    seconds: float | None = None,
    gap: float = 0.0,
    report: Callable[[float, float], bool] | None = None,
) -> list[Plan]:
    """Return the network of each year; `seconds`, `gap` and `report` are those of facility.solve."""

    years = inputs_by_year(inputs)
    asked = []
    for year, then in enumerate(years, 1):
        one = problem(then)
        open_then = one.most_open * ready(then, year)
        free = {"service": 0.0, "least_at_site": None, "most_open": open_then}
        asked.append(replace(one, **free))
    worth = (1 + inputs.discount_rate / 100) ** -np.arange(1.0, YEARS + 1)
    networks = facility.solve_years(asked, worth, seconds, gap, report)
    return [made(then, network) for then, network in zip(years, networks, strict=True)]
