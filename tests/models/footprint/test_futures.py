"""The footprint's futures: patients are sent anew exactly, and never to less than the plan's own lanes bring."""

from dataclasses import replace

import numpy as np
import pytest
from scipy.optimize import linprog

from models import footprint
from models.footprint import paid
from models.footprint.worlds import all_worlds, demand_draws, few_factors, few_years, worlds
from tests.models.footprint import given
from tests.sample import some

SOME = 3  # futures tried against a linear programme


def networks(inputs: footprint.Inputs) -> list[footprint.Plan]:
    """Return the best network, one of three plants, and one of contract slots alone."""
    slots = footprint.plan_of(replace(inputs, ownership="contract", service=0.0))
    return [footprint.best_of(inputs), footprint.best_of(inputs, 3), slots]


def random(seed: int) -> footprint.Inputs:
    """Return the defaults with patients, prices and slots drawn at random; no plant ever stands still."""
    rng = np.random.default_rng(seed)
    changes = {"contract_price": 50_000 + 120_000 * rng.random(), "contract_minimum": float(rng.integers(10, 100)),
               "demand_spread": float(rng.integers(10, 80)), "large_plant": float(rng.integers(200, 1500))}  # fmt: skip
    return given.inputs(float(rng.integers(600, 4000)), outage_chance=0.0, **changes)


def by_linear_programme(plan: footprint.Plan, patients: np.ndarray, still: int | None = None) -> float:
    """Return what one year of one future earns by HiGHS: patients on every lane, and doses beyond the slots."""
    here, open_ = plan.setting, plan.network.open & (plan.setting.plant != (-1 if still is None else still))
    stands = np.bincount(here.plant, open_, len(here.place)) > 0
    lanes = plan.ground.lanes & stands[:, None, None]
    doses = np.where(here.own, here.doses, 0.0)[:, None, None]
    margin = np.where(lanes, here.price[:, None] * here.paid * here.reached - here.transport - doses, 0.0)
    p, r, m = margin.shape
    room, slots = (np.bincount(here.plant, each * open_, p) for each in (here.lines, here.included))
    of_region, of_plant = np.tile(np.repeat(np.eye(r), m, axis=1), p), np.repeat(np.eye(p), r * m, axis=1)
    excess = np.where(here.own, 0.0, here.doses)
    found = linprog(
        np.append(-margin.ravel(), excess),
        A_ub=np.block([[of_region, np.zeros((r, p))], [of_plant, np.zeros((p, p))], [of_plant, -np.eye(p)]]),
        b_ub=np.concatenate([patients, room / plan.ground.busy, np.where(here.own, 1e9, slots)]),
        bounds=[(0, None if lane else 0) for lane in lanes.ravel()] + [(0, None)] * p,
    )
    return -found.fun


def fixed(plan: footprint.Plan) -> float:
    """Return what a network costs a year whatever it earns."""
    return sum(cost[plan.network.open].sum() for cost in paid.yearly(plan.ground.inputs).values())


def as_planned(plan: footprint.Plan, patients: np.ndarray) -> np.ndarray:
    """Return (s,) what the planned lanes earn where each plant that is too small takes an equal part of all (s, r)."""
    here, share = plan.setting, plan.network.share
    margin = here.price[:, None] * here.paid * here.reached - here.transport
    margin = np.where(share > 0, margin - np.where(here.own, here.doses, 0.0)[:, None, None], 0.0)
    room, slots = (np.bincount(here.plant, each * plan.network.open, len(here.place))
                   for each in (here.lines, here.included))  # fmt: skip
    wanted = patients @ share.sum(axis=2).T
    sent = np.minimum(wanted, room / plan.ground.busy)
    part = np.divide(sent, wanted, out=np.zeros_like(sent), where=wanted > 0)
    earned = (patients @ (share * margin).sum(axis=2).T * part).sum(axis=1)
    return earned - np.where(here.own, 0.0, np.maximum(sent - slots, 0.0) * here.doses).sum(axis=1)


@pytest.mark.parametrize("seed", some(range(2), of=2))
def test_each_future_contributes_what_a_linear_programme_finds(seed):
    inputs = random(seed)
    world = all_worlds(footprint.as_sold(inputs))
    for plan in networks(inputs):
        found = footprint.futures(inputs, plan)
        for future in range(SOME):
            years = [by_linear_programme(plan, year * world.factors[future]) for year in world.years]
            assert found[future] == pytest.approx(world.year_weight @ years - fixed(plan), abs=1e-6)


@pytest.mark.parametrize("seed", some(range(2), of=2))
def test_while_a_plant_stands_still_the_others_serve_what_they_can(seed):
    """Every state of every world by a linear programme: all plants stand, or one of them alone does not."""
    inputs = replace(random(seed), outage_chance=20.0, outage_months=6.0)
    world = worlds(footprint.as_sold(inputs))
    for plan in networks(inputs)[:2]:
        count = len(plan.opened)
        stands = (1 - 0.2 * 6 / 12) ** count
        still = [None, *plan.setting.plant[plan.opened]]
        part = [stands, *[(1 - stands) / count] * count]
        earned = [[by_linear_programme(plan, each, one) for each in world.patients] for one in still]
        assert plan.value == pytest.approx(np.array(part) @ earned @ world.weight - fixed(plan), abs=1e-6)


@pytest.mark.parametrize("seed", range(2))
def test_no_future_contributes_less_than_the_planned_lanes_and_some_contribute_more(seed):
    inputs = random(seed)
    world = all_worlds(footprint.as_sold(inputs))
    ahead = []
    for plan in networks(inputs):
        planned = as_planned(plan, world.patients).reshape(len(world.years), -1)
        ahead.append(footprint.futures(inputs, plan) - (world.year_weight @ planned - fixed(plan)))
    assert np.min(ahead) >= -1e-6
    assert np.max(ahead) > 1.0


@pytest.mark.parametrize("seed", range(2))
def test_a_future_without_any_difference_of_demand_is_the_plan(seed):
    calm = replace(random(seed), demand_spread=0.0, outage_chance=5.0)
    for plan in networks(calm):
        assert footprint.futures(calm, plan) == pytest.approx(plan.value, abs=1e-6)


@pytest.mark.parametrize("spread", [10.0, 30.0, 100.0])
def test_few_futures_and_few_years_keep_the_mean_of_all(spread):
    chance, factors = few_factors(spread)
    assert chance @ factors == pytest.approx(demand_draws(spread).mean(axis=0))
    assert chance.sum() == pytest.approx(1) and (factors > 0).all()
    sold = footprint.as_sold(given.inputs())
    weight, years = few_years(sold)
    worth = 1.1 ** -(np.arange(len(sold.asked_us)) + 0.5) if sold.discount_rate == 10 else None
    assert worth is not None, "the weights below are for 10 % a year"
    asked = np.array([sold.asked_us, sold.asked_europe, sold.asked_asia]).sum(axis=0)
    lasts = np.where(np.arange(len(asked)) == 0, 1 - sold.launch_month / 12, 1.0)  # the part of each that has sales
    assert weight @ years.sum(axis=1) == pytest.approx(worth @ asked / (worth @ lasts))


def test_a_launch_at_the_end_of_a_year_or_at_the_beginning_of_the_next_is_alike():
    """So many patients a month from the launch on: the year of the launch counts by the part of it that has sales."""
    found = []
    for launch in (83.75, 83.99, 84.01, 84.25):
        months = np.clip(12 * np.arange(1, len(given.inputs().asked_us) + 1) - launch, 0, 12)
        sizes = ("us", 900.0), ("europe", 500.0), ("asia", 0.0)
        asked = {f"asked_{area}": tuple(size / 12 * months) for area, size in sizes}
        sold = footprint.as_sold(replace(given.inputs(), launch_month=launch, **asked))
        weight, years = few_years(sold)
        found.append(weight @ years.sum(axis=1))
    assert found == pytest.approx([1_400.0] * 4)


def test_a_network_of_more_plants_loses_less_while_one_of_them_stands_still():
    lost = []
    for count in (1, 2, 3):
        often, never = (given.inputs(outage_chance=chance, outage_months=12.0) for chance in (20.0, 0.0))
        opened = footprint.best_of(never, count).network.open
        ground = footprint.best_of(often, count).ground
        world = worlds(ground.inputs)
        lost.append(
            float(ground.contributes(replace(world, out=0.0), [opened])[0] - ground.contributes(world, [opened])[0])
        )
    assert lost[0] > 0
    assert lost[1] / 2 < lost[0] and lost[2] / 3 < lost[0]
