"""The settings that the tests of scaling alone or with a partner share: a company whose sales and costs are made here.

What other topics would say is not asked: sales, costs, capital and dates are a plain company's of about a billion a
year at the peak, so that a test of this topic stands or falls with this topic.
"""

from dataclasses import fields, replace

import numpy as np

from components import cached
from models import partner
from models.years import MONTHS, YEARS, ByYear

LAUNCH, PEAK, SHARES, LAGS = 80.0, 1_000.0, (0.65, 0.25, 0.1), (0, 12, 24)
RISE, YEARS_SOLD, LOST = (0.11, 0.31, 0.58, 0.76, 0.89, 1.0), 12, 0.2
SPENT_AT_LOCK = {  # as the defaults of the design lock have it, in round figures
    "design_spending": (2.0, 25.0, 0.0, 25.0, *(0.0,) * (YEARS - 4)),
    "process_spending": (0.0, 18.0, 18.0, 1.0, *(0.0,) * (YEARS - 4)),
}
MADE = set(partner.UPSTREAM) | set(partner.GIVEN)


def sold(launch: float, peak: float) -> ByYear:
    """Return sales a year of a launch: a rise over six years, twelve years at most, then a fifth less each year."""
    age = (np.arange(MONTHS) + 0.5 - launch) / 12
    risen = np.interp(age, np.arange(6) + 0.5, RISE) * (age >= 0)
    kept = (1 - LOST) ** np.maximum(age - YEARS_SOLD, 0)
    return by_year(peak * (risen * kept).reshape(YEARS, 12).mean(axis=1))


def by_year(values) -> ByYear:
    """Return plain floats, one a year."""
    return tuple(float(value) for value in values)


def company(launch: float = LAUNCH, peak: float = PEAK) -> dict:
    """Return what the other topics would say: 43 % of sales go to making, more in the first years, plants before."""
    sales = {
        f"sales_{area}": sold(launch + lag, peak * share)
        for area, share, lag in zip(("us", "europe", "asia"), SHARES, LAGS, strict=True)
    }
    whole, first = np.sum(list(sales.values()), axis=0), int(launch // 12)
    years = np.arange(YEARS)
    capital = 40.0 * ((years >= first - 2) & (years < first + 2))
    depreciation = 10.0 * ((years >= first) & (years < first + 15))
    site = 25.0 * (years >= first - 1)
    making = np.where(whole > 0, site + depreciation + 15.0 + 0.37 * whole, 0.0)
    return sales | {
        "launch_month": launch, "p_success": 27.0, "cost_of_sales": by_year(making),
        "ready_cost": by_year(np.where(whole > 0, 0.0, site + depreciation)), "capital": by_year(capital),
        "site_cost": by_year(site), "depreciation": by_year(depreciation), "upfront": 150.0, "sales_times": 1.0,
        **SPENT_AT_LOCK, "change_spending": by_year(24.0 * (years == first)),
        "stage_upfronts": ((0.1, 0.7, 1.8), (0.4, 1.0, 4.0), (0.6, 2.6, 10.0), (0.6, 2.6, 10.0)),
        "stage_prices": ((0.7, 1.0, 8.6), (0.014, 1.0, 9.2), (0.05, 1.0, 19.0), (0.05, 1.0, 19.0)),
    }  # fmt: skip


def chosen() -> dict:
    """Return every assumption of the topic at its default."""
    rows = cached.catalogue()
    return {field.name: rows[field.name].default for field in fields(partner.Inputs) if field.name not in MADE}


DEFAULTS = partner.Inputs(**company(), **chosen())
SLIDERS = [f.name for f in fields(partner.Inputs) if f.type is float and f.name not in MADE]
RICH = {"cash_now": 1e5}
SURE = {"p_success": 100.0, "p_pivotal": 100.0, "p_filing": 100.0, "sales_spread": 0.0, "cost_spread_partner": 0.0}
NO_SALES = dict.fromkeys(("sales_us", "sales_europe", "sales_asia", "cost_of_sales"), (0.0,) * YEARS)


def anywhere(random: np.random.Generator) -> partner.Inputs:
    """Return inputs with every assumption of the topic anywhere in its range, and what it reads about the defaults."""
    rows = cached.catalogue()
    drawn = {key: float(random.uniform(rows[key].low, rows[key].high)) for key in SLIDERS}
    dates = {"deal_date": str(random.choice(["early", "proof", "data", "approval"]))}
    read = company(float(random.uniform(50, 120)), float(random.uniform(100, 3_000)))
    read |= {key: read[key] * float(random.uniform(0.5, 1.5)) for key in ("p_success", "upfront")}
    return partner.Inputs(**chosen() | read | drawn | dates)


def having(**changes) -> partner.Inputs:
    """Return the default inputs with fields changed, whatever other topics would say."""
    return replace(DEFAULTS, **changes)
