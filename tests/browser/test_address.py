"""The address as a visitor uses it: Back and Forward, a link that another person opens, a reload in front of a room."""

import re
import time

import pytest
from playwright.sync_api import expect

from components import cached
from models.scenario import pack
from tests.browser.screen import (
    CLAIMS_PAGE,
    LOCK_PAGE,
    expect_link_to_change,
    expect_no_fault,
    open_section,
    packed,
    press,
    said,
    sentence,
    slider,
    tool,
    two_frames,
    values,
)
from tests.browser.serving import PATIENCE_MS, settle
from tests.models.pitch.cases import scenario_of
from tests.sample import some

COMPARE, PITCH = "/compare", "/pitch"
QUESTION = "Which of these is first most often? Commit a guess, then see."


def entries(page) -> int:
    """Return how many entries the history of this tab has."""
    return page.evaluate("history.length")


def seen(page) -> dict:
    """Return where the visitor is, once the page asks for nothing more: address, title, answer, sliders."""
    settle(page)
    return {
        "address": page.url,
        "title": page.locator("h1").all_inner_texts(),
        "said": said(page)[:1],
        "values": values(page),
        "alerts": page.locator("[data-testid=stAlert]").all_inner_texts(),
    }


def expect_seen(page, where: dict) -> None:
    """Wait until the visitor is where he was: the page that is left stays on screen until the next one comes."""
    deadline, now = time.monotonic() + PATIENCE_MS / 1000, seen(page)
    while now != where and time.monotonic() < deadline:
        now = seen(page)
    assert now == where


def from_menu(page, section: str, name: str) -> None:
    """Open a page from the menu."""
    page.locator("[data-testid=stTopNavSection]", has_text=section).click()
    page.locator("[data-testid=stTopNavDropdownLink]", has_text=name).click()
    page.wait_for_url(f"**/{name.lower().replace(' ', '_')}?s=**")


def drag(page, key: str, start: float, end: float, steps: int = 20) -> None:
    """Drag a slider from one value to another, slowly enough for drafts."""
    one = slider(page, key)
    box, low, high = one.bounding_box(), *(float(one.get_attribute(at)) for at in ("min", "max"))
    middle = box["y"] + box["height"] / 2

    def at(value: float) -> float:
        return box["x"] + 7 + (box["width"] - 14) * (value - low) / (high - low)

    page.mouse.move(at(start), middle)
    page.mouse.down()
    for step in range(1, steps + 1):
        page.mouse.move(at(start + (end - start) * step / steps), middle)
        two_frames(page)
    settle(page, rested=False)


def test_back_and_forward_walk_moves_and_pages_and_the_screen_is_what_the_address_says(page):
    opened = page(LOCK_PAGE)
    first, walked = entries(opened), [seen(opened)]
    for _ in range(2):
        press(opened, "rework_share", "ArrowLeft")
        walked.append(seen(opened))
        assert entries(opened) == first + len(walked) - 1
    drag(opened, "lock_month", 24, 46)
    assert packed(opened) in walked[-1]["address"], "a slider on its way is no entry"
    assert entries(opened) == first + 2
    opened.mouse.up()
    opened.wait_for_function("before => history.length > before", arg=first + 2)
    walked.append(seen(opened))
    tool(opened, "undo").click()
    opened.wait_for_function("before => history.length > before", arg=first + 3)
    walked.append(seen(opened))
    assert walked[-1]["values"] == walked[-3]["values"]
    from_menu(opened, "Footprint", "Viability")
    walked.append(seen(opened))
    assert entries(opened) == first + 5
    for before in reversed(walked[:-1]):
        opened.go_back()
        expect_seen(opened, before)
    for after in walked[1:]:
        opened.go_forward()
        expect_seen(opened, after)
    assert entries(opened) == first + 5
    opened.evaluate("() => history.go(-4)")  # as from the menu of the Back button
    opened.wait_for_url(walked[1]["address"])
    expect_seen(opened, walked[1])
    for _ in range(3):  # faster than the pages are drawn
        opened.evaluate("() => history.forward()")
    opened.wait_for_url(walked[4]["address"])
    expect_seen(opened, walked[4])
    assert entries(opened) == first + 5
    assert len({one["address"] for one in walked}) == 5  # the undo leads to an address that was there before


def test_a_first_visit_is_one_entry_so_that_back_leaves(page, server):
    opened = page("/design_lock")
    opened.goto("about:blank")
    before = entries(opened)
    opened.goto(server.url)
    settle(opened, rested=False)
    assert packed(opened)
    assert entries(opened) == before + 1
    opened.go_back(wait_until="commit")
    assert opened.url == "about:blank"


def test_what_was_undone_and_replaced_is_still_there_for_back(page):
    opened = page(LOCK_PAGE)
    press(opened, "lock_month", "ArrowRight")
    moved = packed(opened)
    tool(opened, "undo").click()
    expect_link_to_change(opened, moved)  # two moves within one run would be one entry
    expect(slider(opened, "lock_month")).to_have_value("24")
    press(opened, "lock_month", "ArrowLeft")
    settle(opened)
    for month in ("24", "25", "24"):
        opened.go_back()
        expect(slider(opened, "lock_month")).to_have_value(month)
        settle(opened)
    for month in ("25", "24", "23"):
        opened.go_forward()
        expect(slider(opened, "lock_month")).to_have_value(month)
        settle(opened)


def test_back_walks_the_claims_presented_and_leaves_present(page):
    opened = page(CLAIMS_PAGE)
    opened.get_by_role("button", name="Present", exact=True).click()
    told = opened.locator(".bar b")
    expect(told).to_have_text("Claim 1 of 11")
    opened.wait_for_url("**present=1**")
    settle(opened)
    before = entries(opened)
    for number in (2, 3):
        opened.keyboard.press("ArrowRight")
        expect(told).to_have_text(f"Claim {number} of 11")
        opened.wait_for_url(f"**present={number}**")
    settle(opened)
    assert entries(opened) == before + 2
    for number in (2, 1):
        opened.go_back()
        expect(told).to_have_text(f"Claim {number} of 11")
        settle(opened)
    opened.go_back()
    expect(told).to_have_count(0)
    expect(opened.locator("[data-claim='1']")).to_be_visible()


# What another person sees


def test_a_pinned_baseline_goes_along_with_the_link_and_so_does_the_part_that_is_open(page):
    opened = page(LOCK_PAGE)
    short = len(opened.url)
    press(opened, "rework_share", "Home")
    tool(opened, "pin").click()
    opened.wait_for_url("**base=**")
    press(opened, "lock_month", "End")
    open_section(opened, "Evidence")
    opened.wait_for_url("**more=evidence**")
    settle(opened)
    other = page(opened.url.removeprefix(re.match(r"https?://[^/]+", opened.url).group()))
    assert said(other)[:2] == said(opened)[:2]
    assert other.locator(".figure").all_inner_texts() == opened.locator(".figure").all_inner_texts()
    assert other.url == opened.url
    expect(tool(other, "pin")).to_have_text("Unpin")
    expect(other.get_by_role("radio", name="Evidence", checked=True)).to_be_visible()
    expect(tool(other, "undo")).to_be_disabled()  # the log stays with the one who made it
    assert other.evaluate("JSON.parse(sessionStorage.explorer).keep.moves.length") == 1
    tool(opened, "pin").click()
    opened.wait_for_function("() => !location.search.includes('base=')")
    assert short < 90


def test_what_is_compared_goes_along_with_the_link(page):
    opened = page(COMPARE)
    assert "compare=" not in opened.url
    opened.locator("[data-testid=stMain] [data-testid=stButtonGroup]").get_by_text("Footprint", exact=True).click()
    opened.wait_for_url("**compare=**")
    picked = opened.get_by_role("combobox", name=re.compile("Your plan's worth by"))
    before = opened.url
    picked.click()
    opened.get_by_role("option").nth(2).click()
    opened.wait_for_function("before => location.href !== before", arg=before)
    settle(opened)
    shown = opened.locator("[data-testid=stMain]").inner_text()
    other = page(opened.url.removeprefix(re.match(r"https?://[^/]+", opened.url).group()))
    assert other.locator("[data-testid=stMain]").inner_text() == shown
    expect(other.locator("[data-testid=stAlert]")).to_have_count(0)


@pytest.mark.parametrize("parameter", some(["base=1.nonsense", "compare=1.nonsense", "more=no_such_part"], of=3))
def test_a_bad_parameter_is_one_sentence_and_the_rest_stands(page, parameter):
    opened = page(f"{LOCK_PAGE}?s={pack(scenario_of(lock_month=25), cached.data_version())}&{parameter}")
    expect(opened.locator("[data-testid=stAlert]")).to_have_count(1)
    expect(slider(opened, "lock_month")).to_have_value("25")
    expect_no_fault(opened)


# A reload


def test_a_reload_keeps_the_log_its_reasons_the_place_in_it_the_pin_and_where_it_was_opened(page):
    opened = page(LOCK_PAGE)
    press(opened, "rework_share", "Home")
    open_section(opened, "Why it moved")
    opened.get_by_label("Reason for this move").fill("the board asked")
    opened.get_by_label("Reason for this move").press("Enter")
    log = opened.locator("[data-testid=stMarkdown]", has_text="Opened")
    expect(log).to_contain_text("the board asked")
    tool(opened, "pin").click()
    expect(tool(opened, "pin")).to_have_text("Unpin")
    press(opened, "lock_month", "End")
    tool(opened, "undo").click()
    expect(slider(opened, "lock_month")).to_have_value("24")
    settle(opened)
    before, told = seen(opened), log.inner_text()
    opened.reload()
    expect(tool(opened, "redo")).to_be_enabled()
    assert seen(opened) == before
    expect(log).to_have_text(re.sub(r"\s+", " ", told), use_inner_text=True)
    tool(opened, "redo").click()
    expect(slider(opened, "lock_month")).to_have_value("72")
    expect(tool(opened, "pin")).to_have_text("Unpin")
    tool(opened, "opened").click()
    expect(slider(opened, "rework_share")).to_have_value("30")


def test_a_reload_while_the_room_has_not_guessed_shows_the_answer_to_nobody(page):
    opened = page(PITCH)
    open_section(opened, "For a room")
    opened.get_by_text("Ask before showing").click()
    expect(opened.get_by_text(QUESTION)).to_be_visible()
    opened.wait_for_url("**ask=**")
    for once in ("", "again"):
        opened.reload()
        expect(opened.get_by_text(QUESTION)).to_be_visible()
        settle(opened)
        assert "first in" not in opened.locator("body").inner_text(), once
    other = page(opened.url.removeprefix(re.match(r"https?://[^/]+", opened.url).group()))
    expect(other.get_by_text(QUESTION)).to_be_visible()
    assert "first in" not in other.locator("body").inner_text()
    opened.get_by_role("combobox", name="Your guess").click()
    opened.get_by_role("option", name="Breyanzi").click()
    opened.get_by_role("button", name="Commit the guess").click()
    expect(sentence(opened)).to_contain_text("is first in")
    opened.wait_for_function("() => !location.search.includes('ask=')")
    settle(opened)
    opened.reload()
    expect(sentence(opened)).to_contain_text("is first in")
    settle(opened)
    open_section(opened, "Rank")
    expect(opened.get_by_text("room's guess")).to_be_visible()


def test_a_reload_in_present_keeps_the_claim_the_log_and_the_pin(page):
    opened = page(LOCK_PAGE)
    press(opened, "rework_share", "Home")
    tool(opened, "pin").click()
    opened.wait_for_url("**base=**")
    opened.get_by_role("button", name="Present", exact=True).click()
    expect(opened.locator(".bar b")).to_have_text("Claim 8, its page")
    opened.wait_for_url("**present=8**")
    opened.reload()
    expect(opened.locator(".bar b")).to_have_text("Claim 8, its page")
    settle(opened)
    opened.keyboard.press("Escape")
    expect(tool(opened, "undo")).to_be_enabled()
    expect(tool(opened, "pin")).to_have_text("Unpin")


def test_another_link_opened_in_the_same_tab_begins_a_visit_of_its_own(page, server):
    opened = page(LOCK_PAGE)
    press(opened, "rework_share", "Home")
    settle(opened)
    opened.goto(f"{server.url}{LOCK_PAGE}?s=1.eNqLNtYx1qlWyslPzo7Pzc8ryVCyMjLVM6iNBQBllwfg")
    settle(opened)
    expect(tool(opened, "undo")).to_be_disabled()
    expect(slider(opened, "lock_month")).to_have_value("25")
