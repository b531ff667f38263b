"""The first sight of a page: all of it there, no scroll, no fault, nothing wider than the screen, all to be read."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from components import cached
from components.menu import MENU
from components.said import BESIDE, STORY
from models.scenario import Scenario, pack
from tests.browser.screen import (
    CLAIMS_PAGE,
    LAPTOPS,
    LOCK_PAGE,
    PHONE,
    WALK,
    expect_link_to_change,
    expect_no_fault,
    packed,
    slider,
)
from tests.browser.serving import new_context, settle

THEMES = *STORY, *BESIDE
TIED = f"s={pack(Scenario((('maker', 'contract'),)), cached.data_version())}"  # two ways that cannot be told apart
WALL = (1920, 1080)  # pixels of a projector
BEHIND_THE_BAR = 12  # pixels of a chart's lower edge, below the title of its axis


def seen(page, size):
    """Return a page in a window of another size, once it is drawn so."""
    width, height = size
    page.set_viewport_size({"width": width, "height": height})
    settle(page)
    return page


@pytest.mark.parametrize("path", ["/", CLAIMS_PAGE])
def test_the_bare_address_and_its_word_are_the_first_page_with_its_link(page, path):
    opened = page(path)
    assert urlsplit(opened.url).path == path
    assert packed(opened)
    expect(opened.locator("[data-claim]")).to_have_count(11)
    expect(opened.get_by_test_id("stTopNavSection").locator("strong")).to_have_text(
        f"Start: {MENU['Start']['claims'][0]}"
    )
    expect_no_fault(opened)


def test_an_address_that_does_not_exist_is_no_fault(page):
    opened = page("/no_such_page")
    assert "Traceback" not in opened.locator("body").inner_text()
    expect(opened.locator("[data-claim]").first).to_be_visible()


@pytest.mark.parametrize("path", [*(f"/{topic}" for topic in THEMES), f"/vein_to_vein?{TIED}"])
def test_answer_hero_controls_and_story_fit_a_laptop_without_scrolling(page, path):
    opened = page(path, size=LAPTOPS[0])
    for size in LAPTOPS:
        expect_to_fit(seen(opened, size), size)


def expect_to_fit(opened, size):
    """Hold what a page shows first against the size of a window."""
    for name in (".decision", ".reason", ".after", ".stVegaLiteChart", ".bar"):
        box = opened.locator(name).first.bounding_box()
        assert box["y"] >= 0, f"{name} begins above the window"
        assert box["y"] + box["height"] <= size[1], f"{name} ends {box['y'] + box['height'] - size[1]:.0f} px below"
        assert box["x"] + box["width"] <= size[0], f"{name} is cut at the right"
    last = opened.locator("input[type=range][data-key], input[type=radio][data-key]").last.bounding_box()
    bar = opened.locator(".bar").bounding_box()["y"]
    assert last["y"] + last["height"] <= bar, "the last control lies below the window, or behind the bar"
    chart = opened.locator(".stVegaLiteChart svg").first.bounding_box()
    assert chart["y"] + chart["height"] <= bar + BEHIND_THE_BAR, "the chart ends behind the bar"


@pytest.mark.parametrize("path", [f"/{topic}" for topic in STORY])
def test_no_key_figure_lies_behind_the_bar_on_a_larger_laptop(page, path):
    opened = page(path, size=LAPTOPS[1])
    figures = opened.locator(".st-key-figures").bounding_box()
    assert figures["y"] + figures["height"] <= opened.locator(".bar").bounding_box()["y"]


WIDER = (
    "() => {"
    + WALK
    + """
    const main = document.querySelector('[data-testid=stMain]')
    const scrolls = node => node !== main
      && (getComputedStyle(node).overflowX !== 'visible' || (node.contains(main) ? false : scrolls(above(node))))
    return all(main).filter(node => seen(node) && node.getBoundingClientRect().width > 0
        && node.getBoundingClientRect().right > innerWidth + 1 && !scrolls(above(node)))
      .map(node => `${node.tagName}.${node.getAttribute('class')} to ${node.getBoundingClientRect().right}`)
  }"""
)


@pytest.mark.parametrize(
    "path", [LOCK_PAGE, "/pitch", CLAIMS_PAGE, f"{CLAIMS_PAGE}?present=2", "/compare", "/scenarios"]
)
def test_nothing_is_wider_than_the_screen(page, path):
    opened = page(path, size=PHONE)
    for size in (PHONE, LAPTOPS[0]):  # as it was opened, and in a window made larger
        wide = seen(opened, size).evaluate(WIDER)
        assert not wide, (size, wide)
        assert opened.evaluate("() => document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth"), size


# The words of the hero chart that can be seen, each with its box; the paper around a word is no word.
WORDS = """() => [...document.querySelector('.stVegaLiteChart').querySelectorAll('svg text')]
  .filter(node => node.checkVisibility({ opacityProperty: true }) && node.getAttribute('opacity') !== '0'
    && node.getAttribute('stroke-width') !== '3' && node.textContent.trim())
  .map(node => [node.textContent, node.getBoundingClientRect()])
  .map(([text, box]) => ({ text, left: box.left, right: box.right, top: box.top, bottom: box.bottom }))"""
SLIDERS = "all => all.map(one => one.dataset.key)"


def overlapping(opened, larger: float = 1.0) -> list[str]:
    """Return which words of the hero lie on each other, in a window or in one that shows it larger."""
    boxes, found = opened.evaluate(WORDS), []
    assert len(boxes) > 5
    for i, one in enumerate(boxes):
        for other in boxes[i + 1 :]:
            wide = min(one["right"], other["right"]) - max(one["left"], other["left"])
            tall = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
            if wide > 2 * larger and tall > 4 * larger:
                found.append(f"{one['text']!r} and {other['text']!r} overlap by {wide:.0f} x {tall:.0f}")
    return found


@pytest.mark.parametrize("path", [f"/{topic}" for topic in THEMES])
def test_no_two_words_of_the_hero_lie_on_each_other_at_any_size(page, path):
    opened = page(path, size=LAPTOPS[0])
    assert {size: found for size in (*LAPTOPS, WALL, PHONE) if (found := overlapping(seen(opened, size)))} == {}


@pytest.mark.parametrize("path", [f"/{topic}" for topic in (*THEMES, "evidence", "replay")])
def test_for_a_room_the_hero_is_whole_and_no_two_of_its_words_lie_on_each_other(page, path):
    opened = page(f"{path}?present=1", size=LAPTOPS[0])
    for size in (LAPTOPS[0], WALL):
        chart = seen(opened, size).locator(".stVegaLiteChart svg").first.bounding_box()
        assert chart["y"] + chart["height"] <= size[1] + BEHIND_THE_BAR, size
        assert overlapping(opened, larger=2) == [], size


@pytest.mark.long
@pytest.mark.parametrize("path", [f"/{topic}" for topic in THEMES])
def test_no_two_words_of_the_hero_lie_on_each_other_at_either_end_of_what_is_in_sight(page, server, path):
    opened, found = page(path, size=LAPTOPS[0]), {}
    for key in opened.locator("input[type=range][data-key]").evaluate_all(SLIDERS):
        for end in ("Home", "End"):
            slider(opened, key).press(end)  # which may be where it stands
            settle(opened, rested=False)
            answered = opened.locator(".stVegaLiteChart").count()  # none where a page does not hold at an end
            if answered and (words := overlapping(opened)):
                found[key, end] = words
        opened.goto(server.url + path)
        settle(opened, rested=False)
    assert found == {}


LINES = """all => all.flatMap(one => {
    const lines = [], walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT), sign = document.createRange()
    while (walker.nextNode()) {
        for (let at = 0; at < walker.currentNode.length; at += 1) {
            sign.setStart(walker.currentNode, at)
            sign.setEnd(walker.currentNode, at + 1)
            const { bottom, height } = sign.getBoundingClientRect()
            if (!height) continue
            if (Math.abs(bottom - (lines.at(-1)?.bottom ?? -99)) > height / 2) lines.push({ bottom, text: "" })
            lines.at(-1).text += walker.currentNode.data[at]
        }
    }
    return lines.map(line => line.text.trim())
})"""


@pytest.mark.parametrize(("path", "size"), [("/partner", PHONE), (LOCK_PAGE, PHONE), ("/viability", LAPTOPS[0])])
def test_what_ends_or_begins_a_clause_stays_on_the_line_of_its_number(page, path, size):
    opened = page(path, size=size)
    opened.locator("summary").click()
    lines = opened.locator(".sentence:visible").evaluate_all(LINES)
    assert len(lines) > 2
    assert not [line for line in lines if re.match("[;:,.)%”]", line) or re.search("[“(]$", line)]


def test_on_a_phone_a_slider_answers_a_finger(browser, server):
    width, height = PHONE
    context = new_context(browser, viewport={"width": width, "height": height}, has_touch=True, is_mobile=True)
    page = context.new_page()
    page.goto(server.url + LOCK_PAGE)
    settle(page)
    one, before = slider(page, "rework_share"), packed(page)
    one.scroll_into_view_if_needed()
    box = one.bounding_box()
    assert box["width"] > 200
    assert box["height"] >= 16
    page.touchscreen.tap(box["x"] + box["width"] * 0.75, box["y"] + box["height"] / 2)
    expect_link_to_change(page, before)
    assert 50 <= float(one.input_value()) <= 70
    context.close()


# Contrast

CONTRAST = (
    """() => {"""
    + WALK
    + """
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  const rgba = colour => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    return [...context.getImageData(0, 0, 1, 1).data]
  }
  const ground = node => {
    for (let up = node; up; up = above(up)) {
      const colour = rgba(getComputedStyle(up).backgroundColor)
      if (colour[3] > 250) return colour
    }
    return rgba(getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor)
  }
  const luminance = ([r, g, b]) => {
    const linear = [r, g, b].map(v => v / 255).map(v => (v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4))
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }
  const direct = node => [...node.childNodes].some(child => child.nodeType === 3 && child.textContent.trim())
  return all(document.querySelector('[data-testid=stMain]'))
    .filter(node => !node.closest('svg, button:disabled') && seen(node) && direct(node)
      && node.getBoundingClientRect().width > 1)
    .map(node => {
      const two = [luminance(rgba(getComputedStyle(node).color)), luminance(ground(node))]
      const ratio = (Math.max(...two) + 0.05) / (Math.min(...two) + 0.05)
      return { what: `${node.tagName}.${node.className}`, text: node.textContent.slice(0, 40), ratio }
    })
}"""
)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_the_first_sight_can_be_read_in_light_and_dark(page, scheme):
    opened = page(LOCK_PAGE, scheme=scheme)
    ground = opened.evaluate("() => getComputedStyle(document.querySelector('[data-testid=stApp]')).backgroundColor")
    assert ground == {"light": "rgb(252, 251, 248)", "dark": "rgb(19, 23, 26)"}[scheme]
    found = opened.evaluate(CONTRAST)
    kinds = " ".join(one["what"] for one in found)
    assert any(one["text"].startswith("When should") for one in found), "the title was not measured"
    for name in ("decision", "reason", "number", "name", "big", "delta", "about"):
        assert name in kinds, f"{name} was not measured"
    poor = [one for one in found if one["ratio"] < 4.5]
    assert not poor, poor


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("path", "filled"), [("/scenarios", "Save here"), ("/compare", "Public defaults")])
def test_every_button_and_chip_can_be_read_in_light_and_dark(page, path, filled, scheme):
    found = page(path, scheme=scheme).evaluate(CONTRAST)
    assert any(one["text"].startswith(filled) for one in found), f"{filled} was not measured"
    poor = [one for one in found if one["ratio"] < 4.5]
    assert not poor, poor
