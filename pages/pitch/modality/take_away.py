"""Take away: the charts, the tables and the link."""

from components import takeaway
from components.frame import Page
from models.modality import frames
from pages.pitch.modality import (
    by_class,
    hero,
    one_class_after_another,
    value_and_risk,
    waiting_for_data,
    what_was_paid,
)


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    takeaway.draw(
        {
            "Bets": hero.drawing(page),
            "By class": by_class.drawing(page),
            "Value and risk": value_and_risk.drawing(page),
            "Waiting for data": waiting_for_data.drawing(page),
            "What was paid": what_was_paid.drawing(page),
            "One class after another": one_class_after_another.drawing(page),
        },
        {
            "Mixes": frames.all_mixes(page.inputs).round(1),
            "Classes": frames.chances_table(page.inputs),
            "Money by year": frames.by_year(page.inputs),
        },
    )
