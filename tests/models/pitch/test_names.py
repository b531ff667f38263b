"""Where names stand on the map: beside their marks, none on another, none off it."""

from itertools import combinations

import numpy as np
import pytest

from models.pitch import frames, names
from models.pitch.acceptability import ranking
from tests.models.pitch.cases import DEFAULTS, inputs_of

WORDS = ("Your asset", "A new rival", "Yescarta", "Breyanzi", "Kymriah", "Tecartus", "Aucatzyl", "obe-cel")


def boxes(marks, found: list[names.Place], plot: tuple[float, float]) -> list[names.Box]:
    """Return what the names that are shown cover."""
    shown = [n for n, one in enumerate(found) if one.on_phone or plot == names.SCREEN]
    sides = [(one.align, one.dx, one.dy) for one in found]
    return [names.box_of(marks[n], WORDS[n], sides[n], plot) for n in shown]


@pytest.mark.parametrize("seed", range(40))
def test_no_name_covers_another_or_leaves_the_map(seed):
    marks = np.random.default_rng(seed).uniform(0.05, 0.95, (5, 2)).tolist()
    found = names.places(marks, WORDS[:5])
    for plot in (names.PHONE, names.SCREEN):
        shown = boxes(marks, found, plot)
        assert all(names.apart(one, other) for one, other in combinations(shown, 2))
        assert all(left >= 0 and right <= plot[0] and top >= 0 and bottom <= plot[1]
                   for left, top, right, bottom in shown)  # fmt: skip


def test_a_lone_mark_has_its_name_above_it_to_the_right_and_inwards_at_the_edge():
    assert names.places([(0.5, 0.5)], ["Yescarta"]) == [names.Place("left", 6.0, -11.0, True)]
    assert names.places([(1.0, 0.5)], ["Yescarta"])[0].align == "right"
    assert names.places([(0.5, 0.0)], ["Yescarta"])[0].dy > 0


def test_names_that_a_phone_has_no_room_for_are_left_out_there_and_only_there():
    crowd = [(0.5 + 0.02 * (n % 3), 0.5 + 0.03 * (n // 3)) for n in range(8)]
    found = names.places(crowd, WORDS)
    assert found[0].on_phone, "the asset comes first"
    assert not all(one.on_phone for one in found)


@pytest.mark.parametrize("changes", [{}, {"indication": "myeloma"}, {"response": 54.0}, {"map_x": "crs"},
                                     {"map_x": "icans"}, {"map_x": "crs", "indication": "myeloma"},
                                     {"unknown_rivals": "yes"}], ids=str)  # fmt: skip
def test_the_map_of_what_is_sold_has_room_for_nearly_every_name_on_a_phone(changes):
    inputs = inputs_of(**changes)
    rows = frames.differentiation(inputs, ranking(inputs), ranking(DEFAULTS), DEFAULTS, "Your asset").to_pylist()
    named = [row for row in rows if row["mark"] in ("asset", "rival", "to_come", "product")]
    assert [row["mark"] for row in named if row["on_phone"]].count("asset") == 1
    assert sum(row["on_phone"] for row in named) >= len(named) - 1
