"""Every page, light and dark, against the checks of WCAG 2.2 AA that a program can make (axe-core); sizes of text."""

from functools import cache
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from components.menu import MENU
from tests.browser.screen import LAPTOPS, LOCK_PAGE, WALK, open_section
from tests.browser.serving import settle
from tests.sample import some

PAGES = [f"/{page}" for pages in MENU.values() for page in pages]
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
LEAST, LEAST_IN_A_ROOM = 12, 24  # pixels of a text
RUN = "tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })"
SIZES_OF_TEXT = (
    "() => {"
    + WALK
    + """
    const own = node => [...node.childNodes].some(one => one.nodeType === 3 && one.textContent.trim())
    return all(document.querySelector('[data-testid=stMain]'))
      .filter(node => own(node) && seen(node) && !['STYLE', 'SCRIPT', 'OPTION'].includes(node.tagName)
        && node.getBoundingClientRect().width > 1.5 && !node.closest('[data-testid=stIconMaterial]'))
      .map(node => [
        parseFloat(getComputedStyle(node).fontSize) * (node.currentCSSZoom || 1), node.textContent.trim().slice(0, 40)])
  }"""
)


@cache
def checks() -> str:
    """Return the checks as a script."""
    return next(Path(axe_playwright_python.__file__).parent.rglob("axe.min.js")).read_text(encoding="utf-8")


def violations(opened) -> list[tuple]:
    """Return what the checks find wrong with a page: the rule, and where."""
    opened.evaluate(checks())
    found = opened.evaluate(RUN, TAGS)["violations"]
    return [(one["id"], node["html"][:120]) for one in found for node in one["nodes"]]


@pytest.mark.parametrize("path", PAGES)
def test_no_page_violates_wcag_or_has_text_too_small_to_be_read(page, path):
    opened = page(path, size=LAPTOPS[0])
    assert not violations(opened)
    sizes = opened.evaluate(SIZES_OF_TEXT)
    assert len(sizes) > 10
    assert not [(size, text) for size, text in sizes if size < LEAST]


@pytest.mark.parametrize("path", some(PAGES, of=5))
def test_no_page_violates_wcag_in_the_dark(page, path):
    assert not violations(page(path, size=LAPTOPS[0], scheme="dark"))


def test_the_checks_would_find_something(page):
    opened = page(LOCK_PAGE, size=LAPTOPS[0])
    opened.evaluate("() => document.querySelector('[data-testid=stMain]').append(document.createElement('button'))")
    assert "button-name" in {rule for rule, _ in violations(opened)}


@pytest.mark.parametrize("section", ["All assumptions", "Evidence", "What flips it"])
def test_what_stands_behind_a_click_violates_nothing_either(page, section):
    opened = page(LOCK_PAGE, size=LAPTOPS[0])
    open_section(opened, section)
    settle(opened)
    assert not violations(opened)


def test_a_card_takes_the_focus_is_a_dialog_by_name_and_gives_the_focus_back(page):
    opened = page(LOCK_PAGE, size=LAPTOPS[0])
    number = opened.locator(".decision .number")
    number.focus()
    opened.keyboard.press("Enter")
    card = opened.get_by_role("dialog", name="Lock window")
    expect(card).to_be_visible()
    expect(card.locator(".close")).to_be_focused()
    assert not violations(opened)
    opened.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(number).to_be_focused()


def test_the_new_answer_is_said_to_a_screen_reader_after_a_move(page):
    opened = page("/market", size=LAPTOPS[0])
    live = opened.locator("[role=status].live")
    before = live.inner_text()
    assert before == opened.locator(".decision").inner_text()
    opened.locator('input[data-exact="reach_us"]').fill("5")
    opened.keyboard.press("Enter")
    expect(live).not_to_have_text(before)
    expect(live).to_have_text(opened.locator(".decision").inner_text())


@pytest.mark.parametrize("path", ["/claims?present=1", "/design_lock?present=8&show=lock_month", "/partner?present=1"])
def test_no_text_for_a_room_is_smaller_than_can_be_read_from_its_last_row(page, path):
    sizes = page(path, size=LAPTOPS[0]).evaluate(SIZES_OF_TEXT)
    assert len(sizes) > 5
    assert not [(size, text) for size, text in sizes if size < LEAST_IN_A_ROOM]


def test_the_focus_can_be_seen_in_the_menu(page):
    opened = page(LOCK_PAGE, size=LAPTOPS[0])
    opened.keyboard.press("Tab")
    for _ in range(8):
        outline = opened.evaluate("() => getComputedStyle(document.activeElement).outlineStyle")
        if opened.evaluate("() => Boolean(document.activeElement.closest('header, [data-testid=stHeader]'))"):
            assert outline == "solid"
            return
        opened.keyboard.press("Tab")
    pytest.fail("no part of the menu took the focus")
