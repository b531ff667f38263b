"""The pitch's charts and the waterfall: every word large enough, on the paper and on no other, at any width."""

import re
from functools import cache

import pytest
import vl_convert

from components.charts import pitch as charts
from components.charts.theme import COLOURS, FONT_FILES, HERO
from tests.charts.drawn import drawing, specification, visible
from tests.charts.test_phone import assert_apart
from tests.charts.test_pictures import words

CHARTS = ("pitch.acceptability", "pitch.deals", "pitch.differentiation", "pitch.gains", "waterfall.waterfall")
WIDTHS, LEAST = (358, 700, 900), 12.0  # pixels of a chart on a phone and on screens; of letters
GUESS = "ronde-cel"


def fitted(spec: dict, width: int) -> str:
    """Return a chart as its page fits it to a width, as SVG."""
    vl_convert.register_font_directory(str(FONT_FILES))
    return vl_convert.vegalite_to_svg(spec | {"width": width, "autosize": {"type": "fit-x", "contains": "padding"}})


@cache
def shown(chart: str, name: str, width: int) -> str:
    """Return a chart under a setting as its page shows it at a width."""
    return fitted(specification(chart, "light", name), width)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", ["defaults", "late"])
@pytest.mark.parametrize("chart", CHARTS)
def test_every_word_is_large_enough_on_the_paper_and_on_no_other(chart, name, width):
    drawn = shown(chart, name, width)
    assert min(float(one["font-size"].removesuffix("px")) for one in visible("text", drawn)) >= LEAST
    found = words(drawn)
    assert [line for line, left, _, right, _ in found if left < 0 or right > width] == []
    assert_apart(found)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_rooms_guess_stands_beside_its_bar_within_the_paper(width):
    make, rows, *_ = drawing("pitch.acceptability", "defaults")
    found = words(fitted(make(rows, "light", GUESS).to_dict(), width))
    (guess,) = [one for one in found if one[0] == "room's guess"]
    assert guess[3] <= width
    assert_apart(found)


def test_the_shade_of_the_map_has_a_scale_and_the_hint_leaves_once_the_pointer_reads():
    spec = specification("pitch.differentiation")
    drawn = {line for line, *_ in words(shown("pitch.differentiation", "defaults", 700))}
    assert {charts.SHADE, "25 %", "50 %", "100 %"} <= drawn and spec["height"] == HERO


def test_red_on_the_pitch_is_loss_alone():
    red = {COLOURS["light"][name] for name in ("fails", "slow")}
    for chart in ("pitch.differentiation", "pitch.acceptability", "pitch.gains"):
        assert not red & set(re.findall(r"#[0-9A-Fa-f]{6}", str(specification(chart)))), chart


def test_every_dollar_of_the_deals_axis_is_a_round_one():
    texts = {line for line, *_ in words(shown("pitch.deals", "defaults", 700))}
    dollars = [text for text in texts if re.fullmatch(r"[\d,]+", text) and not re.fullmatch(r"20\d\d", text)]
    assert len(dollars) >= 3 and all(text.replace(",", "").strip("0") in ("1", "2", "5") for text in dollars)
