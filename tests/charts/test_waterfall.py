"""The waterfall: bars that hang together and sum exactly."""

import re

import pytest
import vl_convert

from components import cached
from components.charts.waterfall import steps, waterfall
from models import design_lock, explain
from models.scenario import Scenario
from tests.charts.drawn import SETTINGS, setting
from tests.charts.test_phone import assert_apart
from tests.charts.test_pictures import words

NAMES = {"a": "First", "b": "Second", "c": "Third"}


def test_each_bar_begins_where_the_last_one_ended_and_the_last_is_the_sum():
    frame = steps({"a": 3.0, "b": -5.0, "c": 0.5}, NAMES, 10.0, "Before", "After")
    assert frame["name"].tolist() == ["Before", "First", "Second", "Third", "After"]
    assert frame["kind"].tolist() == ["total", "up", "down", "up", "total"]
    assert frame["begin"].tolist() == [0, 10, 13, 8, 0]
    assert frame["end"].tolist() == [10, 13, 8, 8.5, 8.5]
    assert frame["change"].tolist() == [10, 3, -5, 0.5, 8.5]
    assert frame["top"].tolist() == [10, 13, 13, 8.5, 8.5]


def test_a_waterfall_from_nothing_has_no_empty_first_bar():
    assert steps({"a": 1.0}, NAMES, 0.0, "Start", "Plan")["name"].tolist() == ["First", "Plan"]


def test_a_part_that_is_zero_keeps_its_place():
    frame = steps({"a": 0.0, "b": 1.0}, NAMES, 2.0, "Before", "After")
    assert frame.loc[1, ["begin", "end", "kind"]].tolist() == [2, 2, "up"]


@pytest.mark.parametrize("name", [name for name in SETTINGS if name != "defaults"])
def test_the_bars_of_a_move_lead_from_the_plan_before_to_the_plan_after(name):
    before, after = (cached.answer("design_lock", scenario) for scenario in (Scenario(), setting(name)))
    parts = explain.waterfall(before.contributions, after.contributions)
    frame = steps(parts, design_lock.MECHANISMS, before.value, "Before", "After")
    assert frame["change"].iloc[0] == before.value
    assert frame["change"].iloc[-1] == pytest.approx(after.value, abs=1e-9)
    assert frame["change"].iloc[:-1].sum() == pytest.approx(after.value, abs=1e-9)


def test_the_bars_are_drawn_in_their_order_and_each_says_its_change():
    frame = steps({"a": 3.0, "b": -5.0}, NAMES, 10.0, "Before", "After")
    layers = waterfall(frame, "light", "USD million").to_dict()["layer"]
    bars, said = (next(one for one in layers if one["mark"]["type"] == kind) for kind in ("bar", "text"))
    assert bars["encoding"]["y"]["sort"] == {"field": "order"}
    drawn = vl_convert.vegalite_to_svg(waterfall(frame, "light", "USD million").to_dict())
    told = [line for line, *_ in words(drawn)]
    assert {"10", "+3", "−5", "8"} <= set(told) and said["encoding"]["text"]["field"] == "said"


@pytest.mark.parametrize("width", [190, 500])
@pytest.mark.parametrize(
    "ends", [(10.0, {"a": 3.0, "b": -25.0}), (-400.0, {"a": -30.0, "c": 900.0}), (0.0, {"a": 5.0})]
)
def test_no_number_of_a_bar_leaves_the_axis_or_stands_on_another_word(ends, width):
    start, parts = ends
    names = {"a": "Spread of upfronts against comparable deals", "b": "Second", "c": "Third"}
    spec = waterfall(steps(parts, names, start, "Before", "After"), "light", "Worth, USD million").to_dict() | {
        "width": width
    }
    drawn = vl_convert.vegalite_to_svg(spec)
    wide = float(re.search(r'<svg[^>]*? width="([\d.]+)"', drawn)[1])
    found = words(drawn)
    assert all(left >= 0 and right <= wide for _, left, _, right, _ in found)
    assert any("comparable" in line for line, *_ in found) and not any("…" in line for line, *_ in found)
    assert_apart(found)


def test_every_bar_of_a_whole_begins_at_zero_and_zero_is_on_the_axis():
    frame = steps({"a": 3.0}, NAMES, 410.0, "Before", "After")
    assert frame[frame["kind"] == "total"]["begin"].tolist() == [0.0, 0.0]
    layers = waterfall(frame, "light", "USD million").to_dict()["layer"]
    assert any(one["mark"]["type"] == "rule" and one["encoding"]["x"] == {"datum": 0.0} for one in layers)
