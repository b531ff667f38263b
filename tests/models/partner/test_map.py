"""The map of which plan wins where: the user stands in the field of the plan that the sentence names."""

import numpy as np
import pytest

from components import cached
from components.charts import partner as charts
from models import partner
from models.partner import fields, frames, winners
from models.scenario import Scenario
from tests.models.partner.asked import worths_of
from tests.models.partner.cases import DEFAULTS, anywhere, company, having
from tests.sample import some

CAPITAL = cached.catalogue()["can_raise"]
WIDE = 0.011  # half of what the diamond takes of an axis


def settings() -> list[partner.Inputs]:
    """Return the defaults, settings from all over the ranges, and some where plans lie close together."""
    random = np.random.default_rng(33)
    peaks = np.linspace(700, 1_800, 9)
    near = [having(**company(peak=float(peak)), can_raise=float(random.uniform(0, 1_500))) for peak in peaks]
    return [DEFAULTS, *(anywhere(random) for _ in range(4)), *near]


def cells_of(inputs: partner.Inputs, answer) -> list[winners.Cell]:
    """Return the places of the map under an answer."""
    return winners.cells(inputs, CAPITAL, winners.grid(inputs, CAPITAL), answer, answer.detail.trials)


def rows_of(inputs: partner.Inputs, answer) -> list[dict]:
    """Return the rows of the map under an answer."""
    return fields.rows(inputs, cells_of(inputs, answer), inputs, 1_000.0).to_pylist()


@pytest.mark.parametrize("inputs", some(settings(), of=4))
def test_the_user_stands_in_the_field_of_the_plan_that_the_sentence_names_and_ties_are_drawn_as_ties(inputs):
    answer = partner.answer(inputs)
    rows = rows_of(inputs, answer)
    (mine,) = [row for row in rows if row["mark"] == "mine"]
    named = fields.UNCLEAR if answer.alike else frames.NAMES[answer.verdict.kind]
    assert mine["plan"] == named
    assert (fields.NO_CLEAR in mine["words"]) == bool(answer.alike)
    assert f"Best: {frames.NAMES[answer.verdict.kind].lower()}" in mine["words"]
    pieces = [row for row in rows if row["mark"] == "field"]
    about = [(mine["x"] + over * WIDE * span(pieces, "x"), mine["y"] + up * WIDE * span(pieces, "y"))
             for over in (-1, 0, 1) for up in (-1, 0, 1)]  # fmt: skip
    under = [row["plan"] for x, y in about for row in pieces
             if row["x_low"] <= x < row["x_high"] and row["y_low"] <= y < row["y_high"]]  # fmt: skip
    assert under and set(under) == {named}, "all that the diamond covers"


def span(pieces: list[dict], side: str) -> float:
    """Return how long an axis of the map is."""
    return max(row[f"{side}_high"] for row in pieces) - min(row[f"{side}_low"] for row in pieces)


def test_two_plans_that_are_each_clearly_best_are_never_neighbours():
    """What both leave changes without a jump, so that no clear difference lies between them."""
    inputs = cached.inputs("partner", Scenario())
    cells = cells_of(inputs, partner.answer(inputs))
    told = np.array([cell.best if cell.clear else "" for cell in cells]).reshape(winners.FINE[1], winners.FINE[0])
    clear = [(one, other) for one, other in [*zip(told[1:].ravel(), told[:-1].ravel(), strict=True),
                                             *zip(told[:, 1:].ravel(), told[:, :-1].ravel(), strict=True)]
             if one and other]  # fmt: skip
    assert len(clear) > 100 and {one == other for one, other in clear} == {True}


def test_the_map_agrees_with_deciding_there_between_the_places_that_are_worked_out_too():
    inputs, answer = DEFAULTS, partner.answer(DEFAULTS)
    cells, known = cells_of(inputs, answer), winners.grid(inputs, CAPITAL)
    assert (inputs.can_raise, 1.0) in {(cell.raised, cell.times) for cell in cells}, "one is where the user stands"
    between = [cell for cell in cells if cell.raised not in known.raised and cell.times not in known.times]
    assert len({cell.best for cell in between}) > 2
    for cell in between[:: len(between) // 9]:
        worth = worths_of(having(can_raise=cell.raised, sales_times=cell.times))
        best = max(worth.values())
        mine = max(value for key, value in worth.items() if cell.best in (key, key[0]))
        assert mine == pytest.approx(best, abs=2 + 0.02 * best), cell
        if cell.clear:
            others = [value for key, value in worth.items() if cell.best not in (key, key[0])]
            assert max(others) < mine, cell


@pytest.mark.parametrize("here", [0.0, 20.0, 1_234.0, 2_990.0, 3_000.0])
def test_the_places_reach_from_end_to_end_and_hold_the_user_s_wherever_that_is(here):
    found = winners.places(0.0, 3_000.0, 11, here)
    assert (found[0], found[-1], len(found)) == (0.0, 3_000.0, 11)
    assert here in found and (np.diff(found) > 0).all()


def test_the_grid_is_worked_out_as_the_plans_are():
    known = winners.grid(DEFAULTS, CAPITAL)
    for y, x in ((0, 0), (3, 7), (7, 10)):
        worth = worths_of(having(can_raise=float(known.raised[x]), sales_times=float(known.times[y])))
        top = max(value for place, value in enumerate(known.worths[y, x]) if known.signed[y, x][place])
        assert top == pytest.approx(max(worth.values()), abs=2 * winners.MAP_SAME)


@pytest.mark.parametrize("can", [0.0, 5_000.0])
def test_every_line_of_the_cash_chart_has_its_name_apart_from_the_others_in_the_data_that_the_page_sends(can):
    detail = partner.answer(DEFAULTS).detail
    rows = frames.cash(detail.trials, detail.mine, can)
    named = rows[rows["stands"].notna()]
    assert sorted(named["label"]) == sorted(rows["label"].unique())
    assert set(named["label"]) <= {*frames.NAMES.values(), frames.YOURS, frames.LIMIT}, "short: a phone has little room"
    assert np.diff(np.sort(named["stands"])).min() >= 0.99 * frames.LINE * max(rows["need"].max(), can)
    assert set(rows.loc[rows["label"] == frames.LIMIT, "need"]) == {can}
    assert "stands" in str(charts.cash(rows[:0], "light").to_dict())


def test_stopping_does_not_fill_half_of_the_page_s_map_and_what_is_not_clear_has_its_name():
    inputs = cached.inputs("partner", Scenario())
    rows = rows_of(inputs, partner.answer(inputs))
    places = [row["plan"] for row in rows if row["mark"] == "cell"]
    assert 0 < places.count("Stop") <= 0.4 * len(places)
    assert fields.UNCLEAR in places and fields.UNCLEAR in {row["plan"] for row in rows if row["mark"] == "name"}


@pytest.mark.parametrize("inputs", settings()[:4])
def test_a_name_stands_within_its_own_field_and_off_the_user_s_row(inputs):
    rows = rows_of(inputs, partner.answer(inputs))
    pieces, names = ([row for row in rows if row["mark"] == mark] for mark in ("field", "name"))
    assert names
    for name in names:
        (under,) = [one for one in pieces if one["y"] == name["y"] and one["x_low"] < name["x"] < one["x_high"]]
        assert under["plan"] == name["plan"]
        assert abs(name["x"] - (under["x_low"] + under["x_high"]) / 2) < 1
        assert abs(name["y"] - 1_000.0) > fields.APART * span(pieces, "y")
