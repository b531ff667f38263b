"""The tables of the footprint: every region with where it is served from, and why from afar or not at all."""

from dataclasses import replace

import pytest

from components import cached
from models import footprint
from models.footprint import frames
from models.footprint.frames import AREA_NAMES
from tests.pages.opened import scenario_of

CLOSED = {"site_stevenage": "closed", "site_hoofddorp": "closed", "site_ghent": "closed", "site_munich": "closed"}


def regions(**changes):
    """Return a plan with its inputs and the table of its regions, a row a region by its name."""
    inputs = cached.inputs("footprint", scenario_of(**changes))
    plan = footprint.plan_of(inputs)
    return inputs, plan, frames.by_region(inputs, plan).set_index("Region")


@pytest.mark.parametrize("changes", [{}, {"site_ghent": "own"}, {"plant_licences": "area"}], ids=str)
def test_every_region_that_asks_is_told_and_one_that_is_far_or_without_a_slot_says_why(changes):
    inputs, plan, table = regions(**changes)
    asking = [region for at, region in enumerate(inputs.geography.regions) if plan.setting.patients[at] > 0]
    assert set(table.index) == {region.label for region in asking}
    near = {inputs.geography.places[plan.setting.options[i].place].area for i in plan.opened}
    for region in asking:
        row = table.loc[region.label]
        afar = row["Served from"] != "nowhere" and region.area not in near
        if afar or row["Without a slot, %"] > 0:
            assert row["Why"], region.label
        if row["Served from"] == "nowhere":
            assert row["Without a slot, %"] == 100
    assert table["Without a slot, %"].is_monotonic_decreasing


def test_a_region_served_from_another_area_says_that_no_plant_stands_in_its_own():
    _, _, table = regions()
    assert table.loc["Germany", "Why"] == f"this plan has no plant in {AREA_NAMES['europe']}"
    assert table.loc["Great Lakes", "Why"] == ""
    _, _, table = regions(**CLOSED)
    assert table.loc["Germany", "Why"] == f"you closed every city in {AREA_NAMES['europe']}"


def test_a_law_that_keeps_every_plant_away_is_the_reason():
    asked, _, _ = regions()
    inputs = replace(asked, plant_licences="area", site_limit=1.0, service=0.0)
    plan = footprint.plan_of(inputs)
    table = frames.by_region(inputs, plan).set_index("Region")
    shut = [name for names in footprint.unserved_by_law(inputs, plan).values() for name in names]
    assert shut
    for name in shut:
        assert table.loc[name, "Why"].startswith("law or licence")


def test_what_the_next_plant_adds_is_written_in_two_digits_with_its_sign():
    assert [frames.gain_words(gain) for gain in (float("nan"), 12.34, -35.49)] == ["", "+12", "−35"]
