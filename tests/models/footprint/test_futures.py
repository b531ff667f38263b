"""The footprint's futures: patients are sent anew exactly, and never to less than the plan's own lanes bring."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import linprog

from models import footprint
from models.footprint import chance
from models.making import a_patient_keeps_busy
from models.years import AREAS
from tests.models.footprint import given

SOME = 3  # futures tried against a linear programme


def networks(inputs: footprint.Inputs) -> list[footprint.Plan]:
    """Return the best network, one of three plants, and one of contract slots alone."""
    slots = footprint.plan_of(replace(inputs, ownership="contract", service=0.0))
    return [footprint.best_of(inputs), footprint.best_of(inputs, 3), slots]


def random(seed: int) -> footprint.Inputs:
    """Return the defaults with patients, prices and slots drawn at random."""
    rng = np.random.default_rng(seed)
    changes = {"contract_price": 50_000 + 120_000 * rng.random(), "contract_minimum": float(rng.integers(10, 100)),
               "demand_spread": float(rng.integers(10, 80)), "large_plant": float(rng.integers(200, 1500))}  # fmt: skip
    return given.inputs(float(rng.integers(600, 4000)), **changes)


def asked(inputs: footprint.Inputs, plan: footprint.Plan) -> np.ndarray:
    """Return (n, r) patients in each future."""
    factors = chance.demand_draws(inputs)
    return plan.setting.patients * factors[:, [AREAS.index(region.area) for region in inputs.geography.regions]]


def by_linear_programme(inputs: footprint.Inputs, plan: footprint.Plan, patients: np.ndarray) -> float:
    """Return the contribution of one future by HiGHS: patients on every lane, and doses bought beyond the slots."""
    here, open_ = plan.setting, plan.network.open
    lanes = chance.usable(inputs, plan)
    doses = np.where(here.own, here.doses, 0.0)[:, None, None]
    margin = np.where(lanes, here.price[:, None] * here.paid * here.reached - here.transport - doses, 0.0)
    p, r, m = margin.shape
    room, paid = (np.bincount(here.plant, each * open_, p) for each in (here.lines, here.included))
    room = room / float(a_patient_keeps_busy(inputs).max())
    of_region, of_plant = np.tile(np.repeat(np.eye(r), m, axis=1), p), np.repeat(np.eye(p), r * m, axis=1)
    excess = np.where(here.own, 0.0, here.doses)
    found = linprog(
        np.append(-margin.ravel(), excess),
        A_ub=np.block([[of_region, np.zeros((r, p))], [of_plant, np.zeros((p, p))], [of_plant, -np.eye(p)]]),
        b_ub=np.concatenate([patients, room, np.where(here.own, 1e9, paid)]),
        bounds=[(0, None if lane else 0) for lane in lanes.ravel()] + [(0, None)] * p,
    )
    return -found.fun - sum(cost[open_].sum() for cost in here.yearly.values())


def as_planned(inputs: footprint.Inputs, plan: footprint.Plan) -> np.ndarray:
    """Return (n,) what the planned lanes bring where each plant that is too small takes an equal part of all."""
    here, share, patients = plan.setting, plan.network.share, asked(inputs, plan)
    margin = here.price[:, None] * here.paid * here.reached - here.transport
    margin = np.where(share > 0, margin - np.where(here.own, here.doses, 0.0)[:, None, None], 0.0)
    room, paid = (np.bincount(here.plant, each * plan.network.open, len(here.place))
                  for each in (here.lines, here.included))  # fmt: skip
    wanted = patients @ share.sum(axis=2).T
    sent = np.minimum(wanted, room / float(a_patient_keeps_busy(inputs).max()))
    part = np.divide(sent, wanted, out=np.zeros_like(sent), where=wanted > 0)
    earned = (patients @ (share * margin).sum(axis=2).T * part).sum(axis=1)
    beyond = np.where(here.own, 0.0, np.maximum(sent - paid, 0.0) * here.doses).sum(axis=1)
    return earned - beyond - sum(cost[plan.network.open].sum() for cost in here.yearly.values())


@pytest.mark.parametrize("seed", range(4))
def test_each_future_contributes_what_a_linear_programme_finds(seed):
    inputs = random(seed)
    for plan in networks(inputs):
        found, patients = footprint.futures(inputs, plan), asked(inputs, plan)
        exact = [by_linear_programme(inputs, plan, each) for each in patients[:SOME]]
        assert found[:SOME] == pytest.approx(exact, abs=1e-6)


@pytest.mark.parametrize("seed", range(4))
def test_no_future_contributes_less_than_the_planned_lanes_and_some_contribute_more(seed):
    inputs = random(seed)
    ahead = [footprint.futures(inputs, plan) - as_planned(inputs, plan) for plan in networks(inputs)]
    assert np.min(ahead) >= -1e-6
    assert np.max(ahead) > 1.0


@pytest.mark.parametrize("seed", range(4))
def test_a_future_without_any_difference_of_demand_is_the_plan(seed):
    calm = replace(random(seed), demand_spread=0.0)
    for plan in networks(calm):
        assert footprint.futures(calm, plan) == pytest.approx(plan.value, abs=1e-6)
