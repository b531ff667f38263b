"""What every chart must do: render for export, say its axes and units, and use only the house's colours."""

import json
import re
import struct
from itertools import product

import numpy as np
import pytest

from components import cached, picture
from components.charts import partner as partner_charts
from components.charts.theme import COLOURS, FONT
from tests.charts.drawn import (
    CHARTS,
    SCHEMES,
    SETTINGS,
    axes,
    chart_functions,
    compiled,
    drawing,
    drawn,
    specification,
    svg,
    visible,
)
from tests.sample import some

# Far settings for the charts of a page: each is met by the charts that it moves most, the empty one by most.
FAR_APART = {
    **dict.fromkeys(("compare", "waterfall", "viability", "market"), ("nothing earns its cost",)),
    "footprint": ("short horizon",),
    "pitch": ("late",),
    "partner": ("late", "nothing earns its cost"),
    "design_lock": ("early", "late"),
    "vein_to_vein": ("slow",),
    "iteration": ("early",),
    "ramp": ("crowded",),
    "translation": ("dear",),
    "modality": ("nothing earns its cost",),
    "replay": (),  # the past is the same under every setting
    "weight": (),  # kept of the public defaults
}
MAPS = ("footprint.network",)  # have no axes
UNITS = re.compile(
    r"USD\b|\bpatients\b|\bdays\b|plants|\bmonths?\b|points|generation|per cent|%|years?|×", re.IGNORECASE
)
HEX = re.compile(r"#[0-9a-f]{3,8}\b", re.IGNORECASE)


def room_of(chart: str) -> str:
    """Return the module that draws a chart."""
    return chart.partition(".")[0]


ROOMS = [*dict.fromkeys(map(room_of, CHARTS))]
IN_TURN = some(product(CHARTS, SCHEMES), of=3)
FAR = [(chart, name) for chart in CHARTS for name in FAR_APART[room_of(chart)]]


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, bright = sorted((luminance(one), luminance(other)))
    return (bright + 0.05) / (dark + 0.05)


def test_every_chart_function_is_tested_here():
    assert set(CHARTS) == chart_functions()


@pytest.mark.parametrize("chart", CHARTS)
def test_a_specification_is_kept_from_an_empty_frame_and_is_that_of_the_full_one(chart):
    make, frame, *args = drawing(chart, "defaults")
    empty, full = (cached.specification.__wrapped__("any", make, rows, "light", *args) for rows in (frame[:0], frame))
    assert "NaN" not in json.dumps(empty)
    assert empty == full


def test_every_far_setting_is_met_by_some_chart():
    assert {"defaults"}.union(*FAR_APART.values()) == {*SETTINGS}


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_says_no_nonsense_at_the_defaults(chart):
    assert_sense(chart, "defaults")


@pytest.mark.parametrize("chart", [next(chart for chart in CHARTS if room_of(chart) == room) for room in ROOMS])
def test_a_chart_is_written_as_a_png(chart):
    """One of each room, in one scheme, in turn: a PNG is made of the SVG, which the tests below read of all in both."""
    png = drawn("png", chart, SCHEMES[ROOMS.index(room_of(chart)) % len(SCHEMES)])
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", png[16:24])
    assert width >= 1800  # sharp on a slide
    assert height >= 200


@pytest.mark.parametrize(("chart", "scheme"), IN_TURN)
def test_a_chart_is_written_as_an_svg_in_the_house_typeface(chart, scheme):
    text = svg(chart, scheme)
    assert text.startswith("<svg")
    assert COLOURS[scheme]["paper"] in text
    fonts = {attributes["font-family"] for attributes in visible("text", text) if "font-family" in attributes}
    assert fonts == {picture.FAMILY}
    assert picture.FAMILY.startswith(FONT)


@pytest.mark.parametrize(("chart", "name"), some(FAR, of=3))
def test_a_chart_is_drawn_under_settings_far_apart_and_says_no_nonsense(chart, name):
    assert_sense(chart, name)


def assert_sense(chart: str, name: str) -> None:
    """Hold the words of a chart under a setting against those that a browser writes for what is no number."""
    text = svg(chart, "light", name)
    assert "NaN" not in text, f"{chart} writes NaN"
    for word in ("undefined", "null", "Infinity"):
        assert f">{word}" not in text, f"{chart} writes {word}"


@pytest.mark.parametrize("chart", [chart for chart in CHARTS if chart not in MAPS])
def test_every_axis_has_a_title_unless_its_labels_are_the_names(chart):
    spec = compiled(chart)
    kinds = {scale["name"]: scale["type"] for scale in spec["scales"]}
    found = list(axes(spec))
    assert found
    for axis in found:
        if kinds[axis["scale"]] != "band":
            assert axis.get("title"), f"{chart}: the axis of {axis['scale']} says nothing"


def said(title: str | list[str]) -> str:
    """Return a title in one line, on however many it stands."""
    return title if isinstance(title, str) else " ".join(title)


@pytest.mark.parametrize("chart", [chart for chart in CHARTS if chart not in MAPS])
def test_every_value_axis_says_its_unit(chart):
    titles = {said(axis["title"]) for axis in axes(compiled(chart)) if axis.get("title")}
    assert titles
    for title in titles:
        assert UNITS.search(title), f"{chart}: {title!r} names no unit"


@pytest.mark.parametrize(("chart", "scheme"), IN_TURN)
def test_a_chart_uses_only_the_colours_of_its_scheme(chart, scheme):
    text = svg(chart, scheme)
    own = {colour.lower() for colour in COLOURS[scheme].values()}
    used = set()
    for tag in ("path", "text", "rect", "line", "g"):
        for attributes in visible(tag, text):
            used |= {attributes.get(part, "none").lower() for part in ("fill", "stroke")}
    assert used - own <= {"none", "transparent"}
    assert len(used & own) > 2


@pytest.mark.parametrize(("chart", "scheme"), IN_TURN)
def test_every_word_on_a_chart_can_be_read(chart, scheme):
    paper = COLOURS[scheme]["paper"]
    fills = {attributes["fill"] for attributes in visible("text", svg(chart, scheme))} - {paper}
    assert fills
    poor = {fill: round(contrast(fill, paper), 2) for fill in fills if contrast(fill, paper) < 4.5}
    assert not poor, f"{chart} writes with too little contrast on {paper}: {poor}"


def test_light_and_dark_name_the_same_colours():
    assert set(COLOURS["light"]) == set(COLOURS["dark"])
    for scheme in SCHEMES:
        assert all(HEX.fullmatch(colour) for colour in COLOURS[scheme].values())


@pytest.mark.parametrize("scheme", SCHEMES)
def test_what_a_series_is_drawn_with_can_be_told_from_the_paper(scheme):
    c = COLOURS[scheme]
    for name in set(c) - {"paper", "line", "baseline"}:
        assert contrast(c[name], c["paper"]) >= 3, f"{name} is too faint in {scheme}"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_two_things_told_apart_on_one_chart_share_a_colour(scheme):
    c = COLOURS[scheme]
    for group in (("research", "manufacturing", "company", "baseline"), ("own", "contract"), ("belief", "choice"),
                  ("holds", "contested", "close", "fails")):  # fmt: skip
        assert len({c[name] for name in group}) == len(group)


def sorted_channels(part) -> set[str]:
    """Return the channels of a specification, or a part of one, that ask for an order of their own."""
    if isinstance(part, list):
        return set().union(*map(sorted_channels, part))
    if not isinstance(part, dict):
        return set()
    encoding = part.get("encoding", {})
    mine = {channel for channel, asked in encoding.items() if isinstance(asked, dict) and asked.get("sort")}
    return mine.union(*map(sorted_channels, (below for key, below in part.items() if key != "datasets")))


@pytest.mark.parametrize("chart", CHARTS)
def test_a_chart_that_asks_for_an_order_is_not_drawn_by_the_alphabet(chart):
    """Layers over data of their own drop an order that does not say how it is made one: the alphabet is left."""
    asked = sorted_channels(specification(chart))
    scales = [scale for scale in compiled(chart)["scales"] if scale["name"] in asked]
    assert [
        scale["name"] for scale in scales if isinstance(scale["domain"], dict) and scale["domain"].get("sort") is True
    ] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_field_of_the_partner_map_differs_from_the_paper_and_words_on_it_can_be_read(scheme):
    c, pale = COLOURS[scheme], partner_charts.PALE[scheme]
    paper = np.array(channels(c["paper"]))
    for plan, name in partner_charts.FIELDS.items():
        seen = pale * paper + (1 - pale) * np.array(channels(c[name]))
        assert abs(seen - paper).max() > 10, plan
        assert contrast("#" + "".join(f"{round(one):02x}" for one in seen), c["ink"]) >= 4.5, plan


def test_every_large_field_of_the_partner_map_is_named():
    rows = drawing("partner.frontier", "defaults")[1].to_pandas()
    cells = rows[rows["mark"] == "cell"]
    large = cells["plan"].value_counts()
    named = set(rows[rows["mark"] == "name"]["plan"])
    assert named and set(large[large > len(cells) / 8].index) <= named


def channels(colour: str) -> list[int]:
    """Return red, green and blue of a colour, 0 to 255."""
    return [int(colour[at : at + 2], 16) for at in (1, 3, 5)]
