"""Take away: the charts, the tables and the link."""

from components import takeaway
from components.frame import Page
from models.pitch import frames, shown
from pages.pitch.pitch import hero, rank


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    takeaway.draw(
        {"Differentiation": hero.drawing(page), "Acceptability": rank.acceptability(page)},
        {
            "Landscape": shown.landscape(page.inputs),
            "Deals": frames.compared_deals(page.answer.detail.comparables),
        },
    )
