"""The settings that the tests of the pitch share."""

from dataclasses import fields, replace

from components import cached
from models import pitch
from models.scenario import Scenario


def scenario_of(**changes) -> Scenario:
    """Return the defaults after moves, each option with what it brings along."""
    scenario = Scenario()
    for key, value in changes.items():
        scenario = scenario.moved(cached.catalogue(), key, value)
    return scenario


def inputs_of(**changes) -> pitch.Inputs:
    """Return the pitch's inputs after moves, with what it reads of the other topics."""
    return cached.inputs("pitch", scenario_of(**changes))


DEFAULTS = inputs_of()
SLIDERS = [f.name for f in fields(pitch.Inputs) if f.type is float and f.name in cached.catalogue()]


def having(**changes) -> pitch.Inputs:
    """Return the default inputs with fields changed, whatever other topics would say."""
    return replace(DEFAULTS, **changes)


def first(inputs: pitch.Inputs) -> float:
    """Return how often the asset is first."""
    return float(pitch.ranking(inputs).shares[-1])
