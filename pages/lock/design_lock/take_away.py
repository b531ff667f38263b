"""Take away: the charts, the tables and the link."""

from components import cached, evidence, takeaway
from components.frame import Page
from models.design_lock import frames
from pages.lock.design_lock import hero, paths_and_rule


def draw(page: Page) -> None:
    """Offer the charts, the tables and the link."""
    _, curves, *_ = shown = hero.drawing(page)
    takeaway.draw(
        {"Design lock": shown, "Paths": paths_and_rule.paths(page), "Adaptive rule": paths_and_rule.rule(page)},
        {
            "Curves": frames.curves(curves),
            "Cases": evidence.with_sources(cached.rows("design_lock_cases")),
        },
    )
