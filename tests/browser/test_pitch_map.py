"""The pitch as a visitor uses it: the asset dragged on the map, a class chosen, the room asked before it is shown."""

import pytest
from playwright.sync_api import expect

from components import cached
from models.digits import percents
from models.scenario import Scenario, unpack
from tests.browser.screen import (
    chart_words,
    expect_link_to_change,
    expect_no_fault,
    open_section,
    packed,
    plot,
    sentence,
    tool,
)
from tests.browser.serving import settle

PITCH = "/pitch"
RESPONSE, DAYS = (20, 90), (50, 5)  # the axes, from the worst to the best end


@pytest.fixture(scope="module")
def tab(tabs):
    """One tab for all tests of this file."""
    opened_tab = tabs.open(PITCH)
    yield opened_tab
    tabs.give_back(opened_tab)


@pytest.fixture
def pitch(tab, server):
    """The pitch's page at its defaults, in a session of its own."""
    tab.goto(server.url + PITCH)
    settle(tab, rested=False)
    return tab


def changes(page) -> dict:
    """Return what the link sets."""
    return dict(unpack(packed(page), cached.catalogue()).scenario.changes)


def at(page, days: float, response: float) -> tuple[float, float]:
    """Return where a place of the map stands on the screen."""
    box = plot(page)
    right = (days - DAYS[0]) / (DAYS[1] - DAYS[0])
    up = (response - RESPONSE[0]) / (RESPONSE[1] - RESPONSE[0])
    return box["x"] + box["width"] * right, box["y"] + box["height"] * (1 - up)


def test_the_pointer_reads_any_place_and_letting_go_moves_the_asset_there_in_one_move(pitch):
    settle(pitch)  # a chart that is drawn anew once the flips are found lets go of what is dragged
    before = packed(pitch)
    pitch.mouse.move(*at(pitch, 29, 54))
    pitch.mouse.down()
    pitch.mouse.move(*at(pitch, 21, 76), steps=5)
    assert "first in" in chart_words(pitch)
    assert packed(pitch) == before
    pitch.mouse.up()
    expect_link_to_change(pitch, before)
    settle(pitch, rested=False)
    moved = changes(pitch)
    assert set(moved) == {"response", "process_days"}
    shown = moved["response"] + cached.reads("design_lock", Scenario())["gained"]
    assert 70 < shown < 82, "the first design is set so that the one locked stands where it was let go"
    expect(pitch.locator(".stVegaLiteChart").first).to_be_visible()
    expect(pitch.locator("body")).to_contain_text(f"with {percents(shown)} % complete response")
    assert moved["process_days"] < 5
    expect_no_fault(pitch)
    tool(pitch, "undo").click()
    expect_link_to_change(pitch, packed(pitch))
    assert changes(pitch) == {}


def test_a_class_brings_its_figures_and_one_undo_takes_them_back(pitch):
    before = packed(pitch)
    pitch.locator('select[data-key="modality"]').select_option("allogeneic_donor")
    expect_link_to_change(pitch, before)
    settle(pitch, rested=False)
    assert changes(pitch)["shelf_cost"] == 4460
    expect(sentence(pitch)).to_contain_text("Lead with")
    before = packed(pitch)
    tool(pitch, "undo").click()
    expect_link_to_change(pitch, before)
    assert changes(pitch) == {}
    expect_no_fault(pitch)


def test_the_room_guesses_before_it_sees_and_the_guess_stays_on_the_chart(pitch):
    open_section(pitch, "For a room")
    pitch.get_by_text("Ask before showing").click()
    expect(pitch.get_by_text("Commit a guess, then see.")).to_be_visible()
    expect(pitch.locator(".figure")).to_have_count(0)
    assert "first in" not in pitch.locator("body").inner_text()
    pitch.get_by_role("combobox", name="Your guess").click()
    pitch.get_by_role("option", name="Breyanzi").click()
    pitch.get_by_role("button", name="Commit the guess").click()
    expect(sentence(pitch)).to_contain_text("is first in")
    settle(pitch, rested=False)
    open_section(pitch, "Rank")
    expect(pitch.get_by_text("room's guess")).to_be_visible()
    expect_no_fault(pitch)
