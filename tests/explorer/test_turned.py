"""What turns each claim at the public defaults is kept, is of today's numbers, and does turn it."""

import pytest

from explorer import claims, turned
from models.scenario import Scenario

NUMBERS = [row["claim_no"] for row in claims.listed() if claims.test_of(row["claim_no"])]


def test_what_is_kept_is_of_the_models_and_defaults_of_today_and_of_every_claim_that_is_tried():
    assert set(turned.kept()) == set(NUMBERS), "python -m explorer.turned finds it anew"


@pytest.mark.parametrize("number", NUMBERS)
def test_a_claim_has_another_verdict_where_what_is_kept_says_so(number):
    flip = turned.kept()[number]
    if flip is not None:
        found = claims.tried(number, Scenario(((flip.key, flip.at),)))
        assert found.verdict == flip.verdict.kind
        assert found.verdict != claims.tried(number, Scenario()).verdict


def test_what_is_of_other_numbers_is_not_told(monkeypatch):
    monkeypatch.setattr(turned, "fingerprint", lambda: "of other numbers")
    turned.kept.cache_clear()
    assert turned.kept() == {}
    monkeypatch.undo()
    turned.kept.cache_clear()


def test_a_row_without_a_key_says_that_nothing_turns_it():
    assert turned.flip({"key": None, "turns_at": None, "verdict": None, "distance": None}) is None
    assert turned.told(None) == [None] * 4
