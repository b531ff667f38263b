"""The story bar, the step that comes next, and the three lines of a first visit."""

from playwright.sync_api import expect

from components.said import STORY
from models.topics import TOPICS
from tests.browser.screen import LAPTOPS, LOCK_PAGE, expect_no_fault, packed, press, station
from tests.browser.serving import settle


def test_every_page_stands_in_the_bar_with_its_verdict_and_one_number(page):
    opened = page(LOCK_PAGE)
    assert opened.locator("[data-station]").evaluate_all("all => all.map(one => one.dataset.station)") == [*STORY]
    for topic in STORY:
        expect(station(opened, topic).locator(".said")).not_to_be_empty()
        expect(station(opened, topic).locator(".number")).to_have_count(1)
    assert opened.locator('[aria-current="page"]:not(a)').all_inner_texts() == [TOPICS["design_lock"].TITLE]


def test_a_station_leads_to_its_page_with_the_setting_and_next_to_the_one_after(page):
    opened = page(LOCK_PAGE)
    press(opened, "lock_month", "ArrowRight")
    settle(opened)
    carried = packed(opened)
    station(opened, "market").get_by_role("button", name="Market").click()
    opened.wait_for_url("**/market?*")
    settle(opened)
    assert packed(opened) == carried
    opened.get_by_role("button", name="Next: Design lock").click()
    opened.wait_for_url("**/design_lock?*")
    settle(opened)
    assert packed(opened) == carried
    expect_no_fault(opened)


def test_a_dot_stands_where_the_last_move_changed_something_and_nowhere_else(page):
    opened = page("/partner")
    expect(opened.locator(".station .dot")).to_have_count(0)
    press(opened, "partner_saves", "End")
    settle(opened)
    expect(station(opened, "partner").locator(".dot")).to_have_count(1)
    for topic in ("pitch", "market", "design_lock"):
        expect(station(opened, topic).locator(".dot")).to_have_count(0)


def test_on_a_low_screen_the_bar_stays_in_sight_as_a_line_and_opens_when_pointed_at(page):
    opened = page(LOCK_PAGE, size=LAPTOPS[0])
    bar = opened.locator(".bar")
    assert bar.bounding_box()["y"] + bar.bounding_box()["height"] <= LAPTOPS[0][1]
    expect(station(opened, "market").locator(".said")).to_be_hidden()
    bar.hover()
    expect(station(opened, "market").locator(".said")).to_be_visible()


def test_a_first_visit_is_told_where_to_begin_and_never_again(browser, server):
    context = browser.new_context()  # of a browser that was never here
    opened = context.new_page()
    opened.goto(server.url + LOCK_PAGE)
    welcome = opened.get_by_role("region", name="First visit")
    expect(welcome.locator("dt")).to_have_count(3)
    welcome.get_by_role("button", name="Begin").click()
    expect(welcome).to_have_count(0)
    opened.reload()
    settle(opened)
    expect(opened.locator(".welcome")).to_have_count(0)
    context.close()


def test_the_tests_own_visitors_were_here_before(page):
    expect(page(LOCK_PAGE).locator(".welcome")).to_have_count(0)


def test_every_screen_says_what_it_is_of_which_data_and_when(page):
    for path in ("/claims", LOCK_PAGE, "/scenarios", "/design_lock?present=8"):
        foot = page(path).locator(".foot")
        expect(foot).to_contain_text("Cell Therapy Strategy Explorer · data version")
