"""A picture that is forwarded: what it shows, how it is read, whence and of when, and no word upon another."""

import re
from collections.abc import Iterator
from itertools import product
from xml.etree import ElementTree

import pytest
import vl_convert
from PIL import ImageFont

from components import picture
from components.charts.theme import COLOURS, FONT, FONT_FILES, PRINTED
from tests.charts.drawn import CAPTION, CHARTS, SCHEMES, drawing, specification, svg
from tests.sample import some

FONTS = {weight: str(FONT_FILES / f"IBMPlexSans-{name}.ttf") for weight, name in picture.WEIGHTS.items()}
ON_SCREEN_ONLY = re.compile(r"\b(drag|click|press|tap|hover)\b", re.IGNORECASE)
LOOSE = 3  # pixels by which boxes of letters may meet: a letter fills no box
NASTY = picture.Caption(
    "<b>Which & what?</b> " + "Wide " * 60,
    "W" * 300,
    ("A reading. " * 40, "Scenario: </text><script>alert(1)</script> \"quoted\" 'so'."),
)


def elements(node, x: float = 0, y: float = 0, shown: bool = True, turned: bool = False) -> Iterator[tuple]:
    """Give every element of a picture with where it stands, whether it is seen and whether it is turned."""
    moved = re.match(r"translate\(([-\d.]+),([-\d.]+)\)", node.get("transform", ""))
    x, y = (
        x + float(node.get("x", 0)) * node.tag.endswith("}svg"),
        y + float(node.get("y", 0)) * node.tag.endswith("}svg"),
    )
    if moved:
        x, y = x + float(moved[1]), y + float(moved[2])
    shown = shown and float(node.get("opacity", 1)) > 0
    turned = turned or "rotate" in node.get("transform", "")
    yield node, x, y, shown, turned
    for child in node:
        yield from elements(child, x, y, shown, turned)


def words(text: str, scheme: str = "light") -> list[tuple[str, float, float, float, float]]:
    """Return every upright line of a picture that is read, with its box: left, top, right, bottom."""
    found = []
    for node, x, y, shown, turned in elements(ElementTree.fromstring(text)):
        if not node.tag.endswith("}text") or not shown or turned or node.get("fill") == COLOURS[scheme]["paper"]:
            continue
        size = float(node.get("font-size").removesuffix("px"))
        font = ImageFont.truetype(FONTS[600 if node.get("font-weight") in ("600", "bold") else 400], 100)
        x, y = x + float(node.get("x", 0)), y + float(node.get("y", 0))
        for at, line in enumerate([one for one in node if one.tag.endswith("tspan")] or [node]):
            if not (line.text or "").strip():
                continue
            wide = font.getlength(line.text) * size / 100
            left = x - wide * {"middle": 0.5, "end": 1.0}.get(node.get("text-anchor"), 0.0)
            top = y - 0.75 * size + at * 1.15 * size
            found.append((line.text, left, top, left + wide, top + size))
    return found


@pytest.mark.parametrize("chart", CHARTS)
def test_every_chart_has_a_title_and_says_how_it_is_read(chart):
    make = drawing(chart, "defaults")[0]
    assert make.title and not make.title.endswith(".")
    assert make.reading.endswith(".")


@pytest.mark.parametrize(("chart", "scheme"), some(product(CHARTS, SCHEMES), of=3))
def test_a_picture_bears_its_caption_and_no_hint_for_the_pointer(chart, scheme):
    told = " ".join(line for line, *_ in words(svg(chart, scheme), scheme))
    for line in (CAPTION.title, CAPTION.finding, *CAPTION.foot):
        assert line in told
    assert not ON_SCREEN_ONLY.search(told), told


def test_the_hint_stays_on_the_screen():
    spec = specification("pitch.differentiation")
    assert any(ON_SCREEN_ONLY.search(str(part)) for part in spec["layer"])
    assert [one["value"] for one in spec["params"] if one["name"] == PRINTED] == [False]


@pytest.mark.parametrize("chart", CHARTS)
def test_no_word_of_a_picture_stands_on_another_or_off_the_paper(chart):
    text = svg(chart, "light")
    high, wide = (float(re.search(rf'<svg[^>]*? {side}="([\d.]+)"', text)[1]) for side in ("height", "width"))
    found = words(text)
    for line, left, top, right, bottom in found:
        assert left >= 0 and top >= 0 and right <= wide and bottom <= high, f"{chart}: {line!r} runs off"
    for at, (one, left, top, right, bottom) in enumerate(found):
        for other, begin, above, end, below in found[at + 1 :]:
            apart = right - LOOSE <= begin or end - LOOSE <= left or bottom - LOOSE <= above or below - LOOSE <= top
            assert apart, f"{chart}: {one!r} and {other!r} cover each other"


def test_the_typeface_is_in_the_picture():
    make, frame, *args = drawing("viability.levers", "defaults")
    found = picture.draw("svg", CAPTION, make, frame, "light", *args).decode()
    for weight in picture.WEIGHTS:
        assert f"font-family:'{FONT}';font-weight:{weight};src:url(data:font/woff2;base64," in found


def test_a_chart_is_drawn_once_for_both_its_files(monkeypatch):
    real, asked = vl_convert.vegalite_to_svg, []
    monkeypatch.setattr(vl_convert, "vegalite_to_svg", lambda spec: asked.append(spec) or real(spec))
    picture.drawn.cache_clear()
    make, frame, *args = drawing("viability.levers", "defaults")
    for kind in ("png", "svg"):
        picture.draw(kind, CAPTION, make, frame, "light", *args)
    assert len(asked) == 1


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_whatever_a_scenario_is_called_a_picture_of_it_is_one(kind):
    make, frame, *args = drawing("viability.levers", "defaults")
    found = picture.draw(kind, NASTY, make, frame, "light", *args)
    if kind == "png":
        assert found.startswith(b"\x89PNG")
        return
    assert not list(ElementTree.fromstring(found.decode()).iter("{http://www.w3.org/2000/svg}script"))
    wide = float(re.search(rb' width="([\d.]+)"', found)[1])
    assert all(right <= wide for _, _, _, right, _ in words(found.decode()))
