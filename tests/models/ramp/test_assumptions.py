"""The numbers of the ramp until its page keeps them: whole, each with one owner, a source or a reason."""

from dataclasses import fields

import pytest

from explorer import store
from models import ramp as model
from models.topics import TOPICS
from tests.models.ramp.cases import DEFAULTS, DRAFT, GIVEN, READ

OWN = {told["key"]: told for told in DRAFT["assumptions"]}
BORROWED = [told["key"] for told in DRAFT["borrowed"]]
SOURCES = {told["source"] for told in DRAFT["sources"]} | set(store.records("sources", "source"))


def test_every_field_is_given_read_borrowed_or_the_ramps_own():
    taken = {field.name for field in fields(model.Inputs)} - set(GIVEN) - set(READ)
    assert taken == (set(BORROWED) | set(OWN)) - {"demand_factor"}
    assert len(BORROWED) == len(set(BORROWED))


def test_no_key_has_a_second_owner():
    assert not set(OWN) & set(store.catalogue()) and set(BORROWED) <= set(store.catalogue())


@pytest.mark.parametrize("key", OWN)
def test_a_number_says_where_it_is_from(key):
    told = OWN[key]
    assert told["derivation" if told["basis"] in ("derived", "illustrative") else "locator"]
    assert {told.get("source")} | {point.get("source") for point in told.get("points", ())} <= SOURCES | {None}
    if "value" in told:
        assert told["low"] <= told["value"] <= told["high"]


def test_figures_are_moved_by_what_the_ramp_has_and_kinds_are_those_of_the_plan():
    known = {field.name for field in fields(model.Inputs)}
    assert {key for figure in model.FIGURES.values() for key in figure.feeds} <= known
    assert [one["option"] for one in OWN["mix"]["options"]] == list(model.KINDS)
    assert set(model.answer(DEFAULTS).contributions) == set(model.MECHANISMS)


def test_what_it_reads_is_offered_by_a_topic_before_it():
    assert set(model.UPSTREAM.values()) <= set(TOPICS)
