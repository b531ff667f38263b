"""However the app is started, and wherever from, a fresh server shows a deep link framed, as it was sent."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from components import cached
from components.menu import MENU
from models.scenario import Scenario, pack
from tests.browser.screen import LOCK_PAGE, expect_no_fault, packed, sentence, slider, values
from tests.browser.serving import ROOT, Server, new_context, serve, settle
from tests.sample import some

KEY, VALUE = "lock_month", 30.0
FONT = "/app/static/IBMPlexSans-Regular.woff2"
FONTS = "() => [...document.fonts].filter(face => face.status === 'loaded').map(face => face.family)"
HERE = {"asgi server": ("streamlit_app:app", ()), "streamlit run": ("streamlit_app.py", ())}
ELSEWHERE = {
    "asgi server": ("streamlit_app:app", ("--app-dir", str(ROOT))),
    "streamlit run": (str(ROOT / "streamlit_app.py"), ()),
}
SHIPPED = "asgi server"  # what `make run` starts: there every page is opened; both starts have the pages of one script
EVERY_PAGE = tuple(topic for topics in MENU.values() for topic in topics)
MOST_UNLIKE = ("claims", "scenarios")  # a board, and a page that writes


def link() -> str:
    """Return a setting as a link carries it."""
    return pack(Scenario().moved(cached.catalogue(), KEY, VALUE), cached.data_version())


@dataclass
class Watched:
    """What a page asked for, and what went wrong with it."""

    asked: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        """Note everything that a page asks for from now on."""
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        page.on("response", lambda answer: self.faults.append(answer.url) if answer.status >= 400 else None)
        page.on("pageerror", lambda fault: self.faults.append(str(fault)))

    def hosts(self) -> set[str]:
        """Return everybody who was asked."""
        return {urlsplit(url).netloc for url in self.asked if urlsplit(url).scheme not in ("data", "blob")}


@contextmanager
def first_seen(browser: Browser, start: tuple, where: str = LOCK_PAGE, folder: Path = ROOT):
    """A fresh server, the deep link as the first thing that it is ever asked for, and what that asked for in turn."""
    script, options = start
    with serve(script, folder, options) as fresh:
        page, watched = new_context(browser, viewport={"width": 1280, "height": 720}).new_page(), Watched()
        watched.watch(page)
        page.goto(f"{fresh.url}{where}?s={link()}")
        settle(page)
        yield fresh, page, watched
        page.context.close()


def expect_framed(page: Page, question: str) -> None:
    """Hold a page against what the frame gives it: the menu, the question, the product's own type and colours."""
    expect_no_fault(page)
    expect(page.get_by_text("Page not found")).to_have_count(0)
    expect(page.get_by_test_id("stTopNavSection")).to_have_count(len(MENU))
    expect(page.get_by_role("heading", level=1)).to_contain_text(question)
    assert "IBM Plex Sans" in " ".join(page.evaluate(FONTS))
    assert page.request.get(urljoin(page.url, FONT)).ok


def expect_all_framed(fresh: Server, page: Page, watched: Watched, topics: tuple[str, ...]) -> None:
    """Open pages by their deep links: each is framed, nothing failed, nobody else was asked, nothing was logged."""
    for topic in topics:
        page.goto(f"{fresh.url}/{topic}?s={link()}")
        settle(page, rested=False)
        expect_framed(page, "")
        assert packed(page) == link()
    assert watched.hosts() == {urlsplit(fresh.url).netloc}
    # Streamlit asks for its own health below the page's address before it asks at the right one.
    assert not [fault for fault in watched.faults if "/_stcore/" not in urlsplit(fault).path]
    assert "GET " not in fresh.log(), "requests are logged"
    assert "Traceback" not in fresh.log()


@pytest.mark.parametrize("start", HERE)
def test_a_fresh_server_shows_a_deep_link_framed_and_whole_and_asks_nobody_else(browser, start):
    with first_seen(browser, HERE[start]) as (fresh, page, watched):
        expect_framed(page, "When should research let manufacturing lock the design?")
        assert float(slider(page, KEY).input_value()) == VALUE
        expect(sentence(page)).to_contain_text("Lock on the")
        expect(page.locator(".stVegaLiteChart").first).to_be_visible()
        expect(page.locator(".figure")).not_to_have_count(0)
        expect(page.locator("[data-station]")).to_have_count(6)
        assert len(values(page)) == 8
        expect_all_framed(fresh, page, watched, MOST_UNLIKE)


def test_every_page_of_a_fresh_server_is_framed_and_whole(browser):
    with first_seen(browser, HERE[SHIPPED]) as (fresh, page, watched):
        expect_all_framed(fresh, page, watched, EVERY_PAGE)


@pytest.mark.parametrize("start", some(reversed(ELSEWHERE), of=2))
def test_a_server_started_elsewhere_has_the_apps_own_settings(browser, start, tmp_path):
    with first_seen(browser, ELSEWHERE[start], "/scenarios", tmp_path) as (fresh, page, _):
        expect_framed(page, "")
        assert packed(page) == link()
        assert "GET " not in fresh.log(), "requests are logged"
        assert not list(tmp_path.iterdir()), "something was written into the folder that one stood in"
