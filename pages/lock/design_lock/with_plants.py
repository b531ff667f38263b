"""Beside the worth of a lock: what it leaves out of the plants, and what the company is worth with them."""

from components import cached, session
from components.frame import Page
from components.words import money
from models.scenario import Scenario

OWNER = "partner"  # the page that counts with the network as it is built
LEFT_OUT = (
    "Plants count here as planned: each dose bears its share of one in steady use. What is spent on them before the "
    "data, and suites that stand idle in the first years, are not in this worth"
)


def draw(page: Page, place) -> None:
    """Say in a container what is left out, with the worth that holds it, and offer the page that has it.

    As the strip, it waits while moves follow each other; in Present it is not there.
    """
    mine = session.explorer()
    if mine.presenting:
        return
    held = session.in_a_hurry() and mine.rippled is not None
    place.caption(words(mine.rippled[0] if held else page.scenario))
    place.button("Open the partner page", key="to_partner", type="tertiary", on_click=go)


def words(scenario: Scenario) -> str:
    """Return the sentence; without the partner page's figure where that page has no answer."""
    if cached.absent(OWNER, scenario):
        return f"{LEFT_OUT}; the partner page counts them."
    project = cached.answer(OWNER, scenario).detail.figures["project"]
    return f"{LEFT_OUT}. With them, under your partnering plan, the whole project is worth {money(project)}."


def go() -> None:
    """Open the partner page in the next run."""
    session.explorer().go = OWNER
