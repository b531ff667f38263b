"""In a real Chromium: loading another scenario to the repainted board of claims, every answer a new one.

Each ready-made scenario is loaded once on each of several fresh servers, since an answer is worked out only once; the
stock script's slider is moved as often, in turn.
"""

from collections.abc import Iterator

from playwright.sync_api import Browser, Locator, Page

from benchmarks.apps import App
from benchmarks.repaint import LIMIT_MS, PROBE, START, open_app, slider_move
from benchmarks.report import Figure, attempt, middle
from tests.browser.serving import open_browser, open_page

SERVERS, READY, BOARD = 3, "[class*=st-key-preset_] button", ".board"
PAUSE_MS = 3_000  # as long as somebody looks at a board, while what flips it is looked for


def ready(page: Page) -> Locator:
    """The buttons of the ready-made scenarios, the defaults first."""
    return page.locator(READY).filter(visible=True)


def load(page: Page, index: int) -> float | None:
    """Load one of the ready-made scenarios; milliseconds to the repainted board."""
    page.bring_to_front()
    page.wait_for_timeout(PAUSE_MS)
    page.evaluate(START, ["click", BOARD, 2 * LIMIT_MS])
    ready(page).nth(index).click()
    return page.evaluate("window.repaint")


def times_of(browser: Browser, ours: App, stock_page: Page | None, stock: App) -> tuple[list, list]:
    """Load every ready-made scenario on a fresh server, the stock script's slider moved in between."""
    with ours.serve() as server:
        page = open_page(browser, f"{server.url}/claims", (1440, 900))
        page.evaluate(PROBE)
        loads, moves = [], []
        for index in range(1, ready(page).count()):
            loads.append(load(page, index))
            moves.append(attempt(stock.name, slider_move, stock_page, stock, index) if stock_page else None)
        page.context.close()
    return loads, moves


def measure(ours: App, stock: App) -> Iterator[Figure]:
    """Several fresh servers, one after the other, beside one stock script."""
    loads, moves = [], []
    with stock.serve() as stock_server, open_browser() as browser:
        stock_page = attempt(stock.name, open_app, browser, stock, stock_server.url)
        for _ in range(SERVERS):
            found = attempt(ours.name, times_of, browser, ours, stock_page, stock, otherwise=([], []))
            loads += [time for time in found[0] if time is not None]
            moves += [time for time in found[1] if time is not None]
    what = f"Another scenario loaded to the repainted board of claims ({len(loads)} loads; other: slider to chart)"
    yield Figure(f"{what}, median", "ms", middle(loads), middle(moves))
    yield Figure(f"{what}, slowest", "ms", max(loads, default=None), max(moves, default=None))
