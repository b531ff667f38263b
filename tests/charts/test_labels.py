"""What is named on a chart stands at its mark, apart from other names, at every width; axes hold what is drawn."""

import re

import pyarrow as pa
import pytest

from components import cached
from components.charts import viability as viability_charts
from models.market import frames as market_frames
from pages.footprint.viability import hero as viability_hero
from pages.pitch.market import hero as market_hero
from tests.charts.drawn import ENDS, compiled, drawing, setting, specification
from tests.charts.test_phone import FITTED, PAPER, assert_apart, narrow
from tests.charts.test_pictures import words
from tests.pages.opened import scenario_of

BESIDE, WIDE = 560, 690  # pixels: a chart in half a column, and in a whole one
CHARTS = (
    "footprint.by_plants", "footprint.frontier", "footprint.resilience", "footprint.ramp", "viability.by_year",
    "viability.levers", "viability.parts", "viability.years", "market.by_year", "market.funnel", "market.shares",
    "ramp.hero", "ramp.ranked", "ramp.terms", "ramp.knowing", "translation.hero", "translation.ranked",
    "translation.repeats", "translation.screens",
    "iteration.hero", "iteration.ranked", "iteration.accepted",
    "modality.hero", "modality.frontier", "modality.shown", "modality.readouts", "modality.votes",
    "modality.follows",
    "vein_to_vein.hero", "vein_to_vein.steps", "vein_to_vein.spread", "vein_to_vein.hand_offs", "vein_to_vein.compared",
)  # fmt: skip
LEAST = 12  # pixels of the smallest letters


@pytest.mark.parametrize("width", [PAPER, BESIDE, WIDE])
@pytest.mark.parametrize("chart", CHARTS)
def test_no_name_covers_another_or_runs_off_the_paper(chart, width):
    found = words(narrow(chart, width=width, autosize=FITTED))
    assert len(found) > 3
    assert [line for line, left, _, right, _ in found if left < 0 or right > width] == []
    assert_apart(found)


@pytest.mark.parametrize("name", ENDS)
def test_with_all_in_sight_at_one_end_no_name_covers_another_or_lies_below_the_axis(name):
    _, frame, *_ = drawing(f"{ENDS[name][0]}.hero", name)
    drawn = narrow(f"{ENDS[name][0]}.hero", name, WIDE, FITTED)
    found = words(drawn)
    assert_apart(found)
    titles = ("Validity of the score", "Months from now")
    (foot,) = [top for line, _, top, *_ in found if line.startswith(titles)]
    table = frame.to_pandas() if isinstance(frame, pa.Table) else frame
    named = set(table["words"][table["mark"] != "lock"].dropna())
    assert [line for line, _, _, _, bottom in found if line in named and bottom > foot - LEAST] == []
    assert [line for line, left, _, right, _ in found if left < 0 or right > WIDE] == []


@pytest.mark.parametrize("chart", [*CHARTS, "footprint.network"])
def test_no_letters_are_too_small(chart):
    sizes = [float(size) for size in re.findall(r'font-size="([\d.]+)px"', narrow(chart, width=WIDE))]
    assert sizes and min(sizes) >= LEAST


@pytest.mark.parametrize("chart", [*CHARTS, "footprint.network"])
def test_a_finding_is_one_line_with_no_more_digits_than_are_known(chart):
    make = drawing(chart, "defaults")[0]
    if chart == "footprint.ramp":  # worked out in the background: its page finds it
        return
    assert make.finding and not make.finding.endswith(".")
    assert len(make.finding.split()) <= 18
    for number in re.findall(r"\d[\d,]*", make.finding):
        assert len(number.replace(",", "").strip("0")) <= 2, make.finding


def test_the_plan_hides_no_network_that_stands_where_it_does():
    (plan,) = [
        layer["mark"]
        for layer in specification("footprint.frontier")["layer"]
        if layer["mark"].get("shape") == "diamond"
    ]
    assert plan["filled"] is False
    assert {"1 plant", "Your plan"} <= {line for line, *_ in words(narrow("footprint.frontier", width=BESIDE))}


def test_published_figures_stand_at_what_was_published_and_say_whose_and_of_when():
    rows = [row for row in drawing("viability.by_year", "defaults")[1].to_pylist() if row["mark"] == "point"]
    facts = cached.records("facts", "fact_id")
    assert [(row["kind"], row[row["kind"]]) for row in rows] == [
        (kind, facts[key]["value"]) for key, _, kind in viability_hero.PUBLISHED
    ]
    for row, (key, name, _) in zip(rows, viability_hero.PUBLISHED, strict=True):
        assert row["label"].startswith(f"{name} {str(facts[key]['as_of'])[:4]}: ")
    assert {row["label"] for row in rows} <= {line for line, *_ in words(narrow("viability.by_year", width=WIDE))}


@pytest.mark.parametrize("price", [100_000.0, 700_000.0])
def test_a_published_figure_stays_where_it_is_whatever_the_price(price):
    inputs = cached.inputs("viability", scenario_of(price_us=price))
    found = viability_hero.points()
    assert [value for *_, value in found] == [value for *_, value in viability_hero.points()]
    assert viability_hero.finding_words(inputs).startswith("A dose ")


def test_margin_and_cost_have_axes_of_their_own_one_above_the_other():
    scales = {scale["name"]: scale for scale in compiled("viability.by_year")["scales"]}
    margin, cost = scales["layer_0_y"], scales["aside_y"]
    foot = {"signal": f"{viability_charts.LOW} ? height : {viability_charts.MARGINS}"}
    assert margin["range"][0] == foot and viability_charts.MARGINS < viability_charts.BELOW == cost["range"][1]
    assert margin["domain"] == [viability_charts.WORST, 100]


@pytest.mark.parametrize(("chart", "end"), [("viability.by_year", "≤ −25"), ("viability.years", "≤ −100")])
def test_an_axis_of_margins_says_where_it_is_cut(chart, end):
    assert end in {line for line, *_ in words(narrow(chart, width=WIDE))}


@pytest.mark.parametrize("chart", ["viability.levers", "viability.parts", "market.funnel", "footprint.ramp"])
def test_bars_begin_at_nothing(chart):
    names = [scale for scale in compiled(chart)["scales"] if scale["type"] in ("linear", "sqrt")]
    assert names and all(scale.get("zero") for scale in names)


@pytest.mark.parametrize("changes", [{}, {"demand_factor": 2.0, "reach_us": 90.0}, {"demand_factor": 0.1}], ids=str)
def test_the_axis_of_sales_holds_the_band_of_the_answer(changes):
    inputs, base = cached.inputs("market", scenario_of(**changes)), cached.inputs("market", setting("defaults"))
    known = market_hero.ramps()
    top = market_frames.top(inputs, base, known)
    rows = market_frames.by_year(inputs, base, known, top).to_pylist()
    assert max(row["high"] for row in rows if row["mark"] == "total") <= top


@pytest.mark.parametrize("width", [PAPER, WIDE])
def test_the_regions_are_named_on_a_phone_too(width):
    named = {row["label"] for row in drawing("market.by_year", "defaults")[1].to_pylist() if row["mark"] == "name"}
    assert len(named) == 2  # nobody is served in the third at the defaults
    told = [line for line, *_ in words(narrow("market.by_year", width=width, autosize=FITTED))]
    assert [told.count(name) for name in named] == [1, 1]
