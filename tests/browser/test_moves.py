"""Moves as a visitor makes them: dragging on the chart, sliders, undo and redo, the link."""

import re

from playwright.sync_api import expect

from components import cached
from models.scenario import Scenario, pack
from tests.browser.screen import (
    LOCK_PAGE,
    behind,
    chart_words,
    exact,
    expect_link_to_change,
    expect_no_fault,
    month_x,
    opened,
    packed,
    plot,
    press,
    said,
    sentence,
    slider,
    station,
    tool,
    two_frames,
    values,
)
from tests.browser.serving import settle


def test_the_read_out_follows_the_pointer_within_the_frame_and_without_the_server(lock):
    expect(lock.locator(".tick.flip").first).to_be_attached()  # nothing is left for the server to do
    settle(lock, rested=False)
    lock.evaluate(
        """() => {
          window.runs = 0
          new MutationObserver(() => window.runs++).observe(document.querySelector('[data-testid=stApp]'),
            { attributes: true, attributeFilter: ['data-test-script-state'] })
        }"""
    )
    middle = plot(lock)["y"] + 90
    for month in (12, 40, 55, 20):
        lock.mouse.move(month_x(lock, month), middle)
        two_frames(lock)
        assert f"Month {month}:" in chart_words(lock)
    assert lock.evaluate("() => window.runs") == 0
    assert values(lock)["lock_month"] == "24"


def test_dragging_on_the_chart_and_letting_go_commits_the_month_to_link_control_and_sentence(lock):
    before, middle = packed(lock), plot(lock)["y"] + 90
    lock.mouse.move(month_x(lock, 24), middle)
    lock.mouse.down()
    for month in (28, 33, 40):
        lock.mouse.move(month_x(lock, month), middle)
        two_frames(lock)
        assert f"Month {month}:" in chart_words(lock)
        assert packed(lock) == before
    lock.mouse.up()
    expect_link_to_change(lock, before)
    expect(slider(lock, "lock_month")).to_have_value("40")
    expect(exact(lock, "lock_month")).to_have_value("40")
    expect(behind(lock)).to_contain_text("month 40")
    expect_no_fault(lock)


APART = """range => {
  const middle = node => { const box = node.getBoundingClientRect(); return box.top + box.height / 2 }
  return middle(range) - middle(range.parentElement.querySelector('.tick.baseline'))
}"""


def test_the_mark_of_the_baseline_lies_on_the_thumb_while_nothing_has_moved(lock):
    for key in ("lock_month", "rework_share"):
        assert abs(slider(lock, key).evaluate(APART)) <= 2


def test_two_drags_on_the_chart_are_two_moves(lock):
    middle = plot(lock)["y"] + 90
    for month in (40, 50):
        before = packed(lock)
        lock.mouse.move(month_x(lock, month), middle)
        lock.mouse.down()
        lock.mouse.up()
        expect_link_to_change(lock, before)
    expect(slider(lock, "lock_month")).to_have_value("50")
    tool(lock, "undo").click()
    expect(slider(lock, "lock_month")).to_have_value("40")


def test_a_click_beside_the_plot_moves_nothing(lock):
    box, before = plot(lock), packed(lock)
    lock.mouse.click(box["x"] - 25, box["y"] + 40)
    lock.mouse.click(box["x"] + 200, box["y"] + box["height"] + 20)
    settle(lock)
    assert packed(lock) == before


def test_a_slider_flips_the_decision_and_the_sentence_says_so(lock):
    before = sentence(lock).inner_text()
    press(lock, "design_spread", "Home")
    expect(sentence(lock)).not_to_have_text(before)
    expect(sentence(lock)).to_contain_text("Do not go on")
    expect(station(lock, "design_lock").locator(".dot")).to_be_visible()


def test_the_page_answers_while_the_slider_is_still_held_and_letting_go_is_one_move(lock):
    one, before = slider(lock, "rework_share"), sentence(lock).inner_text()
    box = one.bounding_box()
    thumb, middle = box["x"] + 7 + (box["width"] - 14) * 30 / 80, box["y"] + box["height"] / 2
    lock.mouse.move(thumb, middle)
    lock.mouse.down()
    for step in range(1, 9):
        lock.mouse.move(thumb - step * (thumb - box["x"]) / 8, middle)
        two_frames(lock)
    expect(sentence(lock)).not_to_have_text(before)
    expect(tool(lock, "undo")).to_be_disabled()
    expect(one).to_have_value("0")
    lock.mouse.up()
    expect(tool(lock, "undo")).to_be_enabled()
    tool(lock, "undo").click()
    expect(sentence(lock)).to_have_text(before)
    expect(one).to_have_value("30")
    expect(tool(lock, "undo")).to_be_disabled()


def test_undo_redo_and_both_resets_walk_the_moves(lock):
    first = said(lock)
    press(lock, "rework_share", "Home")
    second = packed(lock)
    press(lock, "design_spread", "End")
    third = packed(lock)
    for name, link in (("undo", second), ("redo", third), ("defaults", None), ("undo", third), ("opened", None)):
        tool(lock, name).click()
        expect(lock).to_have_url(re.compile(re.escape(link or pack(Scenario(), cached.data_version()))))
    settle(lock)
    assert said(lock)[:2] == first[:2]


def test_undo_and_redo_have_keys_that_work_wherever_the_focus_is(lock):
    press(lock, "rework_share", "Home")
    expect(tool(lock, "undo")).to_be_enabled()
    lock.keyboard.press("Control+z")
    expect(slider(lock, "rework_share")).to_have_value("30")
    expect(tool(lock, "redo")).to_be_enabled()
    lock.keyboard.press("Control+Shift+Z")
    expect(slider(lock, "rework_share")).to_have_value("0")
    lock.locator("h1").click()
    expect(tool(lock, "undo")).to_be_enabled()
    lock.keyboard.press("Control+z")
    expect(slider(lock, "rework_share")).to_have_value("30")


def test_the_undo_key_leaves_a_text_that_is_being_written_alone(lock):
    press(lock, "rework_share", "Home")
    moved = packed(lock)
    exact(lock, "design_spread").focus()
    lock.keyboard.press("Control+z")
    settle(lock)
    assert packed(lock) == moved


def test_many_quick_steps_all_count(lock):
    press(lock, "lock_month", "ArrowRight", times=12)
    settle(lock)
    expect(slider(lock, "lock_month")).to_have_value("36")
    assert cached.inputs("design_lock", opened(packed(lock))).lock_month == 36
    expect(behind(lock)).to_contain_text("month 36")


def test_a_choice_is_made_with_one_click(lock):
    before = packed(lock)
    lock.locator('input[type=radio][data-key="path"][value="west"]').first.check(force=True)
    expect_link_to_change(lock, before)
    expect(behind(lock)).to_contain_text("Western IND")
    assert values(lock)["path"] == "west"


def test_a_changed_control_shows_so_and_goes_back_with_one_click(lock):
    press(lock, "rework_share", "ArrowRight")
    changed = lock.locator(".row.changed")
    expect(changed).to_have_count(1)
    changed.locator(".back").click()
    expect(lock.locator(".row.changed")).to_have_count(0)
    expect(slider(lock, "rework_share")).to_have_value("30")


def test_the_link_opens_the_same_screen_in_another_browser(lock, page):
    press(lock, "rework_share", "Home")
    press(lock, "lock_month", "End")
    settle(lock)
    other = page(LOCK_PAGE + lock.url.partition(LOCK_PAGE)[2])
    assert said(other)[:2] == said(lock)[:2]
    assert values(other) == values(lock)
    assert packed(other) == packed(lock)
    expect(other.locator("[data-testid=stAlert]")).to_have_count(0)


def test_reloading_the_page_keeps_the_setting(lock):
    press(lock, "rework_share", "Home")
    settle(lock)
    before = said(lock)[:2], values(lock)
    lock.reload()
    settle(lock)
    assert (said(lock)[:2], values(lock)) == before


def test_a_link_at_the_bare_address_opens_the_same_screen(tab, server):
    scenario = Scenario((("lock_month", 36.0),))
    tab.goto(f"{server.url}/?s={pack(scenario, cached.data_version())}")
    settle(tab, rested=False)
    tab.locator("[data-claim='8'] .go").click()
    expect(slider(tab, "lock_month")).to_have_value("36")


def test_a_damaged_link_is_one_sentence_above_the_whole_page(tab, server):
    broken = tab
    broken.goto(f"{server.url}{LOCK_PAGE}?s=1.nonsense")
    expect(broken.locator("[data-testid=stAlert]")).to_have_count(1)
    expect(broken.locator("[data-testid=stAlert]")).to_contain_text("could not be read")
    expect(sentence(broken)).to_be_visible()
    expect_no_fault(broken)


def test_six_moves_made_faster_than_the_server_answers_are_all_kept_and_each_can_be_undone(page):
    opened = page("/market", size=(1280, 720))
    keys = list(values(opened))[:6]
    before = values(opened)
    wanted = {}
    for key in keys:
        slider(opened, key).focus()
        opened.keyboard.press("End")
        wanted[key] = slider(opened, key).input_value()
    settle(opened)
    assert {key: values(opened)[key] for key in keys} == wanted
    changes = dict(opened_scenario(opened).changes)
    assert {key: float(changes[key]) for key in keys if wanted[key] != before[key]} == {
        key: float(wanted[key]) for key in keys if wanted[key] != before[key]
    }
    for _ in range(sum(wanted[key] != before[key] for key in keys)):
        tool(opened, "undo").click()
    expect(tool(opened, "undo")).to_have_attribute("aria-disabled", "true")
    assert values(opened) == before


def opened_scenario(page) -> Scenario:
    """Return the scenario that the page's own link opens."""
    return opened(packed(page))
