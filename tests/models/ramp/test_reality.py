"""The ramp beside what came: Carvykti by quarter, Yescarta by year, Dendreon's three plants, Legend's network."""

from dataclasses import replace

import numpy as np
import pytest

from components import cached
from models import ramp as model
from models.making import patients_of
from models.ramp.outcome import JUDGED
from tests.models.ramp.cases import DEFAULTS
from tests.models.ramp.real import (
    ABECMA_KNOWN,
    CARVYKTI,
    CARVYKTI_PRICE,
    CARVYKTI_SALES,
    PROVENGE,
    PROVENGE_CAME,
    PROVENGE_PLANTS,
    PROVENGE_PRICE,
    PROVENGE_SALES,
    YESCARTA,
    YESCARTA_PRICE,
    YESCARTA_SALES,
    doses,
    quarters_after,
)

GHENT = model.Mix(own=4.0)
NOW_KNOWN = replace(CARVYKTI, fill_months=DEFAULTS.fill_months)  # in hindsight: Abecma's quarters of 2023 too
APRIL = 1  # months from the approval of 28 February 2022 to the first quarter


def carvykti_band(inputs: model.Inputs) -> np.ndarray:
    """Return (2, t) the 80 % band of doses by quarter from the second of 2022 on."""
    return np.quantile(doses(inputs, GHENT, APRIL), model.BAND, axis=1)


@pytest.mark.parametrize("period", CARVYKTI_SALES)
def test_carvykti_by_quarter_lies_in_the_band_as_of_early_2022(period):
    low, high = carvykti_band(CARVYKTI)[:, quarters_after(period, "2022-Q2")]
    assert low <= CARVYKTI_SALES[period] / CARVYKTI_PRICE <= high


def test_how_long_a_plant_takes_to_fill_is_as_it_was_known_on_that_day():
    """The page's own figure goes on to Abecma's quarters of 2023, which nobody knew in February 2022."""
    facts = cached.records("facts", "fact_id")
    assert {key: float(facts[key]["value"]) for key in ABECMA_KNOWN} == ABECMA_KNOWN
    assert all(str(facts[key]["as_of"])[:4] == "2021" for key in ABECMA_KNOWN)
    assert CARVYKTI.fill_months == pytest.approx(4.4, abs=0.05) != DEFAULTS.fill_months


@pytest.mark.parametrize("fill_months", [DEFAULTS.fill_months, 0.0, 12.0, 36.0])
def test_it_does_so_for_other_times_to_fill_a_plant_too_but_for_one_quarter_in_eight(fill_months):
    """The page's own figure is the first: it is told by Abecma's quarters, of which most came after that day."""
    band = carvykti_band(replace(CARVYKTI, fill_months=fill_months))
    came = {quarters_after(period, "2022-Q2"): sold / CARVYKTI_PRICE for period, sold in CARVYKTI_SALES.items()}
    inside = [band[0, at] <= sold <= band[1, at] for at, sold in came.items()]
    assert np.mean(inside) >= 7 / 8


def test_the_band_of_carvykti_is_not_so_wide_that_anything_would_lie_in_it():
    """Neither 10,000 doses from the first year on, nor a standstill at the doses of 2022."""
    band = carvykti_band(CARVYKTI)
    assert band[1, 3] < 2_500 and band[0, 12] > CARVYKTI_SALES["2022-Q3"] / CARVYKTI_PRICE


def test_legends_own_orders_come_to_what_was_sold_at_the_end_of_2025_when_it_was():
    """Ghent at the launch; Raritan's second USD 250 m and Novartis within its first year: 46 months to USD 555 m.

    In hindsight: with the time that plants are now known to take to fill. As known then they would have stood sooner.
    """
    raritan = round(250 / NOW_KNOWN.plant_capital * NOW_KNOWN.small_plant / NOW_KNOWN.suite_doses)
    ahead = model.futures(NOW_KNOWN).only(JUDGED)
    ramp = model.path_in(NOW_KNOWN, ahead, GHENT, (model.Mix(added=raritan, slots=NOW_KNOWN.contract_slots),))
    months = model.months_to(NOW_KNOWN, 4 * CARVYKTI_SALES["2025-Q4"] / CARVYKTI_PRICE, ramp.capacity)
    low, middle, high = model.quantiles(months, (0.1, 0.5, 0.9))
    assert low <= 46 <= high and abs(middle - 46) <= 6
    stated = 10_000 * patients_of(NOW_KNOWN, 1.0)  # the network as told for the end of 2025; here it comes later
    assert 46 <= model.quantiles(model.months_to(NOW_KNOWN, stated, ramp.capacity), (0.1,))[0] <= 52


def test_more_than_was_ordered_first_would_have_been_ordered_for_carvykti():
    found = model.options(CARVYKTI)
    assert next(iter(found)) != "wait"
    assert found["process_expansion"].mean > found["wait"].mean


def yearly(inputs: model.Inputs, mix: model.Mix, late: int) -> np.ndarray:
    """Return (y, s) doses in calendar years that begin so many months after the launch."""
    by_quarter = doses(inputs, mix, late)
    years = len(by_quarter) // 4
    return by_quarter[: 4 * years].reshape(years, 4, -1).sum(axis=1)


@pytest.mark.parametrize("year", YESCARTA_SALES)
def test_yescarta_by_year_lies_in_the_band_as_of_october_2017(year):
    """Its plant stood; what it sold hung on demand. The approval was ten weeks before the first year."""
    low, high = np.quantile(yearly(YESCARTA, model.Mix(), 2)[year - 2018], model.BAND)
    assert low <= YESCARTA_SALES[year] / YESCARTA_PRICE <= high


def test_dendreon_would_have_built_on_what_was_expected():
    """At least what the three plants were said to make is ordered, at the lower end; waiting is worth far less."""
    found = model.options(PROVENGE)
    best = next(iter(found.values()))
    ordered = PROVENGE.suite_doses * (best.mix.own + best.mix.added) + best.mix.slots
    assert ordered + PROVENGE.standing_doses >= PROVENGE_PLANTS[0]
    assert best.mean > 2 * found["wait"].mean


def test_what_came_made_it_an_overbuild_and_slots_the_better_order():
    """Demand stayed at the courses of 2012; three plants then lose money that slots, or waiting, would not have."""
    plants = model.Mix(own=12.0, added=4.0)
    built, waited = (float(model.worth_of(PROVENGE_CAME, mix).mean()) for mix in (plants, model.Mix()))
    assert built < 0 < waited
    best = next(iter(model.options(PROVENGE_CAME).values()))
    assert best.mix.own == best.mix.added == 0.0


def test_provenge_sold_less_than_nine_in_ten_futures_of_what_was_expected():
    courses = yearly(PROVENGE, model.Mix(added=16.0), 8)
    for at, (year, sold) in enumerate(PROVENGE_SALES.items()):
        if year >= 2013:
            assert sold / PROVENGE_PRICE < np.quantile(courses[at], model.BAND[0])


def test_where_nothing_stands_the_network_is_legends_own_plant_and_slots():
    """New Jersey or Ghent, and Novartis: no plant at the launch, a process that is short already, in hindsight."""
    empty = replace(NOW_KNOWN, standing_doses=0.0, days_reach=NOW_KNOWN.process_days, automation_doses=0.0)
    assert next(iter(model.options(empty))) in ("own_contract", "all")
    as_known = next(iter(model.options(replace(empty, fill_months=CARVYKTI.fill_months))))
    assert as_known == "own", "a plant that fills in four months leaves slots without a use"
