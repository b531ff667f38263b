"""The worth of the lock beside what the company's ledger is expected to leave: two ways to count one programme.

The lock plans one site before any stands, carries quality, rivals and delays as chances and launches nothing that
loses; the ledger has the plants that were chosen (three for Kite) and one launch, the expected one. Neither stops
half-way here.
"""

import numpy as np
import pytest

from explorer import presets
from explorer.answers import lean_inputs
from models import design_lock
from models.partner.years import calendar
from models.scenario import Scenario

MADE = [name for name in presets.names() if name != "in_vivo_entrant"]


NEAR = 0.2  # of expected sales; the margins of real years differ by more


def scenario(name: str) -> Scenario:
    return presets.scenario_of(name) if name else Scenario()


def expected(when) -> tuple[float, float]:
    """Return what a programme that is never stopped is expected to leave, and its sales, worth today."""
    _, proof, data, launch = when.chances
    studied, filed = proof + data + launch, data + launch
    paid = when.early + studied * (when.study + when.at_risk)
    paid = paid + filed * (when.team + when.plants + when.launches.sum(axis=0))
    earned = (when.varying - when.fixed - when.later).sum(axis=0)
    return float((launch * earned - paid) @ when.discount), float(launch * when.sales.sum(axis=0) @ when.discount)


@pytest.mark.parametrize("name", ["", *MADE])
def test_the_worth_of_the_plan_is_near_what_the_ledger_is_expected_to_leave(name):
    one = scenario(name)
    worth = design_lock.plan_value(lean_inputs("design_lock", one))
    left, sales = expected(calendar(lean_inputs("partner", one)))
    near = NEAR * sales
    assert abs(worth - left) < near or (left < worth < 0 and not worth_a_launch(one))
    assert np.sign(worth) == np.sign(left) or max(abs(worth), abs(left)) < near


def worth_a_launch(one: Scenario) -> bool:
    """Say whether the lock would launch its design as expected."""
    inputs = lean_inputs("design_lock", one)
    plan = design_lock.curve(inputs, inputs.path)
    return bool(plan.launch_of(design_lock.plan_month(inputs)) @ plan.quality_of(design_lock.plan_month(inputs)) > 1.0)
