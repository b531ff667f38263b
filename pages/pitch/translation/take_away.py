"""Take away: the charts, the tables and the link."""

from components import takeaway
from components.frame import Page
from models.translation import frames, trade
from pages.pitch.translation import break_even, hero, published_models, reproducibility, the_cascade, the_ways


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    takeaway.draw(
        {
            "Gain by validity": hero.drawing(page),
            "Ways": the_ways.drawing(page),
            "Break-even": break_even.drawing(page),
            "Screens": the_cascade.drawing(page),
            "Reproducibility": reproducibility.drawing(page),
        },
        {
            "Ways": frames.ways_table(page.inputs),
            "Questions": frames.checklist_table(page.inputs),
            "Deals": frames.deals_table(page.inputs),
            "Validity or throughput": trade.table(trade.BEST),
            "Published models": frames.published_table(published_models.told()),
        },
    )
