"""The footprint: closed forms first, then limits, direction, and every slider's ends."""

from dataclasses import fields, replace
from operator import attrgetter

import numpy as np
import pytest

from components import cached
from models import footprint, making
from models.footprint import geography, lanes, plants
from models.making import dose_cost, machines
from models.methods import facility
from models.years import AREAS
from tests.models.footprint import given
from tests.sample import some

CLOSE = 1e-6


@pytest.fixture(scope="module")
def inputs() -> footprint.Inputs:
    """Return the defaults with patients of our own making."""
    return given.inputs()


def one_of_each(inputs: footprint.Inputs) -> footprint.Inputs:
    """Return the baseline with one place and one region at the same spot."""
    here = geography.Place("summit", "Here", "us", "US", 40.0, -74.0, True)
    region = geography.Region("us", "US", "us", "US", 40.0, -74.0, 100.0)
    people = given.shared(1000.0, 1, 0, 0)
    return replace(inputs, **people, geography=geography.Geography((here,), (region,)))


def test_great_circles_are_those_of_the_tables():
    london, paris = (geography.Region(*("",) * 4, lat, lon, 1) for lat, lon in ((51.5074, -0.1278), (48.8566, 2.3522)))
    new_york, sydney = (
        geography.Place(*("",) * 4, lat, lon, False) for lat, lon in ((40.7128, -74.006), (-33.8688, 151.2093))
    )
    km = lanes.great_circle_km((new_york, sydney), (london, paris))
    assert km == pytest.approx(np.array([[5570, 5837], [16994, 16960]]), rel=2e-3)


def test_an_annuity_pays_back_its_loan():
    for rate, years in ((0.1, 15), (0.03, 1), (0.2, 30)):
        left = 1.0
        for _ in range(years):
            left = left * (1 + rate) - plants.annuity(rate, years)
        assert left == pytest.approx(0, abs=1e-9)
    assert plants.annuity(0.0, 20) == pytest.approx(0.05)


def test_a_network_of_one_place_and_one_region_is_worked_out_by_hand(inputs):
    one = replace(one_of_each(inputs), failure=0.0, out_of_spec=0.0, weekend_collections=0.0)
    plan = footprint.best_of(one)
    days = one.collection_days + one.own_wait + one.process_days + one.release_days + one.treatment_days
    reached = np.exp(-one.lost_a_day / 100 * days)
    suites = int(np.ceil(1000 / making.patients_of(one, one.suite_doses)))
    spent = machines(one) * one.plant_capital * suites * one.suite_doses / one.small_plant
    capital = spent * plants.annuity(one.discount_rate / 100, one.capital_life)
    setup = one.site_setup * plants.annuity(one.discount_rate / 100, one.capital_life)
    running = one.site_running + spent * one.plant_running / 100
    doses, shipments = 1000 * dose_cost(one) / 1e6, 1000 * 2 * one.courier_cost / 1e6
    earned = 1000 * reached * one.price_us / 1e6 * (1 - one.selling / 100)
    own = earned - capital - setup - running - doses - shipments
    assert plan.planned == pytest.approx(own, rel=CLOSE)
    assert plan.capital == pytest.approx(spent + one.site_setup)
    assert plan.days == pytest.approx(days)


def test_the_parts_sum_to_the_value_and_to_what_the_solver_minimised(inputs):
    for plan in (footprint.best_of(inputs), footprint.plan_of(inputs), footprint.nothing(inputs)):
        revenue = plan.setting.patients @ plan.setting.price
        assert sum(plan.parts.values()) == pytest.approx(plan.planned)
        assert sum(plan.expected.values()) == pytest.approx(plan.value)
        assert plan.parts.keys() == plan.expected.keys()
        if plan.opened:
            assert plan.planned == pytest.approx(revenue - plan.network.cost, rel=CLOSE)
    assert footprint.nothing(inputs).value == pytest.approx(0, abs=CLOSE)


def test_every_patient_is_counted_once_and_no_line_is_overbooked_on_any_day(inputs):
    plan = footprint.best_of(inputs)
    assert plan.flow.sum() + plan.network.unserved @ plan.setting.patients == pytest.approx(inputs.patients)
    load = np.einsum("prm,rt->pt", plan.network.share, lanes.busy_lines(inputs))
    room = np.bincount(plan.setting.plant, plan.setting.lines * plan.network.open)
    assert (load <= room[:, None] * (1 + CLOSE)).all()


def test_without_a_spread_of_demand_every_future_is_the_plan(inputs):
    calm = replace(inputs, demand_spread=0.0)
    slots = footprint.plan_of(replace(calm, ownership="contract", service=0.0))
    for plan in (footprint.best_of(calm), footprint.best_of(calm, 3), slots):
        assert footprint.futures(calm, plan) == pytest.approx(plan.value, rel=1e-6)


def test_futures_average_to_what_a_network_is_worth_below_what_it_is_worth_if_all_comes_as_planned(inputs):
    plan = footprint.best_of(inputs)
    mean = footprint.futures(inputs, plan).mean()
    assert mean == pytest.approx(plan.value, rel=0.02)  # few futures stand for all
    assert mean < footprint.best_of(replace(inputs, demand_spread=0.0, outage_chance=0.0)).value


# of another topic, without ends of their own
READ = {"lost_a_day": (0.0, 0.5, 3.0), "own_wait": (0.0, 5.0, 60.0), "contract_wait": (0.0, 5.0, 60.0)}


@pytest.mark.parametrize(
    ("field", "more_is_better"),
    [("process_days", False), ("lost_a_day", False), ("own_wait", False), ("contract_wait", False),
     ("plant_capital", False),
     ("contract_price", False), ("border_days", False), ("failure", False), ("out_of_spec", False),
     ("discount_rate", False), ("site_running", False), ("price_us", True), ("price_asia", True), ("hold_hours", True),
     ("courier_km", True), ("utilisation", True)],
)  # fmt: skip
def test_the_best_network_moves_the_right_way(inputs, field, more_is_better):
    row = cached.catalogue().get(field)
    places = (row.low, row.default, row.high) if row else READ[field]
    values = [footprint.best_of(replace(inputs, **{field: at})).value for at in places]
    ordered = values if more_is_better else values[::-1]
    assert ordered[0] <= ordered[1] + CLOSE <= ordered[2] + 2 * CLOSE


def test_the_best_network_is_never_worth_less_than_a_plan_under_limits(inputs):
    best = footprint.best_of(inputs).value
    for change in ({}, {"ownership": "own"}, {"ownership": "contract", "site_limit": 8.0}, {"objective": "days"}):
        plan = footprint.plan_of(replace(inputs, service=0.0 + 50, **change))
        assert plan is None or plan.value <= best + CLOSE


def test_more_plants_allowed_and_more_kinds_allowed_never_make_a_plan_poorer(inputs):
    values = [footprint.plan_value(replace(inputs, site_limit=float(count))) for count in (1, 2, 3, 4, 6)]
    assert (np.diff(values) >= -CLOSE).all()
    either, own = (footprint.plan_value(replace(inputs, ownership=kind)) for kind in ("either", "own"))
    assert either >= own - CLOSE


def test_a_tighter_limit_of_days_never_makes_a_plan_richer(inputs):
    wide = replace(inputs, site_limit=6.0)
    values = []
    for limit in (60.0, 35.0, 30.0, 28.0):
        plan = footprint.plan_of(replace(wide, limit_us=limit, limit_europe=limit, limit_asia=limit, service=50.0))
        values.append(plan.value if plan else -1e9)
    assert (np.diff(values) <= CLOSE).all()


def test_each_objective_is_best_at_its_own_measure(inputs):
    whole = replace(inputs, service=100.0, site_limit=3.0)  # where nobody is left out, who would count as the slowest
    cost, days, kept = (footprint.plan_of(replace(whole, objective=name)) for name in facility.MEASURES)
    assert days.days <= min(cost.days, kept.days) + 1e-3
    assert cost.value >= max(days.value, kept.value) - CLOSE
    shares = [footprint.kept_if_one_fails(inputs, plan) for plan in (cost, days, kept)]
    assert shares[2] >= max(shares) - 1e-3


def test_one_hub_is_best_where_scale_is_all_and_days_cost_nothing(inputs):
    free = {"border_days": 0.0, "air_cost": 1000.0, "cryo_cost": 1000.0}
    antibody = replace(given.inputs(6000.0), lost_a_day=0.0, scale_exponent=0.3, large_plant=40000.0, **free)
    assert len(footprint.best_of(antibody).opened) == 1


def test_many_plants_are_best_where_days_lose_patients_and_scale_is_nothing(inputs):
    many = given.inputs(8000.0)
    eager = replace(many, lost_a_day=1.0, site_setup=0.0, site_running=5.0, border_days=15.0)
    assert len(footprint.best_of(eager).opened) > len(footprint.best_of(many).opened)


def test_a_market_that_pays_nothing_builds_nothing(inputs):
    prices = {f"price_{area}": cached.catalogue()[f"price_{area}"].low for area in AREAS}
    poor = replace(inputs, **prices, contract_price=300000.0)
    assert footprint.best_of(poor).verdict.kind == "none"


def test_a_plan_that_cannot_be_says_which_limit_and_the_change_it_names_makes_it_possible(inputs):
    tight = given.inputs(40000.0, site_limit=1.0, service=100.0)
    assert footprint.plan_of(tight) is None
    told = footprint.answer(tight).detail.problem
    assert told.most_served < 1
    enough = replace(tight, service=float(np.floor(100 * told.most_served)))
    assert footprint.plan_of(enough) is not None
    if told.sites_needed:
        assert footprint.plan_of(replace(tight, site_limit=float(told.sites_needed))) is not None


def test_a_region_beyond_its_limit_is_named_with_the_fastest_lane(inputs):
    near = replace(inputs, limit_asia=10.0, service=100.0)
    told = footprint.answer(near).detail.problem
    labels = {near.geography.regions[r].area for r in told.beyond}
    assert labels == {"asia"}
    assert all(limit == 10.0 < fastest for limit, fastest in told.beyond.values())


def test_a_closed_place_stays_closed_and_an_opened_one_stays_open(inputs):
    first = inputs.geography.places[
        footprint.best_of(inputs).setting.options[footprint.plan_of(inputs).opened[0]].place
    ]
    closed = footprint.plan_of(replace(inputs, **{f"site_{first.key}": "closed"}))
    assert first not in {inputs.geography.places[closed.setting.options[i].place] for i in closed.opened}
    forced = footprint.plan_of(replace(inputs, site_melbourne="contract"))
    kinds = {
        inputs.geography.places[forced.setting.options[i].place].key: forced.setting.options[i].kind
        for i in forced.opened
    }
    assert kinds["melbourne"] == "contract"


def test_suites_beside_each_other_cost_alike_and_a_site_is_paid_once(inputs):
    here = plants.setting(given.inputs(8000.0))
    own = [
        (option.suites, capital) for option, capital in zip(here.options, here.capital, strict=True) if option.suites
    ]
    suite = machines(inputs) * inputs.plant_capital * inputs.suite_doses / inputs.small_plant
    assert [capital for _, capital in own] == pytest.approx([inputs.site_setup + count * suite for count, _ in own])
    assert {site for option, site in zip(here.options, here.yearly["site"], strict=True) if option.suites} == {
        inputs.site_running
    }


def test_more_patients_take_no_size_away(inputs):
    few, more, many = (set(plants.sizes(given.inputs(patients))) for patients in (900.0, 2500.0, 9000.0))
    assert few < more < many
    assert max(many) * inputs.suite_doses <= inputs.large_plant


def test_a_countrys_price_averages_to_that_of_its_area(inputs):
    regions, prices = inputs.geography.regions, lanes.prices(inputs)
    for area in AREAS:
        mean = sum(r.weight * price for r, price in zip(regions, prices, strict=True) if r.area == area)
        assert mean / sum(r.weight for r in regions if r.area == area) == pytest.approx(
            getattr(inputs, f"price_{area}") / 1e6, rel=1e-9
        )


def test_cells_that_may_not_leave_are_served_at_home_or_not_at_all(inputs):
    places, regions = inputs.geography.places, inputs.geography.regions
    china = next(i for i, region in enumerate(regions) if region.law == "china_cells_may_leave")
    abroad = [i for i, place in enumerate(places) if place.country != regions[china].country]
    assert not np.isfinite(lanes.lanes(inputs).days[abroad, china]).any()
    assert np.isfinite(lanes.lanes(inputs).days[:, china]).any()
    opened = replace(inputs, china_cells_may_leave="open")
    assert np.isfinite(lanes.lanes(opened).days[:, china]).any(axis=1).all()
    assert footprint.best_of(opened).value >= footprint.best_of(inputs).value - CLOSE


def test_the_law_that_leaves_a_region_without_a_slot_is_named(inputs):
    plan = footprint.plan_of(inputs)
    assert footprint.unserved_by_law(inputs, plan) == {"china_cells_may_leave": ["China"]}
    there = replace(inputs, site_shanghai="own")
    assert footprint.unserved_by_law(there, footprint.plan_of(there)) == {}
    near = replace(inputs, plant_licences="area", site_limit=1.0, service=0.0)
    said = footprint.unserved_by_law(near, footprint.plan_of(near))
    assert {"Japan", "Germany"} <= set(said["plant_licences"])


def test_cheaper_contracts_never_lower_the_worth_of_the_best_network(inputs):
    worths = [footprint.answer(replace(inputs, contract_price=price)).best for price in (200e3, 150e3, 120e3, 80e3)]
    assert (np.diff(worths) >= -CLOSE).all()


def test_more_patients_never_make_a_dose_dearer_where_all_suites_are_full(inputs):
    full = making.patients_of(inputs, inputs.suite_doses)
    asked = [replace(inputs, **given.shared(count * full, 1, 0, 0), site_limit=1.0) for count in (2, 3, 4, 6)]
    costs = [footprint.read(one)["making_cost"] for one in asked]
    assert (np.diff(costs) <= CLOSE).all()


TOGETHER = 3  # sliders that stand at an end at once
ENDS = attrgetter("low"), attrgetter("high")


def ends() -> list[dict[str, float]]:
    """Return every number of the topic at each end of its range, a few of them together, in no order."""
    rows = [cached.catalogue()[key] for sight in ("main", "more") for key in cached.keys("footprint", sight)]
    own = {field.name for field in fields(footprint.Inputs)}
    found = [row for row in rows if not row.options and row.key in own]
    mixed = [[found[at] for at in np.random.default_rng(seed).permutation(len(found))] for seed in (1, 2)]
    lists = [[(row.key, end(row)) for row in rows] for rows, end in zip(mixed, ENDS, strict=True)]
    return [dict(one[at : at + TOGETHER]) for one in lists for at in range(0, len(one), TOGETHER)]


@pytest.mark.parametrize("changes", some(ends(), of=4), ids=", ".join)
def test_every_sliders_end_has_a_finite_answer(inputs, changes):
    there = replace(inputs, **changes)
    best, plan = footprint.best_of(there), footprint.plan_of(there)
    told = [best.value, best.treated, best.capital] + ([best.cost_a_patient, best.days] if best.opened else [])
    told += [plan.value, plan.days, plan.cost_a_patient] if plan else []
    assert np.isfinite(told).all()
    assert best.opened or np.isnan([best.cost_a_patient, best.days]).all()
    assert best.value >= -CLOSE
