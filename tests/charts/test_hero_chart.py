"""The hero of the design lock: one specification for every answer, fixed axes, a pointer and a lock to drag."""

import json
import re
from functools import cache

import numpy as np
import pandas as pd
import pytest

from components import cached
from components.charts import design_lock as charts
from models import design_lock
from models.scenario import Scenario
from tests.charts.drawn import SCHEMES, SETTINGS, compiled, drawing, extent, lock_frame, setting, specification, svg


def sent(scheme: str, frame) -> str:
    """Return the specification without the numbers, as it is sent; only a view's own name may follow from its data."""
    spec = charts.hero(frame, scheme, *extent()).to_dict(validate=False)  # held against the schema in test_charts.py
    text = json.dumps({part: value for part, value in spec.items() if part not in ("data", "datasets")})
    return re.sub(r"view_[0-9a-f]{16}", "view", text)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("name", [name for name in SETTINGS if name != "defaults"])
def test_two_answers_have_one_specification_so_that_only_data_are_sent(scheme, name):
    assert lock_frame(name) != lock_frame("defaults")
    assert asked(scheme, name) == asked(scheme, "defaults")


@cache
def asked(scheme: str, name: str):
    """Return the specification as the page asks for it, with nothing that the page remembers."""
    return cached.specification.__wrapped__("hero", charts.hero, lock_frame(name), scheme, *extent())


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


def test_the_axes_stay_where_the_baseline_put_them():
    months, low, high = extent()
    scales = {scale["name"]: scale for scale in compiled("design_lock.hero")["scales"]}
    assert scales["layer_0_x"]["domain"] == [0, months]
    assert scales["layer_0_y"]["domain"] == [low, high]
    assert not scales["layer_0_x"].get("nice")
    assert not scales["layer_0_y"].get("nice")


def test_the_axes_are_the_same_for_every_answer():
    assert {drawing("design_lock.hero", name)[2:] for name in SETTINGS} == {extent()}


def test_the_baseline_lies_within_the_axes():
    months, low, high = extent()
    detail = cached.answer("design_lock", Scenario()).detail
    values = np.concatenate([curve.value for curve in detail.curves.values()])
    assert low <= values.min()
    assert high >= max(values.max(), detail.band[1].max(), detail.research.value.max())
    assert months == len(detail.research.value) - 1


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


def test_every_real_case_is_drawn_once_with_its_name_and_what_happened():
    cases = marks("defaults", "case")
    assert len(cases) == len(cached.rows("design_lock_cases"))
    assert (cases["month"].notna() ^ cases["slot"].notna()).all()
    for column in ("label", "happened", "known"):
        missing = cases.loc[cases[column].isna(), "label"].tolist()
        assert not missing, f"{column} is missing for {missing}"


@pytest.mark.parametrize("name", SETTINGS)
def test_a_baseline_of_any_worth_gives_axes_that_hold_it(name):
    detail = cached.answer("design_lock", setting(name)).detail
    _, low, high = charts.extent(detail)
    values = [curve.value for curve in detail.curves.values()]
    assert low <= min(map(np.min, values)) <= max(map(np.max, values)) <= high
    assert low < high


def test_the_worths_beside_the_plan_have_the_two_digits_that_the_sentence_has():
    """As many as the model knows."""
    line, *_ = re.findall(r"Your lock\.[^<]*", svg("design_lock.hero", "light"))
    worths = re.search(r"USD (\S+) m \((\S+) to (\S+)\)", line).groups()
    for worth in worths:
        assert len(re.sub(r"\D", "", worth).strip("0")) <= 2, line
