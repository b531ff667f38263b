"""Take away: the charts, the tables and the link."""

from components import takeaway
from components.frame import Page
from models.ramp import frames
from pages.footprint.ramp import flexible_slots, hero, the_orders, when_to_order


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    takeaway.draw(
        {
            "Ramp": hero.drawing(page),
            "Orders": the_orders.drawing(page),
            "When to order": when_to_order.drawing(page),
            "Flexible slots": flexible_slots.drawing(page),
        },
        {
            "Orders": frames.orders_table(page.inputs),
            "By quarter": frames.by_quarter(page.inputs).round(0),
            "Capital and capacity by year": frames.by_year(page.inputs).round(1),
        },
    )
