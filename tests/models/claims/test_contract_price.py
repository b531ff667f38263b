"""A contract price from dear to cheap: what the best network is worth."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.answers import inputs
from models import footprint
from tests.models.pitch.cases import scenario_of
from tests.sample import some

PRICES = np.arange(200_000.0, 39_999.0, -40_000.0)
CLOSE = 1e-6  # USD million a year


@pytest.mark.parametrize("changes", some([{}, {"demand_spread": 60.0}, {"contract_minimum": 90.0}], of=3), ids=str)
def test_a_cheaper_contractor_never_makes_the_best_network_worth_less(changes):
    at = [replace(inputs("footprint", scenario_of()), contract_price=price, **changes) for price in PRICES]
    assert (np.diff([footprint.best_of(one).value for one in at]) >= -CLOSE).all()
