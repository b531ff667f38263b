"""The map of the footprint: cut to the network, turned to where it lies, its names apart, all places to be picked."""

import re
from functools import cache
from xml.etree import ElementTree

import pytest
import vl_convert

from components import cached, session
from components.charts import maps
from models import footprint
from models.footprint import frames
from models.scenario import Scenario
from tests.charts.drawn import drawing, specification
from tests.charts.test_phone import FITTED, assert_apart, narrow
from tests.charts.test_pictures import elements, words
from tests.pages.opened import scenario_of

TOKYO, LOS_ANGELES, SUMMIT, PARIS = (35.7, 139.7), (33.9, -118.4), (40.7, -74.4), (48.9, 2.4)
CROWDED = {"site_limit": 3.0, "site_new_jersey": "own", "site_morris_plains": "contract", "site_ghent": "own"}
WIDTHS = (358, 560, 690, 900)  # pixels: a phone, a tablet, beside the controls, a picture
KEY = {"city without a plant", "some patients without a slot", "Elsewhere"}


@cache
def rows_of(**changes) -> tuple[dict, ...]:
    """Return the map's rows of a plan."""
    inputs = cached.inputs("footprint", scenario_of(**changes))
    return tuple(frames.network(inputs, footprint.plan_of(inputs)))


def drawn_at(width: int, rows: list[dict], shown: maps.Crop, lines: tuple[int, int]) -> str:
    """Return the map of a plan as SVG, so wide."""
    make, _, low, high, *_ = drawing("footprint.network", "defaults")
    spec = make(frames.on_map(rows), "light", low, high, tuple(shown), lines).to_dict()
    return vl_convert.vegalite_to_svg(spec | {"width": width, "autosize": {"type": FITTED, "contains": "padding"}})


def placed(**changes) -> tuple[list[dict], maps.Crop, tuple[int, int]]:
    """Return a plan's rows as they are placed on the map, the part of the world it shows, and its rows below."""
    rows = [dict(row) for row in rows_of(**changes)]
    shown = maps.cut(list(rows_of()), rows)
    return rows, shown, maps.place(rows, shown)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("changes", [{}, CROWDED], ids=["defaults", "three plants, two in one city"])
def test_every_city_with_a_plant_is_named_and_no_name_covers_another(changes, width):
    rows, *how = placed(**changes)
    found = words(drawn_at(width, rows, *how))
    used = {row["name"] for row in rows if row["mark"] == "place" and row["doses"]}
    assert used and used <= {line for line, *_ in found}
    assert_apart(found)


def test_the_map_shows_all_that_the_plan_and_the_baseline_use():
    rows, shown, _ = placed(**CROWDED)
    for row in [*rows, *rows_of()]:
        if row["mark"] == "region" or row.get("doses"):
            assert maps.holds(shown, *maps.project(row["lat"], row["lon"], shown.centre)), row["label"]


def test_the_map_stays_while_the_network_stays_on_it_and_follows_it_where_it_leaves():
    before = maps.crop(maps.used(list(rows_of())))
    assert placed(**CROWDED)[1] == placed()[1] == before
    _, shown, _ = placed(site_singapore="own", site_limit=3.0)
    assert shown.wide > before.wide


def test_a_map_whose_lanes_cross_the_pacific_has_it_in_its_middle():
    assert abs(maps.crop(maps.along(*LOS_ANGELES, *TOKYO)).centre) > 150
    assert -60 < maps.crop(maps.along(*SUMMIT, *PARIS)).centre < -10


def test_a_lane_is_a_great_circle_that_passes_north_of_both_its_ends():
    path = maps.along(*LOS_ANGELES, *TOKYO)
    assert max(lat for lat, _ in path) > 45 > max(LOS_ANGELES[0], TOKYO[0])
    for at, end in ((0, LOS_ANGELES), (-1, TOKYO)):
        assert path[at] == pytest.approx(end)


@pytest.mark.parametrize("lat", [-37.8, 1.3, 59.3])
@pytest.mark.parametrize("lon", [-122.0, 0.0, 151.2])
def test_a_place_stands_where_the_browsers_projection_puts_it(lat, lon):
    centre, pixels = -40, 100
    spec = {
        "$schema": "https://vega.github.io/schema/vega-lite/v6.json", "width": 800, "height": 400, "padding": 0,
        "projection": {"type": "naturalEarth1", "rotate": [-centre, 0, 0], "scale": pixels, "translate": [400, 200]},
        "data": {"values": [{"lat": lat, "lon": lon}]}, "mark": "point",
        "encoding": {"latitude": {"field": "lat", "type": "quantitative"},
                     "longitude": {"field": "lon", "type": "quantitative"}},
    }  # fmt: skip
    drawn = vl_convert.vegalite_to_svg(spec)
    x, y = map(float, re.findall(r'<path[^>]*transform="translate\(([-\d.]+),([-\d.]+)\)"', drawn)[-1])
    mine = maps.project(lat, lon, centre)
    assert (x, y) == pytest.approx((400 + pixels * mine[0], 200 - pixels * mine[1]), abs=0.1)


@pytest.mark.parametrize("width", WIDTHS)
def test_every_place_can_be_picked_on_the_map_or_in_a_row_below_it(width):
    rows, *how = placed()
    there = {row["name"] for row in rows if row["mark"] == "place"}
    svg = drawn_at(width, rows, *how)
    wide, high = (float(re.search(rf'<svg[^>]*? {side}="([\d.]+)"', svg)[1]) for side in ("width", "height"))
    found = {}
    for node, x, y, *_ in elements(ElementTree.fromstring(svg)):
        if node.get("opacity") == "0" and node.tag.endswith("path") and node.get("aria-label"):
            label = next(name for name in there if re.search(rf"\b{name}( \(\w[\w ]*\))?:", node.get("aria-label")))
            found[label] = (x, y)
            radius = float(re.search(r"[aA]([\d.]+)", node.get("d"))[1])
            assert 2 * radius >= 24, f"{label} is too small for a finger"
    assert set(found) == there
    assert all(0 <= x <= wide and 0 <= y <= high for x, y in found.values())


def test_a_plant_is_drawn_larger_with_more_slots():
    spec = specification("footprint.network")
    sized = [layer["encoding"]["size"] for layer in spec["layer"] if "color" in layer.get("encoding", {})
             and layer["encoding"]["color"].get("field") == "kind"]  # fmt: skip
    assert [size["field"] for size in sized] == ["slots"]
    for row in rows_of(**CROWDED):
        if row["mark"] == "place" and row["doses"]:
            assert row["slots"] >= row["doses"]


def test_the_marks_of_the_map_are_told_on_it():
    assert {line for line, *_ in words(narrow("footprint.network"))} >= KEY


def test_a_move_that_stays_on_the_map_keeps_its_specification():
    drawings = []
    for changes in ({}, CROWDED):
        rows, *how = placed(**changes)
        make, _, low, high, *_ = drawing("footprint.network", "defaults")
        drawings.append(make(frames.on_map(rows)[:0], "light", low, high, tuple(how[0]), how[1]).to_dict())
    own = [one.pop("data")["name"] for one in drawings]
    for one, name in zip(drawings, own, strict=True):
        one["datasets"].pop(name)
    assert drawings[0] == drawings[1]


def test_the_map_says_how_many_regions_are_served_and_how_long_the_farthest_wait():
    finding = drawing("footprint.network", "defaults")[0].finding
    plan = cached.answer("footprint", session.PUBLIC).detail.plan
    used = plan.flow > frames.LEAST_PATIENTS
    assert f"{used.any(axis=(0, 2)).sum()} of {(plan.setting.patients > 0).sum()} regions" in finding
    assert f"{plan.setting.days[used].max():.0f} days" in finding
    assert len(finding.split()) <= 14
    assert Scenario() == session.PUBLIC
