"""Take away: the charts, the tables and the link."""

from components import takeaway
from components.frame import Page
from models.iteration import frames
from pages.lock.iteration import acceptance_of_the_data, being_first, hero, the_paths


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    takeaway.draw(
        {
            "Iteration": hero.drawing(page),
            "The paths": the_paths.drawing(page),
            "Being first": being_first.drawing(page),
            "Acceptance of the data": acceptance_of_the_data.drawing(page),
        },
        {"Paths": frames.paths_table(page.inputs), "Promise and truth": frames.promises(page.inputs)},
    )
