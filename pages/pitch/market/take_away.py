"""Take away: the charts, the tables and the link."""

from components import takeaway
from components.frame import Page
from models.market import frames
from pages.pitch.market import funnel, hero, real_products


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    takeaway.draw(
        {"Sales": hero.drawing(page), "Funnel": funnel.drawing(page)},
        {
            "Sales by year": frames.years(page.inputs),
            "Funnel": frames.funnel_table(page.inputs),
            "Published sales": real_products.sold(),
        },
    )
