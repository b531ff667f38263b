"""The served app and the browser that the tests in this folder look at it with."""

import pytest

from tests.browser.serving import open_browser, open_page, serve


@pytest.fixture(scope="session")
def server():
    """The app, served once for all browser tests."""
    with serve() as running:
        yield running


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium, started once for all browser tests."""
    with open_browser() as running:
        yield running


@pytest.fixture
def page(server, browser):
    """Opens settled pages of the app: `page("/design_lock", size=(390, 844), scheme="dark")`."""
    opened = []

    def open_one(path="/", size=(1440, 900), scheme="light"):
        opened.append(open_page(browser, server.url + path, size, scheme))
        return opened[-1]

    yield open_one
    for one in opened:
        one.context.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item):
    """Add what the server printed to the report of a failed test."""
    report = yield
    if report.failed and "server" in getattr(item, "funcargs", {}):
        report.sections.append(("server log", item.funcargs["server"].log()[-5000:]))
    return report
