"""The board of claims, Present and the library in a real browser: seen at once, walked by keys, nothing lost."""

import re

import pytest
from playwright.sync_api import expect

import explorer
from components import cached
from models.topics import TOPICS
from tests.browser.screen import (
    CLAIMS_PAGE,
    LAPTOPS,
    LOCK_PAGE,
    PATIENCE_MS,
    expect_no_fault,
    packed,
    sentence,
    slider,
    wait_for_runs,
)
from tests.browser.serving import settle
from tests.pages.opened import scenario_of

WIDTH = (1280, 720)
EVERY_FLIP = "(cells, text) => cells.forEach(cell => { cell.textContent = text })"
UNLESS = "^unless “.+” (is|falls to|rises to) .+$"
PIXELS_READ_FROM_FIVE_METRES = 40


def rows(page):
    return page.locator("[data-claim]")


def verdicts(page) -> list[str]:
    return page.locator(".verdict").all_inner_texts()


def load(page, name: str) -> None:
    """Load a ready-made scenario and wait for the board to say another thing."""
    before = packed(page)
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_function("before => !location.search.includes(before)", arg=before, timeout=PATIENCE_MS)


def test_the_whole_argument_stands_on_one_screen(page):
    opened = page("/", size=LAPTOPS[0])
    for width, height in LAPTOPS:
        opened.set_viewport_size({"width": width, "height": height})
        settle(opened)
        expect(rows(opened)).to_have_count(11)
        rows(opened).locator(".flip").evaluate_all(EVERY_FLIP, longest_flip())
        last = rows(opened).last.bounding_box()
        assert last["y"] + last["height"] <= height and last["x"] + last["width"] <= width
    expect_no_fault(opened)


def longest_flip() -> str:
    """Return the longest that the board may have to say of a flip."""
    labels = [cached.catalogue()[key].label for topic in TOPICS for key in cached.keys(topic, "main")]
    return f"unless “{max(labels, key=len)}” falls to 100 USD m"


def test_another_scenario_repaints_the_board_and_undo_takes_it_back(page):
    opened = page(CLAIMS_PAGE)
    before = verdicts(opened)
    load(opened, "Autolus")
    expect(opened.get_by_text("Scenario: Autolus")).to_be_visible()
    settle(opened)
    assert verdicts(opened) and verdicts(opened) != before  # some claims cannot be tried of a company that stops
    opened.get_by_role("button", name="Undo").click()
    expect(opened.get_by_text("Scenario: Public defaults")).to_be_visible()
    settle(opened)
    assert verdicts(opened) == before


def test_what_flips_a_claim_is_told_once_it_is_found(page):
    opened = page(CLAIMS_PAGE)
    expect(opened.locator("[data-claim='1'] .flip")).to_have_text(re.compile(UNLESS), timeout=PATIENCE_MS)


def test_the_board_is_a_table_that_names_its_heads_and_what_its_dots_say(page):
    opened = page(CLAIMS_PAGE, size=WIDTH)
    board = opened.get_by_role("table", name=re.compile("^Claims"))
    expect(board.get_by_role("row")).to_have_count(12)
    assert board.get_by_role("columnheader").all_inner_texts()[1:3] == ["Claim", "Verdict"]
    expect(board.get_by_role("rowheader")).to_have_count(11)
    expect(board.get_by_role("img").first).to_have_accessible_name(re.compile("eight in ten futures from"))


def test_the_dot_of_a_claim_has_the_colour_of_its_verdict_and_its_side_of_the_line_of_zero(page):
    opened = page(CLAIMS_PAGE, size=WIDTH)
    for row in rows(opened).all():
        if not row.locator(".dot").count():
            continue
        chip, dot = (row.locator(name).first for name in (".verdict", ".dot"))
        paints = [node.evaluate("node => getComputedStyle(node).backgroundColor") for node in (chip, dot)]
        assert paints[0] == paints[1]
        zero = row.locator(".ahead").evaluate(
            "node => (node.getBoundingClientRect().left + node.getBoundingClientRect().right) / 2"
        )
        box = dot.bounding_box()
        if row.locator(".number").inner_text() != "choose on other grounds":
            behind = "−" in row.locator(".number").inner_text()
            assert (box["x"] + box["width"] / 2 < zero) == behind


def test_a_claim_opens_its_facts_its_number_its_card_and_its_page(page):
    opened = page(CLAIMS_PAGE)
    opened.locator("[data-claim='1'] .claim").click()
    card = opened.locator(".card:popover-open")
    expect(card).to_contain_text("Speaks for it")
    expect(card).to_contain_text("Speaks against it")
    assert card.get_by_role("link").count() > 3
    opened.keyboard.press("Escape")
    opened.locator("[data-claim='1'] .number").click()
    expect(card).to_contain_text("eight in ten lie between")
    opened.keyboard.press("Escape")
    opened.locator("[data-claim='1'] .go").click()
    opened.wait_for_url("**/partner**")
    expect(sentence(opened)).to_be_visible()
    expect_no_fault(opened)


def test_the_card_of_a_claim_sets_both_sides_side_by_side_with_the_stores_rows_below(page):
    opened = page(CLAIMS_PAGE, size=WIDTH)
    opened.locator("[data-claim='11'] .number").click()
    card = opened.locator(".card:popover-open")
    expect(card.get_by_role("table").first).to_contain_text("Served while the worst plant stands still")
    expect(card.get_by_role("table").last).to_contain_text("installed mammalian capacity")
    assert card.get_by_role("table").last.get_by_role("link").count() > 3
    assert card.evaluate("node => node.scrollWidth <= node.clientWidth")
    expect_no_fault(opened)


@pytest.mark.parametrize(("number", "told"), [(6, "Gross margin"), (7, "In vivo: paid at signing")])
def test_the_card_of_a_number_shows_what_the_store_says_by_year_and_is_no_wider_than_the_screen(page, number, told):
    opened = page(CLAIMS_PAGE, size=WIDTH)
    opened.locator(f"[data-claim='{number}'] .number").click()
    card = opened.locator(".card:popover-open")
    expect(card.locator(".by-year").filter(has_text=told).first.get_by_role("table")).to_be_visible()
    box = card.bounding_box()
    assert box["x"] >= 0 and box["x"] + box["width"] <= WIDTH[0]
    expect_no_fault(opened)


def test_keys_walk_the_claims_in_present_and_each_page_is_one_key_away(page):
    opened = page(f"{CLAIMS_PAGE}?present=7", size=WIDTH)
    told = opened.locator(".bar b")
    expect(told).to_have_text("Claim 7 of 11")
    expect(opened.locator("[data-testid=stTopNavLink]")).to_have_count(0)
    for key, number in (("ArrowRight", 8), ("PageDown", 9), ("PageUp", 8)):
        opened.keyboard.press(key)
        expect(told).to_have_text(f"Claim {number} of 11")
    for _ in range(3):  # fast: none is lost
        opened.keyboard.press("ArrowRight")
    for _ in range(3):
        opened.keyboard.press("ArrowLeft")
    expect(told).to_have_text("Claim 8 of 11")
    opened.keyboard.press("Enter")
    opened.wait_for_url("**/design_lock**present=8**")
    expect(told).to_have_text("Claim 8, its page")
    expect(opened.locator(".stVegaLiteChart").first).to_be_visible()
    opened.keyboard.press("ArrowRight")
    expect(told).to_have_text("Claim 9 of 11")
    opened.keyboard.press("Escape")
    expect(rows(opened)).to_have_count(11)
    opened.wait_for_function("() => !location.search.includes('present')", timeout=PATIENCE_MS)
    expect_no_fault(opened)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_claim_in_present_is_read_from_five_metres_and_fits(page, scheme):
    opened = page(f"{CLAIMS_PAGE}?present=1", size=WIDTH, scheme=scheme)
    expect(opened.get_by_text(re.compile(UNLESS))).to_be_visible(timeout=PATIENCE_MS)
    for name in (".claim", ".verdict"):
        size = opened.locator(name).first.evaluate("node => parseFloat(getComputedStyle(node).fontSize)")
        assert size >= PIXELS_READ_FROM_FIVE_METRES
    bar = opened.locator(".bar").bounding_box()
    assert bar["y"] + bar["height"] <= WIDTH[1]


def test_an_arrow_on_a_slider_in_present_moves_the_slider_and_not_the_claim(page):
    opened = page(f"{LOCK_PAGE}?present=8&show=lock_month", size=WIDTH)
    before = packed(opened)
    slider(opened, "lock_month").focus()
    opened.keyboard.press("ArrowRight")
    opened.wait_for_function("before => !location.search.includes(before)", arg=before, timeout=PATIENCE_MS)
    expect(opened.locator(".bar b")).to_have_text("Claim 8, its page")
    assert opened.locator("input[type=range][data-key]").count() == 1
    opened.locator(".about").first.click()
    opened.keyboard.press("Escape")  # closes the card
    expect(opened.locator(".bar b")).to_have_text("Claim 8, its page")
    slider(opened, "lock_month").focus()
    opened.keyboard.press("PageDown")  # a clicker walks whatever has the focus
    expect(opened.locator(".bar b")).to_have_text("Claim 9 of 11")


def test_present_begins_on_any_page_with_its_own_claim(page):
    opened = page(LOCK_PAGE, size=WIDTH)
    opened.get_by_role("button", name="Present").click()
    expect(opened.locator(".bar b")).to_have_text("Claim 8, its page")
    opened.wait_for_function("() => location.search.includes('present=8')", timeout=PATIENCE_MS)


def test_a_file_is_loaded_and_a_bad_one_is_a_sentence_that_changes_nothing(page):
    opened = page("/scenarios")
    good = explorer.write(explorer.ScenarioFile(scenario_of(can_raise=900.0), "From a file"))
    upload = opened.locator("input[type=file]")
    upload.set_input_files({"name": "good.yaml", "mimeType": "text/yaml", "buffer": good.encode()})
    expect(opened.get_by_text("From a file: 1 assumption")).to_be_visible()
    settle(opened)
    before = packed(opened)
    bad = good.replace("900.0", '!!python/object/apply:os.system ["false"]')
    upload.set_input_files({"name": "bad.yaml", "mimeType": "text/yaml", "buffer": bad.encode()})
    expect(opened.get_by_text("has a YAML tag")).to_be_visible()
    assert packed(opened) == before
    upload.set_input_files({"name": "noise.yaml", "mimeType": "text/yaml", "buffer": b"x" * 10_000_000})
    expect(opened.get_by_text(re.compile("must be 1.0MB or smaller"))).to_be_visible()
    assert packed(opened) == before


def test_the_commands_stay_open_while_what_flips_is_found(page):
    opened = page(CLAIMS_PAGE)
    load(opened, "Kite")
    opened.get_by_role("button", name="Reproduce").click()
    dialog = opened.get_by_role("dialog")
    expect(dialog).to_contain_text("python -m explorer scenario.yaml --page claims")
    wait_for_runs(opened, 3)  # each looks whether flips were found
    expect(dialog).to_be_visible()
