"""Areas that would lose: they add nothing to the worth of a lock, nobody asks there on any page, and they are told."""

from dataclasses import replace

import numpy as np
import pytest

from explorer.answers import answer
from explorer.answers import given as answers_given
from explorer.answers import inputs as inputs_of
from models import design_lock, making
from models.design_lock.areas import countries_served, lawful, served_near, suites
from models.design_lock.earnings import planned
from models.market import net_prices
from models.scenario import Scenario
from models.years import YEARS
from tests.models.design_lock.cases import DEFAULTS, anywhere, having


def worth(inputs) -> float:
    """Return what the plan is worth."""
    return float(design_lock.curve(inputs, inputs.path).value[design_lock.plan_month(inputs)])


def test_an_area_is_left_out_where_its_price_does_not_pay_for_a_dose_and_never_where_nobody_asks():
    asked = np.zeros((3, YEARS))
    asked[:2, 8:16] = 1_000.0
    free = replace(DEFAULTS, price_us=500_000.0, price_europe=0.0, launch_us=0.0)
    assert [area.pays for area in planned(free, 96.0, asked)] == [True, False, False]


def test_a_price_of_an_area_that_is_left_out_moves_no_worth_and_one_that_pays_does():
    low, middle, high = (having(price_asia=price) for price in (20_000.0, 40_000.0, 600_000.0))
    assert design_lock.areas_left_out(low) == design_lock.areas_left_out(middle) == ["asia"]
    assert worth(low) == worth(middle)
    assert design_lock.areas_left_out(high) == [] and worth(high) > worth(low)


def test_an_area_that_is_not_launched_in_is_not_left_out():
    assert design_lock.areas_left_out(having(launch_in="west", price_asia=20_000.0)) == []


def test_the_first_area_is_never_left_out_so_that_a_loss_is_shown():
    poor = having(price_us=20_000.0, price_europe=20_000.0, price_asia=20_000.0)
    assert design_lock.areas_left_out(poor) == ["europe", "asia"]
    assert max(design_lock.read(poor)["asked_us"]) > 0 == max(design_lock.read(poor)["asked_europe"])


def asked_of(topic: str, scenario: Scenario) -> float:
    """Return how many ask in Asia in any year, as a page of another topic is told."""
    return sum(inputs_of(topic, scenario).asked_asia)


@pytest.mark.parametrize("topic", ["market", "footprint"])
def test_where_an_area_is_left_out_nobody_asks_there_on_any_page(topic):
    low, high = (Scenario(changes=(("price_asia", price),)) for price in (40_000.0, 400_000.0))
    assert asked_of(topic, low) == 0 < asked_of(topic, high)


def test_the_partner_page_pays_no_launch_in_an_area_that_is_left_out():
    cheap, dear = (Scenario(changes=(("price_asia", 40_000.0), ("launch_asia", cost))) for cost in (0.0, 200.0))
    left = [inputs_of("partner", scenario) for scenario in (cheap, dear)]
    assert left[1].launch_asia == 200 and sum(left[0].sales_asia) == sum(left[1].sales_asia) == 0
    assert answered(cheap) == pytest.approx(answered(dear))


def answered(scenario: Scenario) -> float:
    """Return what the best way leaves founders."""
    return answer("partner", scenario).best


def test_a_country_is_served_where_its_patients_pay_for_dose_shipments_selling_and_suite():
    inputs = having(price_asia=150_000.0, selling=0.0, lost_a_day=0.0, out_of_spec=0.0)
    found, running = countries_served(inputs), suites(inputs).running
    cost = (making.dose_cost(inputs) + 2 * inputs.cryo_cost * making.batches_a_dose(inputs)) / making.MILLION
    for area, price in list(enumerate(net_prices(inputs)))[1:]:  # the first has the planned site, which is near
        left = [(part, price * index - cost) for part, index, law in inputs.paying[area] if lawful(inputs, law)]
        assert found.part[area] == pytest.approx(sum(part for part, each in left if each > running))
        assert found.leaves[area] == pytest.approx(sum(part * each for part, each in left if each > running))
    assert 0 < found.part[2] < 1 == pytest.approx(found.part[0])


def test_a_country_whose_law_keeps_its_cells_is_not_served_from_abroad():
    closed, free = (
        countries_served(having(price_asia=600_000.0, china_cells_may_leave=law)) for law in ("closed", "open")
    )
    (china,) = (part for part, _, law in DEFAULTS.paying[2] if law == "china_cells_may_leave")
    assert free.part[2] - closed.part[2] == pytest.approx(china)
    assert free.leaves[2] > closed.leaves[2] > 0


def test_a_dose_made_in_advance_takes_no_cells_out_of_a_country():
    shelf = {"modality": sorted(DEFAULTS.from_shelf)[0], "price_asia": 600_000.0}
    closed, free = (countries_served(having(**shelf, china_cells_may_leave=law)) for law in ("closed", "open"))
    assert closed.part == pytest.approx(free.part)


def test_the_countries_of_an_area_are_its_patients_and_pay_its_price_on_average():
    for countries in DEFAULTS.paying:
        part, index = np.array([country[:2] for country in countries]).T
        assert (part.sum(), part @ index) == pytest.approx((1.0, 1.0))


def test_cells_need_not_leave_a_country_in_which_the_user_has_opened_a_plant():
    china = having(price_asia=250_000.0)
    opened, shut = (countries_served(replace(china, site_shanghai=word)) for word in ("own", "auto"))
    (part,) = (part for part, _, law in DEFAULTS.paying[2] if law == "china_cells_may_leave")
    assert opened.part[2] - shut.part[2] == pytest.approx(part)
    dear = replace(china, price_asia=400_000.0)
    assert worth(replace(dear, site_shanghai="own")) > worth(dear)  # it is the one site that is planned


def test_an_opened_plant_lets_an_area_be_launched_in_that_would_be_left_out_and_its_patients_are_treated():
    asia = {"price_asia": 400_000.0, "japan_plants_abroad": "closed", "launch_asia": 200.0, "site_limit": 1.0}
    without = design_lock.areas_left_out(having(**asia, demand_factor=0.6))
    opened = design_lock.areas_left_out(having(**asia, demand_factor=0.6, site_shanghai="own"))
    assert (without, opened) == (["asia"], [])


def test_freight_that_no_price_bears_ends_no_area_that_may_have_a_plant_of_its_own():
    dear = having(cryo_cost=40_000.0, lost_a_day=0.5, wait_days=3.0)
    assert "europe" not in design_lock.areas_left_out(dear)
    for alone in ({"site_limit": 1.0}, {"ownership": "contract"}, dict.fromkeys(in_europe(), "closed")):
        assert "europe" in design_lock.areas_left_out(replace(dear, **alone))


def in_europe() -> list[str]:
    """Return the assumptions on Europe's places."""
    return [f"site_{place}" for place in DEFAULTS.near[1].places]


def test_the_network_treats_whom_a_plant_of_the_areas_own_is_planned_for():
    treated = answer("footprint", Scenario(changes=(("cryo_cost", 40_000.0), ("demand_factor", 1.5)))).reads
    assert max(treated["treated_europe"]) > 0 and treated["plants"] > 1


def test_where_plants_are_licensed_for_their_own_area_only_one_that_may_have_a_site_is_launched_in():
    near = having(plant_licences="area")
    assert served_near(near).part[1] > 0 == countries_served(near).part[1]
    assert "europe" not in design_lock.areas_left_out(near)
    assert "europe" in design_lock.areas_left_out(replace(near, site_limit=1.0))
    assert worth(near) < worth(having())


def test_a_site_in_the_area_never_leaves_a_patient_less_than_the_site_that_is_planned():
    random = np.random.default_rng(5)
    for _ in range(40):
        inputs = replace(anywhere(random), site_limit=3.0)
        near, afar = served_near(inputs), countries_served(inputs)
        assert (near.leaves[1:] >= afar.leaves[1:] - 1e-12).all() and (near.part[1:] >= afar.part[1:] - 1e-12).all()


def test_what_is_told_of_the_countries_served_is_in_the_order_of_the_regions_of_the_store():
    told = design_lock.read(having(price_asia=250_000.0))
    regions = [region for region in answers_given("footprint")["geography"].regions if region.area == "asia"]
    served = {region.key: part for region, part in zip(regions, told["open_asia"], strict=True)}
    assert served["china"] == 0 and all(part in (0, pytest.approx(region.weight))
                                        for region, part in zip(regions, told["open_asia"], strict=True))  # fmt: skip
    assert served["japan"] > 0 and sum(told["open_us"]) == pytest.approx(100)


def test_the_site_that_is_planned_stands_in_the_best_place_of_its_area_and_costs_no_second_site():
    far = having(**{f"site_{place}": "closed" for place in DEFAULTS.near[0].places})
    assert countries_served(DEFAULTS).leaves[0] > countries_served(far).leaves[0] > 0
    assert worth(having(site_limit=1.0)) > worth(replace(far, site_limit=1.0))
    each = [having(**{f"site_{place}": "own"}) for place in DEFAULTS.near[0].places]
    best = max(countries_served(one).leaves[0] for one in each)
    assert best == countries_served(DEFAULTS).leaves[0] > min(countries_served(one).leaves[0] for one in each)


def test_the_part_of_an_area_that_is_open_is_that_of_the_way_it_is_served():
    asked = np.zeros((3, YEARS))
    asked[:, 8:24] = 2_000.0
    inputs, dear = having(price_asia=400_000.0), having(price_asia=400_000.0, cryo_cost=40_000.0)
    assert planned(inputs, 96.0, asked)[2].countries == served_near(inputs).countries[2]  # a plant in China pays
    assert countries_served(inputs).part[2] < served_near(inputs).part[2]
    alone = planned(replace(inputs, site_limit=1.0), 96.0, asked)
    assert tuple(area.countries for area in alone) == countries_served(inputs).countries
    assert planned(dear, 96.0, asked)[1].countries == served_near(dear).countries[1] and served_near(dear).part[1] > 0
