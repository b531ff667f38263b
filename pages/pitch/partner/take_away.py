"""Take away: the charts, the tables and the link."""

from components import takeaway
from components.frame import Page
from models.partner import frames
from pages.pitch.partner import hero, where_each_wins


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    detail = page.answer.detail
    takeaway.draw(
        {"Partner": hero.drawing(page), "Where each wins": where_each_wins.drawing(page)},
        {"Plans": frames.side_by_side(detail.trials, detail.mine)},
    )
