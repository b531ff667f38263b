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
        "demand_factor": 1.5, "eligible_us": 60_000.0, "eligible_europe": 40_000.0, "lost_a_day": 1.5,
        "contract_price": 130_000.0, "site_setup": 0.0, "site_limit": 5.0, "utilisation": 66.0,
        "contract_slots": 3_000.0, "suite_doses": 200.0,
    },
    "small suites": {
        "demand_factor": 1.5, "eligible_us": 30_000.0, "eligible_europe": 40_000.0, "price_asia": 300_000.0,
        "lost_a_day": 1.0, "site_running": 10.0, "site_setup": 10.0, "border_days": 6.0, "site_limit": 8.0,
        "suite_doses": 200.0,
    },
}  # fmt: skip


def long(name: str) -> footprint.Inputs:
    """Return the inputs of one long setting."""
    return answers.inputs("footprint", Scenario(tuple(sorted(LONG[name].items()))))


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
        footprint.exact(replace(long("small suites"), failure=4.5), lambda best, bound: True)
    assert footprint.answer(replace(long("small suites"), failure=4.5)).gap > 0


def test_the_exact_answer_stands_for_the_early_one_everywhere_once_it_is_there():
    scenario = Scenario(tuple(sorted(LONG["crowded"].items())))
    early = answers.answer("footprint", scenario)
    assert early.gap > 0
    exact = answers.exact("footprint", scenario, lambda best, bound: False)
    try:
        answers.keep_exact("footprint", scenario, exact)
        assert answers.answer("footprint", scenario) is exact
        assert answers.worth("footprint", scenario) == exact.value
        assert answers.inputs("viability", scenario).started == exact.reads["started"]
        assert answers.verdict_for("footprint", answers.relevant("footprint", scenario).changes) == exact.verdict
    finally:
        answers.EXACT.clear()
        answers.answer_for.cache_clear()


def test_the_usual_setting_is_proven_at_once():
    assert footprint.answer(answers.inputs("footprint", Scenario())).gap == 0
