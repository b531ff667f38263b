"""Areas that would lose: they add nothing to the worth of a lock, and are told."""

from dataclasses import replace

import numpy as np

from models import design_lock
from models.design_lock.earnings import not_served
from models.years import YEARS
from tests.models.design_lock.cases import DEFAULTS, having


def worth(inputs) -> float:
    """Return what the plan is worth."""
    return float(design_lock.curve(inputs, inputs.path).value[design_lock.plan_month(inputs)])


def test_an_area_is_left_out_where_its_price_does_not_pay_for_a_dose_and_never_where_nobody_asks():
    asked = np.zeros((3, YEARS))
    asked[:2, 8:16] = 1_000.0
    free = replace(DEFAULTS, price_us=500_000.0, price_europe=0.0, launch_us=0.0)
    assert not_served(free, 96.0, asked) == (False, True, False)


def test_a_price_of_an_area_that_is_left_out_moves_no_worth_and_one_that_pays_does():
    low, middle, high = (having(price_asia=price) for price in (20_000.0, 40_000.0, 600_000.0))
    assert design_lock.areas_left_out(low) == design_lock.areas_left_out(middle) == ["asia"]
    assert worth(low) == worth(middle)
    assert design_lock.areas_left_out(high) == [] and worth(high) > worth(low)


def test_an_area_that_is_not_launched_in_is_not_left_out():
    assert design_lock.areas_left_out(having(launch_in="west", price_asia=20_000.0)) == []
