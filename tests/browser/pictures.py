"""Writes the README's pictures anew, each of the page that it is named after, as it opens: `make pictures`.

A page is taken once everything that it looks for in the background is found.
"""

import re
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.serving import ROOT, open_browser, open_page, serve, settle

README = ROOT / "README.md"
SIZE = (1280, 720)
AWAITED = re.compile("^Looking for ")
PATIENCE_MS = 600_000  # the board looks for what flips each of its claims


def wanted() -> list[Path]:
    """Return where the README shows pictures of pages."""
    return [ROOT / path for path in re.findall(r"!\[[^]]*\]\((docs/\w+\.png)\)", README.read_text(encoding="utf-8"))]


def take(browser: Browser, url: str, target: Path) -> None:
    """Write the picture of a page."""
    page = open_page(browser, f"{url}/{target.stem}", SIZE)
    expect(page.get_by_text(AWAITED)).to_have_count(0, timeout=PATIENCE_MS)
    settle(page)
    page.screenshot(path=target)
    page.context.close()


def main() -> None:
    """Take every picture of the README."""
    with serve() as server, open_browser() as browser:
        for target in wanted():
            take(browser, server.url, target)
            print(target.relative_to(ROOT))


if __name__ == "__main__":
    main()
