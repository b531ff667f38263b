"""However the app is started, and wherever from, a fresh server shows a deep link framed, as it was sent."""

from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, expect

from components import cached
from components.menu import MENU
from models.scenario import Scenario, pack
from tests.browser.screen import LOCK_PAGE, expect_no_fault, packed, slider
from tests.browser.serving import ROOT, open_page, serve, settle

KEY, VALUE = "lock_month", 30.0
FONT = "/app/static/IBMPlexSans-Regular.woff2"
FONTS = "() => [...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
HERE = {"asgi server": ("streamlit_app:app", ()), "streamlit run": ("streamlit_app.py", ())}
ELSEWHERE = {
    "asgi server": ("streamlit_app:app", ("--app-dir", str(ROOT))),
    "streamlit run": (str(ROOT / "streamlit_app.py"), ()),
}


def link() -> str:
    """Return a setting as a link carries it."""
    return pack(Scenario().moved(cached.catalogue(), KEY, VALUE), cached.data_version())


@contextmanager
def first_seen(browser: Browser, start: tuple, folder: Path = ROOT):
    """A fresh server, and the deep link as the first thing that it is ever asked for."""
    script, options = start
    with serve(script, folder, options) as fresh:
        page = open_page(browser, f"{fresh.url}{LOCK_PAGE}?s={link()}", (1280, 720))
        yield fresh, page
        page.context.close()


def expect_framed(page: Page, question: str) -> None:
    """Hold a page against what the frame gives it: the menu, the question, the product's own type and colours."""
    expect_no_fault(page)
    expect(page.get_by_text("Page not found")).to_have_count(0)
    expect(page.get_by_test_id("stTopNavSection")).to_have_count(len(MENU))
    expect(page.get_by_role("heading", level=1)).to_contain_text(question)
    assert "IBM Plex Sans" in " ".join(page.evaluate(FONTS))
    assert page.request.get(urljoin(page.url, FONT)).ok


@pytest.mark.parametrize("start", HERE)
def test_a_fresh_server_shows_a_deep_link_framed_and_then_every_page(browser, start):
    with first_seen(browser, HERE[start]) as (fresh, page):
        expect_framed(page, "When should research let manufacturing lock the design?")
        assert float(slider(page, KEY).input_value()) == VALUE
        for topic in (topic for topics in MENU.values() for topic in topics):
            page.goto(f"{fresh.url}/{topic}?s={link()}")
            settle(page, still_ms=200)
            expect_framed(page, "")
            assert packed(page) == link()
        assert "GET " not in fresh.log(), "requests are logged"
        assert "Traceback" not in fresh.log()


@pytest.mark.parametrize("start", ELSEWHERE)
def test_a_server_started_elsewhere_has_the_apps_own_settings(browser, start, tmp_path):
    with first_seen(browser, ELSEWHERE[start], tmp_path) as (fresh, page):
        expect_framed(page, "When should research let manufacturing lock the design?")
        assert float(slider(page, KEY).input_value()) == VALUE
        assert "GET " not in fresh.log(), "requests are logged"
        assert not list(tmp_path.iterdir()), "something was written into the folder that one stood in"
