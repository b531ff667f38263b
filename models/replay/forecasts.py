"""What each model forecasts from what it is given: a median, an 80 % band, the narrow band, the two naive forecasts."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from models.market import risen
from models.replay.bands import Prior, narrow, predictive, set_right, told_before
from models.years import MONTHS_A_YEAR


@dataclass(frozen=True)
class Forecast:
    """One forecast of an amount, in the amount's unit."""

    median: float
    low: float
    high: float
    narrow_low: float
    narrow_high: float
    last: float
    class_median: float


def next_year(curve: tuple[float, ...], begin: float, end: float) -> float:
    """Return by which factor sales of a span, in years since the launch, grow until a year later, along the curve.

    Sales before the launch count as none; so a span that begins before it is counted from it on.
    """
    edges = np.array([max(begin, 0.0), end, begin + 1, end + 1])
    sold = risen(curve, len(curve), MONTHS_A_YEAR * edges)
    return float((sold[3] - sold[2]) / (sold[1] - sold[0]))


def from_sales(sold: float, growth: float, errors: Sequence[float], others: Sequence[float], prior: Prior) -> Forecast:
    """Return the forecast of sales a year later; errors: of earlier such forecasts; others: what products sell now."""
    median, wide, slim = sold * growth, predictive(errors, prior), narrow(errors, prior)
    return Forecast(median, median / wide, median * wide, median / slim, median * slim, sold, float(np.median(others)))


def from_deals(
    upfronts: Sequence[float], middle: tuple[float, float], newest: float, of_the_kind: Sequence[float], prior: Prior
) -> Forecast:
    """Return the forecast of what is paid at signing; upfronts: of comparable deals; middle: their median's band."""
    median, errors = told_before(upfronts)
    wide = predictive(errors, prior, estimated=True)
    return Forecast(median, median / wide, median * wide, *middle, newest, float(np.median(of_the_kind)))


def from_cases(earlier: Sequence[float], prior: Prior) -> Forecast:
    """Return the forecast of the next case from the earlier ones, the newest last."""
    median, errors = told_before(earlier)
    wide = predictive(errors, prior, estimated=True)
    return Forecast(
        median, median / wide, median * wide, float(min(earlier)), float(max(earlier)), float(earlier[-1]), median
    )


def from_earlier(grown: float, last: float, errors: Sequence[float], others: Sequence[float], prior: Prior) -> Forecast:
    """Return the forecast of a second year that the curve has at `grown`; errors: of products launched earlier.

    others: their second years; the band is as first made.
    """
    shift, wide = set_right(errors, prior)
    median = float(grown * np.exp(shift))
    low, high = median / wide, median * wide
    return Forecast(median, low, high, low, high, last, float(np.median(others)) if len(others) else last)


def alone(median: float, last: float, of_class: float, prior: Prior) -> Forecast:
    """Return the forecast of an amount for which no earlier error is known; the band is as first made."""
    wide = predictive([], prior)
    return Forecast(median, median / wide, median * wide, median / wide, median * wide, last, of_class)


def shortened(now: float, saved: float, prior: Prior) -> Forecast:
    """Return the forecast of a time that is to be shorter by what is saved, which alone is uncertain."""
    wide, median = predictive([], prior), now - saved
    low, high = max(now - saved * wide, 0.0), now - saved / wide
    return Forecast(median, low, high, low, high, now, median)
