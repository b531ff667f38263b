"""Money over time: what the team costs a month, and what is paid later is worth today."""

import numpy as np

from models.design_lock.inputs import Inputs
from models.years import MONTHS_A_YEAR, YEARS


def discount(inputs: Inputs) -> np.ndarray:
    """Return (years,) what a dollar of each year is worth today, from its middle."""
    return (1 + inputs.discount_rate / 100) ** -(np.arange(YEARS) + 0.5)


def early_burn(inputs: Inputs) -> float:
    """Return what the team costs until the pivotal study starts, USD million a month."""
    return inputs.early_cost / MONTHS_A_YEAR


def burn(inputs: Inputs) -> float:
    """Return what the team costs from the start of the pivotal study to launch, USD million a month."""
    return inputs.overhead / MONTHS_A_YEAR


def monthly_rate(inputs: Inputs) -> float:
    """Return the continuous discount rate a month."""
    return float(np.log1p(inputs.discount_rate / 100) / MONTHS_A_YEAR)


def annuity(rate, begin, end):
    """Return the discounted length of time between two months."""
    rate = max(rate, 1e-9)
    return np.exp(-rate * begin) * -np.expm1(-rate * (end - begin)) / rate
