"""The map of which plan wins where: the user stands in the field of the plan that the sentence names."""

import numpy as np
import pyarrow as pa
import pytest

from components import cached
from components.charts import partner as charts
from models import partner
from models.partner import frames, levers
from models.scenario import Scenario
from tests.models.partner.cases import DEFAULTS, anywhere, company, having
from tests.sample import some

CAPITAL = cached.catalogue()["can_raise"]


def settings() -> list[partner.Inputs]:
    """Return the defaults, settings from all over the ranges, and some where plans lie close together."""
    random = np.random.default_rng(33)
    peaks = np.linspace(700, 1_800, 9)
    near = [having(**company(peak=float(peak)), can_raise=float(random.uniform(0, 1_500))) for peak in peaks]
    return [DEFAULTS, *(anywhere(random) for _ in range(4)), *near]


def rows_of(inputs: partner.Inputs, answer) -> list[dict]:
    """Return the rows of the map under an answer."""
    cells = levers.frontier(inputs, CAPITAL)
    mine = levers.standing(inputs, answer, answer.detail.trials)
    return frames.frontier(inputs, cells, inputs, 1_000.0, mine).to_pylist()


@pytest.mark.parametrize("inputs", some(settings(), of=4))
def test_the_user_stands_in_the_field_of_the_plan_that_the_sentence_names_and_ties_are_drawn_as_ties(inputs):
    answer = partner.answer(inputs)
    rows = rows_of(inputs, answer)
    mine = next(row for row in rows if row["mark"] == "mine")
    under = [row for row in rows if row["mark"] in ("cell", "unclear") and (row["x"], row["y"]) == (mine["x"], 1_000.0)]
    assert len(under) == 1
    assert under[0]["plan"] == mine["plan"] == frames.NAMES[answer.verdict.kind]
    assert (under[0]["mark"] == "unclear") == bool(answer.alike)
    assert ("no clear difference" in under[0]["words"]) == bool(answer.alike)


@pytest.mark.parametrize("can", [0.0, 5_000.0])
def test_every_line_of_the_cash_chart_has_its_name_apart_from_the_others_in_the_data_that_the_page_sends(can):
    detail = partner.answer(DEFAULTS).detail
    rows = frames.cash(detail.trials, detail.mine, can)
    named = rows[rows["stands"].notna()]
    assert sorted(named["label"]) == sorted(rows["label"].unique())
    assert set(named["label"]) <= {*frames.NAMES.values(), frames.YOURS}, "short, so that a phone has room"
    assert np.diff(np.sort(named["stands"])).min() >= 0.99 * frames.LINE * max(rows["need"].max(), can)
    assert "stands" in str(charts.cash(rows[:0], "light", 750.0).to_dict())


def test_stopping_does_not_fill_half_of_the_page_s_map_and_pale_places_have_their_line_in_the_legend():
    inputs = cached.inputs("partner", Scenario())
    rows = rows_of(inputs, partner.answer(inputs))
    places = [row["plan"] for row in rows if row["mark"] in ("cell", "unclear")]
    assert 0 < places.count("Stop") <= 0.4 * len(places)
    spec = charts.frontier(pa.Table.from_pylist(rows[:0], schema=frames.SCHEMA), "light", (0, 3_000), (500, 3_000))
    assert "pale: no clear difference" in str(spec.to_dict(validate=False))
