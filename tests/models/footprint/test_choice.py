"""The choice over years and futures: as good as trying every network, proven, and never poorer for a cheaper price."""

from dataclasses import replace
from itertools import pairwise, product
from time import process_time

import numpy as np
import pandas as pd
import pytest

from explorer import answers
from models import footprint
from models.footprint import frames, worth
from models.footprint.geography import Geography
from models.footprint.networks import ground_of
from models.footprint.plants import problem
from models.footprint.worlds import worlds
from models.methods.facility import scenarios
from models.scenario import Scenario
from tests.models.footprint import given
from tests.sample import some

PRICES = np.linspace(200_000, 60_000, 12)  # of a contract dose, from dear to cheap
CLOSE = 1e-6


def small(seed: int, outage: float = 0.0) -> footprint.Inputs:
    """Return inputs with three places, five regions and few sizes, prices drawn at random."""
    rng, whole = np.random.default_rng(seed), given.inputs()
    places = tuple(whole.geography.places[at] for at in rng.choice(len(whole.geography.places), 3, replace=False))
    regions = tuple(whole.geography.regions[at] for at in rng.choice(len(whole.geography.regions), 5, replace=False))
    changes = {"contract_price": 60_000 + 110_000 * rng.random(), "contract_minimum": float(rng.integers(10, 100)),
               "demand_spread": float(rng.integers(10, 80)), "large_plant": float(rng.integers(1500, 3000)),
               "site_running": float(rng.integers(5, 40)), "outage_chance": outage}  # fmt: skip
    few = replace(whole, geography=Geography(places, regions), **changes)
    return footprint.free_of_choices(footprint.asking(few, float(rng.integers(1500, 6000))))


def every_network(inputs: footprint.Inputs) -> list[np.ndarray]:
    """Return every network there can be: at each place nothing, or one of its options."""
    options = ground_of(inputs).setting.options
    at = [[None, *(i for i, one in enumerate(options) if one.place == place)] for place in range(3)]
    return [np.isin(np.arange(len(options)), [one for one in chosen if one is not None]) for chosen in product(*at)]


@pytest.mark.parametrize(("seed", "outage"), some(product(range(10), [0.0, 20.0]), of=3))
def test_the_network_found_is_the_best_of_all_there_are(seed, outage):
    inputs = small(seed, outage)
    values = ground_of(inputs).contributes(worlds(inputs), every_network(inputs))
    assert footprint.best_of(inputs).value == pytest.approx(values.max(), abs=1e-5)


@pytest.mark.parametrize("seed", range(6))
def test_the_programme_of_all_worlds_together_proves_it_and_its_relaxation_is_above_it(seed):
    inputs = small(seed)
    ground, world, asked = ground_of(inputs), worlds(inputs), problem(inputs, free=True)
    each = [worth.in_world(ground, asked, patients) for patients in world.patients]
    found = scenarios.here_and_now(each, world.weight)
    asks = float(world.weight @ world.patients @ ground.setting.price)
    assert footprint.best_of(inputs).value == pytest.approx(asks - found.cost, abs=1e-4)
    assert worth.bound(ground, world, asked) >= asks - found.cost - 1e-6


@pytest.mark.parametrize("seed", range(4))
def test_each_end_that_rules_a_network_out_is_above_what_it_contributes_and_the_next_end_is_closer(seed):
    inputs = small(seed, outage=20.0)
    ground, world = ground_of(inputs), worlds(inputs)
    networks = every_network(inputs)[1::7]
    ends = [judge(world, networks) for judge in (ground.at_best, ground.at_most, ground.nearly, ground.contributes)]
    assert all((higher >= lower - CLOSE).all() for higher, lower in pairwise(ends))


def test_a_cheaper_contractor_never_makes_the_best_network_worth_less_nor_what_it_leaves_to_the_founders():
    networks, founders = [], []
    for price in PRICES:
        scenario = Scenario((("contract_price", float(price)),))
        networks.append(footprint.decision(answers.inputs("footprint", scenario))["best"])
        founders.append(answers.answer("partner", scenario).best)
    assert (np.diff(networks) >= -CLOSE).all()
    assert (np.diff(founders) >= -CLOSE).all(), np.round(founders, 2)
    assert networks[-1] > networks[0] + 1 and founders[-1] > founders[0] + 1


@pytest.mark.parametrize(
    ("key", "values"),
    [("contract_minimum", (100.0, 60.0, 20.0)), ("contract_setup", (60.0, 20.0, 0.0)),
     ("site_running", (60.0, 40.0, 20.0)), ("plant_capital", (200.0, 89.0, 40.0))],
)  # fmt: skip
def test_nor_does_any_other_payment_that_falls(key, values):
    cheap = given.inputs(contract_price=100_000.0, site_limit=4.0)
    worths = [footprint.best_of(replace(cheap, **{key: value})).value for value in values]
    assert (np.diff(worths) >= -CLOSE).all()


@pytest.mark.parametrize("price", some([170_000.0, 70_000.0], of=2))
def test_knowing_is_never_worth_less_than_nothing_and_nothing_is_worth_more_than_the_bound(price):
    found = worth.worth_of(given.inputs(contract_price=price, site_limit=4.0))
    assert found.expected_value <= found.here_and_now + CLOSE
    assert found.here_and_now <= found.wait_and_see + CLOSE
    assert found.here_and_now <= found.bound + CLOSE
    assert 0 <= found.gap < 10


def test_where_demand_is_certain_and_no_plant_ever_stops_neither_is_worth_anything():
    found = worth.worth_of(given.inputs(demand_spread=0.0, outage_chance=0.0))
    assert found.of_stochastic_solution == pytest.approx(0, abs=1e-6)
    assert found.of_perfect_information == pytest.approx(0, abs=1e-6)


def test_where_no_plant_pays_there_is_nothing_to_be_worth():
    assert worth.worth_of(given.inputs(price_us=100_000.0, price_europe=50_000.0, price_asia=20_000.0)) is None


def test_no_network_of_the_frontier_is_poorer_and_frailer_than_another():
    inputs = given.inputs()
    spots = worth.spots(inputs)
    kept = worth.frontier_of(spots)
    assert kept[0].value == pytest.approx(footprint.best_of(inputs).value)
    assert all(one.value > other.value and one.kept < other.kept for one, other in pairwise(kept))
    assert all(any(one.value >= spot.value - CLOSE and one.kept >= spot.kept - CLOSE for one in kept) for spot in spots)


def test_a_dozen_plants_are_chosen_in_a_breath():
    """As many patients as the ranges allow: neighbours are too many to look at, and the search's own network stands."""
    asked = given.inputs(**given.shared(70_000, 0.8, 0.15, 0.05), site_limit=12.0)
    start = process_time()
    assert footprint.best_of(asked).treated > 0
    assert process_time() - start < 6


@pytest.mark.parametrize(("measure", "better"), [("days", [10.0, 12.0, 15.0]), ("kept", [90.0, 60.0, 30.0])])
def test_a_frontier_that_is_plotted_never_rises_where_it_should_fall(measure, better):
    costs = [300.0, 400.0, 200.0]  # the second serves no better than the first and costs more
    table = pd.DataFrame({"kind": "frontier", "cost": costs, "days": 10.0, "kept": 50.0} | {measure: better})
    plan = table.iloc[[1]].assign(kind="plan")
    shown = frames.undominated(pd.concat([table, plan]), measure)
    assert shown[shown["kind"] == "frontier"]["cost"].tolist() == [300.0, 200.0]
    assert shown[shown["kind"] == "plan"]["cost"].tolist() == [400.0], "the plan is drawn wherever it stands"
