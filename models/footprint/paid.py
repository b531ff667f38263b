"""What an option costs a year over the ramp: all that is paid for it, when it is paid, spread over the years sold.

The books of the years pay for a site before its first patients and run it a year ahead; suites open as the patients
need them; contract slots are paid from the first patient on, used or not. Each payment counts at its worth on the
first day of sales, and the sum is divided by what a dollar in every year of sales is worth.
"""

from functools import lru_cache

import numpy as np

from models.footprint.inputs import Inputs
from models.footprint.lanes import patients_by_year
from models.footprint.plants import Setting, setting
from models.footprint.worlds import MIDDLE, today
from models.years import MONTHS_A_YEAR

ROUNDING = 1e-9


@lru_cache(maxsize=128)
def yearly(inputs: Inputs) -> dict[str, np.ndarray]:
    """Return mechanism -> (f,) USD million a year of each option, over all years of sales."""
    here, worth = setting(inputs), today(inputs)
    years = worth.sum()
    suites = np.array([max(option.suites, 1) for option in here.options])
    opens, runs = needed(inputs, suites)
    before = np.append(worth[0] / worth_of_a_year(inputs), worth)  # the year before the first patients, and each after
    starts = worth * (1 + inputs.discount_rate / 100) ** MIDDLE
    own = here.own[here.plant]
    of_suites = np.where(own, here.capital - inputs.site_setup, 0.0)
    setup = np.where(own, inputs.site_setup, inputs.contract_setup)
    lead = np.where(own, ahead(inputs, inputs.own_build_months), ahead(inputs, inputs.contract_lead_months))
    return {
        "capital": of_suites * lead * (opens @ starts) / years,
        "site": here.yearly["site"] * before.sum() / years,
        "running": here.yearly["running"] * (runs @ before) / years,
        "setup": setup * lead / years,
        "slots": here.yearly["slots"],
    }


def worth_of_a_year(inputs: Inputs) -> float:
    """Return what a dollar is worth a year later."""
    return 1 / (1 + inputs.discount_rate / 100)


def ahead(inputs: Inputs, months: float) -> float:
    """Return what a dollar is worth on the day of opening that is paid evenly over so many months before it."""
    rate = np.log1p(inputs.discount_rate / 100) * months / MONTHS_A_YEAR
    return float(np.expm1(rate) / rate) if rate > 0 else 1.0


def needed(inputs: Inputs, suites: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the part of an option's suites (f,) that opens in each year (f, years), and that runs (f, 1 + years).

    As the books have it: what all patients of a year need of those of the peak year, in whole suites; a suite runs
    a year ahead of its patients, the first in the year before the first patients.
    """
    total = patients_by_year(inputs).sum(axis=0)
    share = np.minimum(total / max(total.max(), ROUNDING), 1.0)
    stands = np.ceil(suites[:, None] * share - ROUNDING) / suites[:, None]
    most = np.maximum.accumulate(stands, axis=1)
    opens = np.diff(most, axis=1, prepend=0.0)
    later = np.append(stands[:, 1:], np.zeros((len(suites), 1)), axis=1)
    return opens, np.column_stack([stands[:, 0], np.maximum(stands, later)])


def fixed(inputs: Inputs, here: Setting, opened: np.ndarray) -> float:
    """Return USD million a year of what is open (f,)."""
    return float(sum(cost[opened].sum() for cost in yearly(inputs).values()))
