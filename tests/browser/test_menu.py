"""The menu: the product's name, the sections, where one is, and room for twenty pages on a projector and a phone."""

import tomllib
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from components.imprint import NAME
from components.menu import MENU
from tests.browser.screen import LAPTOPS, LOCK_PAGE, PHONE
from tests.browser.serving import ROOT, serve, settle
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
    """The app's frame with twenty pages, opened once: the tests look at it in windows of other sizes."""
    with serve(str(Path(__file__).with_name("twenty_pages.py")), ROOT) as running:
        tabs = Tabs(browser, running.url)
        yield tabs.open("/viability", LAPTOPS[0])
        tabs.close()


@pytest.fixture(scope="module")
def lock(tabs):
    """The design lock's page by the colours of each scheme, opened once: the tests look at it in other windows."""
    opened = {scheme: tabs.open(LOCK_PAGE, LAPTOPS[0], scheme) for scheme in ("light", "dark")}
    yield opened
    for one in opened.values():
        tabs.give_back(one)


def seen(page: Page, size: tuple[int, int]) -> Page:
    """Return a page in a window of another size, once it is drawn so."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    settle(page, rested=False)
    return page


@pytest.mark.parametrize("size", LAPTOPS)
def test_every_one_of_twenty_pages_is_in_the_menu_of_a_wide_screen(twenty, size):
    page = seen(twenty, size)
    expect(sections(page)).to_have_count(len(SECTIONS))
    assert len(set(sections(page).evaluate_all(LINES))) == 1  # one line
    for index, titles in enumerate(SECTIONS.values()):
        sections(page).nth(index).click()
        for title in titles:
            entry = page.get_by_test_id("stTopNavDropdownLink").filter(has_text=title).first
            expect(entry).to_be_visible()
            assert inside(entry, size), title
        page.keyboard.press("Escape")


def test_the_menu_says_where_one_is_and_goes_along(twenty):
    page = seen(twenty, LAPTOPS[0])
    here = sections(page).locator("strong")
    expect(here).to_have_text("Footprint: Viability")
    sections(page).nth(2).click()
    page.get_by_test_id("stTopNavDropdownLink").filter(has_text="Iteration").click()
    expect(here).to_have_text("Lock: Iteration")
    expect(page).to_have_title(f"Iteration · {NAME}")


def test_every_one_of_twenty_pages_can_be_reached_on_a_phone(twenty):
    page = seen(twenty, PHONE)
    open_menu(page)
    entries = page.get_by_test_id("stSidebarNavLink")
    expect(entries).to_have_count(sum(map(len, SECTIONS.values())))
    for title in (title for titles in SECTIONS.values() for title in titles):
        entry = entries.get_by_text(title, exact=True)
        entry.scroll_into_view_if_needed()
        assert inside(entry, PHONE), title
    entries.last.click()
    expect(page.get_by_role("heading", name=SECTIONS["Diligence"][-1])).to_be_visible()


def open_menu(page: Page) -> None:
    """Open the menu of a phone, all of it."""
    page.get_by_test_id("stExpandSidebarButton").click()
    page.wait_for_function("() => document.querySelector('[data-testid=stSidebar]').getBoundingClientRect().left === 0")


@pytest.mark.parametrize("size", (*LAPTOPS, PHONE))
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_products_name_stands_in_the_menu_and_can_be_read(lock, size, scheme):
    opened = seen(lock[scheme], size)
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


def test_the_page_one_is_on_is_told_in_the_menu_and_is_the_title_of_the_tab(lock):
    """Of the bare address the first sight is tested."""
    title = MENU["Lock"]["design_lock"][0]
    opened = seen(lock["light"], LAPTOPS[0])
    expect(sections(opened).locator("strong")).to_have_text(f"Lock: {title}")
    assert opened.title() == f"{title} · {NAME}"


def test_there_is_no_menu_in_present(page):
    opened = page("/claims?present=1")
    expect(opened.get_by_test_id("stTopNav")).to_have_count(0)
    expect(opened.get_by_test_id("stHeaderLogo")).to_have_count(0)
