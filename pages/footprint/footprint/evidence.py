"""Evidence: the claims, the real plants and how real this setting is."""

from components import cached, evidence
from components.frame import Page

CLAIMS = (10, 11)


def draw(page: Page) -> None:
    """Draw the claims, the real plants and how real this setting is."""
    tables = {
        "The real plants": evidence.with_sources(cached.rows("sites")),
        "What was measured of logistics": evidence.with_sources(cached.rows("logistics")),
    }
    evidence.draw(page, CLAIMS, tables)
