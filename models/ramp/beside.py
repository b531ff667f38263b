"""The plan that the company's ledger counts with, beside the orders of the ramp, in the same futures.

The ledger spends and sells with a network whose suites open as the expected demand needs them. It meets the futures of
demand here as the orders do, without slips and failures, and nothing more is ordered as demand is seen.
"""

from dataclasses import dataclass

import numpy as np

from models.ramp.calendar import QUARTERS_A_YEAR, calendar
from models.ramp.futures import futures
from models.ramp.inputs import Inputs
from models.ramp.outcome import JUDGED
from models.ramp.play import kept_waiting
from models.years import MONTHS_A_YEAR, YEARS, ByYear


@dataclass(frozen=True)
class Ledger:
    """What the ledger counts with in each year from now, if there is a launch."""

    capital: ByYear  # USD million spent
    capacity: ByYear  # patients for whom suites and slots are open


def served(inputs: Inputs, capacity: ByYear) -> np.ndarray:
    """Return (s,) patients who find a slot in a capacity by year, those who wait included, until the last quarter."""
    when, kept, asked = calendar(inputs), kept_waiting(inputs), futures(inputs).only(JUDGED).asked
    middle = when.ordered + (when.edges[1:] + when.edges[:-1]) / 2
    year = np.minimum(middle // MONTHS_A_YEAR, YEARS - 1).astype(int)
    room = np.array(capacity)[year] / QUARTERS_A_YEAR
    waiting, found = np.zeros(asked.shape[1]), np.zeros(asked.shape[1])
    for come, most in zip(asked, room, strict=True):
        taken = np.minimum(waiting + come, most)
        waiting = kept * (waiting + come - taken)
        found += taken
    return found


def spent(inputs: Inputs, capital: ByYear) -> float:
    """Return USD million of a capital by year that is spent until the last quarter, not discounted."""
    when = calendar(inputs)
    until = (when.ordered + when.edges[-1]) / MONTHS_A_YEAR
    return float(np.array(capital) @ np.clip(until - np.arange(YEARS), 0.0, 1.0))
