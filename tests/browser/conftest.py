"""The served app and the browser that the tests in this folder look at it with."""

import pytest
from playwright.sync_api import expect

from tests.browser.screen import LOCK_PAGE, PATIENCE_MS
from tests.browser.served import everybodys
from tests.browser.serving import open_browser, settle
from tests.browser.tabs import Tabs

# A first answer takes its time on a busy machine: what is expected is waited for, and ends the wait.
expect.set_options(timeout=PATIENCE_MS)


@pytest.fixture(scope="session")
def server():
    """The app, served once for the browser tests of all processes."""
    with everybodys() as running:
        yield running


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium, started once for all browser tests."""
    with open_browser() as running:
        yield running


@pytest.fixture(scope="session")
def tabs(server, browser):
    """The tabs that the browser tests share: each is taken clean and given back."""
    shared = Tabs(browser, server.url)
    yield shared
    shared.close()


@pytest.fixture
def page(tabs):
    """Opens settled pages of the app: `page("/design_lock", size=(390, 844), scheme="dark")`."""
    opened = []

    def open_one(path="/", size=(1440, 900), scheme="light"):
        opened.append(tabs.open(path, size, scheme))
        return opened[-1]

    yield open_one
    for one in opened:
        tabs.give_back(one)


@pytest.fixture(scope="module")
def tab(tabs):
    """One tab of a browser, for all tests of this file: what was loaded once need not be loaded again."""
    opened_tab = tabs.open(LOCK_PAGE)
    yield opened_tab
    tabs.give_back(opened_tab)


@pytest.fixture
def lock(tab, server):
    """The design lock's page at its defaults, in a session of its own."""
    tab.goto(server.url + LOCK_PAGE)
    settle(tab, rested=False)
    return tab


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Add what the server printed to the report of a failed test."""
    report = yield
    if report.failed and "server" in getattr(item, "funcargs", {}):
        report.sections.append(("server log", item.funcargs["server"].log()[-5000:]))
    return report
