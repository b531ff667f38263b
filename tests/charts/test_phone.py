"""The heroes that are dragged, on a phone: names are there, none on another, and no word runs off the paper."""

import re
from functools import cache
from xml.etree import ElementTree

import pytest
import vl_convert

from components.charts.theme import COLOURS, FONT_FILES
from models.viability.frames import margin_words
from tests.charts.drawn import drawing, specification
from tests.charts.test_pictures import LOOSE, elements, words

PLOT, LAPTOP = 270, 520  # pixels of a chart's plot where the window is 390 wide, and 1280
PAPER, FITTED = 358, "fit-x"  # pixels of all of a chart on a phone, to which its page fits it
PAPERS, WHOLE = (PAPER, 700, 900), "fit"  # a page fits a chart to its height too
HEROES = ("pitch.differentiation", "design_lock.hero")
OTHERS = ("market.by_year", "viability.by_year", "partner.cash", "vein_to_vein.hero", "ramp.hero", "translation.hero")
ACCENT = COLOURS["light"]["accent"]
PRODUCTS = {"Breyanzi", "Kymriah", "Yescarta"}


@cache
def narrow(chart: str, name: str = "defaults", width: int = PLOT, autosize: str = "pad") -> str:
    """Return a chart as a phone shows it, or another window, as SVG: so wide its plot, or all of it if it is fitted."""
    vl_convert.register_font_directory(str(FONT_FILES))
    sized = {"width": width, "autosize": {"type": autosize, "contains": "padding"}}
    return vl_convert.vegalite_to_svg(specification(chart, "light", name) | sized)


@pytest.mark.parametrize("name", ["defaults", "late"])
@pytest.mark.parametrize("chart", [*HEROES, *OTHERS])
def test_no_word_runs_off_a_phone(chart, name):
    drawn = narrow(chart, name, PAPER, FITTED)
    assert re.search(r'<svg[^>]*? width="([\d.]+)"', drawn)[1] == str(PAPER)
    found = words(drawn)
    assert len(found) > 10
    assert [line for line, left, _, right, _ in found if left < 0 or right > PAPER] == []


@pytest.mark.parametrize("name", ["defaults", "early", "late"])
def test_the_map_names_what_stands_on_it_and_no_name_covers_another(name):
    found = words(narrow("pitch.differentiation", name))
    assert {line for line, *_ in found} >= {"Your asset", *PRODUCTS}
    assert_apart(found)


@pytest.mark.parametrize("name", ["defaults", "late"])
@pytest.mark.parametrize("chart", OTHERS)
@pytest.mark.parametrize("plot", [PLOT, LAPTOP])
def test_no_name_on_a_line_covers_another(plot, chart, name):
    assert_apart(words(narrow(chart, name, plot)))


@pytest.mark.parametrize("name", ["defaults", "late"])
def test_real_products_of_the_market_are_named_at_their_ends_the_highest_of_all(name):
    _, rows, *_ = drawing("market.by_year", name)
    ends = {row["label"]: row["value"] for row in rows.to_pylist() if row["mark"] == "ramp"}
    named = {row["label"]: row["value"] for row in rows.to_pylist() if row["mark"] == "ramp_name"}
    assert max(ends, key=ends.get) in named and len(named) >= 4
    assert set(named) <= {line for line, *_ in words(narrow("market.by_year", name))}
    line = max(ends.values()) / 5
    assert all(ends[label] <= height <= ends[label] + line for label, height in named.items()), "beside its own end"


def test_the_band_of_futures_has_its_name_on_the_chart():
    assert "80 % of futures" in {line for line, *_ in words(narrow("market.by_year"))}
    assert {"80 % of", "futures"} <= {line for line, *_ in words(narrow("design_lock.hero"))}


def test_margins_are_told_every_few_years_with_their_unit():
    margins = [line for line, *_ in words(narrow("viability.by_year")) if line.endswith(" %")]
    assert len(margins) >= 3 and "your margin" in {line for line, *_ in words(narrow("viability.by_year"))}
    assert [margin_words(one) for one in (-250.0, -3.4, 56.0)] == ["<−100 %", "−3 %", "56 %"]


def assert_apart(found: list[tuple]) -> None:
    """Hold the boxes of words against each other."""
    for at, (one, left, top, right, bottom) in enumerate(found):
        for other, begin, above, end, below in found[at + 1 :]:
            apart = right - LOOSE <= begin or end - LOOSE <= left or bottom - LOOSE <= above or below - LOOSE <= top
            assert apart, f"{one!r} and {other!r} cover each other"


@pytest.mark.parametrize("name", ["defaults", "early", "late", "nothing earns its cost", "short horizon"])
@pytest.mark.parametrize("paper", PAPERS)
def test_no_word_of_the_lock_chart_lies_on_a_line_or_another_word_or_off_the_paper(name, paper):
    found = words(drawn := narrow("design_lock.hero", name, paper, WHOLE))
    assert_apart(found)
    assert [line for line, left, _, right, _ in found if left < 0 or right > paper] == []
    begin, end, above, below = plot_of(drawn)
    assert [line for line, left, top, right, bottom in found
            if left < end and right > begin and top < below and bottom > above] == []  # fmt: skip
    assert any(line.startswith("Your lock, month") for line, *_ in found)


@pytest.mark.parametrize("name", ["defaults", "early", "nothing earns its cost"])
@pytest.mark.parametrize("chart", ["design_lock.paths", "design_lock.rule"])
@pytest.mark.parametrize("paper", (PAPER, 560))
def test_every_line_behind_the_lock_chart_is_named_beside_its_end_apart_from_the_others(chart, name, paper):
    rows, found = drawing(chart, name)[1], words(narrow(chart, name, paper, WHOLE))
    said = [line for one in rows["words"][rows["stands"].notna()] for line in one.split("|")]
    assert said and sorted(line for line, *_ in found if line in said) == sorted(said)
    assert_apart(found)
    assert [line for line, left, _, right, _ in found if left < 0 or right > paper] == []


def plot_of(drawn: str) -> tuple[float, float, float, float]:
    """Return left, right, top and bottom of the plot: of its zero line and of the user's line."""
    lines = [(node, x, y) for node, x, y, *_ in elements(ElementTree.fromstring(drawn)) if node.tag.endswith("}line")]
    (wide,) = {
        (x, x + float(node.get("x2"))) for node, x, _ in lines if node.get("stroke") == COLOURS["light"]["quiet"]
    }
    (tall,) = {(y, y + float(node.get("y2"))) for node, _, y in lines if node.get("stroke") == ACCENT}
    return *wide, *sorted(tall)


@pytest.mark.parametrize("plot", [PLOT, LAPTOP])
def test_a_bar_that_is_cut_says_that_it_goes_on_and_no_margin_lies_on_a_bar(plot):
    _, rows, _, top = drawing("viability.by_year", "late")
    found = words(narrow("viability.by_year", "late", width=plot))
    cut = [row for row in rows.to_pylist() if row["mark"] == "year" and row["cost"] > top]
    arrows = [y for node, _, y, *_ in elements(ElementTree.fromstring(narrow("viability.by_year", "late", width=plot)))
              if node.tag.endswith("}text") and node.text == "↑"]  # fmt: skip
    assert cut and len(arrows) == len(cut)
    assert all(bottom < arrows[0] for line, _, _, _, bottom in found if line.endswith(" %"))
