"""One asset: what is pitched is the design that the plan locks, which is the one that is made and sold."""

from dataclasses import fields, replace

import numpy as np
import pytest

from components import cached
from explorer import answers, ledger
from explorer.store import listed_rows
from models import design_lock, market, pitch
from models.market import real
from models.scenario import Scenario
from models.topics import TOPICS
from models.years import MONTHS
from tests.models.pitch.cases import DEFAULTS, having, inputs_of, scenario_of

SCENARIOS = ledger.scenarios()
HALF_A_STEP = 0.5  # of the first design's response
RESPONSES = (0.0, 30.0, 50.0, 60.0, 66.0, 75.0, 85.0, 95.0)


def shown(scenario: Scenario) -> float:
    """Return the response of the asset on the pitch page, percent."""
    return pitch.asset_figures(cached.inputs("pitch", scenario))["response"]


def locked(**changes) -> dict:
    """Return what others read of the lock page."""
    return design_lock.read(cached.inputs("design_lock", scenario_of(**changes)))


# Identity


@pytest.mark.parametrize("name", SCENARIOS)
def test_the_lock_the_pitch_and_the_market_tell_one_response(name):
    told = ledger.quantities(SCENARIOS[name])[ledger.RESPONSE]
    assert set(told) == {"design_lock", "pitch", "market"}
    assert [*told.values()] == pytest.approx([shown(SCENARIOS[name])] * 3, rel=1e-9)


def test_the_product_beside_its_rivals_on_the_market_page_shows_what_is_pitched():
    ours = real.side_by_side(cached.inputs("market", Scenario()), [("A", 54.0, "a")])[-1]
    assert ours.response == shown(Scenario())


def asked_of(product: market.Inputs) -> np.ndarray:
    """Return (areas, years) patients who are asked of a product with its first design's response, without luck."""
    attraction = market.a_point(product) * market.head_start(product)
    attraction += market.order_of_entry(product, product.launch_month)
    month = 3 * np.arange(MONTHS // 3) + 1.5
    parts = market.share(attraction, market.rival_field(product, product.launch_month, month))[0]
    return market.asked_by_year(product, product.launch_month, np.repeat(parts, 3))


@pytest.mark.parametrize("response", [50.0, 66.0, 80.0])
def test_what_is_sold_is_a_product_with_the_response_pitched(response):
    """Theory: where share is nearly even in points and approval does not hang on them, only the mean counts."""
    scenario = scenario_of(response=response, rival_spread=0.0, success_odds=1.0, preference=1.05)
    inputs = cached.inputs("market", scenario)
    sold = np.array([inputs.asked_us, inputs.asked_europe, inputs.asked_asia])
    there = sold.any(axis=1)  # a region that would lose is left out
    assert there[0]
    assert sold[there] == pytest.approx(asked_of(replace(inputs, response=shown(scenario)))[there], rel=1e-3)
    assert sold.sum() > 1.01 * asked_of(inputs)[there].sum(), "the first design would sell less"


def test_the_lock_reads_nothing_of_the_pitch():
    assert "pitch" not in answers.sources("design_lock")


def test_every_topic_that_takes_the_first_designs_response_knows_what_is_gained_or_works_it_out():
    """The kind: a page that counts with the first design where the company sells the locked one."""
    takes = {topic for topic, module in TOPICS.items() if "response" in {one.name for one in fields(module.Inputs)}}
    knows = {topic for topic in takes if "gained" in {one.name for one in fields(TOPICS[topic].Inputs)}}
    assert takes - knows == {"design_lock", "iteration"}  # the latter by the lock's own curve


# Theory


def test_nothing_is_gained_where_the_first_design_is_locked_or_all_are_alike():
    assert locked(design_spread=0.0, learning=0.0)["gained"] == pytest.approx(0, abs=1e-3)
    assert locked(path="west", lock_month=0.0)["gained"] == pytest.approx(0, abs=1e-3)


@pytest.mark.parametrize("month", [12.0, 24.0, 48.0])
def test_what_is_gained_does_not_hang_on_the_first_designs_response_so_that_a_drag_can_be_undone_exactly(month):
    gains = [locked(response=response, lock_month=month)["gained"] for response in (0.0, 40.0, 66.0, 95.0)]
    assert gains == pytest.approx([gains[0]] * 4, abs=1e-9)


def test_a_share_of_patients_never_passes_its_ends():
    assert pitch.asset_figures(having(response=95.0, gained=12.0))["response"] == 100
    assert pitch.asset_figures(having(response=0.0, gained=-3.0))["response"] == 0
    assert np.isfinite(pitch.ranking(having(response=95.0, gained=12.0)).measured).all()


# Directions


def test_more_generations_until_the_lock_never_show_less():
    gains = [locked(lock_month=float(month))["gained"] for month in range(0, 73, 6)]
    assert np.diff(gains).min() >= -1e-6 and gains[-1] > gains[0]


@pytest.mark.parametrize("changes", [{}, {"indication": "myeloma"}, {"modality": "in_vivo_lentiviral"}],
                         ids=["defaults", "myeloma", "in vivo"])  # fmt: skip
def test_a_higher_response_never_lowers_the_pitch_or_what_is_asked_of_us(changes):
    scenarios = [scenario_of(**changes, response=response) for response in RESPONSES]
    found = [pitch.ranking(replace(inputs_of(**changes), response=response)) for response in RESPONSES]
    assert np.diff([float(one.shares[-1]) for one in found]).min() >= 0
    assert np.diff([cached.reads("design_lock", one)["share"] for one in scenarios]).min() >= 0


def test_a_higher_response_never_lowers_the_pitch_the_market_or_the_partner_with_all_that_follows():
    """Doses, days and cost are worked out anew: more patients may need one plant more."""
    scenarios = [scenario_of(response=response) for response in RESPONSES]
    for topic in ("pitch", "market", "partner"):
        worths = [cached.answer(topic, one).best for one in scenarios]
        assert np.diff(worths).min() >= -1e-6 * max(worths), topic


# The drag


@pytest.mark.parametrize("wanted", [35.0, 54.0, 72.5, 90.0])
@pytest.mark.parametrize("changes", [{}, {"lock_month": 48.0}, {"path": "west", "lock_month": 6.0},
                                     {"modality": "allogeneic_donor"}], ids=str)  # fmt: skip
def test_a_drag_to_a_response_leads_to_an_asset_that_shows_it(changes, wanted):
    key, value = pitch.moved_handle(inputs_of(**changes), "response", wanted)
    row = cached.catalogue()[key]
    assert key == "response"
    moved = scenario_of(**changes).with_change(row, row.nearest(value))
    assert shown(moved) == pytest.approx(wanted, abs=HALF_A_STEP + 1e-6)


def test_a_drag_from_an_asset_that_shows_all_leads_where_it_was_asked_to():
    key, value = pitch.moved_handle(having(response=95.0, gained=12.0), "response", 80.0)
    assert pitch.asset_figures(having(gained=12.0, **{key: value}))["response"] == 80


def test_the_card_of_the_response_names_what_it_hangs_on():
    assert {"response", "lock_month"} <= set(pitch.FIGURES["locked"].feeds)
    assert listed_rows("landscape") and DEFAULTS.gained > 0
