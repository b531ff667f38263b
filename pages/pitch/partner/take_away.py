"""Take away: the charts, the tables and the link."""

from components import takeaway
from components.frame import Page
from models.partner import frames
from pages.pitch.partner import hero, side_by_side


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    detail = page.answer.detail
    takeaway.draw(
        {"Partner": hero.drawing(page), "Plans": side_by_side.bars(page)},
        {"Plans": frames.side_by_side(detail.trials, detail.mine)},
    )
