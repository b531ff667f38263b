"""Comparisons in pairs in words; their matrix is tested with the method."""

from components.pairs import said
from models.methods.multicriteria import PAIR_SCALE


def test_left_and_right_are_said_the_right_way_round():
    assert said(9, True, "Safety", "Cost") == "Safety all-important against cost"
    assert said(3, False, "Safety", "Cost") == "Cost rather more important than safety"
    assert said(1, True, "Safety", "Cost") == "Safety as important as cost"


def test_every_step_of_the_scale_has_words():
    assert all(said(times, True, "One", "Other") for times in PAIR_SCALE)
