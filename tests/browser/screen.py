"""Reads and moves the page as a visitor does: the one place that knows what it is made of."""

import re

from playwright.sync_api import Locator, Page, expect

from components import cached
from models.scenario import Scenario, unpack
from tests.browser.serving import PATIENCE_MS

LAPTOPS = ((1280, 720), (1440, 900))
PHONE = (390, 844)
LOCK_PAGE, CLAIMS_PAGE = "/design_lock", "/claims"

# Walks every element, the insides of our components included.
WALK = """
  const all = (root, found = []) => {
    for (const node of root.querySelectorAll('*')) {
      found.push(node)
      if (node.shadowRoot) all(node.shadowRoot, found)
    }
    return found
  }
  const above = node => node.parentElement || node.getRootNode().host || null
  const seen = node => node.checkVisibility({ opacityProperty: true, visibilityProperty: true })
"""


def slider(page: Page, key: str) -> Locator:
    """Return the slider of an assumption."""
    return page.locator(f'input[type=range][data-key="{key}"]').first


def exact(page: Page, key: str) -> Locator:
    """Return the field for the exact value of an assumption."""
    return page.locator(f'input[data-exact="{key}"]').first


def tool(page: Page, name: str) -> Locator:
    """Return the button of undo, redo, defaults, opened or pin."""
    return page.locator(f'[data-tool="{name}"]').first


def sentence(page: Page) -> Locator:
    """Return the first sentence of the answer."""
    return page.locator(".sentence").first


def said(page: Page) -> list[str]:
    """Return everything that the answer, what is behind it, and the figures say."""
    return page.locator(".sentence, .figure").all_text_contents()


def behind(page: Page) -> Locator:
    """Return what stands behind a click on the answer: the runner-up, the band, what the user's plan gives away."""
    return page.locator("details").first


def station(page: Page, topic: str) -> Locator:
    """Return what the story bar says of a page."""
    return page.locator(f'[data-station="{topic}"]')


def values(page: Page) -> dict[str, str]:
    """Return the value of every control in sight."""
    found = {one.get_attribute("data-key"): one.input_value() for one in page.locator("input[type=range]").all()}
    chosen = page.locator("input[type=radio][data-key]:checked").all()
    return found | {one.get_attribute("data-key"): one.get_attribute("value") for one in chosen}


def packed(page: Page) -> str:
    """Return the link's packed scenario."""
    found = re.search(r"[?&]s=([^&]+)", page.url)
    return found.group(1) if found else ""


def opened(link: str) -> Scenario:
    """Return the scenario that a packed link opens."""
    return unpack(link, cached.catalogue()).scenario


def expect_link_to_change(page: Page, before: str) -> None:
    """Wait until the address carries another scenario."""
    page.wait_for_function("before => !location.search.includes(`s=${before}`)", arg=before, timeout=PATIENCE_MS)


def press(page: Page, key: str, name: str, times: int = 1) -> None:
    """Press a key on the slider of an assumption, and wait until the address carries it."""
    before = packed(page)
    slider(page, key).focus()
    for _ in range(times):
        page.keyboard.press(name)
    expect_link_to_change(page, before)


def plot(page: Page) -> dict[str, float]:
    """Return where the hero's plot lies on the screen."""
    return page.locator(".stVegaLiteChart svg .root > g > .background").first.bounding_box()


def month_x(page: Page, month: float, months: int = 72) -> float:
    """Return where a lock month stands on the hero."""
    box = plot(page)
    return box["x"] + box["width"] * month / months


def chart_words(page: Page) -> str:
    """Return everything written on the hero."""
    return " ".join(page.locator(".stVegaLiteChart svg").first.locator("text").all_text_contents())


def two_frames(page: Page) -> None:
    """Wait for two frames to be painted."""
    page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")


def wait_for_runs(page: Page, count: int) -> None:
    """Wait until so many runs of the script, or of a part of it, have ended."""
    page.evaluate(COUNT_RUNS)
    page.wait_for_function("count => window.runs >= count", arg=count, timeout=4 * PATIENCE_MS)


COUNT_RUNS = """() => {
  window.runs = 0
  const app = document.querySelector('[data-testid=stApp]')
  const look = () => { if (app.dataset.testScriptState === 'notRunning') window.runs += 1 }
  new MutationObserver(look).observe(app, { attributeFilter: ['data-test-script-state'] })
}"""


def open_section(page: Page, name: str) -> None:
    """Open a section below the story bar."""
    page.get_by_role("radio", name=name, exact=True).or_(
        page.get_by_role("button", name=name, exact=True)
    ).first.click()


def expect_no_fault(page: Page) -> None:
    """Hold the page against everything that a fault looks like."""
    expect(page.locator("[data-testid=stException], [data-testid=stAlertContentError]")).to_have_count(0)
    expect(page.locator("[role=dialog]:not(.card)")).to_have_count(0)  # a card is one that the reader opened
    assert "Traceback" not in page.locator("body").inner_text()
