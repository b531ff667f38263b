"""Writes every page as a picture at each size, in light and in dark.

`python -m tests.browser.shots [page ...] [--full]`
"""

import argparse
from itertools import product
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.serving import ROOT, open_browser, open_page, serve, settle

SIZES = ((1280, 720), (1440, 900), (1920, 1080), (390, 844))
SCHEMES = ("light", "dark")
SHOTS = ROOT / "shots"
TALLEST = 8000
CONTENT_HEIGHT = "Math.ceil(document.querySelector('[data-testid=stMain]').scrollHeight)"


def page_names() -> list[str]:
    """The pages of the app: a page's address is the name of its folder."""
    return sorted(path.parent.name for path in (ROOT / "pages").glob("*/*/page.py"))


def take(browser: Browser, url: str, name: str, size: tuple[int, int], scheme: str, full: bool) -> Path:
    """Write one picture of one page."""
    page = open_page(browser, f"{url}/{name}", size, scheme)
    if full:
        show_all(page, size[0])
    target = SHOTS / f"{name}-{size[0]}x{size[1]}-{scheme}.png"
    page.screenshot(path=target)
    page.context.close()
    return target


def show_all(page: Page, width: int) -> None:
    """Make the window as tall as the page: Streamlit scrolls inside it, a full-page picture would be cut."""
    page.set_viewport_size({"width": width, "height": min(TALLEST, page.evaluate(CONTENT_HEIGHT))})
    settle(page)


def main() -> None:
    """Take the pictures asked for on the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pages", nargs="*", help="page names; all of them if none is given")
    parser.add_argument("--full", action="store_true", help="the whole page instead of the first screen")
    wanted = parser.parse_args()
    SHOTS.mkdir(exist_ok=True)
    with serve() as server, open_browser() as browser:
        for name, size, scheme in product(wanted.pages or page_names(), SIZES, SCHEMES):
            print(take(browser, server.url, name, size, scheme, wanted.full).relative_to(ROOT))


if __name__ == "__main__":
    main()
