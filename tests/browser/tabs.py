"""Tabs of one browser that tests share: the app's scripts are read once, and every test begins as in a new tab."""

from playwright.sync_api import Browser, Page

from tests.browser.serving import new_context, settle

BLANK = "/_stcore/health"  # of the app's own address, so that the tab's process stays, but without the app


class Tabs:
    """Tabs to take and to give back; what is given back has no page, no history, no store and no cookies."""

    def __init__(self, browser: Browser, url: str):
        self.url = url
        self.context = new_context(browser)
        self.free: list[Page] = []

    def open(self, path: str, size: tuple[int, int] = (1440, 900), scheme: str = "light") -> Page:
        """Return a settled page of the app in a clean tab, a visit of its own."""
        tab = self.free.pop() if self.free else self.new()
        width, height = size
        tab.set_viewport_size({"width": width, "height": height})
        tab.emulate_media(color_scheme=scheme)
        tab.goto(path if "://" in path else self.url + path)
        settle(tab)
        return tab

    def new(self) -> Page:
        """Return a tab that was never used."""
        tab = self.context.new_page()
        tab.goto(self.url + BLANK)
        self.forget(tab)
        return tab

    def give_back(self, tab: Page) -> None:
        """Make a tab as good as new; one that was closed or does not answer is gone."""
        if tab.is_closed():
            return
        tab.goto(self.url + BLANK)
        tab.evaluate("() => { sessionStorage.clear(); localStorage.clear() }")
        self.context.clear_cookies()
        self.forget(tab)
        self.free.append(tab)

    def forget(self, tab: Page) -> None:
        """Take all entries but the present one out of a tab's history."""
        session = self.context.new_cdp_session(tab)
        session.send("Page.resetNavigationHistory")
        session.detach()

    def close(self) -> None:
        """Close all tabs."""
        self.context.close()
