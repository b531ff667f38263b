"""The page of the market, run without a browser: its ends, its sections, what it says of regions and of sizes."""

import pytest

from components import cached
from components.charts import market as charts
from components.words import about
from models import market
from models.market import words
from models.scenario import Scenario
from tests.models.pitch.cases import scenario_of
from tests.pages.opened import MARKET_PAGE, answer, app, assert_is_whole, at, ends
from tests.pages.sections import sections
from tests.pages.verdicts import KINDS
from tests.sample import some


@pytest.fixture(scope="module")
def opened():
    """The app at the page, opened once."""
    return app(MARKET_PAGE).run()


@pytest.mark.parametrize("changes", some(ends("market"), of=3), ids=str)
def test_the_page_stands_at_both_ends_of_everything_in_sight(opened, changes):
    assert_is_whole(at(scenario_of(**changes), opened), "market", str(changes))


@pytest.mark.parametrize("section", [name for name in sections(MARKET_PAGE) if name != "What flips it"])
@pytest.mark.parametrize("kind", ["middle", "none"])
def test_every_section_opens(opened, section, kind):
    scenario = scenario_of(**KINDS["market"][kind])
    before = len(at(scenario, opened).main)
    assert_is_whole(at(scenario, opened, section), "market", section)
    assert len(opened.main) > before, f"{section} draws nothing"


def test_the_sections_are_those_tested_here(opened):
    assert at(Scenario(), opened).get("button_group")[0].options == list(sections(MARKET_PAGE))


def test_a_launch_in_fewer_regions_says_what_it_leaves_out(opened):
    assert "leave out" in answer(at(scenario_of(launch_in="us"), opened))
    assert "leave out" not in answer(at(Scenario(), opened))


def test_what_is_left_out_is_said_to_be_counted_without_plants_planned_anew(opened):
    few, wider = (cached.inputs("market", scenario_of(launch_in=where)) for where in ("us", "all"))
    assert market.everywhere(few).peak_sales > 1.05 * market.size(wider).peak_sales  # so it must be said
    said = answer(at(scenario_of(launch_in="us"), opened))
    assert "as many given a dose elsewhere as where you are" in said
    assert "A launch in Asia and Australia would not pay" in said and "Launch in all three to count" not in said
    said = answer(at(scenario_of(launch_in="us", price_asia=250_000.0), opened))
    assert "Launch in all three to count" in said


def test_where_most_who_ask_get_no_dose_both_numbers_are_told_with_the_reason(opened):
    dear = scenario_of(price_asia=200_000.0)
    now = cached.answer("market", dear).detail.now
    asked, treated = (round(who[list(words.AREAS).index("asia"), now.peak]) for who in (now.asked, now.treated))
    assert treated < asked / 2, "so that there is something to tell"
    said = answer(at(dear, opened))
    assert f"In Asia and Australia {about(treated)} of {about(asked)} who" in said
    assert "law or licence closes the way from every plant to China" in said
    moved = answer(at(scenario_of(price_asia=200_000.0, china_cells_may_leave="open"), opened))
    assert "law or licence" not in moved


def test_the_next_size_is_more_for_a_small_product_and_less_for_a_large_one(opened):
    said = {kind: answer(at(scenario_of(**changes), opened)) for kind, changes in KINDS["market"].items()}
    assert "higher would make it a product of middle size" in said["small"]
    assert "lower would make it a product of middle size" in said["large"]
    assert "hardly anybody is ever treated" in said["none"]


def test_a_region_has_one_name_in_the_model_and_on_its_charts():
    assert {label: area for area, label in words.AREAS.items()} == charts.AREAS


def test_where_nobody_gets_a_dose_no_slot_pays_and_else_not_every_one(opened):
    dear = {"ownership": "contract", "contract_price": 215_000.0, "service": 0.0}
    said = [answer(at(scenario_of(**changes), opened)) for changes in (dear, {"price_asia": 200_000.0})]
    assert "In Europe 0 of" in said[0], "nobody gets a dose"
    assert "no slot for the United Kingdom" in said[0] and "not every slot" not in said[0]
    assert "not every slot for India" in said[1] and "no slot for" not in said[1]


def test_a_region_that_would_lose_is_left_out_and_the_page_says_so(opened):
    said = answer(at(Scenario(), opened))
    assert "A launch in Asia and Australia would not pay and is left out." in said
    assert "Your plan is in all three regions" not in said
    assert "is left out" not in answer(at(scenario_of(price_asia=200_000.0), opened))
    both = answer(at(scenario_of(price_europe=60_000.0), opened))
    assert "A launch in Europe or in Asia and Australia would not pay" in both
