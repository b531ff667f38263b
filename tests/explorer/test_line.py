"""A line about a topic says what the whole answer says, and asks for less."""

import pytest

from explorer import answers, presets
from models.scenario import Scenario
from models.topics import TOPICS
from tests.pages.opened import scenario_of

SCENES = {
    "defaults": Scenario(),
    "half the demand": scenario_of(demand_factor=0.5),
    "china first": presets.scenario_of("china_to_west"),
    "in vivo": presets.scenario_of("in_vivo_entrant"),
}


@pytest.mark.parametrize("scene", SCENES)
@pytest.mark.parametrize("topic", TOPICS)
def test_a_line_has_the_verdict_the_worth_and_the_figures_of_the_whole_answer(topic, scene):
    short, whole = (ask(topic, SCENES[scene]) for ask in (answers.line, answers.answer))
    module = TOPICS[topic]
    assert (short.verdict, short.words(module.PHRASES)) == (whole.verdict, whole.words(module.PHRASES))
    assert dict(short.told) == pytest.approx(dict(whole.told), rel=1e-12)
    assert short.value == pytest.approx(whole.value, rel=1e-12, nan_ok=True)
