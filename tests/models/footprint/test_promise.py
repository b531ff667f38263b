"""A share of those who ask is promised a slot: only of those in countries that a launch serves."""

from dataclasses import replace

import pytest

from explorer import answers
from models import footprint
from tests.models.footprint import given
from tests.models.pitch.cases import scenario_of


def open_but(*regions: str) -> footprint.Inputs:
    """Return inputs of a launch that serves all regions but some, eight in ten of its patients promised a slot."""
    return given.inputs(service=80.0, **given.everywhere(given.plain().geography, *regions))


def test_a_slot_is_promised_to_those_in_countries_that_a_launch_serves():
    whole, most = open_but(), open_but("china", "australia")
    named = {region.key: one for region, one in zip(most.geography.regions, most.counted, strict=True)}
    assert whole.counted.all() and [key for key, one in named.items() if not one] == ["china", "australia"]
    assert footprint.broken(most, footprint.plan_of(most)) == []
    assert footprint.plan_of(most).value >= footprint.plan_of(whole).value  # a wider promise never brings more


def share_of(inputs: footprint.Inputs, area: str) -> float:
    """Return the part of an area's patients whom the plan gives a slot."""
    here = [at for at, region in enumerate(inputs.geography.regions) if region.area == area]
    plan = footprint.plan_of(inputs)
    return float(plan.flow[:, here].sum() / plan.setting.patients[here].sum())


def test_slots_in_a_country_that_a_launch_does_not_serve_keep_no_promise():
    """What keeps the whole promise from one place keeps none to those who are served by a plant elsewhere."""
    asia = ("china", "japan", "india", "australia", "south_korea")
    inputs = replace(open_but(*asia), plant_licences="area", site_limit=1.0, price_us=90_000.0, price_europe=90_000.0,
                     price_asia=900_000.0, **given.shared(2_000.0, us=1.0, europe=0.0, asia=20.0))  # fmt: skip
    assert share_of(inputs, "us") >= 0.8 - 1e-6 and share_of(inputs, "asia") == 0
    assert share_of(replace(inputs, **given.everywhere(inputs.geography)), "asia") > 0.8
    assert footprint.broken(inputs, footprint.best_of(inputs)) != []


def test_a_launch_whose_countries_only_the_near_plant_can_serve_in_time_is_kept_by_it():
    scenario = scenario_of(limit_us=25.0, price_asia=205_000.0)
    treated = answers.reads("footprint", scenario)
    served = answers.reads("design_lock", scenario)
    assert max(served["asked_us"]) > 0 and max(treated["treated_us"]) > 0


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
