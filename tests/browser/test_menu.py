"""The menu: the product's name, the sections, where one is, and room for twenty pages on a projector and a phone."""

import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from components.imprint import NAME
from components.menu import MENU
from tests.browser.screen import LAPTOPS, PHONE
from tests.browser.serving import ROOT, serve
from tests.browser.tabs import Tabs
from tests.browser.twenty_pages import SECTIONS

LINES = "elements => elements.map(e => e.getBoundingClientRect()).map(b => Math.round(b.top + b.height / 2))"


def inside(found: Locator, size: tuple[int, int]) -> bool:
    """Say whether all of an element lies in the window."""
    box = found.bounding_box()
    return (
        box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= size[0] and box["y"] + box["height"] <= size[1]
    )


def sections(page: Page) -> Locator:
    """The sections of the menu on a wide screen."""
    return page.get_by_test_id("stTopNavSection")


@pytest.fixture(scope="module")
def twenty(browser):
    """Tabs on the app's frame with twenty pages."""
    with serve(str(Path(__file__).with_name("twenty_pages.py")), ROOT) as running:
        tabs = Tabs(browser, running.url)
        yield tabs
        tabs.close()


@pytest.mark.parametrize("size", LAPTOPS)
def test_every_one_of_twenty_pages_is_in_the_menu_of_a_wide_screen(twenty, size):
    page = twenty.open("/viability", size)
    expect(sections(page)).to_have_count(len(SECTIONS))
    assert len(set(sections(page).evaluate_all(LINES))) == 1  # one line
    for index, titles in enumerate(SECTIONS.values()):
        sections(page).nth(index).click()
        for title in titles:
            entry = page.get_by_test_id("stTopNavDropdownLink").filter(has_text=title).first
            expect(entry).to_be_visible()
            assert inside(entry, size), title
        page.keyboard.press("Escape")
    twenty.give_back(page)


def test_every_one_of_twenty_pages_can_be_reached_on_a_phone(twenty):
    page = twenty.open("/viability", PHONE)
    open_menu(page)
    entries = page.get_by_test_id("stSidebarNavLink")
    expect(entries).to_have_count(sum(map(len, SECTIONS.values())))
    for title in (title for titles in SECTIONS.values() for title in titles):
        entry = entries.get_by_text(title, exact=True)
        entry.scroll_into_view_if_needed()
        assert inside(entry, PHONE), title
    entries.last.click()
    expect(page.get_by_role("heading", name=SECTIONS["Diligence"][-1])).to_be_visible()
    twenty.give_back(page)


def open_menu(page: Page) -> None:
    """Open the menu of a phone, all of it."""
    page.get_by_test_id("stExpandSidebarButton").click()
    page.wait_for_function("() => document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().left === 0")


def test_the_menu_says_where_one_is_and_goes_along(twenty):
    page = twenty.open("/viability", LAPTOPS[0])
    here = sections(page).locator("strong")
    expect(here).to_have_text("Footprint: Viability")
    sections(page).nth(2).click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="Iteration").click()
    expect(here).to_have_text("Lock: Iteration")
    expect(page).to_have_title(f"Iteration · {NAME}")
    twenty.give_back(page)


@pytest.mark.parametrize("size", (*LAPTOPS, PHONE))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_products_name_stands_in_the_menu_and_can_be_read(page, size, scheme):
    opened = page("/design_lock", size=size, scheme=scheme)
    name = opened.get_by_test_id("stHeaderLogo")
    expect(name).to_be_visible()
    assert inside(name, size)
    assert name.evaluate("image => image.naturalWidth") > 0
    assert not covered(opened, name)
    drawn = name.evaluate("image => fetch(image.src).then(answer => answer.text())")
    assert theme()[scheme]["textColor"] in drawn


def theme() -> dict:
    """Return the colours of the app by scheme."""
    return tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]


def covered(page: Page, found: Locator) -> bool:
    """Say whether something else lies on the middle of an element."""
    return not found.evaluate(
        "e => { const b = e.getBoundingClientRect();"
        " return e.contains(document.elementFromPoint(b.left + b.width / 2, b.top + b.height / 2)) }"
    )


@pytest.mark.parametrize(
    ("path", "section", "topic"),
    [("/", "Start", "claims"), ("/claims", "Start", "claims"), ("/footprint", "Footprint", "footprint")],
)
def test_every_way_to_a_page_is_told_in_the_menu(page, path, section, topic):
    expect(sections(page(path)).locator("strong")).to_have_text(f"{section}: {MENU[section][topic][0]}")


def test_the_page_one_is_on_is_the_title_of_the_tab(page):
    assert page("/design_lock").title() == f"{MENU['Lock']['design_lock'][0]} · {NAME}"


def test_there_is_no_menu_in_present(page):
    opened = page("/claims?present=1")
    expect(opened.get_by_test_id("stTopNav")).to_have_count(0)
    expect(opened.get_by_test_id("stHeaderLogo")).to_have_count(0)
