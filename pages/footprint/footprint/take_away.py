"""Take away: the map, the network and the link."""

from components import takeaway
from components.frame import Page
from models.footprint import frames
from pages.footprint.footprint import hero


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    _, rows, *_ = shown = hero.drawing(page)
    plan = page.answer.detail.plan
    takeaway.draw({"Footprint": shown}, {"Network": frames.table(page.inputs, plan) if plan else rows.to_pandas()})
