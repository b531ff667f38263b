"""The page of scenarios as a visitor meets it: names, files, deletions, times."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

import explorer
from tests.browser.screen import PHONE, expect_no_fault
from tests.browser.serving import settle
from tests.pages.opened import scenario_of
from tests.sample import some

PAGE = "/scenarios"


def save_as(opened, name: str) -> None:
    """Save the setting on screen under a name."""
    opened.get_by_label("Name").fill(name)
    opened.get_by_role("button", name="Save here").click()
    expect(opened.locator(f".st-key-load_{name}")).to_be_visible()
    settle(opened)


@pytest.fixture(scope="module")
def tab(tabs):
    """The page, opened once for all that is typed."""
    opened = tabs.open(PAGE)
    yield opened
    tabs.give_back(opened)


@pytest.mark.parametrize("field", some(["Name", "Author", "Note"], of=3))
def test_a_download_right_after_typing_holds_what_was_typed(tab, field):
    opened = tab
    for text in ("First", "Second"):
        place = opened.get_by_label(field, exact=True)
        place.click()
        place.press("ControlOrMeta+a")
        place.press_sequentially(text)
        with opened.expect_download() as download:
            opened.get_by_role("button", name="Download YAML").click()
        file = explorer.read(Path(download.value.path()).read_bytes())
        assert getattr(file, field.lower()) == text
        settle(opened)


@pytest.mark.parametrize("size", [PHONE, pytest.param((1280, 720), marks=pytest.mark.long)])
def test_a_deletion_is_asked_about_and_taken_back(page, size):
    opened, name = page(PAGE, size=size), f"Deleted{size[0]}"
    save_as(opened, name)
    opened.locator(f".st-key-ask_{name} button").first.click()
    expect(opened.get_by_text("Delete it for everyone?")).to_be_visible()
    expect(opened.locator(f".st-key-load_{name}")).to_be_visible()
    opened.get_by_role("button", name="Delete it").click()
    expect(opened.locator(f".st-key-load_{name}")).to_have_count(0)
    expect(opened.locator("[role=dialog]")).to_have_count(0)  # one that is still closing would come back with its row
    undo = opened.locator(".st-key-undo_delete button")
    expect(undo).to_be_in_viewport()
    settle(opened, rested=False)
    undo.click()
    expect(opened.locator(f".st-key-load_{name}")).to_be_visible()
    expect_no_fault(opened)


def test_what_was_deleted_is_restored_by_another_visitor(page):
    opened = page(PAGE)
    save_as(opened, "Restored")
    opened.locator(".st-key-ask_Restored button").first.click()
    opened.get_by_role("button", name="Delete it").click()
    expect(opened.locator(".st-key-undo_delete")).to_be_visible()
    other = page(PAGE, size=PHONE)
    other.get_by_text("Deleted or replaced").click()
    expect(other.locator(".st-key-kept_chosen input")).to_have_value(re.compile("^Restored, gone since 20"))
    settle(other, rested=False)  # a click on what a run is about to draw anew is none
    other.get_by_role("button", name="Restore").click()
    expect(other.locator(".st-key-load_Restored")).to_be_visible()
    expect_no_fault(other)


def test_a_file_of_an_older_version_and_of_another_editor_is_loaded_and_says_what_is_left_out(page):
    opened = page(PAGE)
    text = explorer.write(explorer.ScenarioFile(scenario_of(can_raise=900.0), "NO"))
    text = text.replace("data_version:", "data_version: 1 # was").replace("name: 'NO'", "name: NO") + "  can_fly: 3\n"
    upload = opened.locator("input[type=file]")
    upload.set_input_files({"name": "old.yaml", "mimeType": "text/yaml", "buffer": text.encode("utf-16")})
    expect(opened.get_by_text("NO: 1 assumption differs")).to_be_visible()
    expect(opened.get_by_text("The file sets 'can_fly', which this explorer does not know")).to_be_visible()
    expect_no_fault(opened)


def test_a_refused_file_is_said_under_the_uploader_and_does_not_stay_in_it(page):
    opened = page(PAGE, size=PHONE)
    opened.locator("[data-testid=stFileUploader]").evaluate("one => one.scrollIntoView({ block: 'center' })")
    upload = opened.locator("input[type=file]")
    for text in ("noise", "more noise"):
        upload.set_input_files({"name": "notes.yaml", "mimeType": "text/yaml", "buffer": text.encode()})
        alert = opened.locator("[data-testid=stAlert]")
        expect(alert).to_be_in_viewport()
        settle(opened)
        expect(alert).to_have_count(1)
        expect(opened.locator("[data-testid=stFileUploaderFile]")).to_have_count(0)
        above = opened.locator("[data-testid=stFileUploader]").bounding_box()
        assert alert.bounding_box()["y"] > above["y"] + above["height"] - 1
    expect_no_fault(opened)


def test_what_cannot_be_saved_is_said_under_the_button(page):
    opened = page(PAGE, size=PHONE)
    opened.get_by_role("button", name="Save here").click()
    alert = opened.get_by_text("Give the scenario a name first.")
    expect(alert).to_be_in_viewport()
    assert alert.bounding_box()["y"] > opened.get_by_role("button", name="Save here").bounding_box()["y"]
