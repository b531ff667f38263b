"""The numbers of the ramp: each is used by the page, and what it hangs on is offered by topics before it."""

from dataclasses import fields

from components import cached
from models import ramp as model
from models.topics import TOPICS
from tests.models.ramp.cases import DEFAULTS, GIVEN, READ, ROWS

SHOWN = [*cached.keys("ramp", "main"), *cached.keys("ramp", "more")]
OF_DEMAND = {"demand_factor"}  # which reaches the ramp through the patients it reads


def test_every_field_is_given_read_or_shown():
    taken = {field.name for field in fields(model.Inputs)} - set(GIVEN) - set(READ)
    assert taken == set(SHOWN) - OF_DEMAND
    assert len(SHOWN) == len(set(SHOWN))


def test_figures_are_moved_by_what_the_ramp_has_and_kinds_are_those_of_the_plan():
    known = {field.name for field in fields(model.Inputs)}
    assert {key for figure in model.FIGURES.values() for key in figure.feeds} <= known
    assert [option for option, _ in ROWS["mix"].options] == list(model.KINDS)
    assert set(model.answer(DEFAULTS).contributions) == set(model.MECHANISMS)


def test_what_it_reads_is_offered_by_a_topic_before_it():
    names = list(TOPICS)
    assert all(names.index(other) < names.index("ramp") for other in model.UPSTREAM.values())
