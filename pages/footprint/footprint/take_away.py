"""Take away: the map, the network and the link."""

from components import takeaway
from components.frame import Page
from models.footprint import frames
from pages.footprint.footprint import answer, hero


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    plan = page.answer.detail.plan
    network = frames.table(page.inputs, plan) if plan else answer.impossible(page)
    regions = frames.by_region(page.inputs, plan) if plan else answer.impossible(page)
    takeaway.draw({"Footprint": hero.drawing(page)}, {"Network": network, "Regions": regions})
