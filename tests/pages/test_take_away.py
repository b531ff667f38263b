"""Everything that leaves the explorer as a file, from every page and section that offers one."""

import ast
import csv
import io
import re
import tomllib
from functools import cache
from pathlib import Path

import pandas as pd
import pytest

from components import cached, chosen, imprint, session, spreadsheet, takeaway, tidy
from models import explain
from tests.pages.opened import (
    CLAIMS_PAGE,
    COMPARE_PAGE,
    FOOTPRINT_PAGE,
    PAGE,
    PARTNER_PAGE,
    PITCH_PAGE,
    VIABILITY_PAGE,
    app,
    at,
    errors,
    scenario_of,
)

ROOT = Path(__file__).parents[2]
PAGES = CLAIMS_PAGE, COMPARE_PAGE, FOOTPRINT_PAGE, PAGE, PARTNER_PAGE, PITCH_PAGE, VIABILITY_PAGE
SECTIONS = [(page, section) for page in PAGES for section in ("Take away", "Evidence")] + [(PAGE, "What flips it")]
LIVE = '=HYPERLINK("http://x.example","open")'
SCENARIO = {"can_raise": 1_700.0, "lock_month": 20.0}
FORMULA = re.compile(r"\s*[=+\-@]")
DIGITS = re.compile(r"^[-0.,]+|\D")  # what is no significant digit


@cache
def offered() -> dict[tuple[str, str, str], pd.DataFrame | str]:
    """Return every table that is offered, by page, section and name."""
    found, place = {}, []
    with pytest.MonkeyPatch.context() as patched:
        real = takeaway.offer_table

        def recorded(name, table, made):
            found[(*place, name)] = table
            real(name, table, made)

        patched.setattr(takeaway, "offer_table", recorded)
        patched.setattr(session.Explorer, "known_flips", lambda mine: dict.fromkeys(range(1, 12)))
        patched.setattr(explain, "PROBES", 1)
        opened = {page: app(page).run() for page in PAGES}
        for page, section in SECTIONS:
            place[:] = page, section
            assert not errors(at(scenario_of(**SCENARIO), opened[page], section=section))
    return found


def rows(table: pd.DataFrame, manner: str) -> list[list[str]]:
    """Return a table as a spreadsheet reads its CSV."""
    text = spreadsheet.as_csv(table, manner).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=spreadsheet.SEPARATORS[manner]))


def test_every_page_offers_tables_and_all_are_there():
    pages = {page for page, _, _ in offered()}
    assert pages == set(PAGES)
    assert len(offered()) >= 25
    assert not [place for place, table in offered().items() if isinstance(table, str)]


@pytest.mark.parametrize("manner", spreadsheet.SEPARATORS)
def test_every_table_has_heads_in_words_and_in_its_cells_numbers_without_units(manner):
    for place, table in offered().items():
        head, *body = rows(table, manner)
        assert body, place
        assert len(set(head)) == len(head), f"{place}: two columns have one head"
        for name in head:
            assert name and "_" not in name and not name[0].islower(), f"{place}: {name!r}"
        for row in body:
            assert len(row) == len(head), place
            for cell in row:
                number, unit = tidy.number_of(cell.replace(",", ".") if manner == spreadsheet.COMMA else cell)
                assert not unit, f"{place}: {cell!r} holds its unit"
                if isinstance(number, int | float):
                    assert "−" not in cell and (isinstance(number, int) or len(DIGITS.sub("", cell)) <= 6), (
                        place,
                        cell,
                    )
                else:
                    assert not FORMULA.match(cell), f"{place}: {cell!r} is run by a spreadsheet"
                    assert not cell.startswith("Looking for"), place


def test_every_table_is_a_workbook_too():
    for (_, _, name), table in offered().items():
        made = imprint.Imprint(LIVE, 3, 4, imprint.now(), "http://localhost")
        assert spreadsheet.as_workbook(name, table, made).startswith(b"PK")


def test_a_table_whose_numbers_are_not_there_cannot_be_downloaded_and_says_what_is_awaited():
    page = at(scenario_of(**SCENARIO), app(CLAIMS_PAGE).run(), section="Take away")
    buttons = [one.proto for one in page.get("download_button")]
    assert len(buttons) == 2 and all(one.disabled for one in buttons)
    assert any("looking for what flips" in one.value for one in page.caption)


def test_a_scenario_with_the_name_of_a_formula_is_a_name_in_every_table():
    file = cached.files.ScenarioFile(scenario_of(**SCENARIO), LIVE)
    cached.saved.save(LIVE, cached.files.write(file))
    found = {}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(takeaway, "offer_table", lambda name, table, made: found.update({name: table}))
        page = app(COMPARE_PAGE).run()
        page.session_state[session.KEY].compared = chosen.Chosen(("defaults", f"own:{LIVE}"))
        page.session_state["section"] = "Take away"
        assert not errors(page.run())
    assert any(LIVE in map(str, table.columns) for table in found.values())
    for table in found.values():
        for manner in spreadsheet.SEPARATORS:
            for row in rows(table, manner):
                assert not [cell for cell in row if cell.lstrip().startswith("=")]


def test_every_picture_that_a_page_offers_says_what_when_whence_and_of_which_scenario():
    drawn, caption = {}, takeaway.caption
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(takeaway, "caption", lambda make, made: drawn.setdefault(make, caption(make, made)))
        for page in PAGES:
            assert not errors(at(scenario_of(**SCENARIO), app(page).run(), section="Take away"))
    assert len(drawn) >= 10
    for told in drawn.values():
        said = " ".join((told.title, *told.foot))
        for word in ("Source: ", imprint.NAME, "Scenario: Your setting", f"{imprint.now():%Y}", "model ", "data "):
            assert word in said
    assert sum(told.finding.startswith("Decision under this scenario: ") for told in drawn.values()) >= 8


def test_every_file_leaves_by_the_one_door():
    for path in [*(ROOT / "components").rglob("*.py"), *(ROOT / "pages").rglob("*.py")]:
        text = path.read_text(encoding="utf-8")
        called = {node.attr for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Attribute)}
        assert "to_csv" not in called, f"{path} writes a table past components/spreadsheet.py"
        if path.name not in ("takeaway.py", "library.py", "saved_here.py", "reproduce.py"):  # all but the first: YAML
            assert "download_button" not in called, f"{path} offers a file past components/takeaway.py"


def test_streamlits_own_way_out_of_a_table_is_shut():
    assert tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["client"]["disableDataExport"]


def test_no_other_site_may_talk_to_the_app():
    assert tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["client"]["allowedOrigins"] == []
