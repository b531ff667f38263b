"""What published cell models make of drugs and patients whose outcome is known, as a correlation with the truth.

A table of four counts has the correlation of the two normal variables, cut once each, that would fill it: the
tetrachoric correlation (Pearson, Philosophical Transactions A 1900). It holds the noise of the score. Where a cell is
empty half a case is added to each (Haldane 1956), so that few cases do not look perfect.
"""

import numpy as np
from scipy.optimize import brentq
from scipy.special import ndtri

from models.methods.screening import both_above

HALF, CLOSEST = 0.5, 0.9999


def tetrachoric(found: float, missed: float, alarmed: float, cleared: float) -> float:
    """Return the correlation that fills a table: bad ones found and missed, good ones alarmed and cleared; >= 0.

    Counts or shares; 0 where the test tells nothing or the wrong way. ValueError where a row or column is empty.
    """
    table = np.array([found, missed, alarmed, cleared], float)
    if (table == 0).any():
        table = table + HALF
    found, missed, alarmed, cleared = table / table.sum()
    bad, called = found + missed, found + alarmed
    if not (0 < bad < 1 and 0 < called < 1):
        raise ValueError("a table of four counts needs bad ones and good ones, and both answers of the test")
    cuts = -ndtri(bad), -ndtri(called)

    def short(correlation: float) -> float:
        return float(both_above(*cuts, correlation)) - found

    if short(0.0) >= 0:
        return 0.0
    return 1.0 if short(CLOSEST) < 0 else float(brentq(short, 0.0, CLOSEST, xtol=1e-9))


def of_test(sensitivity: float, specificity: float, bad: float, good: float) -> float:
    """Return the correlation of a test by its percents, among so many bad and good ones."""
    found, cleared = bad * sensitivity / 100, good * specificity / 100
    return tetrachoric(found, bad - found, good - cleared, cleared)


def of_calls(positive_value: float, negative_value: float, called: float = 0.5) -> float:
    """Return the correlation of a test by its predictive values in percent; called: share called positive, 0 to 1.

    By how many are called the correlation hardly moves.
    """
    right, cleared = called * positive_value / 100, (1 - called) * negative_value / 100
    return tetrachoric(right, 1 - called - cleared, called - right, cleared)
