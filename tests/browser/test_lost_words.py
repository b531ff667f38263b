"""What a visitor asks for is done once, though the server never hears the first time that the browser says it."""

import pytest
from playwright.sync_api import expect

from tests.browser.screen import CLAIMS_PAGE, LOCK_PAGE, press, slider, tool
from tests.browser.serving import settle

# The first message that carries a word never leaves the browser.
LOSE = """word => {
  const send = WebSocket.prototype.send
  window.lost = 0
  WebSocket.prototype.send = function (data) {
    if (!window.lost && new TextDecoder().decode(data).includes(word)) window.lost += 1
    else send.call(this, data)
  }
}"""


@pytest.fixture
def losing(page):
    """Open a page whose browser loses the first message that carries a word."""

    def begin(path, word):
        opened = page(path)
        opened.evaluate(LOSE, word)
        return opened

    return begin


def expect_lost(opened):
    """Wait until a message was lost: what it asks for may be on screen before, if another visitor asked for it."""
    opened.wait_for_function("() => window.lost === 1")


def test_a_move(losing):
    opened = losing(LOCK_PAGE, "lock_month")
    press(opened, "lock_month", "End")
    expect_lost(opened)
    expect(slider(opened, "lock_month")).to_have_value("72")
    tool(opened, "undo").click()
    expect(tool(opened, "undo")).to_have_attribute("aria-disabled", "true")


def test_a_rest(losing):
    opened = losing(LOCK_PAGE, "settled")
    press(opened, "lock_month", "ArrowRight")
    expect(opened.locator(".tick.flip").first).to_be_attached()
    expect_lost(opened)


def test_the_page_of_a_claim(losing):
    opened = losing(CLAIMS_PAGE, '"claim"')
    opened.locator("[data-claim='8'] .go").click()
    opened.wait_for_url("**/design_lock**")
    expect_lost(opened)


def test_a_step_of_a_room(losing):
    opened = losing(CLAIMS_PAGE, '"word"')
    opened.get_by_role("button", name="Present").click()
    stage = opened.locator(".stage .claim")
    expect(stage).to_be_visible()
    first = stage.inner_text()
    opened.keyboard.press("ArrowRight")
    expect(stage).not_to_have_text(first)
    expect_lost(opened)


def test_what_was_kept_over_a_reload(page):
    opened = page(LOCK_PAGE)
    press(opened, "lock_month", "End")
    settle(opened)
    opened.add_init_script(f"({LOSE})('\"keep\"')")
    opened.reload()
    expect(tool(opened, "undo")).to_have_attribute("aria-disabled", "false")
    expect_lost(opened)
