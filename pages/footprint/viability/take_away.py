"""Take away: the charts, the tables and the link."""

from components import takeaway
from components.frame import Page
from models.viability import frames
from pages.footprint.viability import hero, levers


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    takeaway.draw(
        {"Cost of sales a dose": hero.drawing(page), "Parts": levers.drawing(page)},
        {
            "Years": frames.years_table(page.inputs),
            "Parts": frames.parts_table(page.inputs),
            "Margins": frames.margins(page.inputs),
        },
    )
