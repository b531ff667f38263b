"""Areas that the plan would launch in and that every page leaves out, since a launch there would lose."""

from collections.abc import Iterable

from components import cached
from components.words import about
from models.scenario import Scenario
from models.topics import TOPICS

NETWORK, SOMEBODY = "footprint", 1.0  # who has the slots; patients a year, with fewer there is nobody to tell of
OWNER, NAMES = "design_lock", "market"  # whose decision it is; who names the areas


def left_out(scenario: Scenario) -> str:
    """Return the areas' names, as a sentence says it of a launch in each; nothing where none is left out."""
    return named(TOPICS[OWNER].areas_left_out(cached.inputs(OWNER, scenario)))


def closed(scenario: Scenario) -> str:
    """Return the same of the areas that only the network leaves out, since a launch loses by the suites it needs."""
    return named(cached.inputs(NETWORK, scenario).closed)


def named(found: Iterable[str]) -> str:
    """Return areas as a sentence names them."""
    return " or in ".join(TOPICS[NAMES].words.AREAS[area] for area in found)


def told(scenario: Scenario) -> list[str]:
    """Return the sentences that say so, for a page that shows no patients there; none where nothing is left out."""
    never, here = left_out(scenario), closed(scenario)
    said = [f"A launch in {never} would not pay and is left out."] if never else []
    return [*said, f"A launch in {here} would not pay with its suites, which come whole: nobody is treated there."
            ] if here else said  # fmt: skip


def beside_a_worth(scenario: Scenario) -> str:
    """Say of the lock's worth which areas would lose and no page counts, and which the lock counts alone."""
    names, others = left_out(scenario), closed(scenario)
    said = f", and leaves out, as every page does, a launch in {names}, which would not pay" if names else ""
    if not others:
        return said
    return f"{said}, and counts a launch in {others}, which pays for suites to the patient and not for whole ones"


def slots_missing(scenario: Scenario) -> tuple[float, float]:
    """Return how many lack a slot in the year in which most do, and how many ask then, of countries that are served."""
    owner, areas = cached.reads(OWNER, scenario), TOPICS[NAMES].words.AREAS
    each = [[sum(owner[f"open_{area}"]) / 100 * one for one in owner[f"asked_{area}"]] for area in areas]
    started = cached.reads(NETWORK, scenario)["started"]
    return max((sum(asked) - given, sum(asked)) for *asked, given in zip(*each, started, strict=True))


def without_a_slot(scenario: Scenario) -> str:
    """Say for how many the network has no slot, though the worth of a launch counts those of countries that pay."""
    missing, asked = slots_missing(scenario)
    if cached.absent(NETWORK, scenario) or missing < SOMEBODY:
        return ""
    return (
        f"It builds for all whose countries pay; the network, in whole suites, has no slot for {about(missing)} of "
        f"{about(asked)} patients in its tightest year, and sales on the other pages are of those treated."
    )
