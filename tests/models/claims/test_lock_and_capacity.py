"""The claims about the lock and about capacity: both sides at their best, and no verdict where nothing earns."""

from dataclasses import replace

import numpy as np
import pytest

from explorer import claims, presets
from explorer.answers import inputs
from models import design_lock, footprint
from models.claims import measures
from models.footprint.mixed import best_mixed
from models.scenario import Scenario
from tests.models.pitch.cases import scenario_of
from tests.sample import some

LOCK, DIVERSIFIED = 8, 10
KITE = presets.scenario_of("kite_company")
SMALL = {"demand_factor": 0.4}


@pytest.mark.parametrize("scenario", [Scenario(), KITE])
def test_each_rule_locks_in_the_month_it_holds_for_best_and_losses_count(scenario):
    ask = claims.ask_for(LOCK, scenario)
    plan = design_lock.curve(ask.inputs, ask.inputs.path)
    rules = plan, design_lock.research_alone(plan), design_lock.manufacturing_alone(plan)
    months = [int(rule.value.argmax()) for rule in rules]
    high = {key: ask.reach(key)[1] for key in measures.UNSURE}
    market = design_lock.market_of(replace(ask.inputs, **high))
    worths = np.array([design_lock.curve(one, one.path, market).value[months] for one in measures.surprises(ask)])
    other = 1 + worths[::2, 1:].mean(axis=0).argmax()
    assert claims.tried(LOCK, scenario).margin == pytest.approx((worths[1::2, 0] - worths[1::2, other]).mean())


def test_weighing_both_sides_does_not_fail_by_the_middle_of_a_window():
    assert claims.tried(LOCK, KITE).verdict != "fails"
    assert claims.tried(LOCK, presets.scenario_of("in_vivo_entrant")).verdict != "fails"


@pytest.mark.parametrize("scenario", [scenario_of(demand_factor=0.1), presets.scenario_of("start_up")])
def test_where_no_month_to_lock_earns_its_cost_the_lock_is_not_tried(scenario):
    plan = design_lock.curve(inputs("design_lock", scenario), inputs("design_lock", scenario).path)
    assert plan.value.max() <= 0
    assert claims.tried(LOCK, scenario) is None and claims.untried(LOCK, scenario) == measures.NO_LOCK


def forced(asked, place: str):
    """Return the best network with a contract plant in a place."""
    return footprint.plan_of(replace(footprint.free_of_choices(asked), **{f"site_{place}": "contract"}))


@pytest.mark.parametrize("scenario", some([scenario_of(**SMALL), presets.scenario_of("iovance_company")], of=2))
def test_no_contract_plant_forced_anywhere_finds_a_better_network_of_both_kinds(scenario):
    asked = inputs("footprint", scenario)
    mixed = best_mixed(asked)
    assert {mixed.setting.options[at].kind for at in mixed.opened} == {"own", "contract"}
    for place in asked.geography.places:
        if place.contract:
            one = forced(asked, place.key)
            kinds = {one.setting.options[at].kind for at in one.opened}
            assert kinds == {"contract"} or one.value <= mixed.value + 1e-6


@pytest.mark.parametrize(("preset", "own", "mix"), [("", 265.3, 235.3), ("legend_company", 656.1, 631.0)])
def test_the_best_network_of_both_kinds_meets_the_best_of_own_plants_only(preset, own, mix):
    scenario = presets.scenario_of(preset) if preset else Scenario()
    asked = inputs("footprint", scenario)
    sides = best_mixed(asked), measures.network(asked, "own")
    worths = [float(footprint.futures(asked, one).mean()) for one in sides]
    found = claims.tried(DIVERSIFIED, scenario)
    assert found.margin == pytest.approx(worths[0] - worths[1])
    assert found.margin == pytest.approx(mix - own, rel=0.25)  # as found by forcing every contract plant in turn


def test_a_network_of_both_kinds_within_what_counts_of_own_plants_makes_no_clear_difference():
    assert claims.tried(DIVERSIFIED, scenario_of(contract_price=120_000.0)).verdict == "close"


@pytest.mark.long
def test_a_dearer_contract_never_strengthens_the_claim():
    margins = [
        claims.tried(DIVERSIFIED, scenario_of(contract_price=price)).margin
        for price in (90_000.0, 110_000.0, 160_000.0, 250_000.0)
    ]
    assert margins == sorted(margins, reverse=True) and margins[0] > 0 > margins[-1]


def test_where_neither_network_earns_its_cost_capacity_is_not_tried():
    ask = claims.ask_for(DIVERSIFIED, Scenario())
    free_doses = replace(ask.inputs, price_us=0.0, price_europe=0.0, price_asia=0.0)
    assert measures.diversified(replace(ask, inputs=free_doses)) is measures.NO_EARNING
