"""Evidence: the claims, the published costs and how real this setting is."""

from components import cached, evidence
from components.frame import Page

CLAIMS = (6, 7)


def draw(page: Page) -> None:
    """Draw the claims, the published costs and how real this setting is."""
    tables = {
        "Published costs and margins": evidence.with_sources(cached.rows("modality_cogs")),
        "The antibody precedent": evidence.with_sources(cached.rows("mab_precedent")),
    }
    evidence.draw(page, CLAIMS, tables)
