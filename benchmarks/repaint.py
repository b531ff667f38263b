"""In a real Chromium: a slider's move to the repainted chart, a pointer's move on the chart to its read-out.

Timed inside the page (probe.js): from the input event to the first painted frame with a different mark.
The apps take turns, move by move.
"""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.apps import App
from benchmarks.report import FAILED, Figure, attempt, middle, p90
from tests.browser.serving import open_browser, open_page, settle

MOVES = 40
WARM_UP_MOVES = 4
LIMIT_MS = 3000
FRAME_MS = 17
PROBE = Path(__file__).with_name("probe.js").read_text()
NEXT_KEY = """slider => {
  if (+slider.value >= +slider.max) slider.heading = 'ArrowLeft'
  if (+slider.value <= +slider.min) slider.heading = 'ArrowRight'
  return slider.heading ?? 'ArrowRight'
}"""
START = "([kind, chart, limit]) => { window.repaint = timeToRepaint(kind, chart, limit) }"


def open_app(browser: Browser, app: App, url: str) -> Page:
    """The app's page, with the probe in it."""
    page = open_page(browser, f"{url}/{app.page}", (1440, 900))
    page.evaluate(PROBE)
    return page


def slider_move(page: Page, app: App, index: int) -> float | None:
    """Press an arrow key on the sliders in turn, turning at the ends; milliseconds to the repainted chart."""
    page.bring_to_front()
    sliders = page.locator(app.slider).filter(visible=True)
    slider = sliders.nth(index % sliders.count())
    slider.focus()
    page.evaluate(START, ["keydown", app.chart, LIMIT_MS])
    page.keyboard.press(slider.evaluate(NEXT_KEY))
    elapsed = page.evaluate("window.repaint")
    settle(page)
    return elapsed


def pointer_move(page: Page, app: App, index: int) -> float | None:
    """Move the pointer along the chart; milliseconds to the read-out drawn there."""
    box = page.locator(app.chart).first.bounding_box()
    page.evaluate(START, ["pointermove", app.chart, 500])
    share = 0.15 + 0.7 * (index * 7 % MOVES) / MOVES
    page.mouse.move(box["x"] + share * box["width"], box["y"] + box["height"] / 2)
    return page.evaluate("window.repaint")


def slider_times(pages: dict[str, tuple[Page, App]]) -> dict[str, list[float]]:
    """The moves of all apps in turn, without the first few and without those that changed nothing.

    An app that fails is left out from there on.
    """
    times, going = {name: [] for name in pages}, dict(pages)
    for index in range(WARM_UP_MOVES + MOVES):
        for name, (page, app) in list(going.items()):
            elapsed = attempt(name, slider_move, page, app, index, otherwise=FAILED)
            if elapsed is FAILED:
                del going[name]
            elif index >= WARM_UP_MOVES and elapsed is not None:
                times[name].append(elapsed)
    return times


def pointer_times(page: Page, app: App) -> list[float]:
    """The pointer's moves on one app's chart that were answered; none where the chart has no read-out."""
    page.bring_to_front()
    times = [pointer_move(page, app, index) for index in range(WARM_UP_MOVES + MOVES)]
    return [elapsed for elapsed in times[WARM_UP_MOVES:] if elapsed is not None]


def measure(ours: App, stock: App) -> Iterator[Figure]:
    """Both apps side by side in one browser."""
    with ours.serve() as our_server, stock.serve() as stock_server, open_browser() as browser:
        urls = {"ours": (ours, our_server.url), "stock": (stock, stock_server.url)}
        opened = {name: (attempt(name, open_app, browser, app, url), app) for name, (app, url) in urls.items()}
        pages = {name: (page, app) for name, (page, app) in opened.items() if page}
        slider = {"ours": [], "stock": []} | slider_times(pages)
        what = f"Slider to repainted chart ({len(slider['ours'])} and {len(slider['stock'])} moves of {MOVES})"
        yield Figure(f"{what}, median", "ms", middle(slider["ours"]), middle(slider["stock"]))
        yield Figure(f"{what}, p90", "ms", p90(slider["ours"]), p90(slider["stock"]))
        if "ours" in pages:
            pointer = attempt("ours", pointer_times, *pages["ours"], otherwise=[])
            drag = f"Pointer to repainted read-out ({len(pointer)} moves of {MOVES}; one frame is {FRAME_MS})"
            yield Figure(f"{drag}, median", "ms", middle(pointer))
            yield Figure(f"{drag}, p90", "ms", p90(pointer))
