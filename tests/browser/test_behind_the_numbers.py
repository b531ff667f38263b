"""What is one click away: cards behind numbers, sections, downloads; and all of it by keyboard."""

import csv
import io
import re
import struct
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.screen import (
    LOCK_PAGE,
    expect_no_fault,
    open_section,
    packed,
    press,
    slider,
    tool,
)
from tests.browser.serving import new_context, settle
from tests.pages.sections import sections

CARD = ".card:popover-open"
FOCUS = """() => {
  let node = document.activeElement
  while (node?.shadowRoot?.activeElement) node = node.shadowRoot.activeElement
  return { tag: node.tagName, type: node.type || '', key: node.dataset?.key || '', tool: node.dataset?.tool || '',
    number: node.dataset?.number || '', label: node.getAttribute('aria-label') || '' }
}"""


@pytest.fixture(scope="module")
def lock(tabs):
    """The design lock's page, opened once: the tests that move something open it anew."""
    page = tabs.open(LOCK_PAGE)
    yield page
    tabs.give_back(page)


def anew(tab, server):
    """Open the page again in the same tab: a session of its own, at the defaults."""
    tab.goto(server.url + LOCK_PAGE)
    settle(tab, rested=False)
    return tab


def assert_opens_a_card(page, button, what: str):
    """Hold the card behind a button against what a card must say, then close it with Escape."""
    button.click()
    card = page.locator(CARD)
    expect(card).to_have_count(1)
    expect(card.locator("h3")).not_to_be_empty()
    told = card.locator("a[href], .source, .mark").all_inner_texts()
    assert any(text.strip() for text in told), f"{what}: neither a source nor a mark"
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= page.viewport_size["width"]
    page.keyboard.press("Escape")
    expect(page.locator(CARD)).to_have_count(0)


def test_every_number_opens_a_card_with_a_source_or_a_mark(lock):
    lock.locator("summary").click()
    lock.locator(".bar").hover()
    buttons = lock.locator("[data-number]")
    assert buttons.count() >= 12
    for i in range(buttons.count()):
        assert_opens_a_card(lock, buttons.nth(i), buttons.nth(i).get_attribute("data-number"))


def test_every_control_opens_a_card_with_a_source_or_a_mark(lock):
    labels = lock.locator(".row .about")
    assert labels.count() == 8
    for i in range(labels.count()):
        assert_opens_a_card(lock, labels.nth(i), labels.nth(i).inner_text())


def test_a_card_can_be_closed_with_its_button_and_by_a_click_beside_it(lock):
    number = lock.locator("[data-number]").first
    number.click()
    lock.locator(CARD).get_by_role("button", name="Close").click()
    expect(lock.locator(CARD)).to_have_count(0)
    number.click()
    lock.mouse.click(5, 400)
    expect(lock.locator(CARD)).to_have_count(0)


@pytest.mark.parametrize("section", sections(LOCK_PAGE.strip("/")))
def test_every_section_opens_without_a_fault(lock, section):
    open_section(lock, section)
    settle(lock, rested=False)
    expect_no_fault(lock)
    below = lock.locator(".stMain .stElementContainer").count()
    open_section(lock, section)  # a second click closes it
    settle(lock, rested=False)
    assert lock.locator(".stMain .stElementContainer").count() < below


def test_the_charts_and_tables_are_downloaded_and_the_link_is_the_address(lock):
    open_section(lock, "Take away")
    settle(lock, rested=False)
    assert packed(lock) in lock.locator("code").first.inner_text()
    without_section = lock.url.partition("&more=")[0]
    assert lock.locator("code").first.inner_text().strip() == without_section
    buttons = lock.locator("[data-testid=stDownloadButton] button")
    kinds = set()
    for i in range(buttons.count()):
        with lock.expect_download() as waiting:
            buttons.nth(i).click()
        name, content = waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()
        kinds.add(name.rpartition(".")[2])
        assert_is_what_its_name_says(name, content)
    assert kinds == {"png", "svg", "csv", "xlsx"}
    open_section(lock, "Take away")


def assert_is_what_its_name_says(name: str, content: bytes, separator: str = ","):
    assert re.fullmatch(r"[\w-]+_public-defaults_m\d+d\d+_\d{4}-\d\d-\d\d\.\w+", name), name
    if name.endswith(".png"):
        assert content.startswith(b"\x89PNG\r\n\x1a\n"), name
        assert min(struct.unpack(">II", content[16:24])) > 300, name
    elif name.endswith(".svg"):
        assert content.startswith(b"<svg"), name
        assert content.rstrip().endswith(b"</svg>"), name
        assert b"Scenario: Public defaults" in content, name
    elif name.endswith(".xlsx"):
        assert content.startswith(b"PK"), name
    else:
        assert content.startswith(b"\xef\xbb\xbf"), name
        rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=separator))
        assert len(rows) > 10, name
        assert {len(row) for row in rows} == {len(rows[0])}, name
        assert len(rows[0]) > 3, name


def test_a_csv_is_written_as_the_visitors_spreadsheet_reads_it_until_told_otherwise(browser, server):
    context = new_context(browser, locale="de-DE", timezone_id="Europe/Berlin", accept_downloads=True)
    page = context.new_page()
    page.goto(server.url + LOCK_PAGE)
    settle(page, rested=False)
    open_section(page, "Take away")
    settle(page, rested=False)
    first = csv_of(page)
    assert_is_what_its_name_says(*first, separator=";")
    assert re.search(rb";-?\d+,\d+;", first[1])
    page.get_by_role("radio", name="1,000.5").click()
    settle(page, rested=False)
    other = csv_of(page)
    assert_is_what_its_name_says(*other)
    assert re.search(rb",-?\d+\.\d+,", other[1])
    context.close()


def csv_of(page) -> tuple[str, bytes]:
    """Return name and content of the first table of a page as CSV."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="CSV", exact=True).first.click()
    return waiting.value.suggested_filename, Path(waiting.value.path()).read_bytes()


def test_no_table_on_screen_has_a_way_out_of_its_own(lock):
    open_section(lock, "Evidence")
    settle(lock, rested=False)
    table = lock.get_by_role("region", name=re.compile("^Table: ")).first
    table.scroll_into_view_if_needed()
    expect(table.get_by_role("columnheader").first).to_be_visible()
    expect(lock.get_by_label("Download as CSV")).to_have_count(0)
    open_section(lock, "Evidence")


# Keyboard and screen reader


def test_every_control_and_every_chart_has_a_name_for_a_screen_reader(lock):
    for one in lock.locator("input[type=range], .exact input").all():
        assert one.get_attribute("aria-label")
    for group in lock.locator("[role=radiogroup]").all():
        assert group.get_attribute("aria-label")
    charts = lock.locator(".stVegaLiteChart").all()
    assert charts
    for chart in charts:
        assert len((chart.get_attribute("aria-label") or "").split()) >= 5


def test_tab_reaches_the_numbers_the_buttons_and_every_slider(lock, server):
    opened = anew(lock, server)
    sliders = {one.get_attribute("data-key") for one in opened.locator("input[type=range]").all()}
    seen_sliders, seen_numbers = set(), set()
    for _ in range(120):
        opened.keyboard.press("Tab")
        focus = opened.evaluate(FOCUS)
        if focus["type"] == "range":
            seen_sliders.add(focus["key"])
            assert focus["label"], f"{focus['key']} has no name for a screen reader"
        seen_numbers.add(focus["number"])
        if seen_sliders == sliders:
            break
    assert seen_sliders == sliders
    assert len(seen_numbers - {""}) >= 8


def test_arrow_keys_move_a_slider_and_the_focus_stays_on_it(lock, server):
    opened = anew(lock, server)
    press(opened, "rework_share", "ArrowRight")
    expect(slider(opened, "rework_share")).to_have_value("35")
    settle(opened)
    assert opened.evaluate(FOCUS)["key"] == "rework_share"
    assert slider(opened, "rework_share").get_attribute("aria-valuetext") == "35 %"


def test_a_button_pressed_by_keyboard_keeps_the_focus(lock, server):
    opened = anew(lock, server)
    press(opened, "rework_share", "ArrowRight")
    press(opened, "rework_share", "ArrowRight")
    expect(tool(opened, "undo")).to_be_enabled()
    tool(opened, "undo").focus()
    opened.keyboard.press("Enter")
    expect(slider(opened, "rework_share")).to_have_value("35")
    settle(opened, rested=False)
    assert opened.evaluate(FOCUS)["tool"] == "undo"
    opened.keyboard.press("Enter")
    expect(slider(opened, "rework_share")).to_have_value("30")


def test_a_number_keeps_the_focus_when_the_ticks_arrive(lock, server):
    opened = anew(lock, server)
    press(opened, "rework_share", "ArrowRight")
    opened.locator('[data-number="value"]').first.focus()
    settle(opened)
    assert opened.evaluate(FOCUS)["number"] == "value"


def test_an_open_card_says_the_present_numbers_when_they_change(lock, server):
    opened = anew(lock, server)
    number = opened.locator('.figure [data-number="value"]').first
    before = number.inner_text()
    press(opened, "rework_share", "Home")
    expect(number).not_to_have_text(before)
    number.click()
    expect(opened.locator(CARD)).to_contain_text(number.inner_text())
