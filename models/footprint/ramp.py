"""The ramp: which plant to add in which year, as demand grows, solved over all years at once.

The years are those from the first patients on; the patients of each are those who ask then. A plant can be used only
after its time to build, or to move into a contract, from now; once used it neither shrinks nor closes. Each year's
cost and lost margin count at their worth today; the years after the horizon do not count.
"""

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from models.footprint.inputs import Inputs
from models.footprint.lanes import patients_by_year
from models.footprint.networks import Plan, made_of
from models.footprint.plants import CONTRACT, Setting, problem_of, setting
from models.methods import facility
from models.years import MONTHS_A_YEAR

HORIZON, MOST_SECONDS = 8, 60  # years from the first patients on, and of the search


def years_of(inputs: Inputs) -> range:
    """Return the calendar years from now, counted from 0, that the ramp looks at."""
    asked = patients_by_year(inputs).sum(axis=0)
    first = int(np.flatnonzero(asked > 0)[0])
    return range(first, min(first + HORIZON, len(asked)))


def setting_in(inputs: Inputs, year: int) -> Setting:
    """Return the setting with the patients of a year."""
    return replace(setting(inputs), patients=patients_by_year(inputs)[:, year])


def problem_in(inputs: Inputs, year: int) -> facility.Problem:
    """Return the facility problem with the patients of a year and what can be in use by then; nobody must be served."""
    one = problem_of(inputs, setting_in(inputs, year))
    return replace(one, service=0.0, least_at_site=None, most_open=one.most_open * ready(inputs, year))


def ready(inputs: Inputs, year: int) -> np.ndarray:
    """Return (f,) 1 where an option can be in use in a year, decided on now."""
    options = setting(inputs).options
    months = [inputs.contract_lead_months if o.kind == CONTRACT else inputs.own_build_months for o in options]
    return (np.array(months) <= MONTHS_A_YEAR * year).astype(float)


def ramp(
    inputs: Inputs,
    seconds: float | None = None,
    gap: float = 0.0,
    report: Callable[[float, float], bool] | None = None,
) -> list[Plan]:
    """Return the network of each year; `seconds`, `gap` and `report` are those of facility.solve."""
    years = years_of(inputs)
    worth = (1 + inputs.discount_rate / 100) ** -(np.array(years) + 1.0)
    networks = facility.solve_years([problem_in(inputs, year) for year in years], worth, seconds, gap, report)
    return [made_of(setting_in(inputs, year), network) for year, network in zip(years, networks, strict=True)]
