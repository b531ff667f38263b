"""The axis of the hero holds what is named on it, with room below for the names, at both ends of all in sight."""

import pytest

from components import cached
from models import translation
from models.translation import lines
from tests.models.translation.cases import DEFAULTS
from tests.pages.opened import TRANSLATION_PAGE, ends, scenario_of


@pytest.mark.parametrize("end", [0, 1], ids=["low", "high"])
def test_the_axis_holds_the_plan_and_the_names_of_the_lines(end):
    sliders = [change for change in ends(TRANSLATION_PAGE) if len(change) == 1][end::2]
    inputs = cached.inputs("translation", scenario_of(**{key: of for one in sliders for key, of in one.items()}))
    answer = translation.answer(inputs)
    bottom, top = lines.height(DEFAULTS, inputs, answer.best)
    rows = lines.hero(answer, inputs, DEFAULTS)
    named = rows[rows["mark"].isin(["name", "point"])]
    assert named["gain"].min() >= bottom + lines.FOOT * (top - bottom) - 1e-6 and named["gain"].max() <= top
