"""What the plan spends by year is what its worth counts, and every other page counts with it."""

from dataclasses import replace

import numpy as np
import pytest

from explorer import ledger
from explorer.answers import lean_inputs, reads
from explorer.store import catalogue
from models import design_lock, partner
from models.design_lock import Inputs, spending
from models.design_lock.locking import SWANSON, late_costs
from models.design_lock.schedule import PATHS
from models.scenario import Scenario
from tests.models.design_lock.cases import DEFAULTS, having

COSTS = ("west_ind_cost", "west_generation_cost", "china_generation_cost", "patient_cost", "process_cost",
         "amendment_cost", "late_change_cost")  # fmt: skip
SCENARIOS = 10
BOTH = {"path": "both"}  # the path that pays for all of it


def told(inputs: Inputs, path: str, month: int) -> dict[str, np.ndarray]:
    """Return what a plan spends by year."""
    plan = design_lock.curve(replace(inputs, path=path, discount_rate=0.0), path)
    return {name: np.array(years) for name, years in spending.spending_by_year(plan, month).items()}


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("month", [0, 7, 24, 61])
@pytest.mark.parametrize("after", [0.0, 60.0])
def test_the_years_add_up_to_what_the_worth_of_the_plan_takes_off(path, month, after):
    inputs = having(discount_rate=0.0, research_after_lock=after, late_change_cost=0.0, overhead=0.0, early_cost=0.0)
    found = told(inputs, path, month)
    plan = design_lock.curve(inputs, path).spread
    costs = {name: float(plan.weights @ cost[:, month]) for name, cost in plan.costs.items()}
    assert found["design_spending"].sum() + found["change_spending"].sum() == pytest.approx(costs["research"])
    assert found["process_spending"].sum() == pytest.approx(costs["process"])
    assert (found["change_spending"].sum() > 0) == (after > 0)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("month", [3, 24, 48])
def test_the_lock_and_the_partner_count_the_same_team_study_and_late_changes(path, month):
    """Two ways to the same: what the lock's worth takes off, and what the partner page pays until pivotal data."""
    inputs = having(discount_rate=0.0, path=path, lock_month=float(month))
    curve = design_lock.curve(inputs, path)
    plan = curve.spread
    late = plan.p_late[:, month] * (SWANSON @ late_costs(inputs))
    paid = sum(plan.costs[name][:, month] for name in ("research", "process", "early", "team", "pivotal"))
    given = {name: value for name, value in design_lock.read(inputs).items() if name in partner.UPSTREAM}
    when = partner.calendar(replace(lean_inputs("partner", Scenario()), **given))
    assert when.early.sum() + when.study.sum() == pytest.approx(float(plan.weights @ (paid + late)))


def test_nothing_is_spent_on_designs_or_process_after_the_pivotal_study_has_begun():
    for path in PATHS:
        curve = design_lock.curve(DEFAULTS, path)
        last = int(curve.spread.start[:, 24].max() // 12)
        found = spending.spending_by_year(curve, 24)
        assert not np.any(found["design_spending"][last + 1 :]) and not np.any(found["process_spending"][last + 1 :])


def moved(scenario: Scenario, changes: dict) -> partner.Inputs:
    """Return what the partner page is given under a scenario with some assumptions moved."""
    return lean_inputs("partner", scenario.with_changes(catalogue(), changes))


def drawn(random: np.random.Generator) -> dict[str, float | str]:
    """Return a random plan and cost of each kind, with room left above."""
    rows = catalogue()
    low = {key: float(random.uniform(rows[key].low, (rows[key].low + rows[key].high) / 2)) for key in COSTS}
    return low | {"path": str(random.choice(PATHS)), "lock_month": float(random.integers(6, 48))}


def test_what_the_lock_page_spends_more_never_makes_the_partner_page_worth_more():
    random = np.random.default_rng(20261127)
    for _ in range(SCENARIOS):
        setting, key = drawn(random), str(random.choice(COSTS))
        before, after = (moved(Scenario(), setting | extra) for extra in ({}, {key: catalogue()[key].high}))
        assert partner.decision(after)["best"] <= partner.decision(before)["best"] + 1e-6, (key, setting)


@pytest.mark.parametrize("key", COSTS)
def test_every_cost_of_the_lock_page_reaches_the_partner_page_and_the_ledger(key):
    row = catalogue()[key]
    low, high = (Scenario().with_changes(catalogue(), BOTH | {key: end}) for end in (row.low, row.high))
    assert (
        partner.cash_of(partner.calendar(lean_inputs("partner", high))).sum()
        < partner.cash_of(partner.calendar(lean_inputs("partner", low))).sum()
    )
    cash = [np.sum(ledger.SUMS["cash"](ledger.inputs(scenario))) for scenario in (low, high)]
    assert cash[1] < cash[0]


def test_running_both_paths_is_paid_for_by_the_partner_page_too():
    both, china = (reads("design_lock", Scenario().with_changes(catalogue(), {"path": path}))
                   for path in ("both", "china"))  # fmt: skip
    assert sum(both["design_spending"]) > sum(china["design_spending"])


def test_however_late_read_outs_may_come_nothing_is_spent_after_the_year_of_the_expected_launch():
    inputs = having(readout_spread=6.0, late_change_cost=100.0, research_after_lock=100.0)
    curve = design_lock.curve(inputs, "china")
    for month in range(0, 60, 5):
        last = int(curve.expected_launch[month] // 12)
        assert not np.any([years[last + 1 :] for years in spending.spending_by_year(curve, month).values()])
