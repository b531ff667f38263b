"""In which areas a launch pays with the network that it needs, and what stands where nobody is treated."""

from dataclasses import replace

import numpy as np
import pytest

from models import footprint
from models.footprint.lanes import patients_by_year
from models.footprint.launches import account_of, settled
from models.years import AREAS, YEARS
from tests.models.footprint import given

POOR = dict.fromkeys((f"price_{area}" for area in AREAS), 20_000.0)


def test_an_area_whose_build_no_sales_pay_for_is_closed_and_a_free_one_is_not():
    free, dear = (given.inputs(launch_asia=cost, launch_europe=0.0) for cost in (0.0, 2_000.0))
    assert (settled(free).closed, settled(dear).closed) == ((), ("asia",))


def test_nobody_asks_in_an_area_that_is_closed_wherever_its_patients_are_counted():
    inputs = replace(given.inputs(), closed=("asia",))
    without = replace(given.inputs(), asked_asia=(0.0,) * YEARS)
    assert patients_by_year(inputs) == pytest.approx(patients_by_year(without))
    assert (inputs.patients, inputs.peak) == (without.patients, without.peak)
    assert footprint.plan_value(inputs) == footprint.plan_value(without)
    assert max(footprint.read(inputs)["treated_asia"]) == 0 < max(footprint.read(inputs)["treated_europe"])


@pytest.mark.parametrize("price", [100_000.0, 200_000.0, 300_000.0])
def test_what_is_closed_is_worth_no_less_than_what_is_open(price):
    inputs = given.inputs(price_asia=price)
    few, whole = settled(inputs), account_of(inputs)
    assert account_of(few).worth >= whole.worth - 1e-9
    assert settled(few) == few


def test_the_first_area_is_never_closed_and_nothing_is_that_is_made_in_advance():
    poor = given.inputs(**POOR, launch_europe=500.0, launch_asia=500.0)
    assert "us" not in settled(poor).closed
    shelf = replace(poor, modality=sorted(poor.from_shelf)[0])
    assert settled(shelf) is shelf


def test_a_payment_before_the_launch_counts_by_how_much_likelier_it_is():
    inputs = given.inputs(p_success=30.0, p_pivotal=60.0, p_filing=80.0, launch_asia=100.0, price_asia=400_000.0)
    sure = replace(inputs, p_success=100.0, p_pivotal=100.0, p_filing=100.0)
    less, more = (account_of(one) for one in (inputs, sure))
    assert less.areas[2] < more.areas[2] and less.worth < more.worth


def test_a_plant_that_the_user_opened_costs_though_it_treats_nobody_and_no_other_does():
    forced, nobody = (footprint.read(given.inputs(**POOR, service=0.0, site_boston=word)) for word in ("own", "auto"))
    assert forced["started"] == nobody["started"] == (0.0,) * YEARS
    assert forced["network_capital"] == pytest.approx(sum(forced["capital"])) and sum(forced["site_cost"]) > 0
    assert nobody["network_capital"] == sum(nobody["capital"]) == sum(nobody["site_cost"]) == 0
    assert forced["making_cost"] == nobody["making_cost"]
    assert np.isfinite(forced["network_cost"])
