"""Settings whose networks were searched for most of a minute: answered early with a gap, and then exactly."""

from dataclasses import replace

import pytest

from explorer import answers
from models import footprint
from models.methods.facility import Stopped, solver
from models.scenario import Scenario
from tests.sample import some

MOST_SEARCHES = 6  # of one answer; each may look at its relaxation, a first network, and twice for the best
FEW = 1  # nodes after which these searches end; a search to the end takes a dozen
LONG = {
    "two plants": {"eligible_us": 24_000.0, "eligible_europe": 24_000.0, "site_limit": 4.0},
    "many plants": {
        "eligible_us": 30_000.0,
        "fast_lost": 60.0,
        "slow_lost": 27.0,
        "site_running": 10.0,
        "site_limit": 4.0,
    },
}


def long(name: str) -> footprint.Inputs:
    """Return the inputs of one long setting."""
    return replace(answers.inputs("footprint", Scenario(tuple(sorted(LONG[name].items())))), nodes=FEW)


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
    asked = long(name)
    looked_through.clear()  # of what settles the areas, as long as on the page
    found = footprint.answer(asked)
    assert found.gap > 0
    assert max(looked_through) <= FEW
    assert len(looked_through) <= 4 * MOST_SEARCHES


@pytest.mark.parametrize("name", some(LONG, of=2))
def test_the_same_network_is_found_each_time(name):
    first = footprint.answer(long(name))
    footprint.networks.solved_plan.cache_clear()
    footprint.networks.solved_best.cache_clear()
    assert footprint.answer(long(name)).best == first.best


def test_the_exact_answer_is_no_worse_and_within_the_gap_told():
    early = footprint.answer(long("many plants"))
    exact = footprint.exact(long("many plants"), lambda best, bound: False)
    assert exact.gap == 0
    assert early.best <= exact.best + 1e-3
    assert early.best >= exact.best * (1 - early.gap / 100) - 1e-3


def test_the_exact_search_stops_when_asked_and_leaves_no_half_answer():
    with pytest.raises(Stopped):
        footprint.exact(replace(long("many plants"), failure=4.5), lambda best, bound: True)
    assert footprint.answer(replace(long("many plants"), failure=4.5)).gap > 0


@pytest.fixture
def few_nodes(monkeypatch):
    """Let every search on a page's own path end after a few nodes."""
    monkeypatch.setattr(footprint.inputs, "NODES", FEW)
    forget()
    yield
    forget()


def forget() -> None:
    """Forget what was worked out with other nodes."""
    for known in (answers.given, answers.inputs_at, answers.reads_for, answers.answer_for, answers.verdict_for):
        known.cache_clear()


def test_the_exact_answer_stands_for_the_early_one_everywhere_once_it_is_there(few_nodes):
    scenario = Scenario(tuple(sorted(LONG["many plants"].items())))
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


@pytest.mark.long
def test_the_most_resilient_plan_is_there_at_once_with_its_gap_and_the_exact_search_keeps_as_many(looked_through):
    inputs = replace(answers.inputs("footprint", Scenario()), objective="kept", failure=4.25)
    early = footprint.plan_of(inputs)
    searches = len(looked_through)
    exact = footprint.plan_of(replace(inputs, nodes=None))
    assert searches <= 2 * MOST_SEARCHES
    assert exact.gap == 0 <= early.gap < 50
    kept = [footprint.kept_if_one_fails(inputs, plan) for plan in (early, exact)]
    assert kept[0] == pytest.approx(kept[1], abs=1e-3)
    assert early.ground.most_kept(early.network.open) == pytest.approx(kept[0] / 100, abs=1e-6)
    assert exact.planned - early.network.away - 1e-3 <= early.planned <= exact.planned + 1e-3


def test_the_usual_setting_is_proven_at_once():
    assert footprint.answer(answers.inputs("footprint", Scenario())).gap == 0
