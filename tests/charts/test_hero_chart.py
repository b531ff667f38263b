"""The hero of the design lock: one specification for every answer, fixed axes, a pointer and a lock to drag."""

import json
import re
from functools import cache

import numpy as np
import pandas as pd
import pytest

from components import cached
from components.charts import design_lock as charts
from explorer import presets
from models import design_lock
from models.design_lock import frames
from models.scenario import Scenario
from tests.charts.drawn import (
    SCHEMES,
    SETTINGS,
    axes,
    compiled,
    drawing,
    extent,
    lock_frame,
    setting,
    specification,
    svg,
)


def sent(scheme: str, frame) -> str:
    """Return the specification without the numbers, as it is sent; only a view's own name may follow from its data."""
    spec = charts.hero(frame, scheme, extent()).to_dict(validate=False)  # held against the schema in test_charts.py
    text = json.dumps({part: value for part, value in spec.items() if part not in ("data", "datasets")})
    return re.sub(r"view_[0-9a-f]{16}", "view", text)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", [name for name in SETTINGS if name not in ("defaults", "dear")])  # dear: not the lock
def test_two_answers_have_one_specification_so_that_only_data_are_sent(scheme, name):
    assert lock_frame(name) != lock_frame("defaults")
    assert asked(scheme, name) == asked(scheme, "defaults")


@cache
def asked(scheme: str, name: str):
    """Return the specification as the page asks for it, with nothing that the page remembers."""
    return cached.specification.__wrapped__("hero", charts.hero, lock_frame(name), scheme, extent())


def test_the_specification_made_from_an_empty_frame_is_the_one_of_the_full_frame():
    for name in ("defaults", "late"):
        assert sent("light", lock_frame(name)) == sent("light", lock_frame("defaults")[:0])


def test_the_two_schemes_differ_in_nothing_but_colours():
    empty = lock_frame("defaults")[:0]
    light, dark = (json.loads(sent(scheme, empty)) for scheme in SCHEMES)
    assert light != dark
    assert shape(light) == shape(dark)


def shape(part):
    """Return a specification without the values of its texts."""
    if isinstance(part, dict):
        return {key: shape(value) for key, value in part.items()}
    return [shape(item) for item in part] if isinstance(part, list) else type(part)


@pytest.mark.parametrize("name", SETTINGS)
def test_the_axis_of_worth_holds_the_baseline_and_all_that_is_drawn(name):
    months, rows = extent(), lock_frame(name).to_pandas()
    (low, high), (_, base_low, base_high) = marks(name, "reach")["value"], charts.extent(base_detail())
    drawn = rows[["value", "low", "high", "research", "manufacturing", "baseline"]].to_numpy(float)
    assert low <= min(base_low, np.nanmin(drawn)) and high >= max(base_high, np.nanmax(drawn))
    assert marks(name, "month")["month"].max() <= months


def test_the_axis_stays_where_the_baseline_put_it_until_an_answer_outgrows_it():
    _, low, high = charts.extent(base_detail())
    assert marks("defaults", "reach")["value"].tolist() == [low, high]
    assert marks("late", "reach")["value"].max() > high


def test_the_worth_of_a_preset_far_from_the_baseline_lies_within_its_axis():
    scenario, base = presets.scenario_of("legend_company"), base_detail()
    inputs, found = cached.inputs("design_lock", scenario), cached.answer("design_lock", scenario).detail
    drawn = frames.hero(found, inputs.path, 24, base.curves["china"].value, [], charts.extent(base)).to_pandas()
    top = drawn.loc[drawn["mark"] == "reach", "value"].max()
    assert top >= drawn["high"].max() and top >= drawn["value"].max() > charts.extent(base)[2]


def test_the_axes_are_the_same_for_every_answer():
    scales = {scale["name"]: scale for scale in compiled("design_lock.hero")["scales"]}
    assert scales["layer_0_x"]["domain"] == [0, extent()]
    assert not any(scales[name].get("nice") for name in ("layer_0_x", "y"))
    assert {drawing("design_lock.hero", name)[2] for name in SETTINGS} == {extent()}


def base_detail() -> design_lock.Detail:
    """Return the baseline's detail."""
    return cached.answer("design_lock", Scenario()).detail


def test_the_pointer_and_the_lock_are_selections_of_the_chart():
    selections = {selection["name"]: selection["select"] for selection in specification("design_lock.hero")["params"]}
    assert set(selections) == {"peek", "lock"}
    assert selections["peek"]["on"] == "pointermove"
    assert selections["lock"]["fields"] == ["month"]
    assert selections["lock"]["on"] == "pointerup"


def marks(name: str, mark: str) -> pd.DataFrame:
    return lock_frame(name).to_pandas().query("mark == @mark")


@pytest.mark.parametrize("name", SETTINGS)
def test_every_month_within_the_horizon_has_its_values_and_what_the_pointer_reads(name):
    months = marks(name, "month")
    assert months["month"].tolist() == list(range(len(months)))
    assert len(months) == cached.inputs("design_lock", setting(name)).horizon_months + 1
    read = ["value", "low", "high", "research", "manufacturing", "design", "launch", "risk"]
    assert months[read].notna().all(axis=None)
    assert marks(name, "plan")[read].notna().all(axis=None)


def test_the_baseline_is_drawn_as_far_as_it_goes():
    base = cached.answer("design_lock", Scenario()).detail.curves["china"].value
    for name in ("defaults", "late", "short horizon"):
        months = marks(name, "month")
        assert months["baseline"].tolist() == base[: len(months)].tolist()


@pytest.mark.parametrize("name", SETTINGS)
def test_the_plan_stands_on_the_curve_at_the_month_of_the_plan(name):
    (plan,) = marks(name, "plan").itertuples()
    inputs = cached.inputs("design_lock", setting(name))
    assert plan.month == min(inputs.lock_month, inputs.horizon_months)
    assert plan.value == marks(name, "month").set_index("month")["value"][plan.month]
    assert plan.value == cached.answer("design_lock", setting(name)).value


@pytest.mark.parametrize("name", SETTINGS)
def test_the_marked_months_are_the_middles_of_their_windows(name):
    answer = cached.answer("design_lock", setting(name))
    company = answer.detail.curves[cached.inputs("design_lock", setting(name)).path]
    curves = {"company": company, "research": answer.detail.research, "manufacturing": answer.detail.manufacturing}
    months = marks(name, "month").set_index("month").rename(columns={"value": "company"})
    best = list(marks(name, "best").itertuples())
    assert {row.name for row in best} == {"company", "research", "manufacturing"}
    for row in best:
        assert row.month == sum(curves[row.name].window) // 2
        assert row.value == months[row.name][row.month]


def test_the_window_that_is_drawn_is_the_one_that_is_said():
    answer = cached.answer("design_lock", Scenario())
    (window,) = marks("defaults", "window").itertuples()
    best = design_lock.ranked(answer.detail.curves)[0]  # the plan's path is the best path at the defaults
    assert (window.begin, window.end) == best.window


def test_every_real_case_with_a_published_delay_is_drawn_once_and_the_others_are_counted():
    rows, cases = cached.rows("design_lock_cases"), marks("defaults", "case")
    known = rows["value"].notna()
    assert sorted(cases["delay"]) == sorted(rows.loc[known, "value"])
    for column in ("label", "happened"):
        missing = cases.loc[cases[column].isna(), "label"].tolist()
        assert not missing, f"{column} is missing for {missing}"
    (counted,) = marks("defaults", "uncounted").itertuples()
    assert counted.words == f"{(~known).sum()} more without a published delay"
    named = ", ".join(cases["short"].dropna()).split(", ")
    assert sorted(named) == sorted(label.partition(" (")[0] for label in cases["label"])


def test_months_of_delay_have_an_axis_of_their_own_below_that_of_the_lock_month():
    found = {axis["title"]: axis for axis in axes(compiled("design_lock.hero")) if axis["orient"] == "bottom"}
    assert set(found) == {"Month the design is locked", "Months of delay after real late changes"}
    lock, delay = found.values()
    assert lock["scale"] != delay["scale"] and delay["offset"] > 90 > lock.get("offset", 0)
    drawn = [layer for layer in flat(specification("design_lock.hero")) if "delay" in str(layer.get("encoding"))]
    assert drawn and all("month:Q" not in str(layer["encoding"]) for layer in drawn)


def flat(spec: dict) -> list[dict]:
    """Return every layer of a specification that draws something."""
    return [one for layer in spec["layer"] for one in flat(layer)] if "layer" in spec else [spec]


@pytest.mark.parametrize("name", SETTINGS)
def test_every_line_has_its_name_beside_its_end_apart_from_the_others_and_within_the_axis(name):
    ends, (low, high) = marks(name, "end"), marks(name, "reach")["value"]
    assert set(ends["name"]) >= {"company", "research", "manufacturing", "band"}
    assert np.diff(np.sort(ends["value"])).min() >= 0.999 * frames.TWO_LINES * (high - low)
    assert ends["value"].max() <= high
    best = {row.name: row.month for row in marks(name, "best").itertuples()}
    assert {row.name: row.words.split("|")[1] for row in ends.itertuples() if row.name in best} == {
        side: f"best: month {month:.0f}" for side, month in best.items()
    }


@pytest.mark.parametrize("name", SETTINGS)
def test_a_baseline_of_any_worth_gives_axes_that_hold_it(name):
    detail = cached.answer("design_lock", setting(name)).detail
    _, low, high = charts.extent(detail)
    values = [curve.value for curve in detail.curves.values()]
    assert low <= min(map(np.min, values)) <= max(map(np.max, values)) <= high
    assert low < high


def test_the_worths_beside_the_plan_have_the_two_digits_that_the_sentence_has():
    """As many as the model knows."""
    line, *_ = re.findall(r"Your lock, [^<]*", svg("design_lock.hero", "light"))
    worths = re.search(r"USD (\S+) m \((\S+) to (\S+)\)", line).groups()
    for worth in worths:
        assert len(re.sub(r"\D", "", worth).strip("0")) <= 2, line
