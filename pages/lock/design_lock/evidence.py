"""Evidence: the claims, the real cases and how real this setting is."""

from components import cached, evidence
from components.frame import Page

CLAIMS = (8, 4)


def draw(page: Page) -> None:
    """Draw the claims, the real cases of a change near or after the lock, and how real this setting is."""
    evidence.draw(page, CLAIMS, {"The sixteen real cases": evidence.with_sources(cached.rows("design_lock_cases"))})
