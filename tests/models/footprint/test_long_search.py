"""Settings whose networks were searched for most of a minute: answered early with a gap, and then exactly."""

from dataclasses import replace

import pytest

from explorer import answers
from models import footprint
from models.footprint.inputs import NODES
from models.methods.facility import Stopped, solver
from models.scenario import Scenario

MOST_SEARCHES = 6  # of one answer
LONG = {
    "crowded": {
        "discount_rate": 8.5, "patients": 32000.0, "process_days": 25.0, "lost_a_day": 0.1, "scale_exponent": 0.8,
        "contract_price": 85000.0, "share_us": 65.0, "share_europe": 100.0, "share_asia": 100.0,
        "net_price": 260000.0, "dose_cost": 5000.0, "plant_capital": 304.0, "plant_running": 65.0, "capital_life": 26.0,
        "reference_days": 22.0, "small_plant": 2800.0, "medium_plant": 8000.0, "large_plant": 21500.0,
        "contract_slots": 8800.0, "contract_setup": 50.0, "contract_years": 1.0, "utilisation": 66.0, "failure": 8.5,
        "out_of_spec": 16.0, "collection_days": 3.5, "treatment_days": 6.0, "wait_days": 12.0, "border_days": 0.0,
        "courier_km": 400.0, "courier_cost": 7500.0, "air_km_a_day": 2000.0, "air_cost": 8000.0, "cryo_days": 4.0,
        "cryo_cost": 11500.0, "hold_hours": 72.0, "site_limit": 8.0,
    },
    "small plants": {
        "discount_rate": 15.0, "patients": 40000.0, "process_days": 4.0, "lost_a_day": 1.0, "scale_exponent": 1.0,
        "contract_price": 170000.0, "share_us": 90.0, "share_europe": 90.0, "share_asia": 50.0, "net_price": 470000.0,
        "dose_cost": 10000.0, "plant_capital": 323.0, "plant_running": 20.0, "capital_life": 17.0,
        "reference_days": 8.0, "small_plant": 600.0, "medium_plant": 1900.0, "large_plant": 8500.0,
        "contract_slots": 7500.0, "contract_minimum": 85.0, "contract_setup": 60.0, "contract_years": 13.0,
        "utilisation": 87.0, "weekend_collections": 28.0, "failure": 8.0, "out_of_spec": 19.0, "release_days": 5.0,
        "collection_days": 7.0, "wait_days": 30.0, "border_days": 7.0, "courier_km": 450.0, "air_km_a_day": 14500.0,
        "air_cost": 11000.0, "cryo_days": 4.5, "cryo_cost": 2500.0, "hold_hours": 24.0, "site_limit": 6.0,
    },
}  # fmt: skip


def long(name: str) -> footprint.Inputs:
    """Return the inputs of one long setting."""
    return replace(answers.inputs("footprint", Scenario()), **LONG[name])


@pytest.fixture
def looked_through(monkeypatch) -> list[int]:
    """Count the nodes of every search."""
    counted, search = [], solver.searched

    def counting(*asked):
        found = search(*asked)
        counted.append(found.getInfo().mip_node_count)
        return found

    monkeypatch.setattr(solver, "searched", counting)
    return counted


@pytest.mark.parametrize("name", LONG)
def test_a_long_setting_is_answered_within_the_nodes_it_may_take_and_says_its_gap(name, looked_through):
    found = footprint.answer(long(name))
    assert found.gap > 0
    assert max(looked_through) <= NODES
    assert len(looked_through) <= 2 * MOST_SEARCHES


@pytest.mark.parametrize("name", LONG)
def test_the_same_network_is_found_each_time(name):
    first = footprint.answer(long(name))
    footprint.networks.solved_plan.cache_clear()
    footprint.networks.solved_best.cache_clear()
    assert footprint.answer(long(name)).best == first.best


def test_the_exact_answer_is_no_worse_and_within_the_gap_told():
    early = footprint.answer(long("crowded"))
    exact = footprint.exact(long("crowded"), lambda best, bound: False)
    assert exact.gap == 0
    assert early.best <= exact.best + 1e-3
    assert early.best >= exact.best * (1 - early.gap / 100) - 1e-3


def test_the_exact_search_stops_when_asked_and_leaves_no_half_answer():
    with pytest.raises(Stopped):
        footprint.exact(replace(long("small plants"), patients=39_999.0), lambda best, bound: True)
    assert footprint.answer(replace(long("small plants"), patients=39_999.0)).gap > 0


def test_the_exact_answer_stands_for_the_early_one_everywhere_once_it_is_there():
    scenario = Scenario(tuple(sorted(LONG["crowded"].items())))
    early = answers.answer("footprint", scenario)
    assert early.gap > 0
    exact = answers.exact("footprint", scenario, lambda best, bound: False)
    try:
        answers.keep_exact("footprint", scenario, exact)
        assert answers.answer("footprint", scenario) is exact
        assert answers.worth("footprint", scenario) == exact.value
        assert answers.inputs("partner", scenario).treated == exact.reads["treated"]
        assert answers.verdict_for("footprint", answers.relevant("footprint", scenario).changes) == exact.verdict
    finally:
        answers.EXACT.clear()
        answers.answer_for.cache_clear()


def test_the_usual_setting_is_proven_at_once():
    assert footprint.answer(answers.inputs("footprint", Scenario())).gap == 0
