"""Regional plants against one hub: what is compared, directions, corners that are a sentence."""

from dataclasses import replace

import pytest

from explorer import claims
from explorer.answers import inputs
from models import footprint
from models.claims import Ask
from models.claims.measures import network, sites_of
from models.claims.regional import (
    LEFT_OUT,
    NO_NETWORK,
    NOBODY,
    hub_as_large,
    near_patients,
    one_an_area,
    regional,
    regional_network,
)
from tests.models.pitch.cases import scenario_of
from tests.sample import some

NUMBER, DECIDES, DAYS, STILL = 11, 0, 1, 2
CHEAP_SITES = {"site_running": 5.0, "site_setup": 0.0}


def found(**changes):
    """Return what the claim's test finds after moves from the defaults."""
    return claims.tried(NUMBER, scenario_of(**changes))


def figures(**changes) -> dict[str, tuple[float, float]]:
    """Return both sides' figures by name."""
    return {pair.label: (pair.claimed, pair.other) for pair in found(**changes).beside.pairs}


def asked(inputs_: footprint.Inputs, named: dict | None = None) -> Ask:
    """Return the question of the claim's test."""
    return Ask(inputs_, None, claims.named(NUMBER) if named is None else named)


def test_the_contribution_with_shutdowns_decides_and_is_the_first_figure():
    here = found()
    assert here.margin == pytest.approx(here.beside.pairs[DECIDES].claimed - here.beside.pairs[DECIDES].other)
    assert len(here.beside.weighed) == 3


def test_regional_plants_serve_somebody_while_one_stands_still_and_one_hub_nobody():
    for changes in ({}, {"demand_factor": 0.3}, {"outage_chance": 50.0, "outage_months": 12.0}):
        claimed, other = figures(**changes)["Served while the worst plant stands still"]
        assert claimed > 30.0 and other == 0.0


def test_the_figures_are_those_of_the_named_network_and_of_the_best_single_plant_as_large():
    here = inputs("footprint", scenario_of())
    spread = regional_network(here, sites_of(claims.named(NUMBER)))
    hub = hub_as_large(here, spread)
    told = figures()
    assert len(spread.opened) == 2 and len(hub.opened) == 1
    assert told["Vein to vein, median"] == (footprint.median_days(spread), footprint.median_days(hub))
    assert told["Network cost a patient treated"] == pytest.approx([1e6 * one.cost_a_patient for one in (spread, hub)])
    assert told["Contribution, shutdowns counted"] == pytest.approx(
        [spread.value, hub.value], abs=0.01 * spread.expected["revenue"]
    )


@pytest.mark.parametrize(("months", "out"), [(3.0, 0.0125), (12.0, 0.05)])
def test_two_plants_stand_still_nearly_twice_as_often_as_one(months, out):
    claimed, other = figures(outage_months=months, outage_chance=5.0)["A plant stands still, a year"]
    assert other == pytest.approx(12 * out) and claimed == pytest.approx(12 * (1 - (1 - out) ** 2))


def test_every_region_has_a_plant_and_a_second_where_it_pays():
    here, named = inputs("footprint", scenario_of()), sites_of(claims.named(NUMBER))
    choices = one_an_area(here, named)
    assert sorted(map(len, choices)) == [2, 2, 3] and choices[0] == named
    values = [network(here, footprint.EITHER, one).value for one in choices]
    assert regional_network(here, named).value == max(values) > values[0]
    dear_to_stand_still = {"outage_chance": 50.0, "outage_months": 12.0}
    many = inputs("footprint", scenario_of(**CHEAP_SITES, **dear_to_stand_still, demand_factor=2.0))
    assert len(regional_network(many, named).opened) == 3


@pytest.mark.parametrize("base", some([{}, CHEAP_SITES], of=2))
def test_longer_and_more_frequent_shutdowns_never_set_the_regional_plants_back_against_the_hub(base):
    for moved, values, held in (
        ("outage_months", (1.0, 6.0, 12.0), {"outage_chance": 20.0}),
        ("outage_chance", (0.0, 5.0, 20.0), {"outage_months": 6.0}),
    ):
        margins = [found(**base, **held, **{moved: value}).margin for value in values]
        assert margins == sorted(margins)


def test_dearer_frozen_freight_never_sets_the_regional_plants_back_and_a_dearer_courier_never_brings_them_on():
    """The hub reaches other continents frozen; the courier drives to those near a plant, of whom three have more.

    Frozen freight is so dear at most that a launch in Europe still pays.
    """
    frozen = [found(cryo_cost=cost).margin for cost in (1_000.0, 10_000.0, 20_000.0)]
    driven = [found(courier_cost=cost).margin for cost in (500.0, 2_000.0, 10_000.0)]
    assert frozen == sorted(frozen) and driven == sorted(driven, reverse=True)
    assert frozen[0] < frozen[-1] and driven[0] > driven[-1]


def test_one_region_alone_needs_no_plants_elsewhere():
    here, setting = found(launch_in="us"), inputs("footprint", scenario_of(launch_in="us"))
    all_named = network(setting, footprint.EITHER, sites_of(claims.named(NUMBER)))
    claimed, other = figures(launch_in="us")["Contribution, shutdowns counted"]
    assert here.verdict == "close" and all_named.value < claimed
    assert claimed <= other + 1e-6


def test_a_site_that_costs_next_to_nothing_makes_the_regional_plants_better_in_all_that_is_weighed():
    assert found(**CHEAP_SITES, outage_chance=20.0, outage_months=6.0).beside.verdict == "dominates"
    assert found().beside.verdict == "trade"


def test_a_network_that_cannot_be_built_is_a_sentence_and_no_verdict():
    here = inputs("footprint", scenario_of())
    nowhere = next(place for place in here.geography.places if not place.contract)
    assert regional(asked(here, {f"site_{nowhere.key}": "contract"})) is NO_NETWORK


def test_networks_that_serve_nobody_are_a_sentence_and_no_verdict():
    here = replace(inputs("footprint", scenario_of()), price_us=0.0, price_europe=0.0, price_asia=0.0)
    assert regional(asked(here)) is NOBODY


def test_a_plant_that_the_claim_names_where_nobody_asks_is_not_built_and_it_is_said():
    here, everywhere = (inputs("footprint", scenario_of(launch_in=areas)) for areas in ("us", "west"))
    named = sites_of(claims.named(NUMBER))
    kept = near_patients(here, named)
    assert near_patients(everywhere, named) == named and set(kept) < set(named)
    areas = {place.area for place in here.geography.places if f"site_{place.key}" in kept}
    assert areas == {"us"}
    assert LEFT_OUT in found(launch_in="us").beside.said and not found(launch_in="west").beside.said


@pytest.mark.parametrize("launch_in", ["us", "west", "all"])
def test_no_plant_of_the_regional_network_stands_empty(launch_in):
    here = inputs("footprint", scenario_of(launch_in=launch_in))
    spread = regional_network(here, near_patients(here, sites_of(claims.named(NUMBER))))
    plants = spread.flow.sum(axis=(1, 2))[spread.setting.plant[spread.opened]]
    assert (plants > 0).all()
