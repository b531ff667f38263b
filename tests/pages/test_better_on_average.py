"""A decision that is better on average, but loses in most futures, says so in its head, on every page that compares."""

from dataclasses import replace
from importlib import import_module
from types import SimpleNamespace

import pytest

from components import cached
from models.scenario import Scenario
from tests.pages.verdicts import KINDS

PAGES = {
    "design_lock": "pages.lock.design_lock.answer",
    "footprint": "pages.footprint.footprint.answer",
    "viability": "pages.footprint.viability.answer",
    "partner": "pages.pitch.partner.answer",
}
SAID = "Better on average, but in fewer than half of futures."
STOPS = [("design_lock", KINDS["design_lock"]["stop"]), ("partner", KINDS["partner"]["none"])]


def head(topic: str, sure: float, **changes) -> str:
    """Return the first sentence of a topic's answer, were it to win in a share of futures."""
    scenario = Scenario(tuple(sorted(changes.items())))
    answer = replace(cached.answer(topic, scenario), sure=sure, ranks=((), ()))
    page = SimpleNamespace(answer=answer, inputs=cached.inputs(topic, scenario))
    return str(import_module(PAGES[topic]).sentences(page, lambda key, strong=False: key)[0])


@pytest.mark.parametrize("topic", PAGES)
def test_the_head_says_that_most_futures_are_lost_and_only_then(topic):
    assert SAID in head(topic, 0.45)
    assert SAID not in head(topic, 0.55)


@pytest.mark.parametrize(("topic", "changes"), STOPS)
def test_so_it_does_of_not_going_on(topic, changes):
    assert SAID in head(topic, 0.45, **changes)
