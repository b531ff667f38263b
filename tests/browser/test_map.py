"""The footprint as a visitor uses it: a click on the map, a preset, the ramp worked out in the background."""

import pytest
from playwright.sync_api import expect

from components import cached
from models.scenario import unpack
from tests.browser.screen import expect_link_to_change, expect_no_fault, open_section, packed
from tests.browser.serving import settle

FOOTPRINT = "/footprint"


@pytest.fixture(scope="module")
def tab(tabs):
    """One tab for all tests of this file."""
    opened_tab = tabs.open(FOOTPRINT)
    yield opened_tab
    tabs.give_back(opened_tab)


@pytest.fixture
def footprint(tab, server):
    """The footprint's page at its defaults, in a session of its own."""
    tab.goto(server.url + FOOTPRINT)
    settle(tab, rested=False)
    return tab


def changes(page) -> dict:
    """Return what the link sets."""
    return dict(unpack(packed(page), cached.catalogue()).scenario.changes)


def place(page, name: str):
    """Return a place's mark on the map."""
    return page.locator(f'.stVegaLiteChart path[aria-label*="{name}:"]').last


def test_a_click_on_the_map_opens_a_place_the_next_closes_it_and_the_link_says_so(footprint):
    before = packed(footprint)
    place(footprint, "Singapore").click(force=True)
    expect_link_to_change(footprint, before)
    settle(footprint, rested=False)
    assert changes(footprint) == {"site_singapore": "own"}
    expect(footprint.locator(".finding").first).to_contain_text("Singapore")
    before = packed(footprint)
    place(footprint, "Singapore").click(force=True)
    expect_link_to_change(footprint, before)
    assert changes(footprint) == {"site_singapore": "contract"}
    expect_no_fault(footprint)


def test_a_preset_is_one_move_that_one_undo_takes_back(footprint):
    open_section(footprint, "Presets")
    before = packed(footprint)
    footprint.get_by_role("button", name="Kite").click()
    expect_link_to_change(footprint, before)
    settle(footprint, rested=False)
    assert changes(footprint)["site_hoofddorp"] == "own"
    expect(footprint.locator("details", has_text="More about this answer")).to_contain_text(
        "Los Angeles, Maryland and Amsterdam"
    )
    footprint.get_by_role("button", name="Undo").click()
    settle(footprint, rested=False)
    assert changes(footprint) == {}


def test_the_ramp_is_worked_out_in_the_background_and_a_move_meanwhile_is_answered(footprint):
    open_section(footprint, "The ramp")
    footprint.get_by_role("button", name="Work out the ramp").click()
    expect(footprint.get_by_text("Proven to be the best")).to_be_visible()
    expect(footprint.locator(".stVegaLiteChart")).to_have_count(2)
    expect_no_fault(footprint)


def test_a_plan_that_cannot_be_is_a_sentence_and_the_page_stays(footprint, server):
    from models.scenario import pack
    from tests.pages.opened import scenario_of

    impossible = scenario_of(limit_europe=10.0, service=100.0)
    footprint.goto(f"{server.url}{FOOTPRINT}?s={pack(impossible, cached.data_version())}")
    settle(footprint, rested=False)
    expect(footprint.get_by_text("Your plan cannot be kept")).to_be_visible()
    assert footprint.locator(".stVegaLiteChart").count() == 1
    expect_no_fault(footprint)
