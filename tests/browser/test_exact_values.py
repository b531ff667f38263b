"""Exact values as a visitor types them, and the ticks of what flips the decision that stand on the sliders."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.screen import (
    exact,
    expect_link_to_change,
    expect_no_fault,
    opened,
    packed,
    press,
    sentence,
    slider,
)
from tests.browser.serving import settle
from tests.sample import some


def test_an_exact_value_that_is_not_allowed_is_one_sentence_and_loses_nothing(lock):
    given = "500"
    press(lock, "lock_month", "ArrowRight")
    before = packed(lock)
    exact(lock, "rework_share").fill(given)
    exact(lock, "rework_share").press("Enter")
    alert = lock.locator("[data-testid=stAlert]")
    expect(alert).to_have_count(1)
    for word in ("Process work lost with each design", given, "0 to 80"):
        expect(alert).to_contain_text(word)
    expect(exact(lock, "rework_share")).to_have_value("30")
    expect(slider(lock, "rework_share")).to_have_value("30")
    expect(slider(lock, "lock_month")).to_have_value("25")
    assert packed(lock) == before
    expect(sentence(lock)).to_be_visible()
    expect_no_fault(lock)


def test_an_exact_value_left_empty_is_one_sentence_without_a_word_of_code(lock):
    exact(lock, "rework_share").fill("")
    exact(lock, "rework_share").press("Enter")
    alert = lock.locator("[data-testid=stAlert]")
    expect(alert).to_have_count(1)
    expect(alert).to_contain_text("Process work lost with each design")
    assert "None" not in alert.inner_text()
    expect(exact(lock, "rework_share")).to_have_value("30")


def test_an_exact_value_between_the_steps_is_taken_as_it_is(lock):
    before = packed(lock)
    exact(lock, "rework_share").fill("12.5")
    exact(lock, "rework_share").press("Enter")
    expect_link_to_change(lock, before)
    assert dict(opened(packed(lock)).changes) == {"rework_share": 12.5}
    expect(exact(lock, "rework_share")).to_have_value("12.5")


def test_one_of_a_unit_is_not_written_as_several(lock):
    unit = exact(lock, "design_spread").locator("xpath=following-sibling::*[1]")
    for value, words in {"1": " point", "2": " points"}.items():
        exact(lock, "design_spread").fill(value)
        exact(lock, "design_spread").press("Enter")
        expect(unit).to_have_text(words, use_inner_text=False)


@pytest.fixture
def market(tabs):
    """The market's page at its defaults, in a tab of its own."""
    opened_tab = tabs.open("/market")
    yield opened_tab
    tabs.give_back(opened_tab)


@pytest.mark.parametrize("typed", some(["300,000", "300000", "300 000"], of=3))
def test_an_exact_value_has_its_thousands_separated_but_not_while_it_is_written(market, typed):
    field = exact(market, "price_us")
    assert re.fullmatch(r"\d{3},\d{3}", field.input_value())
    before = packed(market)
    field.focus()
    assert "," not in field.input_value()
    field.fill(typed)
    field.press("Enter")
    expect_link_to_change(market, before)
    assert dict(opened(packed(market)).changes) == {"price_us": 300_000.0}
    field.blur()
    expect(field).to_have_value("300,000")
    field.fill("2000000")
    field.press("Enter")
    expect(market.locator("[data-testid=stAlert]")).to_contain_text("2,000,000 is outside")
    expect_no_fault(market)


def test_the_arrows_in_an_exact_value_step_along_the_scale(lock):
    exact(lock, "rework_share").focus()
    before = packed(lock)
    lock.keyboard.press("ArrowUp")
    expect_link_to_change(lock, before)
    assert dict(opened(packed(lock)).changes)["rework_share"] > 30
    expect_no_fault(lock)


def test_what_is_being_typed_is_not_swept_away_when_the_ticks_arrive(lock):
    expect(lock.locator(".tick.flip").first).to_be_attached()
    press(lock, "rework_share", "ArrowRight")  # the ticks go, and come again after a pause
    exact(lock, "rework_share").focus()
    lock.keyboard.press("Control+a")
    lock.keyboard.type("4")
    settle(lock)
    assert exact(lock, "rework_share").input_value() == "4"


def test_the_ticks_of_what_flips_the_decision_come_after_a_pause(lock):
    expect(lock.locator(".tick.flip").first).to_be_attached()
    titles = [tick.get_attribute("title") for tick in lock.locator(".tick.flip").all()]
    assert all(re.match(r"From .+: (Lock at|Do not)", title) for title in titles), titles
