"""A share of those who ask is promised a slot: only of those in countries that a launch serves."""

import pytest

from explorer import answers
from models import footprint
from models.years import AREAS
from tests.models.footprint import given
from tests.models.pitch.cases import scenario_of


def test_a_slot_is_promised_to_those_in_countries_that_a_launch_serves():
    whole, most = given.inputs(service=80.0), given.inputs(service=80.0, open_asia=25.0)
    assert (whole.counted, whole.promised) == pytest.approx((1.0, 0.8))
    peak = {area: getattr(most, f"asked_{area}")[most.peak] for area in AREAS}
    assert most.counted == pytest.approx(1 - 0.75 * peak["asia"] / sum(peak.values()))
    assert footprint.broken(most, footprint.plan_of(most)) == []
    assert footprint.plan_of(most).value >= footprint.plan_of(whole).value  # a wider promise never brings more


MORE_ABROAD = [  # a launch in Asia is then made; what its unserved countries ask for was promised a slot
    ("price_asia", 55_000.0, 210_000.0, {"service": 85.0, "selling_fixed": 60.0, "design_spread": 20.0}),
    ("eligible_asia", 17_500.0, 95_000.0, {"response": 94.0, "plant_capital": 173.0, "small_plant": 7_300.0}),
]


@pytest.mark.parametrize(("key", "low", "high", "changes"), MORE_ABROAD)
def test_more_abroad_never_makes_a_network_worse_by_what_was_promised(key, low, high, changes):
    here = [scenario_of(**changes | {key: value}) for value in (low, high)]
    asked = [sum(answers.reads("design_lock", one)["asked_asia"]) for one in here]
    less, more = (answers.worth("footprint", one) for one in here)
    assert asked[0] < asked[1] and more >= less
