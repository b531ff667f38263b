"""What is said of areas and of patients without a slot, against what the pages read."""

import pytest

from components import areas, cached
from explorer import ledger
from models.scenario import Scenario
from tests.models.pitch.cases import scenario_of

SCENARIOS = ledger.scenarios()


def test_those_without_a_slot_are_those_who_ask_less_those_whose_cells_are_collected():
    missing, asked = areas.slots_missing(Scenario())
    owner, network = (cached.reads(topic, Scenario()) for topic in ("design_lock", "footprint"))
    total = [us + europe for us, europe in zip(owner["asked_us"], owner["asked_europe"], strict=True)]
    assert sum(owner["asked_asia"]) == 0 and asked in total
    assert missing == pytest.approx(max(ask - have for ask, have in zip(total, network["started"], strict=True)))
    assert missing > areas.SOMEBODY and areas.without_a_slot(Scenario())


def test_who_is_left_out_by_law_or_price_does_not_count_as_one_without_a_slot():
    scenario = scenario_of(price_asia=250_000.0)
    owner = cached.reads("design_lock", scenario)
    missing, asked = areas.slots_missing(scenario)
    everybody = max(
        sum(each) for each in zip(*(owner[f"asked_{area}"] for area in ("us", "europe", "asia")), strict=True)
    )
    assert sum(owner["open_asia"]) < 50 and missing < asked < everybody


@pytest.mark.parametrize("name", SCENARIOS)
def test_it_is_said_where_somebody_has_no_slot_and_nowhere_else(name):
    scenario = SCENARIOS[name]
    said = areas.without_a_slot(scenario)
    there = not cached.absent("footprint", scenario) and areas.slots_missing(scenario)[0] >= areas.SOMEBODY
    assert bool(said) == there


def test_an_area_that_pays_for_suites_to_the_patient_alone_is_told_as_closed_and_not_as_left_out_by_all():
    scenario = scenario_of(price_asia=167_500.0)
    (said,) = areas.told(scenario)
    assert areas.closed(scenario) == "Asia and Australia" and not areas.left_out(scenario)
    assert "would not pay with its suites" in said and "counts a launch in Asia" in areas.beside_a_worth(scenario)
    assert max(cached.reads("footprint", scenario)["treated_asia"]) == 0
