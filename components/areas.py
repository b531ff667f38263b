"""Areas that the plan would launch in and that every page leaves out, since a launch there would lose."""

from components import cached
from models.scenario import Scenario
from models.topics import TOPICS

OWNER, NAMES = "design_lock", "market"  # whose decision it is; who names the areas


def left_out(scenario: Scenario) -> str:
    """Return the areas' names, as a sentence says it of a launch in each; nothing where none is left out."""
    found = TOPICS[OWNER].areas_left_out(cached.inputs(OWNER, scenario))
    return " or in ".join(TOPICS[NAMES].words.AREAS[area] for area in found)


def told(scenario: Scenario) -> list[str]:
    """Return the sentence that says so, for a page that shows no patients there; none where nothing is left out."""
    names = left_out(scenario)
    return [f"A launch in {names} would not pay: every page leaves it out."] if names else []
