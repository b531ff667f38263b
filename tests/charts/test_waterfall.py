"""The waterfall: bars that hang together and sum exactly."""

import pytest

from components import cached
from components.charts.waterfall import steps, waterfall
from models import design_lock, explain
from models.scenario import Scenario
from tests.charts.drawn import SETTINGS, setting

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
    bars, said = waterfall(frame, "light", "USD million").to_dict()["layer"]
    assert bars["encoding"]["y"]["sort"] == {"field": "order"}
    assert said["encoding"]["text"]["field"] == "change"
    assert said["encoding"]["text"]["format"].startswith("+")
