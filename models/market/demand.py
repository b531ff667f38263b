"""Patients who may come, what a paid dose brings, and how sales rise and erode: over months from now, by area.

Every function takes any topic's inputs that hold the market's assumptions. Uptake is the published S-curve of launches
(share of the peak in each year of sales), stretched to the years to the peak: the rate of sales rises in straight lines
between half-years, laid so that each published year comes out exactly and the peak is never passed. Exclusivity runs
from launch, or to the end of the patents if that is later; after it sales erode by a share a year, and do not end on a
date.
"""

from functools import lru_cache

import numpy as np
from scipy.interpolate import PPoly

from models.years import AREAS, MONTHS, MONTHS_A_YEAR, YEARS

LAUNCHED = {"us": (1.0, 0.0, 0.0), "west": (1.0, 1.0, 0.0), "all": (1.0, 1.0, 1.0)}
MILLION = 1e6


def pools(inputs) -> np.ndarray:
    """Return (3,) patients a year by area who reach a cell therapy of any maker once access is as assumed."""
    reached = [getattr(inputs, f"eligible_{a}") * getattr(inputs, f"reach_{a}") / 100 for a in AREAS]
    return inputs.demand_factor * np.array(reached) * np.array(LAUNCHED[inputs.launch_in])


def net_prices(inputs) -> np.ndarray:
    """Return (3,) USD million that a dose given brings by area, those out of specification unpaid."""
    prices = np.array([getattr(inputs, f"price_{area}") for area in AREAS])
    return prices * (1 - inputs.out_of_spec / 100) / MILLION


def launches(inputs, launch) -> np.ndarray:
    """Return (3, ...) the launch month of each area, the first in month(s) `launch` (...)."""
    return np.array([np.asarray(launch, float) + lag for lag in (0.0, inputs.lag_europe, inputs.lag_asia)])


def risen(curve: tuple[float, ...], years_to_peak: float, months: np.ndarray) -> np.ndarray:
    """Return years' worth of peak sales sold within so many months (...) of a launch; 0 before it."""
    stretch = years_to_peak / len(curve)
    years = np.maximum(np.asarray(months, float), 0.0) / MONTHS_A_YEAR / stretch
    inside = running_sum(curve)(np.minimum(years, len(curve)))
    return stretch * (inside + np.maximum(years - len(curve), 0.0))


@lru_cache(maxsize=8)
def running_sum(curve: tuple[float, ...]) -> PPoly:
    """Return the running sum of a launch curve that rises year by year to 1; each year's average is kept.

    The rate passes between two years halfway between both, is the whole peak from the start of the last year on, and
    bends in the middle of each year.
    """
    year = np.array(curve)
    between = np.concatenate([[0.0], (year[1:-1] + year[:-2]) / 2, [1.0, 1.0]])
    rate = np.empty(2 * len(year) + 1)
    rate[::2], rate[1::2] = between, 2 * year - (between[1:] + between[:-1]) / 2
    half_years = np.arange(len(rate)) / 2
    return PPoly([2 * np.diff(rate), rate[:-1]], half_years).antiderivative()


def kept_after_copies(inputs, launch: np.ndarray, month: np.ndarray) -> np.ndarray:
    """Return (3, ..., months) share of sales kept in each month, for launches (3, ...)."""
    years = np.array([getattr(inputs, f"exclusivity_{area}") for area in AREAS])
    years = years.reshape(-1, *[1] * (launch.ndim - 1))
    end = np.maximum(launch + MONTHS_A_YEAR * years, inputs.patent_month)
    late = np.maximum(month - end[..., None], 0.0) / MONTHS_A_YEAR
    return (1 - inputs.erosion / 100) ** late


def taken_up(inputs, launch, edges: np.ndarray) -> np.ndarray:
    """Return (3, ..., n) average share of a full year's sales in each of n spans between `edges` (n + 1,) of months.

    launch (...): month of the first launch. Uptake and what copies leave; a span before the launch has none.
    """
    begins = launches(inputs, launch)
    sold = np.diff(risen(inputs.uptake, inputs.uptake_years, edges - begins[..., None]), axis=-1)
    middle = (edges[1:] + edges[:-1]) / 2
    spans = np.diff(edges) / MONTHS_A_YEAR
    return sold / spans * kept_after_copies(inputs, begins, middle)


def asked_by_year(inputs, launch: float, share: np.ndarray) -> np.ndarray:
    """Return (3, YEARS) patients a year by area who are to be given our therapy.

    launch: month of the first launch. share (MONTHS,): our part of all patients treated, in each month.
    """
    monthly = taken_up(inputs, launch, np.arange(MONTHS + 1.0)) * share
    return pools(inputs)[:, None] * monthly.reshape(len(AREAS), YEARS, MONTHS_A_YEAR).mean(axis=2)


def sales_by_year(inputs, treated: np.ndarray) -> np.ndarray:
    """Return (3, YEARS) net sales, USD million a year, of patients given a dose (3, YEARS)."""
    return net_prices(inputs)[:, None] * treated
