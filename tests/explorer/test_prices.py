"""A higher price never makes founders poorer: where to launch is chosen by what that leaves."""

from functools import cache
from itertools import pairwise

import numpy as np
import pytest

from explorer.answers import answer, catalogue, inputs
from models import partner
from models.footprint.launches import account_of
from models.scenario import Scenario
from models.years import AREAS
from tests.sample import some

STEPS = 12
SWITCH = (160_000.0, 170_000.0, 180_000.0, 182_000.0, 185_000.0)  # of the third area, the last at which it launches


@cache
def best_at(key: str, price: float) -> tuple[float, float]:
    """Return what the best plan leaves founders at a price, and the difference that counts."""
    given = inputs("partner", Scenario(((key, price),)))
    best = partner.decision(given)["best"]
    return best, float(partner.material(given, best))


@pytest.mark.parametrize("step", some(range(STEPS - 1), of=4))
@pytest.mark.parametrize("area", AREAS)
def test_a_higher_price_never_makes_founders_poorer_by_more_than_counts(area, step):
    row = catalogue()[f"price_{area}"]
    prices = np.linspace(row.low, row.high, STEPS)
    (low, least), (high, _) = (best_at(row.key, float(price)) for price in prices[step : step + 2])
    assert high >= low - least - 1e-6


def test_it_does_not_at_the_price_from_which_on_an_area_is_launched_in_either():
    found = [best_at("price_asia", price) for price in SWITCH]
    assert all(high >= low - least for (low, least), (high, _) in pairwise(found))
    treated = [answer("footprint", Scenario((("price_asia", price),))).reads["treated_asia"] for price in SWITCH]
    assert max(treated[0]) == 0 < max(treated[-1])


def test_what_a_launch_leaves_is_that_of_the_partner_pages_calendar():
    """In the difference that a price makes: what the company pays whoever sells is on the partner page alone."""
    there = [Scenario((("price_asia", price),)) for price in (160_000.0, 200_000.0)]
    ours = [account_of(inputs("footprint", one)).worth for one in there]
    calendars = [partner.calendar(inputs("partner", one)) for one in there]
    assert ours[1] - ours[0] == pytest.approx(np.diff([worth_of(one) for one in calendars])[0], abs=0.5)


def worth_of(when: partner.Calendar) -> float:
    """Return what sales, plants and builds of a calendar come to, each times its odds against a launch."""
    _, study, filing, launch = when.chances
    sold = (when.varying - when.fixed - when.later).sum(axis=0)
    after = (when.launches.sum(axis=0) + when.plants) * (filing + launch) / launch
    return float((sold - after - when.at_risk * (study + filing + launch) / launch) @ when.discount)
