"""The charts of scaling alone or with a partner: ranked dots with a bracket, the map, cash and the tornado."""

import re
from xml.etree import ElementTree

import pandas as pd
import pytest

from components import cached, session
from components.charts.theme import COLOURS
from models.partner import frames
from models.partner.plan import DATES
from pages.pitch.partner import hero
from tests.charts.drawn import SCHEMES, SETTINGS, drawing, setting, specification
from tests.charts.test_phone import FITTED, PAPERS, WHOLE, assert_apart, narrow
from tests.charts.test_pictures import elements, words

CHARTS = ("partner.plans", "partner.frontier", "partner.cash", "partner.tornado")
NAMES = ("defaults", "late", "nothing earns its cost")
WORKED_OUT = re.compile(r"\b(?:low|high) (−?[\d,.]+)")


def decisions(name: str) -> pd.DataFrame:
    """Return the rows of the plans under a setting."""
    return drawing("partner.plans", name)[1].to_pandas().query("mark == 'decision'")


def answer(name: str):
    """Return the page's answer under a setting."""
    return cached.answer("partner", setting(name))


@pytest.mark.parametrize("name", SETTINGS)
def test_the_best_plan_stands_on_top_and_the_others_in_the_order_of_the_answer(name):
    rows, found = decisions(name), answer(name)
    order = [frames.NAMES[verdict.kind] for group in found.ranks for verdict in group]
    drawn = [label.split(",")[0] for label in rows["label"]]
    own = rows["mine"].fillna(value=False).to_numpy(bool) & rows["label"].duplicated(keep=False).to_numpy()
    assert [one for one, mine in zip(drawn, own, strict=True) if not mine][: len(order)] == order
    assert set(drawn) == set(frames.NAMES.values()), "plans without a deal are told too"
    assert rows["kind"].tolist().count("mine") == 1
    assert rows.iloc[0]["value"] == pytest.approx(found.best)


@pytest.mark.parametrize("name", SETTINGS)
def test_a_bracket_holds_those_that_the_answer_cannot_tell_apart_and_no_other(name):
    rows, found = decisions(name), answer(name)
    tied = rows[rows["tied"].fillna(value=False).astype(bool)]
    alike = {frames.NAMES[verdict.kind] for verdict in found.ranks[0]} if found.alike else set()
    assert {label.split(",")[0] for label in tied["label"]} == alike
    ends = [tied["first"].sum(), tied["last"].sum(), tied["middle"].notna().sum()]
    assert ends == ([1, 1, 1] if alike else [0, 0, 0])
    assert tied.index.tolist() == list(range(len(tied)))


@pytest.mark.parametrize("name", SETTINGS)
def test_every_plan_has_its_worth_in_two_digits_its_band_and_the_baseline(name):
    rows = decisions(name)
    there = rows[rows["value"].notna()]
    assert (there["low"] <= there["high"]).all() and there["baseline"].notna().any()
    for row in there.itertuples():
        number, *_ = re.match(r"−?[\d,.]+", row.said)[0].rstrip(","), row
        assert len(re.sub(r"\D", "", number).strip("0")) <= 2, row.said
        assert row.said.endswith("your plan") == bool(row.mine)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_move_sends_data_alone(scheme):
    made = {name: cached.specification.__wrapped__("plans", *drawing("partner.plans", name)[:2], scheme)
            for name in SETTINGS}  # fmt: skip
    assert all(one == made["defaults"] for one in made.values())


def test_the_user_s_plan_is_teal_and_the_best_is_ink():
    colour = next(layer for layer in specification("partner.plans")["layer"] if layer["mark"]["type"] == "point"
                  and "color" in layer["encoding"])["encoding"]["color"]["scale"]  # fmt: skip
    painted = dict(zip(colour["domain"], colour["range"], strict=True))
    c = COLOURS["light"]
    assert painted == {"mine": c["accent"], "best": c["ink"], "other": c["quiet"]}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("chart", CHARTS)
@pytest.mark.parametrize("name", NAMES)
def test_no_word_lies_on_another_or_off_the_paper(chart, name, paper):
    found = words(narrow(chart, name, paper, FITTED if chart == "partner.tornado" else WHOLE))
    assert len(found) > 5
    assert_apart(found)
    assert [line for line, left, _, right, _ in found if left < 0 or right > paper] == []


@pytest.mark.parametrize("chart", CHARTS)
def test_no_word_is_smaller_than_twelve_pixels(chart):
    drawn = ElementTree.fromstring(narrow(chart))
    sizes = [float(node.get("font-size").removesuffix("px")) for node, *_ in elements(drawn) if node.get("font-size")]
    assert sizes and min(sizes) >= 12


def test_the_ends_of_the_tornado_are_told_in_two_digits_and_its_axis_holds_zero():
    rows = drawing("partner.tornado", "defaults")[1]
    for said in [*rows["left"], *rows["right"]]:
        assert len(re.sub(r"\D", "", WORKED_OUT.search(said)[1]).strip("0")) <= 2, said
    bar = specification("partner.tornado")["layer"][0]
    assert bar["mark"]["type"] == "bar" and bar["encoding"]["x"]["scale"]["zero"]


@pytest.mark.parametrize("row", [{"plan": "codev", "date": "data"}, {"plan": "alone", "date": None}])
def test_a_click_on_a_row_makes_its_plan_the_user_s_as_one_move(row, monkeypatch):
    moves = []
    monkeypatch.setattr(session, "now", lambda: setting("late"))
    monkeypatch.setattr(session, "commit", lambda scenario, said: moves.append((scenario, said)))
    hero.put(row)
    ((scenario, said),) = moves
    inputs, before = cached.inputs("partner", scenario), cached.inputs("partner", setting("late"))
    assert inputs.strategy == row["plan"]
    assert inputs.deal_date == (row["date"] or before.deal_date)
    assert cached.shown("strategy", row["plan"]).lower() in said


def test_a_click_where_there_is_no_plan_is_no_move(monkeypatch):
    monkeypatch.setattr(session, "commit", lambda *_: pytest.fail("moved"))
    hero.put({"plan": None, "date": None})


def test_every_row_that_can_be_picked_has_a_plan_and_a_date_that_can_be_chosen():
    rows = decisions("defaults")
    picked = rows[rows["plan"].notna()]
    assert set(picked["plan"]) <= {option for option, _ in cached.catalogue()["strategy"].options}
    assert set(picked["date"].dropna()) <= set(DATES)
    assert picked.loc[picked["plan"] == "alone", "date"].isna().all()
