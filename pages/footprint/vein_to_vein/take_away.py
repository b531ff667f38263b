"""Take away: the charts, the tables and the link."""

from components import takeaway
from components.frame import Page
from models.vein_to_vein import frames
from pages.footprint.vein_to_vein import days_by_step, handing_over, hero, own_or_contract


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    takeaway.draw(
        {
            "Vein to vein": hero.drawing(page),
            "Days by step": days_by_step.drawing(page),
            "Hand-offs": handing_over.drawing(page),
            "Own or contract": own_or_contract.drawing(page),
        },
        {
            "Steps": frames.steps_table(page.inputs),
            "Plants and ways": frames.days_compared(page.inputs),
            "Stations": frames.stations(page.inputs, page.answer),
        },
    )
