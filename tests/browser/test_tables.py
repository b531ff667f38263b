"""Tables as a reader uses them: filtered, sorted, wrapped, with links that open, on a laptop and on a phone."""

import re

from playwright.sync_api import expect

from tests.browser.screen import LAPTOPS, PHONE, expect_no_fault

COMPANY = "/company"
REAL = f"{COMPANY}?more=beside-real-companies"
BELOW = "node => node.scrollWidth > node.clientWidth + 1"  # whether something of it is cut at its side


def table(page, head: str):
    """Return the table that has a head."""
    return page.get_by_role("region", name=re.compile(f"^Table: .*{head}"))


def lines(found):
    return found.locator("tbody tr:visible")


def test_a_long_table_is_filtered_by_what_one_types_and_says_how_many_rows_are_left(page):
    opened = page(REAL, size=LAPTOPS[0])
    found, field = table(opened, "Published"), opened.get_by_role("searchbox").last
    whole = lines(found).count()
    field.fill("kite vein")
    assert 0 < lines(found).count() < whole
    assert all("Kite" in text for text in lines(found).all_inner_texts())
    expect(opened.get_by_role("status").filter(has_text=f"{lines(found).count()} of {whole} rows")).to_be_visible()
    field.fill("")
    assert lines(found).count() == whole
    expect_no_fault(opened)


def test_a_head_sorts_its_table_by_numbers_up_and_down_with_nothing_at_the_end(page):
    opened = page(REAL, size=LAPTOPS[0])
    found = table(opened, "Published")
    head = found.get_by_role("columnheader", name=re.compile("^Ratio"))
    at = found.get_by_role("columnheader").all_inner_texts().index("Ratio")
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    texts = [row.locator("th, td").nth(at).inner_text() for row in lines(found).all()]
    numbers = [float(text) for text in texts if text]
    assert numbers == sorted(numbers) and "" not in texts[: len(numbers)]
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")


def test_no_text_of_a_table_is_cut_and_every_source_with_an_address_is_a_link_that_opens_beside(page):
    opened = page(REAL, size=LAPTOPS[0])
    found = table(opened, "Published")
    assert not found.locator("td, th").evaluate_all(f"nodes => nodes.some({BELOW})")
    links = found.get_by_role("link").all()
    assert len(links) > 10
    for link in links:
        assert link.get_attribute("href").startswith("http") and link.get_attribute("target") == "_blank"


def test_the_ledger_shows_fifteen_whole_years_on_a_laptop_and_years_beside_whole_names_on_a_phone(page):
    opened = page(COMPANY, size=LAPTOPS[0])
    assert years_in_sight(opened) >= 15
    opened.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    found = table(opened, "Year 1")
    assert years_in_sight(opened) >= 2
    assert not found.locator("tbody th").evaluate_all(f"nodes => nodes.some({BELOW})")
    found.evaluate("node => node.scrollTo(400, 0)")
    line = found.locator("tbody th").first.bounding_box()
    assert line["x"] >= found.bounding_box()["x"]


def years_in_sight(opened) -> int:
    """Return how many years of the ledger stand wholly in its window."""
    found = table(opened, "Year 1")
    box = found.bounding_box()
    heads = [head.bounding_box() for head in found.get_by_role("columnheader", name=re.compile("^Year")).all()]
    return sum(one["x"] + one["width"] <= box["x"] + box["width"] + 1 for one in heads)
